package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// Box is a filled and outlined rectangle around one object. Cards, badges, key
// caps, chips and rows are boxes; Focused draws the ring inside the outline.
type Box struct {
	widget.BaseWidget
	// Content may be nil.
	Content fyne.CanvasObject
	// Fill and Line are colour roles; empty means none.
	Fill, Line fyne.ThemeColorName
	// Width and Radius are size roles. Empty means the outline's width and no
	// rounding.
	Width, Radius fyne.ThemeSizeName
	// Thick is added to the width: state borders are 2 where panels have 1.
	Thick float32
	// PadX and PadY are the room between outline and content.
	PadX, PadY float32
	// Least is the smallest size at 100 % text.
	Least fyne.Size
	// Square keeps it as wide as high, in the middle of the room it is given.
	Square bool
	// Round makes the ends half circles.
	Round bool
	// Focused draws the focus ring.
	Focused bool
}

// NewBox gives a box around content; set its fields before it is shown, or
// refresh it afterwards.
func NewBox(content fyne.CanvasObject) *Box {
	b := &Box{Content: content}
	b.ExtendBaseWidget(b)
	return b
}

// NewPanel gives the ground of a card: panel colour, thin outline, rounded.
func NewPanel(content fyne.CanvasObject) *Box {
	b := NewBox(content)
	b.Fill, b.Line = theme.ColorPanel, separator
	b.Radius = theme.SizePanelRadius
	b.PadX, b.PadY = 16, 12
	return b
}

// CreateRenderer is for Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{box: b, ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.style()
	return r
}

type boxRenderer struct {
	box          *Box
	ground, ring *canvas.Rectangle
	face         fyne.Size // what is drawn: all of the box unless it is square
}

func (r *boxRenderer) style() {
	b, th := r.box, theme.Current()
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if b.Fill != "" {
		r.ground.FillColor = th.Color(b.Fill, 0)
	}
	if b.Line != "" {
		width := b.Width
		if width == "" {
			width = theme.SizeOutline
		}
		if w := th.Size(width) + b.Thick; w > 0 {
			r.ground.StrokeColor, r.ground.StrokeWidth = th.Color(b.Line, 0), w
		}
	}
	var radius float32
	if b.Radius != "" {
		radius = th.Size(b.Radius)
	}
	if b.Round {
		radius = min(r.face.Width, r.face.Height) / 2
	}
	r.ground.CornerRadius, r.ring.CornerRadius = radius, radius
	r.ring.Hidden = !b.Focused
	r.ring.StrokeColor, r.ring.StrokeWidth = th.Color(theme.ColorFocusRing, 0), th.Size(theme.SizeFocusRing)
}

func (r *boxRenderer) pad() fyne.Size { return fyne.NewSize(2*r.box.PadX, 2*r.box.PadY) }

func (r *boxRenderer) MinSize() fyne.Size {
	size := r.pad()
	if r.box.Content != nil && r.box.Content.Visible() {
		size = size.Add(r.box.Content.MinSize())
	}
	factor := theme.Current().TextSize().Factor()
	least := fyne.NewSize(r.box.Least.Width*factor, r.box.Least.Height*factor)
	return size.Max(least)
}

func (r *boxRenderer) Layout(size fyne.Size) {
	at := fyne.Position{}
	r.face = size
	if r.box.Square {
		r.face = fyne.NewSquareSize(min(size.Width, size.Height))
		at = fyne.NewPos((size.Width-r.face.Width)/2, (size.Height-r.face.Height)/2)
	}
	r.style()
	for _, rect := range []*canvas.Rectangle{r.ground, r.ring} {
		rect.Move(at)
		rect.Resize(r.face)
	}
	if r.box.Content != nil {
		r.box.Content.Move(at.AddXY(r.box.PadX, r.box.PadY))
		r.box.Content.Resize(r.face.Subtract(r.pad()))
	}
}

func (r *boxRenderer) Refresh() {
	r.Layout(r.box.Size())
	if r.box.Content != nil {
		r.box.Content.Refresh()
	}
	r.ground.Refresh()
	r.ring.Refresh()
	canvas.Refresh(r.box)
}

func (r *boxRenderer) Objects() []fyne.CanvasObject {
	if r.box.Content == nil {
		return []fyne.CanvasObject{r.ground, r.ring}
	}
	return []fyne.CanvasObject{r.ground, r.box.Content, r.ring}
}

func (r *boxRenderer) Destroy() {}
