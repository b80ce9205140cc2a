package rolluptest

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
)

// voteOf is the definition of an event and gives every site its place. A group
// of the table is a unit; places with other questions are a unit of their own.
func voteOf(id string, first row, sites []*site) *count.Vote {
	v := Made(0, 0, 0)
	v.ID, v.Sample = id, false
	v.Title = strings.TrimSpace(strings.Join([]string{first["organisation"], first["event"], first["year"]}, " "))
	v.Note = "Yes and no as published; the days of voting, the rule and all settings are sample: they were not published with the figures. The sources stand on the sheets."
	year := first["year"]
	if year == "" {
		year = "2000" // not published: sample, as the note says
	}
	v.Opens, v.Closes = count.Date(year+"-06-01"), count.Date(year+"-06-02")
	v.Coalition.Code, v.Coalition.Name = code(first["organisation"]), first["organisation"]
	v.Ballots.Method, v.Ballots.BatchSize = count.InPerson, 1000
	if strings.Contains(first["method"], "mail") || strings.Contains(first["method"], "postal") {
		v.Ballots.Method = count.ByMail
	}
	three := count.Fraction{Num: 3, Den: 100}
	v.Thresholds.Blank, v.Thresholds.Void = three, three
	v.Questions = nil
	for _, s := range sites {
		for _, r := range s.rows {
			if !slices.ContainsFunc(v.Questions, func(q count.Question) bool { return q.ID == code(r["question"]) }) {
				v.Questions = append(v.Questions, question(code(r["question"]), r["question"], count.LevelCoalition, count.LevelCoalition))
			}
		}
	}
	u := count.Union{Code: v.Coalition.Code, Name: v.Coalition.Name}
	var kinds []string
	for _, s := range sites {
		kind := s.group + "|" + s.questions()
		if i := slices.Index(kinds, kind); i < 0 {
			kinds = append(kinds, kind)
			u.Units = append(u.Units, unitOf(v, len(kinds), s, sites))
		}
		place(&u, &u.Units[slices.Index(kinds, kind)], s)
	}
	v.Coalition.Unions = []count.Union{u}
	return v
}

// unitOf names a unit after its group; after its questions too where the group
// answers different ones.
func unitOf(v *count.Vote, n int, s *site, sites []*site) count.Unit {
	name := s.group
	if name == "" {
		name = "Locals"
	}
	if slices.ContainsFunc(sites, func(o *site) bool { return o.group == s.group && o.questions() != s.questions() }) {
		name += ": " + s.questions()
	}
	out := count.Unit{Code: fmt.Sprintf("N%d", n), Name: name}
	for _, q := range v.Questions {
		if !slices.ContainsFunc(s.rows, func(r row) bool { return code(r["question"]) == q.ID }) {
			out.NotPut = append(out.NotPut, q.ID)
		}
	}
	return out
}

// place adds a local, under its number where it has one that is still free.
func place(u *count.Union, n *count.Unit, s *site) {
	number := s.local[:len(s.local)-len(strings.TrimLeft(s.local, "0123456789"))]
	if number == "" || slices.ContainsFunc(n.Locals, func(l count.Local) bool { return l.Code == number }) {
		number = fmt.Sprintf("P%d", len(n.Locals)+1)
	}
	name := s.local
	if name == "" {
		name = s.rows[0]["event"]
	}
	roll, err := count.ParseCount(s.rows[0]["eligible"])
	if err != nil {
		roll = count.Count{} // figures reports the row
	}
	n.Locals = append(n.Locals, count.Local{Code: number, Name: name, Roll: roll})
	s.id = count.PlaceID(u.Code + "/" + n.Code + "/" + number)
}

// code makes a code of a name.
func code(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(clip(b.String(), 24), "-")
}
