package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"countersign/count"
)

// mostQuestions is how many stand on the papers of a vote.
const mostQuestions = 4

func (r *reader) questions() {
	seen := newCodes()
	rows := r.rowsOf(sheetQuestions)
	v := &r.plan.vote
	for i, x := range rows {
		q := count.Question{ID: x.code(headCode, "the code of the question"), Title: x.name(headTitle, "the title of the question"), Short: x.text(headShort)}
		seen.add(r, x.cell(headCode), q.ID, "the code of a question")
		if n := utf8.RuneCountInString(q.Short); n < 1 || n > 24 {
			r.addf(x.cell(headShort), "the short title has 1 to 24 characters, not %d", n)
		}
		if q.Paper = x.number(headPaper, "the paper of the question", 1, mostQuestions); q.Paper > 1 && q.Paper <= mostQuestions {
			r.addf(x.cell(headPaper), "the ballots of a vote are counted once, so its questions stand on one paper, 1; what is on another paper is a vote of its own")
		}
		if i == mostQuestions {
			r.addf(x.cell(headCode), "a vote has 1 to %d questions; this is one more", mostQuestions)
		}
		v.Questions = append(v.Questions, q)
		r.plan.chosen = append(r.plan.chosen, choice{x.cell(headRule), x.text(headRule)})
	}
	if len(rows) == 0 {
		r.addf(r.sheets[sheetQuestions].ref(1, firstRow), "there is no question; a vote has 1 to %d", mostQuestions)
	}
}

// unionAt and unitAt find what a row refers to; nil where it is not there.
func (r *reader) unionAt(code string) *count.Union {
	if i, ok := r.unionOf[code]; ok {
		return &r.plan.vote.Coalition.Unions[i]
	}
	return nil
}

func (r *reader) unitAt(u *count.Union, code string) *count.Unit {
	if i, ok := r.unitOf[[2]string{u.Code, code}]; ok {
		return &u.Units[i]
	}
	return nil
}

func (r *reader) unions() {
	rows := r.rowsOf(sheetUnions)
	for _, x := range rows {
		u := count.Union{Code: x.code(headUnion, "the code of the union"), Name: x.name(headName, "the name of the union"), Roll: x.count(headMembers, "roll"), Units: []count.Unit{}}
		r.unionLook.add(r, x.cell(headUnion), u.Code, "the code of a union")
		if u.Code != "" && r.unionAt(u.Code) == nil {
			r.unionOf[u.Code] = len(r.plan.vote.Coalition.Unions)
			r.plan.vote.Coalition.Unions = append(r.plan.vote.Coalition.Unions, u)
		}
	}
	if len(rows) == 0 {
		r.addf(r.sheets[sheetUnions].ref(1, firstRow), "there is no union; a union that votes alone is the only one of its coalition")
	}
	// The units are read before it can be said which union has none.
}

// above finds the union that a row names.
func (r *reader) above(x row) *count.Union {
	c := x.code(headUnion, "the code of the union")
	if c == "" {
		return nil
	}
	u := r.unionAt(c)
	if u == nil {
		r.addf(x.cell(headUnion), "there is no union %q in sheet %s%s", clip(c), sheetUnions, r.unionLook.near(c))
	}
	return u
}

func (r *reader) units() {
	rows := r.rowsOf(sheetUnits)
	for _, x := range rows {
		u := r.above(x)
		n := count.Unit{
			Code: x.code(headUnit, "the code of the unit"), Name: x.name(headName, "the name of the unit"), Roll: x.count(headMembers, "roll"),
			ReportsAs: x.text(headWith), NotPut: x.list(headNotPut), Locals: []count.Local{},
		}
		r.notPut(x, n.NotPut)
		if u == nil {
			continue
		}
		r.looks(u).add(r, x.cell(headUnit), n.Code, "the code of a unit")
		if n.Code != "" && r.unitAt(u, n.Code) == nil {
			r.unitOf[[2]string{u.Code, n.Code}] = len(u.Units)
			u.Units = append(u.Units, n)
		}
	}
	r.countedWith(rows)
	for _, x := range r.rowsOf(sheetUnions) {
		if u := r.unionAt(x.textAgain(headUnion)); u != nil && len(u.Units) == 0 {
			r.addf(x.cell(headUnion), "union %s has no units; a union that is one unit has one row in sheet %s", clip(u.Code), sheetUnits)
		}
	}
}

// looks are the codes of the units of a union.
func (r *reader) looks(u *count.Union) *codes {
	if r.unitLook[u.Code] == nil {
		r.unitLook[u.Code] = newCodes()
	}
	return r.unitLook[u.Code]
}

// textAgain is text whose faults were named before.
func (r row) textAgain(head string) string { return tidy(r.raw(head).Value) }

func (r *reader) notPut(x row, questions []string) {
	for i, q := range questions {
		known := slices.ContainsFunc(r.plan.vote.Questions, func(o count.Question) bool { return o.ID == q })
		switch {
		case slices.Contains(questions[:i], q):
			r.addf(x.cell(headNotPut), "question %q is there twice", clip(q))
		case !known:
			r.addf(x.cell(headNotPut), "there is no question %q in sheet %s", clip(q), sheetQuestions)
		}
	}
	if n := len(r.plan.vote.Questions); n > 0 && len(questions) >= n {
		r.addf(x.cell(headNotPut), "no question is put to this unit; leave the unit out, or put one")
	}
}

// countedWith looks at units whose ballots are counted with those of another.
func (r *reader) countedWith(rows []row) {
	for _, x := range rows {
		with, u := x.textAgain(headWith), r.unionAt(x.textAgain(headUnion))
		if with == "" || u == nil {
			continue
		}
		switch other := r.unitAt(u, with); {
		case other == nil:
			r.addf(x.cell(headWith), "union %s has no unit %q that this one could be counted with", clip(u.Code), clip(with))
		case other.Code == x.textAgain(headUnit):
			r.addf(x.cell(headWith), "a unit is not counted with itself; leave the cell empty")
		case other.ReportsAs != "":
			r.addf(x.cell(headWith), "unit %s is itself counted with %s; name that one", clip(with), clip(other.ReportsAs))
		}
	}
}

func (r *reader) places() {
	seen := map[string]*codes{} // by union and unit
	for _, x := range r.rowsOf(sheetPlaces) {
		u := r.above(x)
		unit := x.code(headUnit, "the code of the unit")
		l := count.Local{Code: x.code(headLocal, "the code of the local"), Name: x.name(headName, "the name of the local"), Roll: x.count(headMembers, "roll")}
		if u == nil || unit == "" {
			continue
		}
		n := r.unitAt(u, unit)
		if n == nil {
			r.addf(x.cell(headUnit), "union %s has no unit %q in sheet %s%s", clip(u.Code), clip(unit), sheetUnits, r.looks(u).near(unit))
			continue
		}
		if n.ReportsAs != "" {
			r.addf(x.cell(headUnit), "unit %s is counted with %s, so it has no places of its own", clip(unit), clip(n.ReportsAs))
		}
		scope := u.Code + "/" + n.Code
		if seen[scope] == nil {
			seen[scope] = newCodes()
		}
		seen[scope].add(r, x.cell(headLocal), l.Code, "the code of a local")
		n.Locals = append(n.Locals, l)
	}
}

func (r *reader) recipients() {
	for _, x := range r.rowsOf(sheetRecipients) {
		to := count.Recipient{Name: x.name(headName, "the name of the recipient"), Key: x.name(headKey, "the key of the recipient")}
		if to.Key != "" && !strings.HasPrefix(to.Key, "age1") {
			r.addf(x.cell(headKey), "%q is not the key of a recipient; it begins with age1", clip(to.Key))
		} else if to.Key != "" && !count.IsRecipientKey(to.Key) {
			r.addf(x.cell(headKey), "%q is not a whole key: a character is missing or mistyped; copy it again", clip(to.Key))
		}
		r.plan.vote.Embargo.Recipients = append(r.plan.vote.Embargo.Recipients, to)
	}
	if e := r.plan.vote.Embargo; len(e.Recipients) > 0 && !e.On() {
		r.addf(r.rowsOf(sheetRecipients)[0].cell(headName), "recipients are there, but there is no embargo in sheet %s", sheetVote)
	}
}

// whole compares the members of each body with those of its parts.
func (r *reader) whole() {
	var unions []count.Count
	for _, x := range r.rowsOf(sheetUnions) {
		u := r.unionAt(x.textAgain(headUnion))
		if u == nil {
			continue
		}
		var units []count.Count
		for _, n := range u.Units {
			units = append(units, n.Roll)
		}
		r.adds(x.cell(headMembers), u.Roll, units, "the units of this union")
		unions = append(unions, u.Roll)
	}
	for _, x := range r.rowsOf(sheetUnits) {
		u := r.unionAt(x.textAgain(headUnion))
		if u == nil {
			continue
		}
		if n := r.unitAt(u, x.textAgain(headUnit)); n != nil {
			var locals []count.Count
			for _, l := range n.Locals {
				locals = append(locals, l.Roll)
			}
			r.adds(x.cell(headMembers), n.Roll, locals, "the places of this unit")
		}
	}
	for _, x := range r.rowsOf(sheetVote) {
		if x.textAgain(headField) == fieldMembers {
			r.adds(x.cell(headValue), r.plan.vote.Coalition.Roll, unions, "the unions of the coalition")
		}
	}
}

// adds notes a sum of members that is another than the whole.
func (r *reader) adds(cell string, whole count.Count, parts []count.Count, what string) {
	sum := 0
	for _, p := range parts {
		if !p.Set() {
			return
		}
		sum += p.Int()
	}
	if whole.Set() && len(parts) > 0 && sum != whole.Int() {
		r.notef(cell, "%s have %s members together, and here stands %s", what, count.Grouped(sum), whole.Grouped())
	}
}
