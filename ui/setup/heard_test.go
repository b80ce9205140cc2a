package setup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// box is the box of this screen that has the keyboard.
func box(t *testing.T, s *sittingtest.Stage) *widget.CountEntry {
	t.Helper()
	c, ok := s.Window.Canvas().Focused().(*widget.CountEntry)
	if !ok {
		t.Fatalf("%T has the keyboard", s.Window.Canvas().Focused())
	}
	return c
}

// Enter after the ballots declared the batches without a word and went on to the
// name of a teller: who typed the number of batches appointed "2, chief teller".
func TestTheNumberOfBatchesIsNotTakenForATellersName(t *testing.T) {
	s := newStage(t)
	s.Type("Lamp Street hall (sample)")
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.Type("60")
	s.Press(fyne.KeyReturn)
	if c := box(t, s); c.Text != "2" {
		t.Errorf("the box that has the keyboard shows %q", c.Text)
	}
	s.Picture("setup-batches", 1280, 800)
	s.Type("2")
	s.Press(fyne.KeyReturn)
	now := s.Sitting.Snapshot()
	if now.Tally.Declared != count.N(2) || now.Tally.Account.Get(count.InBox) != count.N(60) {
		t.Errorf("%s batches of %s ballots", now.Tally.Declared, now.Tally.Account.Get(count.InBox))
	}
	s.Type("2") // once more, now at the name
	s.Press(fyne.KeyReturn)
	s.MustSay("A teller's name has a letter. 2 has none.")
	if n := len(s.Sitting.Snapshot().Tally.Tellers); n != 0 {
		t.Errorf("%d tellers were appointed", n)
	}
}

// "Say how many batches there are" was said above "2 batches: 1 of 50 and 1 of
// 10".
func TestSetTakesTheBatchesThatTheBallotsMake(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyReturn) // no hall
	s.Type("60")
	shelltest.Reach(t, s.Window.Canvas(), "Set", 1)
	s.Press(fyne.KeyReturn)
	if now := s.Sitting.Snapshot().Tally; now.Declared != count.N(2) || now.Account.Get(count.InBox) != count.N(60) {
		t.Errorf("%s batches of %s ballots", now.Declared, now.Account.Get(count.InBox))
	}
	if c := box(t, s); c.Text != "2" {
		t.Errorf("the box that has the keyboard shows %q", c.Text)
	}
}

// The refusal was a red strip of 4 points at the edge: its box was scrolled away.
func TestARefusalOfSetupIsInSight(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	s.Frame.Focus(nil)
	s.Press(fyne.KeyF6, fyne.KeyF6)
	appoint(s, "Ruth Sample")
	said := "Ruth Sample has been appointed already. Two people of one name add a middle initial."
	s.MustSay(said)
	s.Picture("setup-refused", 1280, 800)
	for _, b := range shelltest.All[*widget.Banner](s.Window.Content()) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		if b.Visible() && (at.Y < 60 || at.Y+b.Size().Height > 760 || b.Size().Height < 30) {
			t.Errorf("a banner stands at %v and is %v high", at.Y, b.Size().Height)
		}
	}
}

// Eleven nines left "99,999" in the box, and it was said how many batches a
// place has.
func TestMoreBallotsThanAPlaceCanHaveAreSaidToBeBallots(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyReturn)
	s.Type("99999999999")
	s.MustSay("A place has at most 250,000 ballots.")
}
