package pdf

import (
	"countersign/assets/words"
	"countersign/count"
)

// questionsAcross is how many questions stand beside one another.
const questionsAcross = 4

// figure draws a number so that its end is at x. It may become small; it is
// never cut.
func (c *canvas) figure(x, y, room float64, s string) {
	f, size := c.face, c.size
	if w := c.measure(s); w > room {
		c.font(f, size*0.99*room/w)
	}
	c.put(x, y, fromRight, s)
	c.font(f, size)
}

const (
	countHead  = 6.6
	countLabel = 19
	figureEnd  = 18.2 // from the left of a question's column
	wordsFrom  = 21.2
	wordsSize  = 7.5
	wordsLine  = 3.05
	wordsMost  = 20 // lines; no figure has as many words
)

// countRow is a line of the count table.
type countRow struct {
	title string
	part  string // of the sample mark
	value func(count.Result) count.Count
	bold  bool
}

var countRows = []countRow{
	{words.Key("Yes"), "yes", func(r count.Result) count.Count { return r.Yes }, false},
	{words.Key("No"), "no", func(r count.Result) count.Count { return r.No }, false},
	{words.Key("Blank"), "blank", func(r count.Result) count.Count { return r.Blank }, false},
	{words.Key("Void"), "void", func(r count.Result) count.Count { return r.Void }, false},
	{words.Key("Ballots"), "ballots", func(r count.Result) count.Count { return r.Ballots }, true},
}

// countTable draws the figures of up to four questions, in digits and in
// words, and ends with y below. first is the number of the first question.
func (d *drawing) countTable(width float64, first int, results []count.Result) {
	x, top := d.left, d.y
	column := (width - countLabel) / float64(max(len(results), 1))
	d.in("Table", func() {
		d.in("TR", func() {
			d.font(bold, 11)
			d.mark("TH", "", func() { d.put(x+1.7, top+4.7, fromLeft, d.words.T("Count")) })
			d.font(bold, 9)
			for i := range results {
				d.mark("TH", "", func() {
					d.fit(x+countLabel+column*float64(i)+1.7, top+4.6, column-3, fromLeft, d.questionTitle(first+i, true))
				})
			}
		})
		d.y = top + countHead
		for _, row := range countRows {
			d.countRow(row, column, results)
		}
	})
	d.frame(x, top, width, d.y-top, frameRule)
	for i := 1; i < len(results); i++ {
		cx := x + countLabel + column*float64(i)
		d.rule(cx, top, cx, d.y, innerRule, hair)
	}
}

func (d *drawing) countRow(row countRow, column float64, results []count.Result) {
	x, top := d.left, d.y
	height := 7.2
	wordLines := make([][]string, len(results))
	d.font(regular, wordsSize)
	for i, r := range results {
		wordLines[i] = d.lines(d.spelled(row.value(r)), column-wordsFrom-1.2, wordsMost)
		height = max(height, wordsLine*float64(len(wordLines[i]))+2.1)
	}
	weight, rule, grey := regular, innerRule, hair
	if row.bold {
		weight, rule, grey = bold, totalRule, black
	}
	d.rule(x, top, x+column*float64(len(results))+countLabel, top, rule, grey)
	middle := top + height/2
	d.in("TR", func() {
		d.mark("TH", "", func() {
			d.font(weight, 9.4)
			d.put(x+1.7, middle+1.2, fromLeft, d.words.T(row.title)+d.star(row.part))
		})
		for i, r := range results {
			cx := x + countLabel + column*float64(i)
			d.mark("TD", "", func() {
				d.font(weight, 15)
				d.figure(cx+figureEnd, middle+2, figureEnd-1.2, d.words.Say(row.value(r).Grouped()))
				d.font(regular, wordsSize)
				d.ink(soft)
				base := middle + 0.95 - wordsLine*float64(len(wordLines[i])-1)/2
				for k, line := range wordLines[i] {
					d.put(cx+wordsFrom, base+wordsLine*float64(k), fromLeft, line)
				}
				d.ink(black)
			})
		}
	})
	d.y = top + height
}
