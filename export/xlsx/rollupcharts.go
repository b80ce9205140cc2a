package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"countersign/count"
)

const (
	sheetUnions = "Unions"
	sheetCharts = "Charts"
)

// barsShape is a bar chart of two columns of sheet Unions, a bar a union.
type barsShape struct {
	title       string
	at          int // row of sheet Charts
	labels      int // row of that sheet that names the columns; 0: their heads do
	first, last int // rows of sheet Unions
	dark, light int // columns
}

// Columns of sheets with bodies.
const (
	columnEligible = 4
	columnYes      = 5
	columnNo       = 6
	columnBallots  = 9
)

// Bounds of a chart that can still be read.
const (
	mostBars  = 60
	barPixels = 34
	chartMore = 130 // title, legend, axis
	rowPixels = 20
)

// charts draws, for each question, the votes and the turnout of the unions.
// What nobody reported has no bar.
func (b *book) charts(r Report) {
	type span struct {
		question    string
		first, last int
		figures     bool
	}
	var spans []span
	row := 1
	for _, x := range r.Bodies {
		if x.Level != count.LevelUnion {
			continue
		}
		row++
		if n := len(spans); n == 0 || spans[n-1].question != x.Question {
			spans = append(spans, span{question: x.Question, first: row})
		}
		s := &spans[len(spans)-1]
		s.last, s.figures = row, s.figures || x.Figures.Yes.Set()
	}
	at := 3
	for _, s := range spans {
		if !s.figures || s.last-s.first >= mostBars {
			continue
		}
		for _, c := range []barsShape{
			{title: b.words.F("Votes for and against: %s", s.question), dark: columnYes, light: columnNo},
			{title: b.words.F("Turnout, ballots of eligible members: %s", s.question), dark: columnBallots, light: columnEligible},
		} {
			c.at, c.first, c.last = at, s.first, s.last
			if !b.words.English() {
				c.labels = at
			}
			b.bars = append(b.bars, c)
			at += int(c.height())/rowPixels + 2
		}
	}
	if len(b.bars) == 0 {
		return
	}
	p := b.page(sheetCharts)
	p.widths(14, 14, 14, 14, 14, 14, 14, 14)
	p.across(1, 8, fmt.Sprintf("%s, %s", r.Title, p.words.Say(r.At.Words())), look{bold: true})
	for _, c := range b.bars {
		p.labels(c)
	}
	p.print(r.Paper, false, 0)
}

// labels names the columns of a chart in the language of the report, in cells
// that the chart lies upon.
func (p *page) labels(c barsShape) {
	if c.labels == 0 {
		return
	}
	dark, light := p.words.T("For"), p.words.T("Against")
	if c.dark == columnBallots {
		dark, light = p.words.T("Ballots"), p.words.T("Members")
	}
	p.text(1, c.labels, dark, look{grey: true})
	p.text(2, c.labels, light, look{grey: true})
}

func (c barsShape) height() uint { return uint(chartMore + barPixels*(c.last-c.first+1)) }

func (f *framer) bars(c barsShape) {
	column := func(col int) string {
		return "'" + sheetUnions + "'!" + fixed(col, c.first) + ":" + fixed(col, c.last)
	}
	series := func(col, label int, color string) excelize.ChartSeries {
		name := "'" + sheetUnions + "'!" + fixed(col, 1)
		if c.labels > 0 {
			name = "'" + sheetCharts + "'!" + fixed(label, c.labels)
		}
		return excelize.ChartSeries{
			Name: name, Categories: column(2), Values: column(col),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		}
	}
	f.keep(f.AddChart(sheetCharts, at(1, c.at), &excelize.Chart{
		Type:      excelize.Bar,
		Series:    []excelize.ChartSeries{series(c.dark, 1, "2A5F9E"), series(c.light, 2, "B4BDC8")},
		Dimension: excelize.ChartDimension{Width: 760, Height: c.height()},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Bold: true, Size: 11, Color: "18212C"}}}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: "18212C", Size: 9}},
		YAxis:     excelize.ChartAxis{Minimum: fromZero(), Font: excelize.Font{Color: "4A5562", Size: 9}},
	}))
}
