package batches_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/ui/batches"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

const enter = fyne.KeyReturn

// begin shows the batches of a place with tellers, and says who records.
func begin(t *testing.T, place count.PlaceID, n int) *sittingtest.Stage {
	t.Helper()
	s := sittingtest.New(t, place)
	s.Tellers(n)
	show(s)
	s.MustSay("Who records?")
	s.Press(enter)
	s.Keys = 0
	return s
}

func show(s *sittingtest.Stage) {
	x := batches.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
}

// key types a batch of two questions: 37 + 12 + 1 + 0 and 24 + 23 + 3 + 0.
func key(s *sittingtest.Stage) {
	s.Type("37")
	s.Type("12")
	s.Type("1")
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
	s.Type("24")
	s.Type("23")
	s.Type("3")
	s.Press(enter)
	s.Type("0")
	s.Press(enter)
}

// handOver lets B take the keyboard.
func handOver(s *sittingtest.Stage) {
	s.Wait(widget.Patience)
	s.Press(enter)
}

func batch(s *sittingtest.Stage, n int) count.Batch {
	tally := s.Sitting.Desk.Snapshot().Tally
	return tally.Batches[n-1]
}

func state(s *sittingtest.Stage, n int) count.BatchState {
	tally := s.Sitting.Desk.Snapshot().Tally
	return tally.Batches[n-1].State(tally.QuestionIDs())
}

func TestBothRecordersKeyABatchIn34Keys(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 3)
	key(s)
	if b := batch(s, 1); !b.A.Closed || b.B.Closed {
		t.Fatal("recorder A's Enter in the last cell did not close the batch")
	}
	handOver(s)
	key(s)
	if got := state(s, 1); got != count.BatchAgreed {
		t.Fatalf("batch 1 is %s, want agreed", got)
	}
	want := count.Figures{Yes: count.N(37), No: count.N(12), Blank: count.N(1), Void: count.N(0)}
	if got := batch(s, 1).Figures("agreement"); got != want {
		t.Errorf("the journal has %v, want %v", got, want)
	}
	s.MustSay("Batch 1: A and B agree", "1 of 3 agree", "Recorder A, Ruth Sample, begins batch 2.")
	s.Wait(time.Second)
	s.Press(enter)
	s.MustSay("Batch 2", "Recorder A")
	if s.Keys > 34 {
		t.Errorf("the batch took %d keys, want at most 34", s.Keys)
	}
	t.Logf("%d keys, the one that goes on to batch 2 included", s.Keys)
}

func TestEnterAfterEveryNumberSkipsNoCell(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	for _, figure := range []string{"37", "12", "1", "0", "24", "23", "3", "0"} {
		s.Type(figure)
		s.Press(enter)
	}
	if !batch(s, 1).A.Closed {
		t.Error("the batch is not closed")
	}
}

func TestNothingOfAIsInTheWindowWhileBKeys(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	secret := []string{"37", "12", "24", "23"}
	nothing := func(when string) {
		t.Helper()
		for _, word := range s.Words(true) {
			if slices.Contains(secret, word) {
				t.Errorf("%s: a widget holds %s", when, word)
			}
		}
	}
	key(s)
	s.MustSay("Batch 1: recorder A has closed", "Hand the keyboard to recorder B, Luis Sample.")
	nothing("at the hand-over")
	handOver(s)
	s.MustSay("Recorder B")
	nothing("when B begins")
	s.Type("5")
	s.Press(enter)
	s.Type("45")
	s.Type("0")
	nothing("while B keys")
}

func TestTheKeyThatClosedDoesNotStartB(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	key(s)
	s.Press(enter)
	s.MustSay("recorder A has closed")
	s.Down(enter) // goes down too early and is held
	s.Wait(time.Second)
	s.Repeat(enter)
	s.Repeat(enter)
	s.MustSay("recorder A has closed")
	s.Up(enter)
	s.Ctrl(enter)
	if s.Says("recorder A has closed") {
		t.Error("Ctrl+Enter after a second did not start recorder B")
	}
}

func TestAnEmptyCellStaysAndAsks(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	first := s.Window.Canvas().Focused()
	s.Press(enter)
	if s.Window.Canvas().Focused() != first {
		t.Error("Enter left an empty cell")
	}
	s.MustSay("Type 0 when there are none. An empty box is not counted.")
	s.Type("x")
	s.MustSay("Only digits here.")
	s.Type("73")
	s.MustSay("73 is more than the 50 ballots in this batch.")
	s.Press(enter)
	if s.Window.Canvas().Focused() != first {
		t.Error("Enter left a cell that holds more than the batch")
	}
	s.Type("7")
	if s.Says("73 is more") {
		t.Error("the sentence stays although the number was replaced")
	}
	s.Ctrl(enter)
	if batch(s, 1).A.Closed {
		t.Error("a batch with empty cells was closed")
	}
}

func TestAnOddSumIsToldAndClosedAsCounted(t *testing.T) {
	s := begin(t, sittingtest.OneQuestion, 1)
	for _, figure := range []string{"37", "11", "1", "0"} {
		s.Type(figure)
		s.Press(enter)
	}
	s.MustSay("Question 1 adds up to 49 of 50. 1 ballot is missing. Look at your sheet again, or close as counted with Ctrl+Enter.")
	if batch(s, 1).A.Closed {
		t.Fatal("Enter closed a batch that does not add up")
	}
	s.Ctrl(enter)
	if !batch(s, 1).A.Closed {
		t.Error("Ctrl+Enter did not close as counted")
	}
}

func TestALastBatchThatIsSmaller(t *testing.T) {
	s := begin(t, sittingtest.OneQuestion, 1)
	s.Ctrl(fyne.KeyB)
	s.MustSay("How many ballots does batch 1 hold?")
	s.Type("9")
	s.Press(enter)
	s.MustSay("9 ballots in this batch")
	for _, figure := range []string{"5", "4", "0", "0"} {
		s.Type(figure)
		s.Press(enter)
	}
	if got := batch(s, 1).A; !got.Closed {
		t.Error("9 of 9 did not close")
	}
}

func TestADraftSurvivesAnotherScreen(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 2)
	s.Type("37")
	s.Type("4")
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 2")
	s.Press(fyne.KeyF3)
	if words := s.Words(false); !slices.Contains(words, "37") || !slices.Contains(words, "4") {
		t.Errorf("what was typed is gone: %v", words)
	}
}

func TestFourQuestionsAreKeyedInOneOrder(t *testing.T) {
	v := votetest.Training(t)
	for _, id := range []string{"third", "fourth"} {
		q := v.Questions[1]
		q.ID, q.Title, q.Short = id, "Sample question "+id, "Sample "+id
		v.Questions = append(v.Questions, q)
	}
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Tellers(1)
	show(s)
	s.Press(enter)
	all := func() {
		for range 4 {
			for _, figure := range []string{"37", "12", "1", "0"} {
				s.Type(figure)
				s.Press(enter)
			}
		}
	}
	all()
	handOver(s)
	all()
	if b := batch(s, 1); state(s, 1) != count.BatchAgreed || len(b.A.Answers) != 4 {
		t.Errorf("the four questions do not agree: %+v", b)
	}
}

func TestAnEntryOfBIsCoveredForWhoeverComesBack(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	x := batches.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	s.Press(enter)
	key(s)
	handOver(s)
	s.Type("36")
	s.Show(x)
	s.MustSay("recorder A has closed")
	if slices.Contains(s.Words(true), "36") {
		t.Error("what B has typed is in the window")
	}
	handOver(s)
	s.MustSay("36")
}
