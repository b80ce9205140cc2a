package verify

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/code"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

func summaryWords(all, fine int) string {
	return words.F("%d sheets: %d can be used, %d not", all, fine, all-fine)
}

// column is the figures of one question.
type column struct {
	head    string
	figures count.Figures
	ballots count.Count
}

// sheetFigures are those of the record, for the eye to compare with the paper.
func sheetFigures(sheet *count.Sheet, signed bool) fyne.CanvasObject {
	title := words.T("Figures of the record")
	if signed {
		title = words.T("Signed figures")
	}
	var columns []column
	for i, q := range sheet.Tally.Questions {
		if i < len(sheet.Results) {
			columns = append(columns, column{fmt.Sprintf("%d %s", i+1, q.Short), sheet.Results[i].Figures, sheet.Results[i].Ballots})
		}
	}
	panel := widget.NewPanel(table(title, columns))
	panel.PadY = 4
	return panel
}

// codeFigures are those that a code says.
func codeFigures(c *code.Code) fyne.CanvasObject {
	var columns []column
	for i, f := range c.Questions {
		columns = append(columns, column{words.F("Question %d", i+1), f, c.Ballots})
	}
	return table(words.T("The code says"), columns)
}

// table sets figures out with a row for each answer.
func table(title string, columns []column) fyne.CanvasObject {
	head := make([]fyne.CanvasObject, len(columns))
	for i, c := range columns {
		head[i] = widget.NewCaption(c.head).Right().Shrink()
	}
	list := widget.Stack(0, row(widget.NewCaption(title), head))
	add := func(name string, strong bool, figure func(column) count.Count) {
		label := widget.NewText(name, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
		label.Style.Bold = strong
		var cells []fyne.CanvasObject
		for _, c := range columns {
			cell := widget.NewText(words.Say(figure(c).Grouped()), theme.SizeAnswer, fynetheme.ColorNameForeground).Right()
			cell.Style.Bold = strong
			cells = append(cells, cell)
		}
		list.Add(fynewidget.NewSeparator())
		list.Add(row(label, cells))
	}
	for _, c := range count.Cells {
		add(words.Say(c.Title()), false, func(of column) count.Count { return of.figures.Get(c) })
	}
	add(words.T("Ballots"), true, func(of column) count.Count { return of.ballots })
	return list
}

// row is a line of the figures, alike in every line.
func row(name fyne.CanvasObject, cells []fyne.CanvasObject) fyne.CanvasObject {
	width := 132 * theme.Current().TextSize().Factor()
	return widget.Inset(0, 5, widget.Between(widget.Wide(width, widget.Middle(name)), container.NewGridWithColumns(max(len(cells), 1), cells...), nil))
}

// paper compares a print with the file. The digest is not shown beside it: it
// is to be read from the paper.
func (s *Screen) paper(digest count.Digest, first bool) fyne.CanvasObject {
	check := widget.NewGroupCheck(digest.String(), 5, 12)
	check.SetKeys(s.frame.Table)
	if first {
		s.check = check
	}
	said := widget.NewProse(words.T("Type groups 5 and 12 from its foot to check that print and file are the same."),
		fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	return widget.NewPanel(widget.Stack(10,
		widget.Tight(widget.NewProse(words.T("Have the paper sheet in your hand?"), fynetheme.SizeNameText, fynetheme.ColorNameForeground).Bold()),
		widget.Tight(said), check))
}
