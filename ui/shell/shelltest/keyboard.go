package shelltest

import (
	"fmt"
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// Keyboard lists what a person without a mouse cannot do in a window, in the
// topmost dialog if there is one: parts that Tab does not come to or does not
// leave, parts that only a click works, and parts that do not show that they
// have the keyboard, or have it out of sight.
func Keyboard(w fyne.Window) []string {
	k := &keys{window: w, at: map[fyne.CanvasObject]rect{}}
	if was := w.Canvas().Focused(); was != nil {
		defer w.Canvas().Focus(was)
	}
	k.all()
	k.tab()
	return k.faults
}

type keys struct {
	window fyne.Window
	parts  []fyne.Focusable           // in the order of the window
	at     map[fyne.CanvasObject]rect // what is seen of them
	faults []string
}

// all looks at the window, or at what lies over it.
func (k *keys) all() {
	whole := at(fyne.Position{}, k.window.Canvas().Size())
	top, ok := k.window.Canvas().Overlays().Top().(fyne.Widget)
	if !ok {
		k.look(k.window.Canvas().Content(), fyne.Position{}, whole, false)
		return
	}
	for _, o := range test.WidgetRenderer(top).Objects() {
		k.look(o, top.Position(), whole, false)
	}
}

func (k *keys) fault(format string, args ...any) {
	k.faults = append(k.faults, fmt.Sprintf(format, args...))
}

// look finds what can have the keyboard, and what can be clicked and is inside
// nothing that can have it.
func (k *keys) look(o fyne.CanvasObject, from fyne.Position, clip rect, inside bool) {
	if o == nil || !o.Visible() {
		return
	}
	pos := from.Add(o.Position())
	if off, ok := o.(fyne.Disableable); ok && off.Disabled() {
		return
	}
	part, focusable := o.(fyne.Focusable)
	if focusable {
		k.parts = append(k.parts, part)
		k.at[o] = at(pos, o.Size()).cut(clip)
	}
	if clickable(o) && !focusable && !inside {
		k.fault("%T can be clicked and has no key: %s", o, said(o))
	}
	inside = inside || focusable
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			k.look(child, pos, clip, inside)
		}
	case *container.Scroll:
		k.look(o.Content, pos, clip.cut(at(pos, o.Size())), inside)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			k.look(child, pos, clip, inside)
		}
	}
}

// clickable says whether a click does something: it can be tapped, and does not
// show the pointer of what cannot. A dialog takes clicks so that nothing below
// it gets them.
func clickable(o fyne.CanvasObject) bool {
	if p, ok := o.(desktop.Cursorable); ok && p.Cursor() == desktop.DefaultCursor {
		return false
	}
	_, popup := o.(*fynewidget.PopUp)
	_, tap := o.(fyne.Tappable)
	return tap && !popup
}

// tab goes round once with Tab.
func (k *keys) tab() {
	c := k.window.Canvas()
	c.Unfocus()
	reached := map[fyne.Focusable]bool{}
	var first fyne.Focusable
	for range len(k.parts) + 1 {
		c.FocusNext()
		now := c.Focused()
		switch {
		case now == nil:
			if len(k.parts) > 0 {
				k.fault("Tab comes to nothing")
			}
			return
		case now == first:
			k.missed(reached)
			k.rings()
			return
		case reached[now]:
			k.fault("Tab does not leave %s", name(now))
			return
		case first == nil:
			first = now
		}
		if t, ok := now.(fyne.Tabbable); ok && t.AcceptsTab() {
			k.fault("%s keeps the Tab key", name(now))
		}
		reached[now] = true
	}
	k.fault("Tab goes round among more than there is: it does not come back to %s", name(first))
}

func (k *keys) missed(reached map[fyne.Focusable]bool) {
	for _, p := range k.parts {
		if !reached[p] {
			k.fault("Tab does not come to %s", name(p))
		}
	}
}

// rings looks at each part with the keyboard and without it.
func (k *keys) rings() {
	c := k.window.Canvas()
	without := sync.OnceValue(func() image.Image {
		c.Unfocus()
		return c.Capture()
	})
	for _, p := range k.parts {
		o, ok := p.(fyne.CanvasObject)
		if !ok {
			continue
		}
		c.Unfocus()
		c.Focus(p)
		if c.Focused() != p {
			continue // what had the keyboard before has changed the window
		}
		now := &keys{window: k.window, at: map[fyne.CanvasObject]rect{}}
		now.all()
		seen, there := now.at[o]
		if !there || seen.empty() {
			k.fault("%s has the keyboard out of sight", name(p))
			continue
		}
		window := painted(k.window)
		for _, fault := range window.faults {
			k.fault("with the keyboard at %s, %s", name(p), fault)
		}
		if !window.rung(seen) && !differs(c.Capture(), without(), seen) {
			k.fault("%s does not show that it has the keyboard", name(p))
		}
	}
}

// rung says whether a ring of the focus is around a part or in it.
func (p *painter) rung(part rect) bool {
	for _, r := range p.rings {
		if !r.cut(part).empty() {
			return true
		}
	}
	return false
}

// differs says whether two pictures of a part differ as much as a line around it
// makes, in colours that can be told apart (WCAG 2.2, 2.4.13).
func differs(a, b image.Image, part rect) bool {
	const scale = 1 // of the windows of tests
	changed := 0
	for y := int(part.y1 * scale); y < int(part.y2*scale); y++ {
		for x := int(part.x1 * scale); x < int(part.x2*scale); x++ {
			if Contrast(nrgba(a.At(x, y)), nrgba(b.At(x, y))) >= shapeContrast {
				changed++
			}
		}
	}
	short := min(part.x2-part.x1, part.y2-part.y1)
	return changed >= int(4*min(short, ringMost))
}

// ringMost is how much of a ring has to be seen of a part that is larger than
// the window.
const ringMost = 40

// name tells a person which part is meant.
func name(p fyne.Focusable) string {
	if o, ok := p.(fyne.CanvasObject); ok {
		return fmt.Sprintf("%T %s", p, said(o))
	}
	return fmt.Sprintf("%T", p)
}

// said are the first words of a part.
func said(o fyne.CanvasObject) string {
	look := &looker{}
	look.walk(o, fyne.Position{}, room{clip: at(o.Position(), o.Size()), rolls: true, slides: true})
	if len(look.words) == 0 {
		return fmt.Sprintf("without words at %v", o.Position())
	}
	return fmt.Sprintf("%q", look.words[0].text)
}

// handled shows a screen in every palette, and at the largest text, and looks
// for what the keyboard cannot do.
func handled(app fyne.App, w fyne.Window, show func()) []string {
	var faults []string
	for _, look := range []*theme.Theme{
		theme.New(theme.Light, theme.Double), theme.New(theme.Dark, theme.Normal),
		theme.New(theme.HighContrast, theme.Normal), theme.New(theme.Light, theme.Normal),
	} {
		app.Settings().SetTheme(look)
		w.Resize(fyne.NewSize(1024, 700-menuBar*look.TextSize().Factor()))
		show()
		w.Content().Refresh()
		for _, fault := range Keyboard(w) {
			faults = append(faults, fmt.Sprintf("%s at %d %%: %s", look.Palette(), look.TextSize(), fault))
		}
	}
	return faults
}
