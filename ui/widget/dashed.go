package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// dashed is a word in a frame of short lines: what it says is invented.
type dashed struct {
	widget.BaseWidget
	words *Text
}

func newDashed(words *Text) *dashed {
	d := &dashed{words: words}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer is for Fyne.
func (d *dashed) CreateRenderer() fyne.WidgetRenderer { return &dashedRenderer{dashed: d} }

type dashedRenderer struct {
	dashed *dashed
	lines  []fyne.CanvasObject
}

// The pattern of the frame and the room inside it.
const (
	dash     = 4
	dashGap  = 3
	dashPadX = 8
	dashPadY = 1
)

func (r *dashedRenderer) MinSize() fyne.Size {
	return r.dashed.words.MinSize().AddWidthHeight(2*dashPadX, 2*dashPadY)
}

func (r *dashedRenderer) Layout(size fyne.Size) {
	r.dashed.words.Move(fyne.NewPos(dashPadX, dashPadY))
	r.dashed.words.Resize(size.SubtractWidthHeight(2*dashPadX, 2*dashPadY))
	r.lines = nil
	for x := float32(0); x < size.Width; x += dash + dashGap {
		end := min(x+dash, size.Width)
		r.line(x, 0, end, 0)
		r.line(x, size.Height, end, size.Height)
	}
	for y := float32(0); y < size.Height; y += dash + dashGap {
		end := min(y+dash, size.Height)
		r.line(0, y, 0, end)
		r.line(size.Width, y, size.Width, end)
	}
}

func (r *dashedRenderer) line(x1, y1, x2, y2 float32) {
	l := canvas.NewLine(theme.Current().Color(edge, 0))
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	r.lines = append(r.lines, l)
}

func (r *dashedRenderer) Refresh() {
	r.Layout(r.dashed.Size())
	canvas.Refresh(r.dashed)
}

func (r *dashedRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.dashed.words}, r.lines...)
}

func (r *dashedRenderer) Destroy() {}
