package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/ui/theme"
)

// Columns sets a wide part on the left and a narrower one on the right. The
// right one has two fifths of the room, within least and most at 100 % text.
// Left and right hold their own margins.
func Columns(left, right fyne.CanvasObject, least, most float32) *fyne.Container {
	return container.New(&columns{least: least, most: most}, left, right)
}

type columns struct{ least, most float32 }

// split gives the width of the right part.
func (c *columns) split(width float32) float32 {
	factor := theme.Current().TextSize().Factor()
	return max(c.least*factor, min(c.most*factor, width*2/5))
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+max(right.Width, c.split(0)), max(left.Height, right.Height))
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := max(c.split(size.Width), objects[1].MinSize().Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width-right, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-right, 0))
	objects[1].Resize(fyne.NewSize(right, size.Height))
}

// Tight takes away the room that wrapping text keeps around itself, so that it
// stands in line with other text.
func Tight(p *Prose) *fyne.Container { return Inset(-8, -8, p) }
