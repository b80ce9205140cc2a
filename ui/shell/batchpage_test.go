package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// TestTheBatchPageFitsTheSmallestWindow sets out the fullest page with sample
// figures, as the batches screen does, and asks whether it fits.
func TestTheBatchPageFitsTheSmallestWindow(t *testing.T) {
	app := test.NewTempApp(t)
	for _, size := range []theme.TextSize{theme.Small, theme.Normal} {
		app.Settings().SetTheme(theme.New(theme.Light, size))
		w := test.NewTempWindow(t, container.NewStack())
		frame := shell.NewFrame(w, command.NewTable())
		frame.Header.SetPlace("AFSCME Local 749 · Judicial", "SEBAC 2011 · June 15, 2011 · revision 1")
		frame.Header.SetStep(2, widget.StepBegun, "6/26")
		frame.Status.SetSaved(widget.Success, "Saved 14:22:07")
		frame.Status.SetSample("Sample figures")
		page, first := batchPage(frame.Table)
		w.Resize(fyne.NewSize(shell.MinWidth, shell.MinHeight))
		frame.Show(shell.Screen{
			Content: page, Step: 2, Focus: first,
			Actions: []command.Action{
				{ID: command.CallMode, Hint: "call mode", Run: func() {}},
				{ID: command.NextWork, Run: func() {}},
				{ID: command.NextPart, Hint: "batch list", Run: func() {}},
			},
			Hints:    []command.Hint{{Key: "Enter", Text: "next box"}, {Key: "Up", Text: "back"}},
			Commands: []command.ID{command.CallMode, command.NextWork, command.NextPart},
		})
		shelltest.Picture(t, w, "batches")
		if got := w.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
			t.Errorf("at %d %% the page needs %v of %d by %d", size, got, shell.MinWidth, shell.MinHeight)
		}
	}
}

// batchPage gives the page and the cell that has the focus.
func batchPage(table *command.Table) (fyne.CanvasObject, fyne.Focusable) {
	chips := container.NewGridWithColumns(2)
	for n := 1; n <= 26; n++ {
		chip := widget.NewChip(n, nil)
		switch {
		case n < 7:
			chip.Set(widget.ChipAgree, "")
		case n == 7:
			chip.Set(widget.ChipNow, "")
		}
		chips.Add(chip)
	}
	list := container.NewBorder(widget.Inset(4, 8, widget.NewSubheading("6 of 26 agree")), nil, nil, nil, container.NewVScroll(chips))
	var cells []*widget.CountEntry
	cards := container.NewGridWithColumns(2)
	for q, title := range []string{"SEBAC agreement", "Individual contract"} {
		rows := widget.Stack(8)
		for _, answer := range []string{"Yes", "No", "Blank", "Void"} {
			cell := widget.NewCountEntry(50)
			cell.Keys = table
			cells = append(cells, cell)
			rows.Add(widget.Between(widget.Wide(90, widget.NewText(answer, theme.SizeAnswer, fynetheme.ColorNameForeground)), cell, nil))
		}
		sum := widget.NewSumBadge()
		sum.Set(widget.SumBegun, "25 so far. 25 to go")
		cards.Add(widget.NewCard(widget.NewQuestionMark(q+1, 34), title, nil, rows, sum))
	}
	group := widget.NewCellGroup(cells...)
	for _, text := range []string{"21", "28", "1", "0", "23"} {
		cells[0].SetValue(text)
		cells = cells[1:]
	}
	_ = group
	head := widget.Between(widget.NewBold("Batch 7 of 26", theme.SizeCount, fynetheme.ColorNameForeground), nil,
		widget.Row(12, widget.Middle(widget.NewBold("Recorder A", fynetheme.SizeNameText, fynetheme.ColorNameForeground)), widget.NewRecorderMark(widget.RecorderA, 38)))
	foot := widget.Between(widget.NewButton("Call mode", "F2", nil), nil, widget.NewPrimary("Close batch 7", "Ctrl+Enter", nil))
	work := container.NewBorder(head, foot, nil, nil, cards)
	return container.NewBorder(nil, nil, widget.Wide(256, widget.Inset(8, 0, list)), nil, widget.Inset(16, 8, work)), cells[0]
}
