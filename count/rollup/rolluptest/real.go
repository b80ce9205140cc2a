package rolluptest

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"countersign/count"
)

// RealVote is one ratification of the table with a sheet for every place of it
// whose yes and no votes were published.
type RealVote struct {
	Event  string // as the table says
	Year   string // empty where it is not known
	Vote   *count.Vote
	Sheets []*count.Sheet // in the order of the vote's places
}

// site is a place of the table: the rows of one local, one for each question.
type site struct {
	group, local string
	rows         []row
	id           count.PlaceID
}

// RealVotes makes a vote of every event of ratification_results.csv, in the
// order of the table. A row that is a total becomes a place only where no row
// below it is there, so that nobody's votes are there twice.
func RealVotes(csv io.Reader) ([]RealVote, error) {
	rows, err := read(csv)
	if err != nil {
		return nil, err
	}
	var keys []string
	events := map[string][]row{}
	for _, r := range rows {
		k := r["year"] + "|" + r["organisation"] + "|" + r["event"]
		if events[k] == nil {
			keys = append(keys, k)
		}
		events[k] = append(events[k], r)
	}
	var out []RealVote
	for i, k := range keys {
		x, err := realVote(fmt.Sprintf("REAL-%02d", i+1), events[k])
		if err != nil {
			return nil, err
		}
		if len(x.Sheets) > 0 {
			out = append(out, x)
		}
	}
	return out, nil
}

func realVote(id string, rows []row) (RealVote, error) {
	sites, err := sitesOf(rows)
	if err != nil {
		return RealVote{}, err
	}
	x := RealVote{Event: rows[0]["event"], Year: rows[0]["year"], Vote: voteOf(id, rows[0], sites)}
	if f := x.Vote.Faults(); len(f) > 0 {
		return x, fmt.Errorf("%s %s: %w", x.Year, x.Event, count.FaultsError(f))
	}
	for _, s := range sites {
		f, err := s.found()
		if err != nil {
			return x, err
		}
		sheet, err := Sheet(x.Vote, f)
		if err != nil {
			return x, err
		}
		x.Sheets = append(x.Sheets, sheet)
	}
	order := x.Vote.Places()
	at := func(s *count.Sheet) int {
		return slices.IndexFunc(order, func(p count.Place) bool { return p.ID == s.Tally.Place.ID })
	}
	slices.SortFunc(x.Sheets, func(a, b *count.Sheet) int { return at(a) - at(b) })
	return x, nil
}

// sitesOf joins the rows of one local.
func sitesOf(rows []row) ([]*site, error) {
	var out []*site
	for _, r := range rows {
		if r["yes"] == "" || r["no"] == "" || r.total() && slices.ContainsFunc(rows, r.covers) {
			continue
		}
		i := slices.IndexFunc(out, func(s *site) bool { return s.group == r["group"] && s.local == r["local_or_unit"] })
		if i < 0 {
			i = len(out)
			out = append(out, &site{group: r["group"], local: r["local_or_unit"]})
		}
		for _, other := range out[i].rows {
			if other["question"] == r["question"] {
				return nil, fmt.Errorf("%s, %s: %s is there twice", r["event"], r["local_or_unit"], r["question"])
			}
		}
		out[i].rows = append(out[i].rows, r)
	}
	return out, nil
}

// questions are the questions that a site answered.
func (s *site) questions() string {
	var out []string
	for _, r := range s.rows {
		out = append(out, r["question"])
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// found is the count of a site, with what is invented of it.
func (s *site) found() (Found, error) {
	what := []string{"tellers", "times", "batches", "account"}
	f := Found{Place: s.id, Sample: count.SampleMark{Source: clip(s.rows[0]["source"], 280)}}
	blank, void := false, false
	for _, r := range s.rows {
		x, err := r.figures()
		if err != nil {
			return f, err
		}
		f.Answers = append(f.Answers, count.Answer{Question: code(r["question"]), Figures: x})
		blank, void = blank || !r.abstained(), void || r["spoiled_or_void"] == ""
		if r["other_label"] == "returned to sender" {
			n, err := count.ParseCount(r["other"])
			if err != nil {
				return f, err
			}
			f.Undeliverable = n.Int()
		}
	}
	if blank {
		what = append(what, "blank")
	}
	if void {
		what = append(what, "void")
	}
	f.Sample.What = what
	return f, nil
}
