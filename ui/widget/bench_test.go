package widget_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// BenchmarkKeystroke measures a digit and the backspace that takes it back, for
// the count cell and for Fyne's bare entry: "typed" to the refreshed widget,
// "drawn" to the drawn canvas.
func BenchmarkKeystroke(b *testing.B) {
	cell := func() typist { return widget.NewCountEntry(0) }
	bare := func() typist { return fynewidget.NewEntry() }
	for _, bb := range []struct {
		name  string
		build func() typist
		draw  bool
	}{
		{"CountEntry/typed", cell, false},
		{"Entry/typed", bare, false},
		{"CountEntry/drawn", cell, true},
		{"Entry/drawn", bare, true},
	} {
		b.Run(bb.name, func(b *testing.B) { keystrokes(b, bb.build, bb.draw) })
	}
}

// typist is what both entries are for the benchmark.
type typist interface {
	fyne.CanvasObject
	fyne.Focusable
}

func keystrokes(b *testing.B, build func() typist, draw bool) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	entry := build()
	w := test.NewTempWindow(b, container.NewVBox(entry))
	w.Resize(fyne.NewSize(300, 120))
	c := w.Canvas()
	c.Focus(entry)
	back := &fyne.KeyEvent{Name: fyne.KeyBackspace}
	b.ResetTimer()
	for b.Loop() {
		entry.TypedRune('7')
		if draw {
			c.Capture()
		}
		entry.TypedKey(back)
	}
}

// BenchmarkPainted measures from a key to its pixels, drawn by software: the
// count cell and Fyne's bare entry in turn.
func BenchmarkPainted(b *testing.B) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	stroke := func(entry typist) func() time.Duration {
		w := test.NewTempWindow(b, container.NewVBox(entry))
		w.Resize(fyne.NewSize(300, 120))
		w.Canvas().Focus(entry)
		return func() time.Duration {
			began := time.Now()
			entry.TypedRune('7')
			w.Canvas().Capture()
			took := time.Since(began)
			entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			return took
		}
	}
	shelltest.InTurn(b, stroke(widget.NewCountEntry(0)), stroke(fynewidget.NewEntry()))
}
