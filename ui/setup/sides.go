package setup

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

// sides sets the definition beside the work, or leaves it away where the text is
// so large that the work needs all the room.
func sides(left, right fyne.CanvasObject) fyne.CanvasObject {
	return widget.Inset(20, 14, container.New(sideBySide{}, container.NewVScroll(widget.After(left, scrollBar)), right))
}

// sideBySide gives the left side three tenths of the room, within bounds.
type sideBySide struct{}

// What the left side is wide at 100 % text, the gap between the two, and what
// the work needs beside it.
const (
	sideLeast = 328
	sideMost  = 380
	sideGap   = 16
	workLeast = 600
)

// MinSize is for Fyne.
func (sideBySide) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

// Layout is for Fyne.
func (sideBySide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	factor := theme.Current().TextSize().Factor()
	left := max(min(size.Width*0.3, sideMost*factor), sideLeast*factor, o[0].MinSize().Width)
	alone := size.Width-left-sideGap < max(workLeast*factor, o[1].MinSize().Width)
	if o[0].Visible() == alone {
		if alone {
			o[0].Hide()
		} else {
			o[0].Show()
		}
	}
	if alone {
		o[1].Move(fyne.NewPos(0, 0))
		o[1].Resize(size)
		return
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+sideGap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-sideGap, size.Height))
}
