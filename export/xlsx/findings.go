package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/count"
)

const sheetFindings = "Findings"

func (b *book) findings(s *count.Sheet) {
	p := b.page(sheetFindings, false)
	p.widths(8, 10, 26, 44, 60, 60, 30)
	p.heads(1, "code", "severity", "where", "finding", "sum", "explanation", "explained by")
	for i, f := range s.Findings {
		row := i + 2
		for c, words := range []string{f.Code, string(f.Severity), f.Where.String(), f.Short, f.Sum} {
			p.text(c+1, row, words, look{wrap: true})
		}
		if e := f.Explanation; e != nil {
			p.text(6, row, e.Text, look{wrap: true})
			p.text(7, row, strings.Join(e.By, ", "), look{wrap: true})
		}
	}
	if len(s.Findings) == 0 {
		p.text(1, 2, "Nothing found.", look{})
	}
	p.freeze(0, 1)
	p.print(s.Tally.Policy.Paper, true, 0)
}

// chart is the bar chart of yes and no on sheet Tally.
func (b *book) chart(s *count.Sheet) {
	first, last := 2, len(s.Results)+1
	heads := "'" + sheetTally + "'!" + fixed(first, b.spots.figures-1) + ":" + fixed(last, b.spots.figures-1)
	series := func(row int, color string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name: "'" + sheetTally + "'!" + fixed(1, row), Categories: heads,
			Values: "'" + sheetTally + "'!" + fixed(first, row) + ":" + fixed(last, row),
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		}
	}
	b.keep(b.f.AddChart(sheetTally, at(1, b.spots.chart), &excelize.Chart{
		Type:      excelize.Bar,
		Series:    []excelize.ChartSeries{series(b.spots.figures, "2A5F9E"), series(b.spots.figures+1, "B4BDC8")},
		Dimension: excelize.ChartDimension{Width: 640, Height: 230},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Votes for and against"}}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{Font: excelize.Font{Color: "18212C", Size: 10}},
		YAxis:     excelize.ChartAxis{Font: excelize.Font{Color: "4A5562", Size: 9}},
	}))
}

func fixed(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}
