package sittingtest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Words are all texts in the window, in dialogs too. Hidden ones are among
// them if hidden is true: what is in no widget cannot be seen by any trick.
func (s *Stage) Words(hidden bool) []string {
	var out []string
	walk(s.Window.Canvas().Content(), hidden, &out)
	for _, o := range s.Window.Canvas().Overlays().List() {
		walk(o, hidden, &out)
	}
	return out
}

func walk(o fyne.CanvasObject, hidden bool, out *[]string) {
	if o == nil || !hidden && !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			*out = append(*out, o.Text)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, hidden, out)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, hidden, out)
		}
	}
}

// Says reports whether the window says something. Lines that wrap are joined.
func (s *Stage) Says(words string) bool {
	all := strings.Join(strings.Fields(strings.Join(s.Words(false), " ")), " ")
	return strings.Contains(all, words)
}

// MustSay fails unless the window says something.
func (s *Stage) MustSay(words ...string) {
	s.T.Helper()
	for _, w := range words {
		if !s.Says(w) {
			s.T.Errorf("the window does not say %q; it says:\n%s", w, strings.Join(s.Words(false), " | "))
		}
	}
}
