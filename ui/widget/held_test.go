package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// A digit that was held down filled every box of the batch.
func TestAHeldDigitStaysInItsBox(t *testing.T) {
	test.NewTempApp(t)
	cells := []*CountEntry{NewCountEntry(50), NewCountEntry(50), NewCountEntry(50), NewCountEntry(50)}
	NewCellGroup(cells...)
	column := container.NewVBox()
	for _, c := range cells {
		column.Add(c)
	}
	w := test.NewTempWindow(t, column)
	focus(cells[0])
	key := func(down bool, name fyne.KeyName) {
		k, ok := w.Canvas().Focused().(desktop.Keyable)
		switch {
		case !ok:
			t.Fatalf("%T has the keyboard", w.Canvas().Focused())
		case down:
			k.KeyDown(&fyne.KeyEvent{Name: name})
		default:
			k.KeyUp(&fyne.KeyEvent{Name: name})
		}
	}
	stroke := func(r rune, times int) {
		key(true, fyne.KeyName(string(r)))
		for range times {
			w.Canvas().Focused().TypedRune(r)
		}
		key(false, fyne.KeyName(string(r)))
	}
	stroke('3', 1)
	stroke('1', 9) // 31, and on into the second box
	if got := cells[0].Text; got != "31" || cells[2].Text != "" || cells[3].Text != "" {
		t.Errorf("the boxes hold %q, %q, %q and %q", got, cells[1].Text, cells[2].Text, cells[3].Text)
	}
	focus(cells[2])
	stroke('2', 1)
	stroke('7', 1)
	stroke('4', 1) // as ever
	if cells[2].Text != "27" || cells[3].Text != "4" {
		t.Errorf("the boxes hold %q and %q", cells[2].Text, cells[3].Text)
	}
}
