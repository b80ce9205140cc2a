package batches_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/batches"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
)

// BenchmarkKeystroke measures a digit in a count cell with 200 and with 2,000
// batches in the list, and a digit in Fyne's bare entry in a window of the same
// size: "refreshed" until every part of the window has been told to draw itself
// anew, "drawn" until the software renderer has drawn the whole window. It
// reports the 99th percentile; the target is 8 ms, and twice the bare entry.
func BenchmarkKeystroke(b *testing.B) {
	for _, bb := range []struct {
		name  string
		batch int // 0 is the bare entry
		draw  bool
	}{
		{"bare/refreshed", 0, false},
		{"200/refreshed", 200, false},
		{"2000/refreshed", 2000, false},
		{"bare/drawn", 0, true},
		{"200/drawn", 200, true},
	} {
		b.Run(bb.name, func(b *testing.B) {
			canvas, entry, after := bareEntry(b)
			if bb.batch > 0 {
				canvas, entry, after = countCell(b, bb.batch)
			}
			back := &fyne.KeyEvent{Name: fyne.KeyBackspace}
			var took []time.Duration
			b.ResetTimer()
			for b.Loop() {
				start := time.Now()
				entry.TypedRune('7')
				if bb.draw {
					canvas.Capture()
				}
				took = append(took, time.Since(start))
				entry.TypedKey(back)
				after()
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
		})
	}
}

// BenchmarkPainted is from a key to its pixels, the whole window drawn by
// software: with 200 batches in its list, and with a bare entry alone, in turn.
func BenchmarkPainted(b *testing.B) {
	stroke := func(canvas fyne.Canvas, entry fyne.Focusable, after func()) func() time.Duration {
		return func() time.Duration {
			began := time.Now()
			entry.TypedRune('7')
			canvas.Capture()
			took := time.Since(began)
			entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			after()
			return took
		}
	}
	peer := stroke(bareEntry(b))
	shelltest.InTurn(b, stroke(countCell(b, 200)), peer)
}

// countCell is the first cell of the batches screen. After each keystroke the
// draft has gone to the disk, as it has when a person types.
func countCell(b *testing.B, n int) (fyne.Canvas, fyne.Focusable, func()) {
	s := sittingtest.New(b, sittingtest.TwoQuestions)
	s.Tellers(n)
	x := batches.New(s.Sitting)
	s.Settle()
	s.Show(x)
	s.Press(enter)
	return s.Window.Canvas(), s.Window.Canvas().Focused(), s.Settle
}

func bareEntry(b *testing.B) (fyne.Canvas, fyne.Focusable, func()) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	entry := fynewidget.NewEntry()
	w := test.NewTempWindow(b, container.NewVBox(entry))
	w.Resize(fyne.NewSize(1280, 800))
	w.Canvas().Focus(entry)
	return w.Canvas(), entry, func() {}
}
