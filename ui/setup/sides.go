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
	if theme.Current().TextSize().Stacks() {
		return widget.Inset(16, 12, right)
	}
	return widget.Inset(20, 14, container.New(sideBySide{}, container.NewVScroll(widget.After(left, scrollBar)), right))
}

// sideBySide gives the left side three tenths of the room, within bounds.
type sideBySide struct{}

// What the left side is wide at 100 % text, and the gap between the two.
const (
	sideLeast = 328
	sideMost  = 380
	sideGap   = 16
)

// MinSize is for Fyne.
func (sideBySide) MinSize(o []fyne.CanvasObject) fyne.Size {
	right := o[1].MinSize()
	return fyne.NewSize(sideLeast+sideGap+right.Width, right.Height)
}

// Layout is for Fyne.
func (sideBySide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	factor := theme.Current().TextSize().Factor()
	left := min(max(size.Width*0.3, sideLeast), sideMost*factor)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+sideGap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-sideGap, size.Height))
}
