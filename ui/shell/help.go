package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/widget"
)

// ShowHelp opens the page with what the screen is for and all its keys: own are
// those of the part that has the keyboard, screen those of the screen that are no
// commands.
func ShowHelp(canvas fyne.Canvas, table *command.Table, about string, own, screen []command.Hint) *Dialog {
	rows := widget.Stack(6)
	for i, section := range table.Sections(own, screen) {
		above := float32(10)
		if i == 0 {
			above = 0
		}
		head := widget.NewBold(section.Title, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
		rows.Add(container.New(layout.NewCustomPaddedLayout(above, 0, 0, 0), head))
		for _, line := range section.Lines {
			rows.Add(helpLine(line))
		}
	}
	list := widget.Inset(4, 4, rows)                 // the scroll would cut the lines of the caps
	list.Resize(fyne.NewSize(dialogRoom(canvas), 0)) // so that the reasons wrap before they are measured
	page := container.NewVScroll(list)
	height := list.MinSize().Height
	if !roams() { // else all of the question is a page
		height = min(height, canvas.Size().Height*0.6)
	}
	page.SetMinSize(fyne.NewSize(0, height))
	return Ask(canvas, table, Question{
		Title:  words.T("All keys of this screen"),
		Text:   about,
		Fields: []Field{{Object: page}},
		Cancel: words.T("Close"),
	})
}

// helpLine is one command with its keys; what cannot be done now says why.
func helpLine(line command.Line) fyne.CanvasObject {
	keys := widget.Row(6)
	for _, key := range line.Keys {
		keys.Add(widget.Middle(widget.NewKeyCap(key)))
	}
	label := widget.NewProse(line.Label, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	if line.Ready {
		return widget.Between(widget.Wide(170, keys), widget.Tight(label), nil)
	}
	label.SetColor(fynetheme.ColorNamePlaceHolder)
	why := widget.NewProse(line.Why, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)
	return widget.Between(widget.Wide(170, keys), widget.Stack(0, widget.Tight(label), widget.Tight(why)), nil)
}
