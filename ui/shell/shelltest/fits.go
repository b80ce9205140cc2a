// Package shelltest looks at a window as a person does who reads: [Faults]
// says which words are cut, lie over others or leave the window, and [Looks]
// shows a screen at every size, text size and palette that has to work. [Words],
// [All] and [Parts] find what is in a window, [Strike] and [Reach] work it.
package shelltest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/ui/widget"
)

// word is one line of text with where it can be seen.
type word struct {
	text string
	box  rect
}

type rect struct{ x1, y1, x2, y2 float32 }

func at(p fyne.Position, s fyne.Size) rect { return rect{p.X, p.Y, p.X + s.Width, p.Y + s.Height} }

func (r rect) cut(o rect) rect {
	return rect{max(r.x1, o.x1), max(r.y1, o.y1), min(r.x2, o.x2), min(r.y2, o.y2)}
}

func (r rect) empty() bool { return r.x1 >= r.x2 || r.y1 >= r.y2 }

// room is what a text is shown in.
type room struct {
	clip   rect
	rolls  bool // up and down: what is below can be reached
	slides bool // sideways too, as in an entry
}

// Faults lists what cannot be read in a window, of the topmost dialog if there
// is one.
func Faults(w fyne.Window) []string {
	c := w.Canvas()
	look := &looker{}
	whole := room{clip: at(fyne.Position{}, c.Size())}
	if top := c.Overlays().Top(); top != nil {
		look.walk(top, fyne.Position{}, whole)
	} else {
		look.walk(c.Content(), fyne.Position{}, whole)
	}
	look.overlaps()
	return look.faults
}

type looker struct {
	words  []word
	faults []string
}

func (l *looker) walk(o fyne.CanvasObject, from fyne.Position, in room) {
	if o == nil || !o.Visible() {
		return
	}
	pos := from.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		l.text(o, pos, in)
	case *fyne.Container:
		for _, child := range o.Objects {
			l.walk(child, pos, in)
		}
	case *widget.Roam:
		l.roam(o, pos, in)
	case *container.Scroll:
		in.clip = in.clip.cut(at(pos, o.Size()))
		in.rolls = in.rolls || o.Direction != container.ScrollHorizontalOnly
		in.slides = in.slides || o.Direction != container.ScrollVerticalOnly
		l.walk(o.Content, pos, in)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			l.walk(child, pos, in)
		}
	}
}

// roam looks at a page that the window moves over: all of it can be reached, and
// what stands on it is looked at by itself. What is beside it lies over nothing
// that is out of sight.
func (l *looker) roam(r *widget.Roam, pos fyne.Position, in room) {
	page := r.Page()
	whole := room{clip: at(fyne.Position{}, page.Content.Size())}
	on := &looker{}
	on.walk(page.Content, fyne.Position{}.Subtract(page.Content.Position()), whole)
	on.overlaps()
	l.faults = append(l.faults, on.faults...)
	seen := at(pos, r.Size()).cut(in.clip)
	if seen.empty() {
		l.fault("there is no room for the page")
	}
}

// slack is what rounding may cost, and lineRoom the part of a line's height
// above and below its letters.
const (
	slack    = 1.5
	lineRoom = 0.22
)

// text looks at one line.
func (l *looker) text(t *canvas.Text, pos fyne.Position, in room) {
	if strings.TrimSpace(t.Text) == "" {
		return
	}
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	if size.Width > t.Size().Width+slack && !in.slides {
		l.fault("%q is given %.0f of the %.0f that it needs", t.Text, t.Size().Width, size.Width)
	}
	pos.X += indent(t, size)
	if shown, rest := strings.CutSuffix(t.Text, "…"); rest && len([]rune(shown)) < 6 {
		l.fault("only %q is left of a text", t.Text)
	}
	box := at(pos, size)
	box.y1, box.y2 = box.y1+size.Height*lineRoom, box.y2-size.Height*lineRoom
	seen := box.cut(in.clip)
	if !in.slides && (box.x1 < in.clip.x1-slack || box.x2 > in.clip.x2+slack) {
		l.fault("%q is cut at the side: it takes %.0f to %.0f of %.0f to %.0f", t.Text, box.x1, box.x2, in.clip.x1, in.clip.x2)
	}
	if !in.rolls && (box.y1 < in.clip.y1-slack || box.y2 > in.clip.y2+slack) {
		l.fault("%q is cut above or below: it takes %.0f to %.0f of %.0f to %.0f", t.Text, box.y1, box.y2, in.clip.y1, in.clip.y2)
	}
	if !seen.empty() {
		l.words = append(l.words, word{t.Text, seen})
	}
}

// indent is where the letters of a line begin.
func indent(t *canvas.Text, size fyne.Size) float32 {
	switch t.Alignment {
	case fyne.TextAlignTrailing:
		return t.Size().Width - size.Width
	case fyne.TextAlignCenter:
		return (t.Size().Width - size.Width) / 2
	default:
		return 0
	}
}

// overlaps finds words that lie over others.
func (l *looker) overlaps() {
	for i, a := range l.words {
		for _, b := range l.words[:i] {
			if c := a.box.cut(b.box); c.x2-c.x1 > slack && c.y2-c.y1 > slack {
				l.fault("%q lies over %q", a.text, b.text)
			}
		}
	}
}

func (l *looker) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Sprintf(format, args...))
}
