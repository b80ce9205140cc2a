package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/ui/widget"
)

func TestWordsAtTheEndOfALineStayApart(t *testing.T) {
	test.NewTempApp(t)
	const text = "Register line 212: the ballot was handed out at 11:40 and the line was left unsigned. Seen by both recorders (sample)."
	for width := float32(180); width < 520; width += 7 {
		e := widget.NewProseEntry("", 4)
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(width, 200))
		for i, r := range text {
			e.TypedRune(r)
			if r == ' ' && i%2 == 0 { // a blank that is taken back and typed again
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				e.TypedRune(' ')
			}
		}
		if e.Text != text {
			t.Errorf("%v wide: %q", width, e.Text)
		}
	}
}

func TestTextIsPutInTheMiddleOfALine(t *testing.T) {
	test.NewTempApp(t)
	e := widget.NewProseEntry("", 4)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(220, 200))
	for _, r := range "Register line 212 was left unsigned by the voter." {
		e.TypedRune(r)
	}
	for range len("by the voter.") {
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	for _, r := range "at noon " {
		e.TypedRune(r)
	}
	if want := "Register line 212 was left unsigned at noon by the voter."; e.Text != want {
		t.Errorf("it says %q", e.Text)
	}
}
