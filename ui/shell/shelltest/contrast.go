package shelltest

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/theme"
)

// What WCAG 2.2 asks at level AA: of text (1.4.3), of large text, and of what is
// no text and has to be seen (1.4.11). Large is 24 pixels, or 19 in bold.
const (
	textContrast  = 4.5
	largeContrast = 3
	shapeContrast = 3

	largeText, largeBold = 24, 18.66
)

// Contrasts lists what is too faint against the ground that it really stands on,
// in the topmost dialog if there is one. It looks at every text, icon, line and
// border that is painted; only the colour of separators, which part what is
// apart anyway, may be as faint as it is.
func Contrasts(w fyne.Window) []string { return painted(w).faults }

// painted goes through all of a window.
func painted(w fyne.Window) *painter {
	c := w.Canvas()
	p := &painter{faint: map[string]bool{}}
	p.paint(at(fyne.Position{}, c.Size()), theme.Current().Color(fynetheme.ColorNameBackground, 0))
	whole := at(fyne.Position{}, c.Size())
	p.walk(c.Content(), fyne.Position{}, whole)
	if top := c.Overlays().Top(); top != nil {
		p.faults, p.rings, p.faint = nil, nil, map[string]bool{}
		p.walk(top, fyne.Position{}, whole)
	}
	return p
}

// painter goes through a window in the order in which it is painted.
type painter struct {
	painted []patch
	rings   []rect // of the focus
	faults  []string
	faint   map[string]bool // what was said
}

// patch is a part of the window in one colour.
type patch struct {
	box    rect
	color  color.NRGBA
	opaque bool
}

func (p *painter) paint(box rect, c color.Color) {
	n := nrgba(c)
	if n.A > 0 && !box.empty() {
		p.painted = append(p.painted, patch{box, n, n.A == 0xFF})
	}
}

// under is the colour that a point has by now.
func (p *painter) under(x, y float32) color.NRGBA {
	var above []color.NRGBA
	for i := len(p.painted) - 1; i >= 0; i-- {
		b := p.painted[i]
		if x < b.box.x1 || x > b.box.x2 || y < b.box.y1 || y > b.box.y2 {
			continue
		}
		above = append(above, b.color)
		if b.opaque {
			break
		}
	}
	var out color.NRGBA
	for i := len(above) - 1; i >= 0; i-- {
		out = over(above[i], out)
	}
	return out
}

// grounds are the colours at the middle and near the corners of a part.
func (p *painter) grounds(b rect) []color.NRGBA {
	const in = 0.1
	w, h := (b.x2-b.x1)*in, (b.y2-b.y1)*in
	var out []color.NRGBA
	for _, x := range []float32{b.x1 + w, (b.x1 + b.x2) / 2, b.x2 - w} {
		for _, y := range []float32{b.y1 + h, (b.y1 + b.y2) / 2, b.y2 - h} {
			out = append(out, p.under(x, y))
		}
	}
	return out
}

func (p *painter) walk(o fyne.CanvasObject, from fyne.Position, clip rect) {
	if o == nil || !o.Visible() {
		return
	}
	pos := from.Add(o.Position())
	seen := at(pos, o.Size()).cut(clip)
	switch o := o.(type) {
	case *canvas.Text:
		p.text(o, pos, clip)
	case *canvas.Rectangle:
		p.border(o.StrokeColor, o.StrokeWidth, o.FillColor, seen)
		p.paint(seen, o.FillColor)
	case *canvas.Circle:
		p.border(o.StrokeColor, o.StrokeWidth, o.FillColor, seen)
		p.paint(seen, o.FillColor)
	case *canvas.Line:
		p.line(o, from, clip)
	case *canvas.Image:
		p.icon(o, seen)
	case *fyne.Container:
		for _, child := range o.Objects {
			p.walk(child, pos, clip)
		}
	case *container.Scroll:
		p.walk(o.Content, pos, seen)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			p.walk(child, pos, clip)
		}
	}
}

func (p *painter) text(t *canvas.Text, pos fyne.Position, clip rect) {
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	pos.X += indent(t, size)
	seen := at(pos, size).cut(clip)
	if strings.TrimSpace(t.Text) == "" || seen.empty() {
		return
	}
	least := textContrast
	if t.TextSize >= largeText || t.TextStyle.Bold && t.TextSize >= largeBold {
		least = largeContrast
	}
	for _, ground := range p.grounds(seen) {
		p.must(fmt.Sprintf("%q", t.Text), t.Color, ground, least)
	}
}

// line looks at strokes; the thin ones of a separator's colour only part things.
func (p *painter) line(l *canvas.Line, from fyne.Position, clip rect) {
	a, b := from.Add(l.Position1), from.Add(l.Position2)
	x, y := (a.X+b.X)/2, (a.Y+b.Y)/2
	if !separates(l.StrokeColor) && x >= clip.x1 && x <= clip.x2 && y >= clip.y1 && y <= clip.y2 {
		p.must("a line", l.StrokeColor, p.under(x, y), shapeContrast)
	}
}

// border looks at the outline of a part, which has to be seen against what is
// around it or against what it holds; the ring of the focus against both.
func (p *painter) border(stroke color.Color, width float32, fill color.Color, seen rect) {
	if width <= 0 || seen.empty() || nrgba(stroke).A == 0 || separates(stroke) {
		return
	}
	around := p.under(seen.x1+0.5, (seen.y1+seen.y2)/2)
	inside := over(nrgba(fill), p.under((seen.x1+seen.x2)/2, seen.y1+width+0.5))
	if isColor(stroke, theme.ColorFocusRing) {
		p.rings = append(p.rings, seen)
		p.must("the focus ring", stroke, around, shapeContrast)
		p.must("the focus ring", stroke, inside, shapeContrast)
	} else if Contrast(nrgba(stroke), inside) < shapeContrast {
		p.must("a border", stroke, around, shapeContrast)
	}
}

var hexes = regexp.MustCompile(`#[0-9a-fA-F]{6}\b`)

// icon looks at a drawing by its colours. The theme's icons have one of their
// own, and for marks in them that of the ground; Fyne's have one.
func (p *painter) icon(i *canvas.Image, seen rect) {
	if i.Resource == nil || seen.empty() {
		return
	}
	var colors []color.NRGBA
	for _, h := range hexes.FindAllString(string(i.Resource.Content()), -1) {
		v, _ := strconv.ParseUint(h[1:], 16, 32) // six digits, says the pattern
		colors = append(colors, color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF})
	}
	if len(colors) == 0 {
		return
	}
	name := "the icon " + i.Resource.Name()
	p.must(name, colors[0], p.under((seen.x1+seen.x2)/2, (seen.y1+seen.y2)/2), shapeContrast)
	for _, mark := range colors[1:] {
		if mark != colors[0] {
			p.must("the mark in "+name, mark, colors[0], shapeContrast)
		}
	}
}

// must says once what has less contrast than it needs.
func (p *painter) must(what string, ink color.Color, ground color.NRGBA, least float64) {
	c := over(nrgba(ink), ground)
	if got := Contrast(c, ground); got < least {
		said := fmt.Sprintf("%s has a contrast of %.2f, %s on %s; it needs %.1f", what, got, hex(c), hex(ground), least)
		if !p.faint[said] {
			p.faint[said] = true
			p.faults = append(p.faults, said)
		}
	}
}

func separates(c color.Color) bool { return isColor(c, fynetheme.ColorNameSeparator) }

func isColor(c color.Color, name fyne.ThemeColorName) bool {
	return nrgba(c) == nrgba(theme.Current().Color(name, 0))
}

func nrgba(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{}
	}
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA) // the model gives nothing else
	return n
}

// over lays a colour that may be clear over another one.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*int(c.A) + int(b)*(0xFF-int(c.A)) + 0x7F) / 0xFF)
	}
	return color.NRGBA{R: mix(c.R, ground.R), G: mix(c.G, ground.G), B: mix(c.B, ground.B), A: 0xFF}
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// Contrast is that of WCAG 2.2, from 1 to 21.
func Contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}
