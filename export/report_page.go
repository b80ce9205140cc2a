package export

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/pdf"
)

// Printed is the report as it is printed. Whether a majority was reached is
// said by the rule; the chair declares it.
func (x *Report) Printed() pdf.Report {
	r := x.r
	out := pdf.Report{
		Title: x.in.T("Roll-up report"), Vote: r.Vote, Name: x.Name(), Paper: x.vote.Ballots.Paper, Revision: x.issue.Number, At: x.issue.At,
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
			out.Sheets = append(out.Sheets, pdf.ReportSheet{Name: string(n.Place.ID), Revision: c.Revision, Digest: c.Digest, SignedBy: x.signedBy(n.Place)})
		}
	}
	return out
}

// follows are the consequences, each once with the bodies that it is for.
func (x *Report) follows() []string {
	var said []string
	bodies := map[string][]string{}
	for _, f := range x.r.Follows {
		if bodies[f.Words] == nil {
			said = append(said, f.Words)
		}
		bodies[f.Words] = append(bodies[f.Words], f.Name)
	}
	out := make([]string, 0, len(said))
	for _, w := range said {
		out = append(out, x.in.F("%s For %s.", sentence(w), strings.Join(bodies[w], ", ")))
	}
	return out
}

// box is the corner: how much is in.
func (x *Report) box() []string {
	r := x.r
	out := []string{
		x.in.F("%s of %s places", x.in.Number(r.Received), x.in.Number(r.Places)),
		x.refusedInBox(),
	}
	e := x.vote.Embargo
	switch {
	case x.issue.Closed != "":
		return append(out, x.in.T("Under embargo"))
	case x.issue.Early != nil:
		return append(out, x.in.F("Embargo ended early, %s", x.in.Say(x.issue.Early.At.Day().Words())))
	case !e.Until.IsZero():
		return append(out, x.in.F("Embargo ended %s", x.in.Say(e.Until.Day().Words())))
	}
	return out
}

var headlines = map[count.Verdict]string{
	count.Passes: words.Key("Required majority reached"), count.Fails: words.Key("Required majority not reached"), count.DidNotVote: words.Key("Nobody voted"),
}

// headline is what the rule of the coalition says. Where the coalition decides
// nothing, it is what is in.
func (x *Report) headline() string {
	if x.issue.Closed != "" {
		return x.in.F("%s of %s places have reported", x.in.Number(x.r.Received), x.in.Number(x.r.Places))
	}
	var out []string
	for i, q := range x.r.Questions {
		if q.DecidedBy != count.LevelCoalition {
			continue
		}
		s := x.in.T("Still open")
		if h := headlines[q.Outcome]; h != "" {
			s = x.in.T(h)
		}
		if i > 0 || len(out) > 0 {
			s = x.in.F("question %d: %s", i+1, lower(s))
		}
		out = append(out, s)
	}
	switch missing := len(x.r.Missing()); {
	case len(out) > 0:
		return strings.Join(out, "; ")
	case missing > 0:
		return x.in.N(missing, "1 sheet not in", "%s sheets not in")
	}
	return x.in.T("Every sheet is in")
}

// words say of each question what was required and what was obtained.
func (x *Report) words() []string {
	if x.issue.Closed != "" {
		return []string{x.in.F("%s This report says only whose sheets are in; it holds no figures and no turnout.", x.in.Say(x.issue.Closed))}
	}
	var out []string
	if said := Reservation(x.in, x.r); said != "" {
		out = append(out, said)
	}
	for i, q := range x.r.Questions {
		out = append(out, x.in.F("Question %d, required: %s", i+1, q.Rule))
		out = append(out, x.in.F("Question %d, obtained: %s", i+1, x.obtained(&q)))
	}
	return out
}

// subject is how an explanation of the coalition's outcome begins.
func (x *Report) subject(q rollup.Question) string { return q.Title + ", " + x.r.Coalition.Name + ": " }

func (x *Report) obtained(q *rollup.Question) string {
	out := sentence(x.in.Say(q.Says))
	if q.DecidedBy == count.LevelCoalition {
		var parts []string
		for _, s := range told(q.Explained) {
			parts = append(parts, sentence(x.in.Say(strings.TrimPrefix(s, x.subject(*q)))))
		}
		out = strings.Join(parts, " ")
	}
	if t := q.Total; t.Received > 0 {
		yes, no := x.in.Say(t.Yes.Grouped()), x.in.Say(t.No.Grouped())
		if t.Yes.Set() && t.No.Set() && t.Yes.Int()+t.No.Int() > 0 {
			out += " " + x.in.F("All ballots: %s for, %s against (%s for).", yes, no, x.in.Say(count.Percent(t.Yes.Int(), t.Yes.Int()+t.No.Int())))
		} else {
			out += " " + x.in.F("All ballots: %s for, %s against.", yes, no)
		}
	}
	if n := len(q.Change); n > 0 {
		out += " " + x.in.N(n, "1 place can still change it.", "%s places can still change it.")
	}
	return out
}

func (x *Report) question(q *rollup.Question) pdf.ReportQuestion {
	out := pdf.ReportQuestion{Title: q.Title}
	for _, m := range q.Meters {
		printed := pdf.ReportMeter{Title: x.in.Say(m.Title), All: int(m.All), Needed: int(m.Needed), Short: x.in.Say(m.Short), Asks: x.in.Say(m.Asks)}
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
			row := pdf.ReportRow{Name: m.name(x.in), For: t.Yes, Against: t.No}
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
	if x.issue.Closed == "" && q.Applies != count.LevelCoalition { // else the ballots cast it, not bodies
		out.Total.Casts = fmt.Sprintf("%d : %d", q.For.Bodies, q.Against.Bodies)
	}
	return out
}

var casts = map[count.Verdict]string{
	count.Passes: words.Key("Yes"), count.Fails: words.Key("No"), count.DidNotVote: words.Key("no vote"), count.NotPut: words.Key("not put"),
}

func (x *Report) row(n *rollup.Node, path, question string) pdf.ReportRow {
	t := n.Total(question)
	row := pdf.ReportRow{Name: n.Name, Members: n.Roll, For: t.Yes, Against: t.No, Casts: x.in.T(casts[x.verdict(question, n, path)])}
	if t.Put {
		row.Members = t.Eligible // of the question, which need not be put everywhere below
	}
	switch {
	case !t.Put:
		row.Casts = x.in.T("not put")
	case row.Casts == "" && (!t.Complete || x.issue.Closed != ""):
		row.Casts = x.in.F("%d/%d in", t.Received, t.Of)
	}
	return row
}

func (x *Report) place(n *rollup.Node) pdf.ReportPlace {
	p := pdf.ReportPlace{Place: n.Name, Unit: string(n.Place.ID), State: x.in.T(string(n.Place.State))}
	if n.Place.Counted == nil {
		p.Note = why(x.in, n.Place)
		return p
	}
	var told []string
	for _, t := range n.Totals {
		if t.Yes.Set() {
			told = append(told, x.in.F("%s %s yes, %s no", t.Question, x.in.Say(t.Yes.Grouped()), x.in.Say(t.No.Grouped())))
		}
	}
	p.Note = strings.Join(told, "; ")
	if len(told) == 0 && x.issue.Closed == "" {
		p.Note = x.in.T("figures are told together with others")
	}
	return p
}
