package xlsx

import (
	"fmt"
	"strings"

	"countersign/count"
)

const sheetAccount = "Account"

// accountRow is the row of a line on sheet Account.
func accountRow(t *count.Tally, line count.Line) int {
	for i, l := range t.Policy.Method.Lines() {
		if l == line {
			return i + 2
		}
	}
	return 1
}

func (b *book) account(s *count.Sheet) {
	p := b.page(sheetAccount)
	t := &s.Tally
	p.widths(38, 12, 12, 12, 56)
	p.heads(1, "line", "figure")
	for i, l := range t.Policy.Method.Lines() {
		p.text(1, i+2, p.words.Say(l.Title()), look{})
		p.count(2, i+2, t.Account.Get(l), look{})
	}
	row := len(t.Policy.Method.Lines()) + 3
	p.heads(row, "equation", "left", "right", "difference", "in words")
	for _, e := range t.Policy.Method.Equations() {
		row++
		p.equation(t, row, e)
	}
	row++
	p.boxEquation(t, row)
	p.everyQuestion(s, row+2)
	p.print(t.Policy.Paper, false, 1)
}

// equation writes both sides of an identity as formulas over the lines.
func (p *page) equation(t *count.Tally, row int, e count.Equation) {
	left, ok1 := t.Account.Side(e.Left)
	right, ok2 := t.Account.Side(e.Right)
	p.text(1, row, e.Code+" "+p.words.Say(e.Name), look{})
	if !ok1 || !ok2 {
		return
	}
	p.sum(2, row, terms(t, e.Left), left, look{})
	p.sum(3, row, terms(t, e.Right), right, look{})
	p.sum(4, row, fmt.Sprintf("%s-%s", at(3, row), at(2, row)), right-left, look{bold: true})
	words := p.words.Say(t.Account.Equation(e))
	p.text(5, row, words, look{wrap: true, indent: true})
	p.fitRow(row, "", "", "", "", words)
}

func terms(t *count.Tally, ts []count.Term) string {
	var b strings.Builder
	for i, x := range ts {
		switch {
		case x.Minus:
			b.WriteString("-")
		case i > 0:
			b.WriteString("+")
		}
		b.WriteString(at(2, accountRow(t, x.Line)))
	}
	return b.String()
}

// boxEquation is A306: box and opened challenges against the ballots counted.
func (p *page) boxEquation(t *count.Tally, row int) {
	box, counted, opened := t.Account.Get(count.InBox), t.Account.Get(count.Counted), t.ChallengesBy(count.Overruled)
	p.text(1, row, "A306 "+p.words.T("Box"), look{})
	if !box.Set() || !counted.Set() {
		return
	}
	p.sum(2, row, at(2, accountRow(t, count.Counted)), counted.Int(), look{})
	p.sum(3, row, fmt.Sprintf("%s+%d", at(2, accountRow(t, count.InBox)), opened), box.Int()+opened, look{})
	p.sum(4, row, fmt.Sprintf("%s-%s", at(3, row), at(2, row)), box.Int()+opened-counted.Int(), look{bold: true})
	p.text(5, row, p.words.F("%s in the box + %d from allowed challenges, %s counted", p.words.Say(box.Grouped()), opened, p.words.Say(counted.Grouped())), look{wrap: true, indent: true})
}

// everyQuestion checks the totals of sheet Batches against the ballots counted.
func (p *page) everyQuestion(s *count.Sheet, row int) {
	t := &s.Tally
	if len(t.Batches) == 0 {
		return
	}
	counted := t.Account.Get(count.Counted)
	cell, sums := at(2, accountRow(t, count.Counted)), len(t.Batches)+2
	for k, q := range t.Questions {
		n := 0
		for _, c := range count.Cells {
			n += batchSum(t, q.ID, c)
		}
		first := 3 + 4*k
		formula := fmt.Sprintf("AND(COUNT(%s)=1,SUM(%s:%s)=%s)", cell, absolute(sheetBatches, first, sums), at(first+3, sums), cell)
		words := p.words.F("%s: adds up to the ballots counted", q.Short)
		p.text(1, row+k, words, look{wrap: true})
		p.fitRow(row+k, words)
		p.check(2, row+k, formula, counted.Set() && n == counted.Int(), look{})
	}
}
