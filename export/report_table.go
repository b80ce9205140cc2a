package export

import (
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/csv"
)

// Table is the report as one flat table: every body, a row a question.
func (x *Report) Table() []csv.Row {
	var out []csv.Row
	each(&x.r.Coalition, "", func(n *rollup.Node, path string) {
		for _, t := range n.Totals {
			row := csv.Row{
				Level: string(n.Level), Path: path, Name: n.Name, Question: t.Question, Eligible: t.Eligible, Figures: t.Figures,
				Ballots: t.Ballots, Received: t.Received, Of: t.Of, Verdict: x.judged(english, n, path, t),
			}
			if p := n.Place; p != nil {
				row.State, row.Reason = string(p.State), why(english, p)
				if c := p.Counted; c != nil {
					row.Revision, row.Digest = c.Revision, c.Digest
				}
			}
			out = append(out, row)
		}
	})
	for _, m := range x.merged {
		for _, t := range m.totals {
			out = append(out, csv.Row{
				Level: "together", Path: m.path, Name: m.name(english), Question: t.Question, Figures: t.Figures, Ballots: t.Ballots,
				Received: t.Received, Of: t.Of,
			})
		}
	}
	return out
}

// judged is what the rules say of a body, in a word.
func (x *Report) judged(c *words.Catalogue, n *rollup.Node, path string, t rollup.Total) string {
	switch {
	case n.CountedWith != "":
		return c.F("counted with %s", n.CountedWith)
	case !t.Put:
		return c.T(string(count.NotPut))
	}
	return c.T(string(x.verdict(t.Question, n, path)))
}

// why says in a line why a place is not as it should be; empty where it is.
func why(c *words.Catalogue, p *rollup.PlaceState) string {
	switch {
	case p.Counted != nil:
		return strings.Join(remarks(c, p.Findings), "; ")
	case p.AbsentBy != "":
		return c.F("by %s: %s", p.AbsentBy, p.AbsentWhy)
	case len(p.Refused) > 0 && p.State != rollup.Problem:
		last := p.Refused[len(p.Refused)-1]
		return last.File + ": " + reasons(c, last.Findings)
	}
	return reasons(c, slices.DeleteFunc(slices.Clone(p.Findings), func(f count.Finding) bool { return f.Severity != count.Error }))
}

// remarks are what there is to say of a place that counts. Fingerprints are for
// whoever compares them, not for a table.
func remarks(c *words.Catalogue, fs []count.Finding) []string {
	var out []string
	for _, f := range fs {
		s := f.Code + " " + c.Say(f.Short)
		if f.Sum != "" && f.Code != "R605" {
			s += ": " + c.Say(f.Sum)
		}
		out = append(out, s)
	}
	return out
}

func reasons(c *words.Catalogue, fs []count.Finding) string {
	if len(fs) == 0 {
		return ""
	}
	s := fs[0].Code + " " + c.Say(fs[0].Short)
	if fs[0].Sum != "" {
		s += ": " + c.Say(fs[0].Sum)
	}
	if len(fs) > 1 {
		return c.F("%s (and %s more)", s, c.Number(len(fs)-1))
	}
	return s
}
