package pdf

import (
	"strconv"
	"strings"

	"countersign/count"
)

// front draws page 1: who counted what, the figures, the account, the report,
// what has to be said about them, and the signatures.
func (d *drawing) front() {
	d.newPage = func() { d.begin(d.words.T("Tally sheet, continued")) }
	d.addPage()
	d.embargoBar(d.sheet.Vote.Embargo)
	d.titleBlock()
	d.facts()
	d.countAndAccount()
	d.y += 1.2
	results := d.sheet.Results
	for i := 0; i < len(results); i += questionsAcross {
		d.need(50)
		if i == 0 {
			d.heading(d.words.T("Report of the tellers"))
		} else {
			d.y += 1.5
		}
		d.reportTable(i, results[i:min(i+questionsAcross, len(results))])
		d.y += 1.2
	}
	d.statementsAndSignatures()
}

// besideRows is how many lines of the account fit beside the count table.
const besideRows = 18

func (d *drawing) countAndAccount() {
	results := d.sheet.Results
	equations := d.accountRows()
	title := d.words.F("Ballot account%s", d.star("account"))
	rows := 0
	for _, e := range equations {
		rows += len(e)
	}
	top, gap := d.y, 5.0
	if len(results) <= 2 && rows <= besideRows {
		width := d.textWidth()*0.642 - gap
		d.countTable(width, 0, results)
		x := d.left + width + gap
		foot := top + d.accountBox(x, top, d.right-x, title, equations)
		d.y += 1.5
		d.rules(width)
		d.y = max(d.y, foot)
		return
	}
	for i := 0; i < len(results); i += questionsAcross {
		d.need(60)
		d.countTable(d.textWidth(), i, results[i:min(i+questionsAcross, len(results))])
		d.y += 2.5
	}
	half := (d.textWidth() - gap) / 2
	split := 0
	for n := 0; split < len(equations) && n+len(equations[split]) <= (rows+1)/2; split++ {
		n += len(equations[split])
	}
	d.need(accountHead + accountLine*float64(rows/2+6))
	top = d.y
	left := d.accountBox(d.left, top, half, title, equations[:split])
	right := d.accountBox(d.left+half+gap, top, half, d.words.T("Ballot account, continued"), equations[split:])
	d.y = top + max(left, right) + 1
	d.rules(d.textWidth())
}

// challenged is the line about challenged ballots, with what check C401 made
// of them.
func (d *drawing) challenged() []run {
	a := d.sheet.Tally.Account
	n := a.Get(count.Challenged).Int() + a.Get(count.MailChallenged).Int()
	lead := d.words.T("Challenged: none.")
	if n > 0 {
		lead = d.words.F("Challenged: %s. ", d.number(n))
	}
	runs := []run{{bold, 9, black, lead}}
	for _, f := range d.sheet.Findings {
		if f.Code == "C401" {
			runs = append(runs, run{regular, 9, black, strings.TrimRight(d.words.Say(f.Short), ".") + ". "}, run{regular, 7.4, soft, strings.TrimRight(d.words.Say(f.Sum), ".") + ". "})
		}
	}
	return runs
}

// explained lists the warnings with what two tellers wrote, word for word.
func (d *drawing) explained(inFull bool) []run {
	var runs []run
	n := 0
	for _, f := range d.sheet.Findings {
		if f.Explanation == nil {
			continue
		}
		n++
		runs = append(runs, run{regular, 7.4, soft, f.Code + " " + strings.TrimRight(d.words.Say(f.Short), ".") + ": " + quoted(f.Explanation) + "  "})
	}
	switch {
	case n == 0:
		return []run{{bold, 9, black, d.words.T("Explained warnings: none.")}}
	case !inFull:
		runs = []run{{regular, 7.4, soft, d.words.T("In full on a later page, under Findings.")}}
	}
	return append([]run{{bold, 9, black, d.words.F("Explained warnings: %s. ", strconv.Itoa(n))}}, runs...)
}

func quoted(e *count.Explanation) string {
	return `"` + e.Text + `" ` + strings.Join(e.By, ", ") + "."
}

const chairSentence = "The tellers report these figures. The chair declares the result."

// statementsAndSignatures finds the fullest form that fits on this page:
// explanations in full and signatures, then explanations on a later page, then
// signatures on their own page.
func (d *drawing) statementsAndSignatures() {
	people := d.signers()
	notes := d.heightOf(d.footnote(), d.textWidth()) + 1
	room := d.bottom - d.y - notes
	onPage := len(people) <= signersAcross
	statements := func(inFull bool) float64 {
		return d.heightOf(d.challenged(), d.textWidth()) + d.heightOf(d.explained(inFull), d.textWidth()) + 5.4
	}
	inFull := true
	if onPage && statements(true)+leastSignatures > room {
		inFull = false
		onPage = statements(false)+leastSignatures <= room
	}
	if !onPage {
		inFull = statements(true) <= room
	}
	d.paragraph(d.left, d.textWidth(), d.challenged()...)
	d.y += 0.4
	d.paragraph(d.left, d.textWidth(), d.explained(inFull)...)
	d.y += 0.4
	d.paragraph(d.left, d.textWidth(), run{regular, 9, black, d.words.T(chairSentence)})
	if onPage {
		d.signaturesAtFoot(people, d.bottom-notes)
		d.y = d.bottom - notes
		d.paragraph(d.left, d.textWidth(), d.footnote()...)
		return
	}
	d.y = max(d.y+1, d.bottom-notes)
	d.paragraph(d.left, d.textWidth(), d.footnote()...)
	d.signaturePage(people)
}

// footnote explains the asterisks and says which revision this is.
func (d *drawing) footnote() []run {
	s := d.sheet
	text := ""
	switch {
	case s.Tally.Sample.Has("everything"):
		text = d.words.T("* Sample: every name and figure on this sheet is invented.   ")
	case d.stars || len(s.Tally.Sample.What) > 0:
		text = d.words.F("* Sample: invented. Other figures: %s.   ", orElse(s.Tally.Sample.Source, d.words.T("as counted")))
	}
	if s.Supersedes.IsZero() {
		text += d.words.F("Revision %s, the first: replaces no earlier sheet.", strconv.Itoa(s.Revision))
	} else {
		text += d.words.F("Revision %s, replaces %s because: %s", strconv.Itoa(s.Revision), d.firstGroups(s.Supersedes), s.Reason)
	}
	return []run{{regular, 7.2, soft, text}}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return strings.TrimRight(s, ".")
}
