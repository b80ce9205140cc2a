package batches_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/batches"
	"countersign/ui/batches/draftfile"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// onDisk is the draft beside the count once the disk rests, nil if there is
// none.
func onDisk(s *sittingtest.Stage) *draftfile.File {
	s.T.Helper()
	s.Settle()
	return beside(s)
}

// beside is the draft that lies there now.
func beside(s *sittingtest.Stage) *draftfile.File {
	s.T.Helper()
	b, err := os.ReadFile(draftfile.Path(s.Sitting.Path))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		s.T.Fatal(err)
	}
	f, err := draftfile.Parse(b)
	if err != nil {
		s.T.Fatal(err)
	}
	return f
}

// focusedText is what the cell holds that has the keyboard.
func focusedText(s *sittingtest.Stage) string {
	s.T.Helper()
	cell, ok := s.Window.Canvas().Focused().(*widget.CountEntry)
	if !ok {
		s.T.Fatalf("the keyboard is not in a cell but in %T", s.Window.Canvas().Focused())
	}
	return cell.Text
}

func TestWhatIsTypedSurvivesAKill(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 3)
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 2")
	s.Type("37")
	s.Type("12")
	s.Press(fyne.KeyUp, fyne.KeyUp)
	s.Wait(7 * time.Second)
	s.Type("38")
	s.Press(fyne.KeyUp)
	if f := onDisk(s); f == nil || len(f.Entries) != 1 || f.Entries[0].Typed[0] != (draftfile.Typed{Question: "agreement", Cell: count.CellNo, Text: "12"}) {
		t.Fatalf("the disk holds %+v", f)
	}
	show(s) // a program that was killed leaves the file, and nothing else
	s.MustSay("Batch 2", "Recorder A", "38", "12", "Continued from 17:00:07. Nothing was lost.")
	if !slices.Contains(s.Words(false), "Continued from 17:00:07") {
		t.Error("the foot of the window tells another time, or none")
	}
	if got := focusedText(s); got != "38" {
		t.Errorf("the keyboard is in the cell with %q, want 38", got)
	}
	s.Type("9")
	if s.Says("Nothing was lost.") {
		t.Error("the sentence stays although somebody goes on")
	}
}

// A window that was killed while the second question was keyed, on a busy
// machine, showed an empty entry first: eight times Up, and then the draft came
// and led the digits of the first question into the second.
func TestWhatWasTypedIsThereBeforeTheFirstKey(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	s.Type("37")
	s.Type("12")
	s.Settle()
	busy := make(chan struct{})
	shell.Do(s.Sitting.Worker,
		func(context.Context, func(string)) (struct{}, error) { <-busy; return struct{}{}, nil },
		func(struct{}, error) {})
	s.Show(batches.New(s.Sitting))
	s.MustSay("37", "12", "Continued from")
	close(busy)
	s.Settle()
}

func TestADraftIsForNobodyElseToRead(t *testing.T) {
	s := begin(t, sittingtest.OneQuestion, 1)
	s.Type("37")
	info, err := os.Stat(draftfile.Path(s.Sitting.Path))
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("the draft has mode %o, want 600", got)
	}
}

func TestADraftIsWrittenAwayFromTheWindow(t *testing.T) {
	s := begin(t, sittingtest.OneQuestion, 1)
	release := make(chan struct{})
	shell.Do(s.Sitting.Worker,
		func(context.Context, func(string)) (struct{}, error) { <-release; return struct{}{}, nil },
		func(struct{}, error) {})
	for _, r := range "37" {
		s.Window.Canvas().Focused().TypedRune(r)
	}
	if f := beside(s); f != nil {
		t.Errorf("a key waited for the disk, which holds %+v", f)
	}
	close(release)
	s.Settle()
	if f := onDisk(s); f == nil || f.Entries[0].Typed[0].Text != "37" {
		t.Errorf("the disk holds %+v", f)
	}
}

func TestADraftIsGoneWhenTheBatchIsClosed(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	key(s)
	if f := onDisk(s); f != nil {
		t.Errorf("after A has closed the disk holds %+v", f)
	}
}

func TestADraftOfAIsNeverShownToB(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	s.Type("37")
	s.Type("12")
	left, err := os.ReadFile(draftfile.Path(s.Sitting.Path))
	if err != nil {
		t.Fatal(err)
	}
	s.Do(s.Batch(1, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}))
	s.Settle()
	// The program died between the journal and the removal of the draft.
	if err := os.WriteFile(draftfile.Path(s.Sitting.Path), left, 0o600); err != nil {
		t.Fatal(err)
	}
	show(s)
	s.Settle()
	nothing := func(when string) {
		t.Helper()
		for _, word := range s.Words(true) {
			if word == "37" || word == "12" {
				t.Errorf("%s: a widget holds %s", when, word)
			}
		}
	}
	nothing("at the hand-over")
	s.Press(enter) // nobody has said who records
	handOver(s)
	s.MustSay("Recorder B")
	nothing("when B begins")
	if f := onDisk(s); f != nil {
		t.Errorf("the disk still holds %+v", f)
	}
}

func TestWhatAHasBegunIsCoveredWhenBComesByIt(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 3)
	key(s)
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 2", "Recorder A")
	s.Type("31")
	s.Press(fyne.KeyF3, fyne.KeyF3)
	s.MustSay("Batch 1: recorder A has closed")
	handOver(s)
	s.MustSay("Batch 1", "Recorder B")
	s.Press(fyne.KeyF3)
	s.MustSay("Batch 2: recorder A has begun", "Hand the keyboard to recorder A, Ruth Sample.")
	if slices.Contains(s.Words(true), "31") {
		t.Error("what A has typed is in the window")
	}
	handOver(s)
	s.MustSay("Batch 2", "Recorder A", "31")
}

func TestWhatBTypedIsCoveredUntilBIsBack(t *testing.T) {
	s := begin(t, sittingtest.TwoQuestions, 1)
	key(s)
	handOver(s)
	s.Type("36")
	f := onDisk(s)
	if f == nil || f.Entries[0].Side != count.SideB || f.Entries[0].Recorder != "Luis Sample" {
		t.Fatalf("the disk holds %+v", f)
	}
	show(s)
	s.MustSay("recorder A has closed", "Continued from 17:00:00. Nothing was lost.")
	if slices.Contains(s.Words(true), "36") {
		t.Error("what B has typed is in the window")
	}
	handOver(s)
	s.MustSay("36", "Recorder B")
}

func TestADraftThatDoesNotFitIsRemoved(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, *sittingtest.Stage, string) string{
		"another count": func(_ *testing.T, s *sittingtest.Stage, text string) string {
			return strings.Replace(text, s.Sitting.Snapshot().Digest.String(), count.Sum(nil).String(), 1)
		},
		"a later journal": func(_ *testing.T, _ *sittingtest.Stage, text string) string {
			return strings.Replace(text, `"seq":`, `"seq":9`, 1)
		},
		"no draft": func(*testing.T, *sittingtest.Stage, string) string { return "rubbish" },
		"another recorder": func(_ *testing.T, _ *sittingtest.Stage, text string) string {
			return strings.ReplaceAll(text, "Ruth Sample", "Ada Sample") // an observer
		},
		"a reopened batch": func(_ *testing.T, s *sittingtest.Stage, text string) string {
			s.Do(s.Batch(1, count.SideA, [4]int{37, 12, 1, 0}), &desk.Reopen{Batch: 1, Side: count.SideA, Reason: "a sample reason"})
			s.Settle()
			return text
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t, sittingtest.OneQuestion, 1)
			s.Type("37")
			path := draftfile.Path(s.Sitting.Path)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := spoil(t, s, string(b))
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			show(s)
			s.Settle()
			if f, err := os.ReadFile(path); !os.IsNotExist(err) {
				t.Errorf("the draft is still there: %s", f)
			}
			if slices.Contains(s.Words(true), "37") {
				t.Error("what it holds is in the window")
			}
		})
	}
}

func TestWhatIsCalledSurvivesAKillBehindTheCurtain(t *testing.T) {
	s := calling(t, sittingtest.TwoQuestions, 2)
	s.Press(fyne.KeyF, fyne.KeyK, fyne.KeyE)
	show(s)
	s.MustSay("Ballot 3 of 50", "Call mode stopped at ballot 3.", "Continued from 17:00:00. Nothing was lost.")
	if got := strokes(s); got != 0 {
		t.Errorf("%d strokes are in the window before Space", got)
	}
	s.Press(fyne.KeySpace)
	if got := strokes(s); got != 6 {
		t.Errorf("%d strokes are in the window, want 6", got)
	}
	s.Press(fyne.KeyBackspace)
	s.MustSay("Taken back: ballot 3, Blank and No.")
}

func TestWhatIsTypedIntoARecountSurvivesAKill(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	s.Do(
		s.Batch(2, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
		s.Batch(2, count.SideB, [4]int{36, 13, 1, 0}, [4]int{24, 23, 3, 0}),
	)
	show(s)
	s.Press(fyne.KeyF3)
	s.Type("36")
	s.Type("1")
	show(s)
	s.MustSay("Recount 2 piles of batch 2", "Continued from")
	s.Press(fyne.KeyDown)
	s.Type("13")
	s.Press(enter)
	if got := state(s, 2); got != count.BatchSettled {
		t.Errorf("batch 2 is %s, want settled", got)
	}
	if f := onDisk(s); f != nil {
		t.Errorf("the disk still holds %+v", f)
	}
}

func TestACountsEveryBatchBeforeBWhereThatWasChosen(t *testing.T) {
	s := sittingtest.New(t, sittingtest.OneQuestion)
	fyne.CurrentApp().Preferences().SetString(setup.OrderPreference, setup.BySide)
	s.Tellers(3)
	show(s)
	s.Press(enter)
	one := func() {
		for _, figure := range []string{"37", "12", "1", "0"} {
			s.Type(figure)
			s.Press(enter)
		}
	}
	for _, batch := range []string{"Batch 1", "Batch 2", "Batch 3"} {
		s.MustSay(batch, "Recorder A")
		one()
	}
	s.MustSay("Recorder A has closed every batch", "Hand the keyboard to recorder B, Luis Sample.", "0 of 3 agree")
	handOver(s)
	for _, batch := range []string{"Batch 1", "Batch 2", "Batch 3"} {
		s.MustSay(batch, "Recorder B")
		one()
		s.MustSay("A and B agree")
		handOver(s)
	}
	if s.Sitting.Snapshot().Tally.Batches[2].B.Recorder == "" || len(s.Went) != 1 {
		t.Errorf("B did not close the last batch and go on: %v", s.Went)
	}
}

func TestAHandsOverByHandWhereACountsEveryBatch(t *testing.T) {
	s := sittingtest.New(t, sittingtest.OneQuestion)
	fyne.CurrentApp().Preferences().SetString(setup.OrderPreference, setup.BySide)
	s.Tellers(2)
	show(s)
	s.Press(enter)
	for _, figure := range []string{"37", "12", "1", "0"} {
		s.Type(figure)
		s.Press(enter)
	}
	s.MustSay("Batch 2", "Recorder A")
	s.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyUp, enter) // the chip of batch 1
	s.MustSay("Batch 1: recorder A has closed")
}
