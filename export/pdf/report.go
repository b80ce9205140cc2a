package pdf

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

// reportRow is a line of the report of the tellers, in the order of Robert's
// Rules of Order: votes cast, necessary for adoption, for, against, illegal
// votes.
type reportRow struct {
	title, aside string
	value        func(count.Result) string
	bold         bool
}

// reportTable draws the report for questions from first on.
func (d *drawing) reportTable(first int, results []count.Result) {
	const columnWidth, rowHeight, head = 27, 5.35, 4.9
	column := min(columnWidth, d.textWidth()*0.52/float64(max(len(results), 1)))
	labels := d.textWidth() - column*float64(len(results))
	top := d.y
	rows := d.reportRows(first, results)
	d.need(head + rowHeight*float64(len(rows)))
	top = d.y
	d.in("Table", func() {
		d.in("TR", func() {
			d.font(bold, 8.2)
			for i := range results {
				d.mark("TH", "", func() {
					d.fit(d.left+labels+column*float64(i+1)-1.6, top+3.5, column-2, fromRight, d.questionTitle(first+i, false))
				})
			}
		})
		d.y += head
		for _, row := range rows {
			d.reportRow(row, labels, column, rowHeight, results)
		}
	})
	d.frame(d.left, top, d.textWidth(), d.y-top, frameRule)
}

func (d *drawing) reportRow(row reportRow, labels, column, height float64, results []count.Result) {
	d.rule(d.left, d.y, d.right, d.y, innerRule, hair)
	base := d.y + 3.75
	face := regular
	if row.bold {
		face = bold
	}
	d.in("TR", func() {
		d.mark("TH", "", func() {
			d.font(face, 9)
			d.fit(d.left+1.7, base, labels-3, fromLeft, row.title)
			if row.aside != "" {
				used := d.measure(row.title + " ")
				d.font(regular, 7.5)
				d.ink(soft)
				d.fit(d.left+1.7+used, base, labels-used-4, fromLeft, "("+row.aside+")")
				d.ink(black)
			}
		})
		for i, r := range results {
			d.mark("TD", "", func() {
				d.font(face, 11)
				d.figure(d.left+labels+column*float64(i+1)-1.6, base+0.2, column-2.5, row.value(r))
			})
		}
	})
	d.y += height
}

func (d *drawing) reportRows(first int, results []count.Result) []reportRow {
	base, uniform := d.base(first, results)
	cast, aside := d.words.T("Number of votes cast"), d.words.T(baseWords[base])
	if base == count.BaseEligible && uniform {
		cast = d.words.T("Members on the roll")
	}
	voids, blanks := d.words.T("not counted as votes"), d.words.T("not counted as votes")
	if base == count.BaseCast || base == count.BaseBallots {
		voids = d.words.T("counted as votes")
	}
	if base == count.BaseBallots {
		blanks = d.words.T("counted as votes")
	}
	if !uniform {
		aside, voids, blanks = d.words.T("by the rule of each question"), "", ""
	}
	figure := func(get func(count.Result) count.Count) func(count.Result) string {
		return func(r count.Result) string { return d.words.Say(get(r).Grouped()) }
	}
	return []reportRow{
		{cast, aside, figure(func(r count.Result) count.Count { return r.Cast }), false},
		{d.words.T("Necessary for adoption"), d.necessary(first, results), d.needed, false},
		{d.words.T("Votes for"), "", figure(func(r count.Result) count.Count { return r.Yes }), true},
		{d.words.T("Votes against"), "", figure(func(r count.Result) count.Count { return r.No }), true},
		{d.words.T("Void ballots"), voids, figure(func(r count.Result) count.Count { return r.Void }), false},
		{d.words.T("Blank ballots"), blanks, figure(func(r count.Result) count.Count { return r.Blank }), false},
		{d.words.T("Votes for, compared with the number necessary"), "", d.compared, true},
	}
}

var baseWords = map[count.Base]string{
	count.BaseValid:    words.Key("yes and no; blank and void ballots are not votes"),
	count.BaseCast:     words.Key("valid and void; blanks are not votes"),
	count.BaseBallots:  words.Key("every ballot, blank ones too"),
	count.BaseEligible: words.Key("whether they voted or not"),
}

// base is what the first question's rule counts, and whether all count the same.
func (d *drawing) base(first int, results []count.Result) (count.Base, bool) {
	var of count.Base
	same := true
	for i := range results {
		m := d.majority(first + i)
		if i == 0 {
			of = m.Of
		}
		same = same && m.Of == of
	}
	return of, same
}

func (d *drawing) majority(i int) count.Majority {
	if i >= len(d.sheet.Tally.Questions) {
		return count.Majority{}
	}
	return d.sheet.Tally.Questions[i].Rule.Majority
}

// necessary puts the majority into words, if all questions have the same one and
// no rule is more than that.
func (d *drawing) necessary(first int, results []count.Result) string {
	words := ""
	for i := range results {
		w := d.majorityWords(d.majority(first + i))
		if i > 0 && w != words || ruled(results[i]) {
			return d.words.T("by the rule of each question, below")
		}
		words = w
	}
	return words
}

func (c *canvas) majorityWords(m count.Majority) string {
	share := m.Share.String()
	switch {
	case m.Share.IsZero():
		return c.words.T("the rule gives no share")
	case m.Share == count.Fraction{Num: 1, Den: 2}:
		share = c.words.T("half")
	}
	of := map[count.Base]string{
		count.BaseValid: c.words.T("the yes and no votes"), count.BaseCast: c.words.T("the votes cast"),
		count.BaseBallots: c.words.T("all ballots"), count.BaseEligible: c.words.T("the members"),
	}[m.Of]
	if m.More {
		return c.words.F("more than %s of %s", share, of)
	}
	return c.words.F("at least %s of %s", share, of)
}

// ruled reports whether the rule is more than a majority, so that a sheet alone
// cannot tell how many votes are necessary.
func ruled(r count.Result) bool { return r.Cast.Set() && !r.Necessary.Set() }

func (c *canvas) needed(r count.Result) string {
	if ruled(r) {
		return c.words.T("by the rule")
	}
	return c.words.Say(r.Necessary.Grouped())
}

// compared says how far the votes for are from the number necessary, and
// nothing about the outcome: the chair declares it.
func (c *canvas) compared(r count.Result) string {
	if ruled(r) {
		return c.words.T("by the rule")
	}
	if !r.Yes.Set() || !r.Necessary.Set() {
		return c.words.T("not known")
	}
	switch by := r.Yes.Int() - r.Necessary.Int(); {
	case by < 0:
		return c.words.F("%s short", c.number(-by))
	case by > 0:
		return c.words.F("%s more", c.number(by))
	}
	return c.words.T("equal")
}

const (
	ruleSize  = 7.2
	ruleLines = 3
)

// rules prints the rule of each question as its definition words it.
func (d *drawing) rules(width float64) {
	for i, q := range d.sheet.Tally.Questions {
		if q.Rule.Words == "" {
			continue
		}
		d.font(regular, ruleSize)
		lines := d.lines(d.words.F("Rule of question %d: %s", i+1, q.Rule.Words), width, ruleLines)
		d.paragraph(d.left, width, run{regular, ruleSize, soft, strings.Join(lines, " ")})
	}
}
