package batches_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/ui/batches"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// fifty are 50 ballots: 37 + 12 + 1 + 0 and 24 + 23 + 3 + 0.
func fifty() []fyne.KeyName {
	var out []fyne.KeyName
	for key, n := range map[fyne.KeyName]int{
		fyne.KeyF: 20, fyne.KeyD: 16, fyne.KeyS: 1, // Yes and Yes, No, Blank
		fyne.KeyJ: 4, fyne.KeyK: 7, fyne.KeyL: 1, // No and Yes, No, Blank
		fyne.KeyW: 1, // Blank and Blank
	} {
		for range n {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// calling shows the first batch in call mode.
func calling(t *testing.T, place count.PlaceID, n int) *sittingtest.Stage {
	t.Helper()
	s := begin(t, place, n)
	s.Press(fyne.KeyF2)
	s.Keys = 0
	return s
}

func TestFiftyBallotsAreCalledIn51Keys(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fifty()...)
	s.MustSay("Ballot 50 of 50")
	s.Press(enter)
	if s.Keys != 51 {
		t.Errorf("%d keys, want 51", s.Keys)
	}
	if !batch(s, 1).A.Closed {
		t.Fatal("Enter at ballot 50 did not close the batch")
	}
	s.MustSay("Batch 1: recorder A has closed")
	handOver(s)
	key(s)
	if got := state(s, 1); got != count.BatchAgreed {
		t.Errorf("batch 1 is %s: what was called is not what was typed", got)
	}
}

func TestEnterBeforeTheLastBallotClosesNothing(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fifty()[:49]...)
	s.Press(enter)
	s.Ctrl(enter)
	if batch(s, 1).A.Closed {
		t.Fatal("49 ballots were closed as 50")
	}
}

func TestThePileThatIsSmallerClosesInCallMode(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fyne.KeyF, fyne.KeyF, fyne.KeyF)
	s.Ctrl(fyne.KeyB)
	s.Type("2")
	s.Press(enter)
	s.MustSay("3 ballots have been called already.")
	s.Press(fyne.KeyBackspace)
	s.Type("4")
	s.Press(enter)
	s.MustSay("Ballot 3 of 4", "Paused")
	s.Press(fyne.KeySpace, fyne.KeyK, enter)
	if b := batch(s, 1); !b.A.Closed {
		t.Error("4 of 4 did not close")
	}
}

func TestADialogPausesCallMode(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fyne.KeyF)
	d := s.Frame.Ask(shell.Question{Title: "A sample question", Accept: "Yes"})
	d.Cancel()
	s.Press(fyne.KeyF)
	s.MustSay("Call mode stopped at ballot 1. Nothing is lost. Space goes on.")
	s.Press(fyne.KeySpace, fyne.KeyF)
	s.MustSay("Ballot 2 of 50")
}

func TestF2GoesToNumbersAndBackAndLosesNoBallot(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fyne.KeyF, fyne.KeyK, fyne.KeyF2)
	s.MustSay("Call mode stopped at ballot 2. Nothing is lost. F2 goes on.", "50 ballots in this batch", "Batch 1")
	s.Press(fyne.KeyF2)
	s.MustSay("Ballot 2 of 50", "Paused")
}

// strokes are the marks of all tallies in the window.
func strokes(s *sittingtest.Stage) int {
	n := 0
	for _, t := range shelltest.All[*widget.TallyStrokes](s.Window.Content()) {
		n += t.Strokes()
	}
	return n
}

func TestNothingOfWhatACalledIsInTheWindowWhileBCalls(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 1)
	s.Press(fifty()...)
	s.Press(enter)
	nothing := func(when string, lines int) {
		t.Helper()
		for _, word := range s.Words(true) {
			if slices.Contains([]string{"37", "12", "24", "23"}, word) {
				t.Errorf("%s: a widget holds %s", when, word)
			}
		}
		if got := strokes(s); got != lines {
			t.Errorf("%s: %d strokes are in the window, want %d", when, got, lines)
		}
	}
	nothing("at the hand-over", 0)
	handOver(s)
	s.MustSay("Recorder B", "Luis Sample", "0 so far. 50 to go")
	s.Press(fyne.KeyF2)
	nothing("when B begins", 0)
	s.Press(fyne.KeyF, fyne.KeyF)
	nothing("while B calls", 4)
	s.Press(fyne.KeySpace)
	nothing("under B's curtain", 0)
}

func TestAnotherStepPausesCallMode(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(1)
	x := batches.New(s.Sitting)
	s.Settle()
	s.Show(x)
	s.Press(enter, fyne.KeyF2, fyne.KeyF)
	s.Frame.Show(shell.Screen{})
	s.Show(x)
	s.MustSay("Ballot 1 of 50", "Paused")
	s.Press(fyne.KeyF, fyne.KeySpace, fyne.KeyF)
	s.MustSay("Ballot 2 of 50")
}

func TestOneQuestionIsCalledByFinger(t *testing.T) {
	s := calling(t, sittingtest.OneQuestion, 1)
	s.MustSay("Either hand, by finger:")
	if s.Says("Hand and row: question 1") {
		t.Error("the map of two questions is shown")
	}
	s.Press(fyne.KeyR) // the top row says nothing here
	s.MustSay("Ballot 0 of 50", "R counts no ballot.")
	for range 25 {
		s.Press(fyne.KeyF, fyne.KeySemicolon)
	}
	s.Press(enter)
	if !batch(s, 1).A.Closed {
		t.Fatal("the batch is not closed")
	}
	handOver(s)
	for _, figure := range []string{"25", "0", "0", "25"} {
		s.Type(figure)
		s.Press(enter)
	}
	if got := state(s, 1); got != count.BatchAgreed {
		t.Errorf("batch 1 is %s, want agreed", got)
	}
}

func TestManyQuestionsHaveNoCallMode(t *testing.T) {
	v := votetest.Training(t)
	third := v.Questions[1]
	third.ID, third.Short = "third", "Sample third"
	v.Questions = append(v.Questions, third)
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Tellers(1)
	show(s)
	s.Press(enter, fyne.KeyF2)
	s.MustSay("Call mode is for ballots with one or two questions.", "Type 0 when")
}

func TestCallModeStaysOnForTheNextBatchOfTheSameSide(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 2)
	s.Press(fifty()...)
	s.Press(enter)
	handOver(s)
	if s.Says("Ballot 0 of 50") {
		t.Error("recorder B is in call mode and did not ask for it")
	}
	key(s)
	handOver(s)
	s.MustSay("Ballot 0 of 50", "Batch 2 of 2", "Recorder A")
}

// TestLooksOfCallMode draws it in every palette and holds it to the smallest
// window.
func TestLooksOfCallMode(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(26)
	show(s)
	s.Press(enter)
	s.Press(fyne.KeyF2)
	for _, run := range []struct {
		key fyne.KeyName
		n   int
	}{{fyne.KeyF, 15}, {fyne.KeyD, 1}, {fyne.KeyJ, 3}, {fyne.KeyE, 1}, {fyne.KeyK, 18}} {
		for range run.n {
			s.Press(run.key)
		}
	}
	s.MustSay("TALLY", "question 2, No:", "it must be 20.")
	pictures := func(name string, wide bool) {
		for _, palette := range theme.Palettes() {
			fyne.CurrentApp().Settings().SetTheme(theme.New(palette, theme.Normal))
			s.Window.Content().Refresh()
			file := name + "-" + strings.ReplaceAll(palette.String(), " ", "-")
			if wide {
				s.Picture(file+"-1280", 1280, 800)
			}
			s.Picture(file+"-1024", 1024, 768)
			if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
				t.Errorf("%s needs %v", file, got)
			}
		}
	}
	pictures("call", true)
	s.Press(fyne.KeyJ, fyne.KeyK, fyne.KeyK, fyne.KeyJ)
	s.MustSay("question 1, No:", "question 2, Yes:", "25 and 20.")
	pictures("call-two", false)
	s.Press(fyne.KeyBackspace, fyne.KeyBackspace)
	s.MustSay("Taken back: ballot 41, No and No.")
	s.Picture("call-back", 1280, 800)
	s.Press(fyne.KeySpace)
	s.Picture("call-paused", 1024, 768)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.HighContrast, theme.Huge))
	show(s)
	s.Settle()
	s.Press(fyne.KeySpace, fyne.KeyJ)
	s.Picture("call-huge", 1024, 768)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, theme.Large))
	show(s)
	s.Press(fyne.KeySpace, fyne.KeyK)
	s.Picture("call-large", 1024, 768)
}

func TestTheLastBallotOfOneQuestion(t *testing.T) {
	s := calling(t, sittingtest.OneQuestion, 1)
	for range 50 {
		s.Press(fyne.KeyD)
	}
	s.MustSay("question 1, No:", "it must be 50.")
	s.Picture("call-one", 1024, 768)
	s.Ctrl(enter)
	if !batch(s, 1).A.Closed {
		t.Error("Ctrl+Enter did not close a full pile")
	}
}
