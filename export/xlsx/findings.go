package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/count"
)

const sheetFindings = "Findings"

func (b *book) findings(s *count.Sheet) {
	p := b.page(sheetFindings, false)
	p.widths(7, 10, 18, 30, 40, 44, 20)
	p.heads(1, "code", "severity", "where", "finding", "sum", "explanation", "explained by")
	for i, f := range s.Findings {
		row := i + 2
		words := []string{f.Code, string(f.Severity), f.Where.String(), f.Short, f.Sum}
		if e := f.Explanation; e != nil {
			words = append(words, e.Text, strings.Join(e.By, ", "))
		}
		for c, w := range words {
			p.text(c+1, row, w, look{wrap: true})
		}
		p.fitRow(row, words...)
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
		Type:      excelize.Col,
		Series:    []excelize.ChartSeries{series(b.spots.figures, "2A5F9E"), series(b.spots.figures+1, "B4BDC8")},
		Dimension: excelize.ChartDimension{Width: uint(b.spots.width), Height: 250},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Votes for and against", Font: &excelize.Font{Bold: true, Size: 11, Color: "18212C"}}}},
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
