package export

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/pdf"
	"countersign/export/xlsx"
)

// PrintedReport is a roll-up as the printed report says it. Number and moment
// name the report: a later one of the same vote has another number.
func PrintedReport(v *count.Vote, r *rollup.Report, number int, at count.Time) pdf.Report {
	out := pdf.Report{
		Title: "Roll-up report", Vote: r.Vote, Name: fmt.Sprintf("%s-rollup-%d", v.ID, number), Paper: v.Ballots.Paper,
		Revision: number, At: at,
		Box:     []string{fmt.Sprintf("%d of %d places", r.Received, r.Places), fmt.Sprintf("%d files refused", len(r.Refused))},
		Verdict: "Every sheet is in",
	}
	if missing := len(r.Missing()); missing > 0 {
		out.Verdict = fmt.Sprintf("%d sheets are not in", missing)
	}
	for i, q := range r.Questions {
		out.Words = append(out.Words, fmt.Sprintf("Question %d, rule: %s %s", i+1, q.Rule, sentence(q.Says)))
		out.Questions = append(out.Questions, printedQuestion(r, q))
	}
	for _, n := range r.Leaves() {
		out.Places = append(out.Places, printedPlace(r, n))
		if c := n.Place.Counted; c != nil {
			out.Sheets = append(out.Sheets, pdf.ReportSheet{Name: string(n.Place.ID), Revision: c.Revision, Digest: c.Digest, SignedBy: signedBy(n.Place)})
		}
	}
	for _, f := range r.Refused {
		out.Notes = append(out.Notes, "Refused: "+f.File+": "+reasons(f.Findings))
	}
	if v.Sample {
		out.Notes = append(out.Notes, "Sample: everything in this vote is invented.")
	}
	return out
}

func printedQuestion(r *rollup.Report, q rollup.Question) pdf.ReportQuestion {
	out := pdf.ReportQuestion{Title: q.Title}
	for i := range r.Coalition.Children {
		u := &r.Coalition.Children[i]
		out.Unions = append(out.Unions, printedRow(u, q.ID))
		for j := range u.Children {
			if n := &u.Children[j]; n.CountedWith == "" {
				out.Units = append(out.Units, printedRow(n, q.ID))
			}
		}
	}
	out.Total = printedRow(&r.Coalition, q.ID)
	out.Total.Casts = fmt.Sprintf("%d : %d", q.For.Bodies, q.Against.Bodies)
	return out
}

func printedRow(n *rollup.Node, question string) pdf.ReportRow {
	t := n.Total(question)
	row := pdf.ReportRow{Name: n.Name, Members: n.Roll, For: t.Yes, Against: t.No}
	switch {
	case !t.Put:
		row.Casts = "not put"
	case !t.Complete:
		row.Casts = fmt.Sprintf("%d of %d in", t.Received, t.Of)
	case t.Judged == count.Passes:
		row.Casts = "Yes"
	case t.Judged == count.Fails:
		row.Casts = "No"
	}
	return row
}

func printedPlace(r *rollup.Report, n *rollup.Node) pdf.ReportPlace {
	p := pdf.ReportPlace{Place: n.Name, Unit: string(n.Place.ID), State: string(n.Place.State)}
	if c := n.Place.Counted; c != nil {
		for i, x := range c.Results {
			if i > 0 {
				p.Note += "; "
			}
			p.Note += fmt.Sprintf("%s %s yes, %s no", x.Question, x.Yes.Grouped(), x.No.Grouped())
		}
		return p
	}
	p.Note = reasons(n.Place.Findings)
	for _, f := range n.Place.Refused {
		p.Note = reasons(f.Findings)
	}
	return p
}

// sentence begins with a capital and ends with a stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + strings.TrimRight(s[1:], ".") + "."
}

// signedBy says whether somebody has confirmed the keys of a sheet.
func signedBy(p *rollup.PlaceState) string {
	if p.Unconfirmed {
		return "keys not confirmed"
	}
	return "confirmed keys"
}

func reasons(fs []count.Finding) string {
	if len(fs) == 0 {
		return ""
	}
	s := fs[0].Code + " " + fs[0].Short
	if fs[0].Sum != "" {
		s += ": " + fs[0].Sum
	}
	if len(fs) > 1 {
		s += fmt.Sprintf(" (and %d more)", len(fs)-1)
	}
	return s
}

// Arrival hands a verified file to a roll-up.
func (v *Verdict) Arrival() rollup.Arrival {
	a := rollup.Arrival{File: v.File, Sheet: v.Sheet, Digest: v.Digest}
	if v.Sheet == nil {
		a.Problems = []count.Finding{cannotBeRead(v.Unread)}
		return a
	}
	a.VoteDigest = v.Sheet.Vote.Digest
	itself := rollup.Alone(v.Sheet) // what the roll-up works out itself, as it does R601 and R610
	for _, f := range v.Findings {
		if f.Code != "R601" && f.Code != "R605" && f.Code != "R610" && !slices.Contains(itself, f) {
			a.Problems = append(a.Problems, f)
		}
	}
	if !v.confirmed() {
		keys := v.fingerprints()
		if v.Kind == KindRecord {
			keys = "this record carries no signature of its own"
		}
		a.Problems = append(a.Problems, count.Finding{
			Code: "R605", Severity: count.Warning, Short: "Nobody has confirmed the keys of this sheet yet",
			Long: "Compare the fingerprints with the ink-signed sheet.", Sum: keys,
		})
	}
	return a
}

// WorkbookReport is a roll-up as its workbook shows it.
func WorkbookReport(v *count.Vote, r *rollup.Report, at count.Time) xlsx.Report {
	out := xlsx.Report{Title: r.Vote.Title + ": roll-up", Paper: v.Ballots.Paper, At: at}
	out.Notes = append(out.Notes, fmt.Sprintf("%d of %d places, %d files refused", r.Received, r.Places, len(r.Refused)))
	for i, q := range r.Questions {
		out.Notes = append(out.Notes, fmt.Sprintf("Question %d (%s), rule: %s %s", i+1, q.ID, q.Rule, sentence(q.Says)))
	}
	if v.Sample {
		out.Notes = append(out.Notes, "Sample: everything in this vote is invented.")
	}
	out.Bodies = bodies(nil, &r.Coalition)
	for _, n := range r.Leaves() {
		out.Places = append(out.Places, placeRows(n)...)
	}
	return out
}

// bodies lists the nodes above the places with a row for each question.
func bodies(out []xlsx.Body, n *rollup.Node) []xlsx.Body {
	if n.Place != nil {
		return out
	}
	for _, t := range n.Totals {
		result := string(t.Judged)
		switch {
		case n.CountedWith != "":
			result = "counted with " + n.CountedWith
		case !t.Put:
			result = "not put"
		}
		out = append(out, xlsx.Body{
			Level: n.Level, Code: n.Code, Name: n.Name, Question: t.Question, Eligible: t.Eligible, Figures: t.Figures,
			Received: t.Received, Of: t.Of, Result: result,
		})
	}
	for i := range n.Children {
		out = bodies(out, &n.Children[i])
	}
	return out
}

func placeRows(n *rollup.Node) []xlsx.Place {
	var out []xlsx.Place
	for _, t := range n.Totals {
		row := xlsx.Place{
			ID: n.Place.ID, Name: n.Name, Question: t.Question, State: string(n.Place.State), Eligible: t.Eligible,
			Figures: t.Figures, Reason: reasons(n.Place.Findings),
		}
		if !t.Put {
			row.State = "question not put"
		}
		for _, f := range n.Place.Refused {
			row.Reason = reasons(f.Findings)
		}
		if c := n.Place.Counted; c != nil {
			row.Revision, row.Digest = c.Revision, c.Digest
		}
		out = append(out, row)
	}
	return out
}
