package rollup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup"
)

// TestARevisionIsAcceptedWithTheKeyboard opens what waits first, reads what
// would change, and accepts it.
func TestARevisionIsAcceptedWithTheKeyboard(t *testing.T) {
	s := half(t, wide)
	s.Must("revision 2 waits: 4 figures changed", "1,232")
	s.Press(fyne.KeyF6, enter)
	s.Must("Revision 2 waits", "Revision 1 counts until you accept revision 2.", "agreement, yes 41 39", "agreement, no 19 21", "By the tellers: Sample: a bundle was found under the table.", "Accept revision 2...")
	s.Picture("rollup-revision")
	s.Press(enter)
	s.Must("Accept revision 2?", "From now on revision 2 counts in place of revision 1: 4 figures changed.")
	s.Picture("rollup-revision-accept")
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("short")
	s.Press(enter)
	s.Must("at least 10 characters")
	if s.place("U1/N1/1").Counted.Revision != 1 {
		t.Fatal("accepted without a reason")
	}
	s.Tab(1)
	s.Type(": the chief teller called (sample)")
	s.Press(enter)
	s.Must("Revision 2 was accepted by Ana Sample.", "What the revision changed")
	s.none("Accept revision 2...")
	if p := s.place("U1/N1/1"); p.Counted.Revision != 2 || p.Waiting != nil || p.RevisionBy != "Ana Sample" {
		t.Errorf("the place is %+v", p)
	}
	s.Press(fyne.KeyEscape)
	s.Must("1,230", "Revisions that count already")
}

// TestTheSheetThatWasLookedAtIsTheOneThatIsAccepted has another revision arrive
// while the question is open.
func TestTheSheetThatWasLookedAtIsTheOneThatIsAccepted(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), wide)
	first := s.counted("U1/N1/1", 41)
	second := s.next(first, 39)
	s.arrive(first, second)
	s.reload()
	s.Press(fyne.KeyF8, enter)
	s.Ctrl(enter) // as Enter does: the primary of the page
	s.Must("Accept revision 2?")
	s.arrive(s.next(second, 38))
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("The chief teller called (sample)")
	s.Press(enter)
	s.Must("another sheet waits, revision 3. Look at it first")
	if got := s.place("U1/N1/1").Counted.Revision; got != 1 {
		t.Errorf("revision %d counts", got)
	}
	s.Press(fyne.KeyEscape, fyne.KeyEscape)
	s.Press(enter)
	s.Must("Accept revision 3...", "agreement, yes 41 38")
}

func TestAPlaceWithARollAndARevisionThatWait(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), wide)
	first := s.counted("U1/N1/1", 41)
	correct(first, 96)
	s.arrive(first, s.next(first, 39))
	s.reload()
	s.Press(fyne.KeyF8, enter)
	s.Must("Revision 2 waits", "Accept revision 2...", "The tellers corrected the roll to 96", "Accept the corrected roll...")
}

func TestUnderEmbargoARevisionIsAcceptedWithoutItsFigures(t *testing.T) {
	v := sample(t, 5, 3, 4)
	v.Embargo = count.Embargo{AllIn: true, Words: "Figures stay closed until every place is in (sample)."}
	s := newStage(t, v, wide)
	first := s.counted("U1/N1/1", 41)
	s.arrive(first, s.next(first, 39))
	s.reload()
	s.Press(fyne.KeyF6, enter)
	s.Must("Accept revision 2...")
	s.none("41", "39", "found under the table")
	s.Press(enter)
	s.Must("counts in place of revision 1: 4 figures changed.")
	s.none("41", "39")
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("The chief teller called (sample)")
	s.Press(enter)
	if p := s.place("U1/N1/1"); p.Counted.Revision != 2 {
		t.Errorf("the place is %+v", p)
	}
	s.none("41", "39", "found under the table")
}

func TestBeforeVotingClosesNothingIsExpected(t *testing.T) {
	s := newStage(t, sample(t, 2, 1, 2), wide)
	s.mu.Lock()
	s.now = at.AddDate(0, 0, -1)
	s.mu.Unlock()
	s.reload()
	s.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight)
	s.Must("Not expected yet", "U1/N1/1: votes until May 8, 2026")
	s.Picture("rollup-not-yet")
	if got := s.place("U1/N1/1").State; got != rollup.NotYet {
		t.Errorf("the place is %q", got)
	}
}

// Seen: two first sheets of a place contradicted one another. A second one that
// named one of them counted at once, and nobody was asked.
func TestARevisionThatEndsADisputeIsAsked(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), wide)
	first, fork := s.counted("U1/N1/1", 41), s.counted("U1/N1/1", 10)
	s.arrive(first, fork, s.next(fork, 10))
	s.reload()
	s.Must("revision 2 waits; nothing counts so far")
	s.Picture("rollup-dispute-waits")
	s.Press(fyne.KeyF6, enter)
	s.Must("Revision 2 waits", "Counts so far", "agreement, yes – 10", "Nothing of this place counts until you accept revision 2.", "R602: Two sheets of one revision have different figures")
	s.none("Nothing can be decided here", "No figure changes", "no figure changed")
	s.Picture("rollup-revision-dispute")
	s.Press(enter)
	s.Must("Sheets of this place contradict one another: ask the place first. From now on the figures of revision 2 count.")
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("The chief teller called (sample)")
	s.Press(enter)
	s.Must("Revision 2 was accepted by Ana Sample.", "R602: Two sheets of one revision have different figures")
	if p := s.place("U1/N1/1"); p.Counted == nil || p.Counted.Revision != 2 || p.Waiting != nil {
		t.Errorf("the place is %+v", p)
	}
}
