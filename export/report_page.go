package export

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/pdf"
)

// Printed is the report as it is printed. Whether a majority was reached is
// said by the rule; the chair declares it.
func (x *Report) Printed() pdf.Report {
	r := x.r
	out := pdf.Report{
		Title: "Roll-up report", Vote: r.Vote, Name: x.Name(), Paper: x.vote.Ballots.Paper, Revision: x.issue.Number, At: x.issue.At,
		Box: x.box(), Verdict: x.headline(), Words: x.words(), Notes: x.notes(), Signer: x.issue.Signer,
	}
	if x.issue.Closed == "" {
		out.Vote.Embargo = count.Embargo{} // the banner is for what is made before
	}
	for i := range r.Questions {
		out.Questions = append(out.Questions, x.question(&r.Questions[i]))
	}
	out.Follows = x.follows()
	for _, n := range r.Leaves() {
		out.Places = append(out.Places, x.place(n))
		if c := n.Place.Counted; c != nil && !c.Digest.IsZero() {
			out.Sheets = append(out.Sheets, pdf.ReportSheet{Name: string(n.Place.ID), Revision: c.Revision, Digest: c.Digest, SignedBy: signedBy(n.Place)})
		}
	}
	return out
}

// follows are the consequences, each once with the bodies that it is for.
func (x *Report) follows() []string {
	var words []string
	bodies := map[string][]string{}
	for _, f := range x.r.Follows {
		if bodies[f.Words] == nil {
			words = append(words, f.Words)
		}
		bodies[f.Words] = append(bodies[f.Words], f.Name)
	}
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, sentence(w)+" For "+strings.Join(bodies[w], ", ")+".")
	}
	return out
}

// box is the corner: how much is in.
func (x *Report) box() []string {
	r := x.r
	out := []string{
		fmt.Sprintf("%s of %s places", count.Grouped(r.Received), count.Grouped(r.Places)),
		fmt.Sprintf("%s refused", several(len(r.Refused), "file")),
	}
	e := x.vote.Embargo
	switch {
	case x.issue.Closed != "":
		return append(out, "Under embargo")
	case x.issue.Early != nil:
		return append(out, "Embargo ended early, "+x.issue.Early.At.Day().Words())
	case !e.Until.IsZero():
		return append(out, "Embargo ended "+e.Until.Day().Words())
	}
	return out
}

var headlines = map[count.Verdict]string{
	count.Passes: "Required majority reached", count.Fails: "Required majority not reached", count.DidNotVote: "Nobody voted",
}

// headline is what the rule of the coalition says. Where the coalition decides
// nothing, it is what is in.
func (x *Report) headline() string {
	if x.issue.Closed != "" {
		return fmt.Sprintf("%s of %s places have reported", count.Grouped(x.r.Received), count.Grouped(x.r.Places))
	}
	var out []string
	for i, q := range x.r.Questions {
		if q.DecidedBy != count.LevelCoalition {
			continue
		}
		s := headlines[q.Outcome]
		if s == "" {
			s = "Still open"
		}
		if i > 0 || len(out) > 0 {
			s = fmt.Sprintf("question %d: %s", i+1, strings.ToLower(s[:1])+s[1:])
		}
		out = append(out, s)
	}
	switch missing := len(x.r.Missing()); {
	case len(out) > 0:
		return strings.Join(out, "; ")
	case missing > 0:
		return several(missing, "sheet") + " not in"
	}
	return "Every sheet is in"
}

// words say of each question what was required and what was obtained.
func (x *Report) words() []string {
	if x.issue.Closed != "" {
		return []string{x.issue.Closed + " This report says only whose sheets are in; it holds no figures and no turnout."}
	}
	var out []string
	for i, q := range x.r.Questions {
		out = append(out, fmt.Sprintf("Question %d, required: %s", i+1, q.Rule))
		out = append(out, fmt.Sprintf("Question %d, obtained: %s", i+1, x.obtained(&q)))
	}
	return out
}

func (x *Report) obtained(q *rollup.Question) string {
	out := sentence(q.Says)
	if q.DecidedBy == count.LevelCoalition {
		var parts []string
		for _, s := range told(q.Explained) {
			parts = append(parts, sentence(strings.TrimPrefix(s, q.Title+", "+x.r.Coalition.Name+": ")))
		}
		out = strings.Join(parts, " ")
	}
	if t := q.Total; t.Received > 0 {
		out += fmt.Sprintf(" All ballots: %s for, %s against", t.Yes.Grouped(), t.No.Grouped())
		if t.Yes.Set() && t.No.Set() && t.Yes.Int()+t.No.Int() > 0 {
			out += fmt.Sprintf(" (%s for)", count.Percent(t.Yes.Int(), t.Yes.Int()+t.No.Int()))
		}
		out += "."
	}
	if n := len(q.Change); n > 0 {
		out += fmt.Sprintf(" %s can still change it.", several(n, "place"))
	}
	return out
}

func (x *Report) question(q *rollup.Question) pdf.ReportQuestion {
	out := pdf.ReportQuestion{Title: q.Title}
	for _, m := range q.Meters {
		printed := pdf.ReportMeter{Title: m.Title, All: int(m.All), Needed: int(m.Needed), Short: m.Short, Asks: m.Asks}
		for _, p := range m.Parts {
			printed.Parts = append(printed.Parts, pdf.ReportPart{Name: p.Name, Size: int(p.Size), Stand: p.Stand})
		}
		out.Meters = append(out.Meters, printed)
	}
	each(&x.r.Coalition, "", func(n *rollup.Node, path string) {
		switch {
		case n.CountedWith != "":
		case n.Level == count.LevelUnion:
			out.Unions = append(out.Unions, x.row(n, path, q.ID))
		case n.Level == count.LevelUnit:
			out.Units = append(out.Units, x.row(n, path, q.ID))
		}
	})
	for i := range x.merged {
		m := &x.merged[i]
		for _, t := range m.totals {
			row := pdf.ReportRow{Name: m.name(), For: t.Yes, Against: t.No}
			switch {
			case t.Question != q.ID || !t.Put:
			case m.level == count.LevelUnion:
				out.Unions = append(out.Unions, row)
			case m.level == count.LevelUnit:
				out.Units = append(out.Units, row)
			}
		}
	}
	out.Total = x.row(&x.r.Coalition, "", q.ID)
	if x.issue.Closed == "" {
		out.Total.Casts = fmt.Sprintf("%d : %d", q.For.Bodies, q.Against.Bodies)
	}
	return out
}

var casts = map[count.Verdict]string{count.Passes: "Yes", count.Fails: "No", count.DidNotVote: "no vote", count.NotPut: "not put"}

func (x *Report) row(n *rollup.Node, path, question string) pdf.ReportRow {
	t := n.Total(question)
	row := pdf.ReportRow{Name: n.Name, Members: n.Roll, For: t.Yes, Against: t.No, Casts: casts[x.verdict(question, n, path)]}
	switch {
	case !t.Put:
		row.Casts = "not put"
	case row.Casts == "" && (!t.Complete || x.issue.Closed != ""):
		row.Casts = fmt.Sprintf("%d/%d in", t.Received, t.Of)
	}
	return row
}

func (x *Report) place(n *rollup.Node) pdf.ReportPlace {
	p := pdf.ReportPlace{Place: n.Name, Unit: string(n.Place.ID), State: string(n.Place.State)}
	if n.Place.Counted == nil {
		p.Note = why(n.Place)
		return p
	}
	var told []string
	for _, t := range n.Totals {
		if t.Yes.Set() {
			told = append(told, fmt.Sprintf("%s %s yes, %s no", t.Question, t.Yes.Grouped(), t.No.Grouped()))
		}
	}
	p.Note = strings.Join(told, "; ")
	if len(told) == 0 && x.issue.Closed == "" {
		p.Note = "figures are told together with others"
	}
	return p
}
