package xlsx

import (
	"strings"

	"countersign/count"
)

const sheetFindings = "Findings"

func (b *book) findings(s *count.Sheet) {
	p := b.page(sheetFindings)
	p.widths(7, 10, 18, 30, 40, 44, 20)
	p.heads(1, "code", "severity", "where", "finding", "sum", "explanation", "explained by")
	for i, f := range s.Findings {
		row := i + 2
		words := []string{f.Code, p.words.T(string(f.Severity)), p.words.Say(f.Where.String()), p.words.Say(f.Short), p.words.Say(f.Sum)}
		if e := f.Explanation; e != nil {
			words = append(words, e.Text, strings.Join(e.By, ", "))
		}
		for c, w := range words {
			p.text(c+1, row, w, look{wrap: true})
		}
		p.fitRow(row, words...)
	}
	if len(s.Findings) == 0 {
		p.text(1, 2, p.words.T("Nothing found."), look{})
	}
	p.freeze(0, 1)
	p.print(s.Tally.Policy.Paper, true, 0)
}

// withdrawn says on sheet Tally which rows of the logs count nowhere, and why.
func (t *tallyPage) withdrawn() {
	for _, x := range t.s.Tally.Withdrawn() {
		by := strings.Join(x.By, ", ")
		words := t.words.F("Envelope %d was withdrawn by %s and counts nowhere: %s", x.Row, by, x.Reason)
		if x.Log == count.VoidLog {
			words = t.words.F("Row %d of the void log was withdrawn by %s and counts nowhere: %s", x.Row, by, x.Reason)
		}
		t.line(words, look{size: 10})
	}
}
