package batches_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// differ brings a batch to the point where A has 37 and B has 36.
func differ(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	s.Do(
		s.Batch(1, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
		s.Batch(1, count.SideB, [4]int{36, 12, 1, 0}, [4]int{24, 23, 3, 0}),
	)
	show(s)
	return s
}

func TestOnlyWhatDiffersIsRecounted(t *testing.T) {
	s := differ(t)
	s.MustSay("Recount one pile: question 1, Yes", "A has 37, B has 36.", "The other 7 boxes stand.", "1 box differs", "Both agree")
	s.Type("37")
	s.Press(enter)
	if got := state(s, 1); got != count.BatchSettled {
		t.Fatalf("batch 1 is %s, want settled", got)
	}
	s.MustSay("Batch 1 is settled: 37", "The recount agrees with recorder A. All three figures stay on record: A 37, B 36, recount 37.")
	s.Wait(time.Second)
	s.Press(enter)
	s.MustSay("Batch 2")
}

func TestARecountThatMatchesNeitherOpensTheQuestionAgain(t *testing.T) {
	s := differ(t)
	s.Type("35")
	s.Press(enter)
	s.MustSay("The recount matches neither A nor B. Both recorders count question 1 of batch 1 again.")
	again := func() {
		for _, figure := range []string{"38", "12", "0", "0"} {
			s.Type(figure)
			s.Press(enter)
		}
	}
	again()
	handOver(s)
	again()
	if got := state(s, 1); got != count.BatchSettled {
		t.Fatalf("batch 1 is %s, want settled", got)
	}
	if got := batch(s, 1).Figures("agreement").Yes; got != count.N(38) {
		t.Errorf("yes is %s, want 38", got)
	}
}

func TestTheHandOverReopensWithAReason(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	key(s)
	s.Ctrl(fyne.KeyE)
	s.MustSay("Reopen batch 1 for recorder A")
	s.Press(enter)
	s.MustSay("Say why, in 3 to 280 characters.")
	s.Type("a folded ballot was found")
	s.Press(enter)
	b := batch(s, 1)
	if b.A.Closed || len(b.Remarks) != 1 {
		t.Fatalf("the batch was not reopened: %+v", b)
	}
	s.MustSay("Recorder A")
}

func TestAWholeBatchIsRecountedWithAReason(t *testing.T) {
	s := differ(t)
	s.Ctrl(fyne.KeyR)
	s.Type("the piles were mixed")
	s.Press(enter)
	if got := state(s, 1); got != count.BatchOpen {
		t.Errorf("batch 1 is %s, want open", got)
	}
}

func TestTheDeskIsHeardBesideTheCellsAndNothingTypedIsLost(t *testing.T) {
	s := begin(t, sittingtest.OneQuestion, 1)
	s.Do(&desk.Dismiss{Name: "Ruth Sample"})
	for _, figure := range []string{"37", "12", "1", "0"} {
		s.Type(figure)
		s.Press(enter)
	}
	s.MustSay("Ruth Sample has not been appointed.", "37", "50 of 50")
}

func TestF3LetsAGoOnAlone(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 3)
	key(s)
	s.MustSay("A goes on with batch 2 first")
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 2", "Recorder A")
	key(s)
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 3")
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 1: recorder A has closed")
}

func TestF6GoesThroughThePartsWithTheKeyboard(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 3)
	seen := map[fyne.Focusable]bool{}
	for range 3 {
		seen[s.Window.Canvas().Focused()] = true
		s.Press(fyne.KeyF6)
	}
	if len(seen) != 3 {
		t.Errorf("F6 went to %d parts, want 3", len(seen))
	}
}

func TestThePileItselfIsRecountedWhereTheRecordersFoundOther(t *testing.T) {
	s := sittingtest.New(t, sittingtest.OneQuestion)
	s.Tellers(1)
	a := s.Batch(1, count.SideA, [4]int{37, 11, 1, 0})
	a.Ballots = count.N(49)
	s.Do(a, s.Batch(1, count.SideB, [4]int{37, 12, 1, 0}))
	show(s)
	s.MustSay("Recount 2 piles of batch 1", "the ballots in the batch and question 1, No", "The other 3 boxes stand.")
	s.Picture("ballots-1280", 1280, 800)
	s.Type("49")
	s.Type("11")
	s.Press(enter)
	if got := state(s, 1); got != count.BatchSettled {
		t.Errorf("batch 1 is %s, want settled", got)
	}
	s.MustSay("as recorder A found", "To the account")
	if s.Says("next batch") || !s.Says("to the account") {
		t.Error("after the last batch the hint does not lead to the account")
	}
	s.Picture("last-1024", 1024, 700)
	s.Wait(time.Second)
	s.Press(enter)
	if len(s.Went) != 1 || s.Went[0] != sitting.Account {
		t.Errorf("went to %v after the last batch, want the account", s.Went)
	}
}

func TestABatchThatBothFoundOddSaysSo(t *testing.T) {
	s := sittingtest.New(t, sittingtest.OneQuestion)
	s.Tellers(1)
	s.Do(s.Batch(1, count.SideA, [4]int{37, 11, 1, 0}), s.Batch(1, count.SideB, [4]int{37, 11, 1, 0}))
	show(s)
	s.MustSay("Batch 1: Agreement adds up to 49 of 50", "49 of 50")
}

func TestAtHugeTextTheCellBeingKeyedAndItsSentenceAreInSight(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, theme.Huge))
	show(s)
	s.Press(enter)
	s.Window.Resize(fyne.NewSize(1024, 768))
	for _, figure := range []string{"37", "12", "1", "0", "24"} {
		s.Type(figure)
		s.Press(enter)
	}
	s.Press(enter)
	s.Picture("huge", 1024, 768)
	driver, cell := fyne.CurrentApp().Driver(), s.Window.Canvas().Focused().(*widget.CountEntry)
	if top := driver.AbsolutePositionForObject(cell).Y; top < 150 || top+cell.Size().Height > 660 {
		t.Errorf("the cell stands at %v, out of sight", top)
	}
	s.MustSay("Type 0 when there are none.")
}

// The hint stood below the cards, where the lower edge of the window cut it.
func TestWhatADifferenceLooksLikeIsSeenInALowWindow(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	s.Do(
		s.Batch(1, count.SideA, [4]int{28, 20, 1, 1}, [4]int{30, 17, 2, 1}),
		s.Batch(1, count.SideB, [4]int{28, 20, 1, 1}, [4]int{30, 16, 3, 1}),
	)
	for _, height := range []float32{800, 768} {
		s.Window.Resize(fyne.NewSize(1280, height))
		show(s)
		s.MustSay("Look at which pile belongs under which heading, then count the two again.")
		driver, low := fyne.CurrentApp().Driver(), false
		for _, p := range shelltest.All[*widget.Prose](s.Window.Canvas().Content()) {
			if strings.Contains(p.Text(), "Look at which pile") {
				low = driver.AbsolutePositionForObject(p).Y > 300
			}
		}
		if low {
			t.Errorf("at %v it stands below the cards", height)
		}
	}
	s.Picture("compare-looks-like", 1280, 800)
}

// B had keyed the sheet of another batch, and the window listed the names of six
// boxes.
func TestWhereMostBoxesDifferItIsHardlyTheCounting(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	s.Do(
		s.Batch(1, count.SideA, [4]int{25, 24, 1, 0}, [4]int{26, 23, 0, 1}),
		s.Batch(1, count.SideB, [4]int{30, 18, 1, 1}, [4]int{20, 28, 1, 1}),
	)
	show(s)
	s.MustSay("Batch 1: 6 of 8 boxes differ", "Usually one recorder keyed the sheet of another batch", "Ctrl+R has both key the batch again")
	if s.Says("question 1, Yes") {
		t.Error("the boxes are listed")
	}
	s.Picture("compare-most", 1024, 768)
	s.Ctrl(fyne.KeyR)
	s.Type("B keyed the sheet of batch 2")
	s.Press(enter)
	if got := state(s, 1); got != count.BatchOpen {
		t.Errorf("batch 1 is %s, want open", got)
	}
}
