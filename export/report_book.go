package export

import (
	"strings"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/export/xlsx"
)

// Workbook is the report as its workbook shows it.
func (x *Report) Workbook() xlsx.Report {
	out := xlsx.Report{Words: x.in, Title: x.in.F("%s: roll-up", x.r.Vote.Title), Paper: x.vote.Ballots.Paper, At: x.issue.At, Rules: x.rules()}
	out.Notes = append(out.Notes, strings.Join(x.box(), ", "), x.headline())
	if x.issue.Closed != "" {
		out.Notes = append(out.Notes, x.in.F("EMBARGO. %s", x.vote.Embargo.Words))
	}
	out.Notes = append(append(out.Notes, x.words()...), x.notes()...)
	for _, q := range x.r.Questions { // question by question: a chart needs its rows together
		each(&x.r.Coalition, "", func(n *rollup.Node, path string) {
			if n.Place == nil {
				out.Bodies = append(out.Bodies, x.body(n, path, q.ID))
			}
		})
		for _, m := range x.merged {
			if t := question(m.totals, q.ID); m.level != count.LevelLocal && t.Put {
				out.Bodies = append(out.Bodies, xlsx.Body{
					Level: m.level, Name: m.name(x.in), Question: q.ID, Figures: t.Figures, Received: t.Received, Of: t.Of, Result: x.in.T("merged"),
				})
			}
		}
	}
	for _, n := range x.r.Leaves() {
		rows := x.places(n)
		out.Places = append(out.Places, rows...)
		if n.Place.Counted == nil {
			out.Missing = append(out.Missing, rows[0])
		}
	}
	for _, m := range x.merged {
		for _, t := range m.totals {
			if m.level == count.LevelLocal && t.Put {
				out.Places = append(out.Places, xlsx.Place{Name: m.name(x.in), Question: t.Question, State: x.in.T("merged"), Figures: t.Figures})
			}
		}
	}
	return out
}

func question(ts []rollup.Total, id string) rollup.Total {
	for _, t := range ts {
		if t.Question == id {
			return t
		}
	}
	return rollup.Total{}
}

func (x *Report) body(n *rollup.Node, path, question string) xlsx.Body {
	t := n.Total(question)
	return xlsx.Body{
		Level: n.Level, Code: n.Code, Name: n.Name, Question: question, Eligible: t.Eligible, Figures: t.Figures,
		Received: t.Received, Of: t.Of, Result: x.judged(x.in, n, path, t),
	}
}

func (x *Report) places(n *rollup.Node) []xlsx.Place {
	var out []xlsx.Place
	for _, t := range n.Totals {
		row := xlsx.Place{
			ID: n.Place.ID, Name: n.Name, Question: t.Question, State: x.in.T(string(n.Place.State)), Eligible: t.Eligible,
			Figures: t.Figures, Reason: why(x.in, n.Place),
		}
		if !t.Put {
			row.State = x.in.T(string(count.NotPut))
		}
		if c := n.Place.Counted; c != nil {
			row.Revision, row.Digest = c.Revision, c.Digest
		}
		out = append(out, row)
	}
	return out
}

// rules say of each question what is asked, what is there, and what follows.
func (x *Report) rules() []xlsx.Rule {
	var out []xlsx.Rule
	for _, q := range x.r.Questions {
		out = append(out, xlsx.Rule{Question: q.ID, About: x.in.T("rule"), Words: q.Rule})
		if x.issue.Closed != "" {
			continue
		}
		if q.DecidedBy != count.LevelCoalition {
			out = append(out, xlsx.Rule{Question: q.ID, About: x.in.T("stands"), Words: x.in.Say(q.Says)})
			continue
		}
		out = x.explained(out, q, q.Explained, 0)
		for _, id := range q.Change {
			out = append(out, xlsx.Rule{Question: q.ID, About: x.in.T("can still change it"), Words: string(id)})
		}
	}
	for _, f := range x.r.Follows {
		out = append(out, xlsx.Rule{About: x.in.T(string(f.Level)) + " " + f.Name, Words: f.Words})
	}
	return out
}

func (x *Report) explained(out []xlsx.Rule, q rollup.Question, e rule.Explanation, depth int) []xlsx.Rule {
	said, subject := "", x.subject(q)
	if own, ok := strings.CutPrefix(e.Words, subject); ok { // names are typed
		said = subject + x.in.Say(own)
	} else {
		said = x.in.Say(e.Words)
	}
	out = append(out, xlsx.Rule{Question: q.ID, About: x.in.T(string(e.Verdict)), Words: said, Depth: depth})
	for _, p := range e.Parts {
		out = x.explained(out, q, p, depth+1)
	}
	return out
}
