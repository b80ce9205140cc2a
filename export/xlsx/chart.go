package xlsx

import "github.com/xuri/excelize/v2"

// chartShape is the bar chart of yes and no on sheet Tally.
type chartShape struct {
	figures, top int // rows of the first figures and of the chart; 0 is no chart
	questions    int
	title        string
	width        float64 // pixels
	fromZero     bool
}

// fromZero is an axis on which a column half as high is half as many.
func fromZero() *float64 { return new(float64) }

func (f *framer) chart(c chartShape) {
	cells := func(row int) string {
		return "'" + sheetTally + "'!" + fixed(2, row) + ":" + fixed(c.questions+1, row)
	}
	series := func(row int, color string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name: "'" + sheetTally + "'!" + fixed(1, row), Categories: cells(c.figures - 1), Values: cells(row),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		}
	}
	y := excelize.ChartAxis{Font: excelize.Font{Color: "4A5562", Size: 9}}
	if c.fromZero {
		y.Minimum = fromZero()
	}
	f.keep(f.AddChart(sheetTally, at(1, c.top), &excelize.Chart{
		Type:      excelize.Col,
		Series:    []excelize.ChartSeries{series(c.figures, "2A5F9E"), series(c.figures+1, "B4BDC8")},
		Dimension: excelize.ChartDimension{Width: uint(c.width), Height: 250},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Bold: true, Size: 11, Color: "18212C"}}}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{Font: excelize.Font{Color: "18212C", Size: 10}},
		YAxis:     y,
	}))
}
