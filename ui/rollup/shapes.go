package rollup

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/count"
	"countersign/ui/theme"
)

var clear = color.Transparent

// square is the mark of a verdict: solid for Yes, hollow for No, a small one for
// what is open, and nothing for the empty verdict.
type square struct {
	fynewidget.BaseWidget
	side    float32
	verdict count.Verdict
	face    *canvas.Rectangle
}

func newSquare(side float32) *square {
	s := &square{side: side, face: canvas.NewRectangle(clear)}
	s.ExtendBaseWidget(s)
	s.set("")
	return s
}

// set shows another verdict.
func (s *square) set(v count.Verdict) {
	s.verdict = v
	s.Hidden = v == ""
	s.style()
}

func (s *square) style() {
	th := theme.Current()
	s.face.FillColor, s.face.StrokeWidth = th.Color(theme.ColorPanel, 0), 2
	s.face.StrokeColor = th.Color(fynetheme.ColorNameForeground, 0)
	switch s.verdict {
	case count.Passes:
		s.face.FillColor, s.face.StrokeColor = th.Color(theme.ColorYes, 0), th.Color(theme.ColorYes, 0)
	case count.Fails:
	default:
		s.face.StrokeColor, s.face.StrokeWidth = th.Color(fynetheme.ColorNameDisabled, 0), 1.5
	}
}

// CreateRenderer is for Fyne.
func (s *square) CreateRenderer() fyne.WidgetRenderer { return &squareRenderer{s} }

type squareRenderer struct{ square *square }

func (r *squareRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(r.square.side * theme.Current().TextSize().Factor())
}

// Layout keeps the mark of what is open small.
func (r *squareRenderer) Layout(size fyne.Size) {
	inset := float32(0)
	if v := r.square.verdict; v != count.Passes && v != count.Fails {
		inset = size.Width / 4
	}
	r.square.face.Move(fyne.NewPos(inset, inset))
	r.square.face.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
}

func (r *squareRenderer) Refresh() {
	r.square.style()
	r.Layout(r.square.Size())
	r.square.face.Refresh()
}

func (r *squareRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.square.face} }

func (r *squareRenderer) Destroy() {}

// arrow is the angle before a row that folds: to the right, or down.
type arrow struct {
	fynewidget.BaseWidget
	down bool
	a, b *canvas.Line
}

func newArrow() *arrow {
	x := &arrow{a: canvas.NewLine(clear), b: canvas.NewLine(clear)}
	x.ExtendBaseWidget(x)
	return x
}

func (x *arrow) set(down bool) { x.down = down }

// CreateRenderer is for Fyne.
func (x *arrow) CreateRenderer() fyne.WidgetRenderer { return &arrowRenderer{x} }

type arrowRenderer struct{ arrow *arrow }

func (r *arrowRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(foldSide) }

func (r *arrowRenderer) Layout(size fyne.Size) {
	// The angle in a square of 14: its tip is at the middle of one side.
	from, tip, to := fyne.NewPos(4.5, 2.5), fyne.NewPos(9.5, 7), fyne.NewPos(4.5, 11.5)
	if r.arrow.down {
		from, tip, to = fyne.NewPos(2.5, 4.5), fyne.NewPos(7, 9.5), fyne.NewPos(11.5, 4.5)
	}
	f := size.Width / foldSide
	scale := func(p fyne.Position) fyne.Position { return fyne.NewPos(p.X*f, p.Y*f) }
	r.arrow.a.Position1, r.arrow.a.Position2 = scale(from), scale(tip)
	r.arrow.b.Position1, r.arrow.b.Position2 = scale(tip), scale(to)
	for _, l := range []*canvas.Line{r.arrow.a, r.arrow.b} {
		l.StrokeColor, l.StrokeWidth = theme.Current().Color(fynetheme.ColorNameForeground, 0), 2
	}
}

func (r *arrowRenderer) Refresh() {
	r.Layout(r.arrow.Size())
	canvas.Refresh(r.arrow)
}

func (r *arrowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.arrow.a, r.arrow.b}
}

func (r *arrowRenderer) Destroy() {}
