package batches_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// chips are the chips in the window.
func chips(s *sittingtest.Stage) int {
	return len(shelltest.All[*widget.Chip](s.Window.Content()))
}

func TestTwoThousandBatchesAreAFewChips(t *testing.T) {
	s := sittingtest.New(t, sittingtest.OneQuestion)
	s.Tellers(2000)
	show(s)
	s.Press(enter)
	s.Picture("many-1280", 1280, 800)
	if got := chips(s); got < 26 || got > 60 {
		t.Errorf("%d chips are in the window, want those in sight", got)
	}
	s.Do(s.Batch(1999, count.SideA, [4]int{37, 12, 1, 0}))
	s.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyRight) // from batch 1 to 1001
	for range 998 {
		s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	s.Picture("many-end", 1280, 800)
	s.MustSay("1999", "A done")
	s.Press(enter)
	s.MustSay("Batch 1999: recorder A has closed")
	if got := chips(s); got > 60 {
		t.Errorf("%d chips are in the window after a long way", got)
	}
}
