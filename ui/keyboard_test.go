package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/home"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// atB is recorder B in the middle of batch 1: 31 for, and 1 of the next box.
func atB(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.batch()
	for _, b := range shelltest.All[*widget.Button](s.canvas().Content()) {
		if strings.HasPrefix(b.Label(), "I am recorder B") {
			b.Tapped(nil) // with the mouse: for the keyboard it waits a little
		}
	}
	s.settle()
	s.typed("31")
	s.must("31 so far")
	return s
}

// Ctrl+Plus and Ctrl+D in B's entry threw B back to the hand-over, and what was
// typed next was lost.
func TestLargerTextAndOtherColoursLeaveRecorderBAtTheEntry(t *testing.T) {
	s := atB(t)
	for _, key := range []fyne.KeyName{fyne.KeyD, fyne.KeyPlus, fyne.KeyMinus, fyne.KeyD, fyne.KeyD} {
		s.ctrl(key)
		s.must("31 so far")
		if s.says("Hand the keyboard to recorder B") {
			t.Fatalf("Ctrl+%s leads to the hand-over", key)
		}
	}
	s.typed("18")
	s.must("49 so far")
	s.ctrl(fyne.Key1)
	s.ctrl(fyne.Key2)
	s.must("Hand the keyboard to recorder B") // who comes back says who it is
}

// A menu that was opened with the mouse and left with Escape left nobody with the
// keyboard: digits went nowhere.
func TestADigitAfterAMenuGoesToTheBoxOfTheBatch(t *testing.T) {
	s := atB(t)
	s.canvas().Unfocus() // as a click on the menu does
	for _, r := range "x 18" {
		if part := s.canvas().Focused(); part != nil {
			part.TypedRune(r)
			continue
		}
		s.canvas().OnTypedRune()(r)
	}
	s.must("49 so far")
}

// The list of a second window had a count as "Not begun" that was far on.
func TestTheListOfCountsKnowsHowFarACountIsWhileItIsOpen(t *testing.T) {
	s := atB(t)
	for _, r := range home.Remembered(s.app.Preferences()) {
		if r.State == "Not begun" {
			t.Errorf("%s is %q", r.Title, r.State)
		}
	}
}
