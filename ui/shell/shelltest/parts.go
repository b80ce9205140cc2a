package shelltest

import (
	"iter"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Parts are an object and all that is inside it, in the order in which it is
// painted. What is hidden is among them if hidden is true: what is in no part
// cannot be seen by any trick.
func Parts(o fyne.CanvasObject, hidden bool) iter.Seq[fyne.CanvasObject] {
	return func(yield func(fyne.CanvasObject) bool) { parts(o, hidden, yield) }
}

func parts(o fyne.CanvasObject, hidden bool, yield func(fyne.CanvasObject) bool) bool {
	if o == nil || !hidden && !o.Visible() {
		return true
	}
	if !yield(o) {
		return false
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	return !slices.ContainsFunc(inside, func(o fyne.CanvasObject) bool { return !parts(o, hidden, yield) })
}

// All are the parts of one kind, hidden ones too.
func All[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var out []T
	for p := range Parts(o, true) {
		if t, ok := p.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Words are all texts in a window, in dialogs too.
func Words(w fyne.Window, hidden bool) []string {
	var out []string
	for _, o := range append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...) {
		for p := range Parts(o, hidden) {
			if t, ok := p.(*canvas.Text); ok && t.Text != "" {
				out = append(out, t.Text)
			}
		}
	}
	return out
}

// Said is what a window says to somebody who looks. Lines that wrap are joined.
func Said(w fyne.Window) string {
	return strings.Join(strings.Fields(strings.Join(Words(w, false), " ")), " ")
}
