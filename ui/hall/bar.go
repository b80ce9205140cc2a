package hall

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/count/hall"
	"countersign/ui/theme"
)

// bar shows the batches by state, in one line. The states differ in shape too:
// what is done fills the height, what differs is a frame, what is in hand fills
// half, and what nobody has begun is the line below.
type bar struct {
	fynewidget.BaseWidget
	batches hall.Batches
	parts   [3]*canvas.Rectangle // done, differ, in hand
	line    *canvas.Rectangle
}

const barHeight = 34

func newBar() *bar {
	b := &bar{line: canvas.NewRectangle(nil)}
	for i := range b.parts {
		b.parts[i] = canvas.NewRectangle(nil)
	}
	b.ExtendBaseWidget(b)
	return b
}

// set shows other batches.
func (b *bar) set(batches hall.Batches) {
	if b.batches != batches {
		b.batches = batches
		b.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{b}
	r.style()
	return r
}

type barRenderer struct{ bar *bar }

func (r *barRenderer) style() {
	th, b := theme.Current(), r.bar
	b.parts[0].FillColor = th.Color(fynetheme.ColorNameSuccess, 0)
	b.parts[1].FillColor = th.Color(theme.ColorPanel, 0)
	b.parts[1].StrokeColor, b.parts[1].StrokeWidth = th.Color(fynetheme.ColorNameError, 0), 3
	b.parts[2].FillColor = th.Color(theme.ColorNote, 0)
	b.line.FillColor = th.Color(fynetheme.ColorNameInputBorder, 0)
}

func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, barHeight*theme.Current().TextSize().Factor())
}

// Layout gives each state its share; one batch is seen too.
func (r *barRenderer) Layout(size fyne.Size) {
	b := r.bar
	const line = 3
	b.line.Move(fyne.NewPos(0, size.Height-line))
	b.line.Resize(fyne.NewSize(size.Width, line))
	var x float32
	for i, n := range []int{b.batches.Done, b.batches.Differ, b.batches.Work} {
		var width float32
		if n > 0 {
			width = max(6, size.Width*float32(n)/float32(b.batches.All))
		}
		top := float32(0)
		if i == 2 {
			top = size.Height / 2
		}
		b.parts[i].Move(fyne.NewPos(x, top))
		b.parts[i].Resize(fyne.NewSize(min(width, size.Width-x), size.Height-top))
		b.parts[i].Hidden = n == 0
		x += width
	}
}

func (r *barRenderer) Refresh() {
	r.style()
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}

func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.bar.line, r.bar.parts[2], r.bar.parts[1], r.bar.parts[0]}
}

func (r *barRenderer) Destroy() {}
