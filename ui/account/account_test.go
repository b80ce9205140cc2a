package account_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/account"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

const enter = fyne.KeyReturn

func begin(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(1)
	s.Do(
		s.Batch(1, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
		s.Batch(1, count.SideB, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
	)
	s.Show(account.New(s.Sitting))
	return s
}

// numbers are the lines in the order of keying: printed 60 = issued 52 + unused
// 7 + destroyed 1; issued = box 50 + challenged 1 + replaced 1 + taken 0;
// box + challenged = signatures - did not vote; counted 50.
func numbers(signatures string) []string {
	return []string{"60", "52", "7", "1", "50", "1", "1", "0", signatures, "0", "50"}
}

func key(s *sittingtest.Stage, figures []string) {
	for _, figure := range figures {
		s.Type(figure)
		s.Press(enter)
	}
}

func line(s *sittingtest.Stage, l count.Line) count.Count {
	return s.Sitting.Desk.Snapshot().Tally.Account.Get(l)
}

func TestEveryNumberIsTypedOnceAndKept(t *testing.T) {
	s := begin(t)
	before := s.Sitting.Snapshot().Revision
	key(s, numbers("51"))
	want := map[count.Line]int{
		count.Printed: 60, count.Issued: 52, count.Unused: 7, count.Destroyed: 1, count.InBox: 50,
		count.Challenged: 1, count.Replaced: 1, count.Taken: 0, count.Signatures: 51, count.Unvoted: 0, count.Counted: 50,
	}
	for l, n := range want {
		if got := line(s, l); got != count.N(n) {
			t.Errorf("%s is %s, want %d", l, got.Grouped(), n)
		}
	}
	if got := s.Sitting.Snapshot().Revision - before; got != int64(len(want)) {
		t.Errorf("%d commands for %d numbers", got, len(want))
	}
	s.MustSay("Balanced")
	if s.Says("Not complete") || s.Says("to go") {
		t.Error("a row is still open")
	}
}

func TestADifferenceStandsInItsRow(t *testing.T) {
	s := begin(t)
	key(s, numbers("50"))
	s.MustSay("1 short", "1 signature missing")
}

func TestAnUnchangedNumberIsNotSentAgain(t *testing.T) {
	s := begin(t)
	key(s, numbers("51"))
	before := s.Sitting.Snapshot().Revision
	for range 12 {
		s.Press(fyne.KeyUp)
	}
	if got := s.Sitting.Snapshot().Revision; got != before {
		t.Errorf("%d commands although nothing was changed", got-before)
	}
}

func TestAnEmptyLineStaysAndLettersAreRefused(t *testing.T) {
	s := begin(t)
	first := s.Window.Canvas().Focused()
	s.Press(enter)
	if s.Window.Canvas().Focused() != first {
		t.Error("Enter left an empty cell")
	}
	s.MustSay("Type 0 when there are none.")
	s.Type("x")
	s.MustSay("Only digits here.")
}

func TestLeavingTheScreenKeepsTheNumber(t *testing.T) {
	s := begin(t)
	s.Type("60")
	s.Ctrl(enter)
	if line(s, count.Printed) != count.N(60) {
		t.Error("the number in the cell was lost")
	}
	if len(s.Went) != 1 || s.Went[0] != sitting.Checks {
		t.Errorf("went to %v, want the checks", s.Went)
	}
}

func TestAFindingLeadsToItsLine(t *testing.T) {
	s := begin(t)
	s.Sitting.GoTo = sitting.Spot{Line: string(count.Signatures)}
	s.Show(account.New(s.Sitting))
	s.Type("51")
	s.Press(enter)
	if line(s, count.Signatures) != count.N(51) {
		t.Error("the focus was not in the line of the register")
	}
}

func TestChallengesAndVoidsByTheKeyboard(t *testing.T) {
	s := begin(t)
	s.Press(fyne.KeyF6, enter)
	s.MustSay("Challenged ballot, envelope 1")
	s.Type("x")
	s.Press(enter)
	s.MustSay("Say it in 3 to 280 characters.")
	s.Type("not on the list")
	s.Press(enter)
	s.MustSay("Envelope 1: xnot on the list", "unresolved")
	tally := s.Sitting.Desk.Snapshot().Tally
	if len(tally.Challenges) != 1 {
		t.Fatal("the envelope is not in the log")
	}
}

func TestARulingShowsInTheLogAndTheEquation(t *testing.T) {
	s := begin(t)
	s.Do(&desk.Challenge{Envelope: 1, Ground: "not on the list"})
	s.Do(&desk.Rule{Envelope: 1, Ruling: count.Overruled, Reason: "is on the other list"})
	s.MustSay("overruled: is on the other list", "challenges overruled")
}

func TestLooks(t *testing.T) {
	s := begin(t)
	key(s, numbers("50"))
	s.Do(&desk.Challenge{Envelope: 1, Ground: "not on the list of the day shift (sample)"})
	s.Do(&desk.Void{Batch: 1, Question: "contract", Reason: "signed by the voter (sample)", RuledBy: "Marian Sample"})
	s.Picture("account-1280", 1280, 800)
	s.Picture("account-1024", 1024, 768)
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("the account needs %v", got)
	}
}

func TestEachMethodOfVotingHasACellForEachOfItsLines(t *testing.T) {
	for _, method := range []count.Method{count.InPerson, count.ByMail, count.Both} {
		t.Run(string(method), func(t *testing.T) {
			v := votetest.Training(t)
			v.Ballots.Method = method
			s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
			s.Tellers(1)
			s.Show(account.New(s.Sitting))
			for range method.Lines() {
				s.Type("1")
				s.Press(enter)
			}
			for _, l := range method.Lines() {
				if line(s, l) != count.N(1) {
					t.Errorf("%s was not keyed", l)
				}
			}
			s.Picture("account-"+string(method[:2]), 1024, 768)
			if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth {
				t.Errorf("it needs %v", got)
			}
		})
	}
}

func TestTheRollIsCorrectedByTwoTellers(t *testing.T) {
	s := begin(t)
	s.MustSay("240 eligible members", "From the vote definition")
	shelltest.Reach(t, s.Window.Canvas(), "Correct the roll...", 1)
	s.Press(enter)
	s.MustSay("The vote definition has 240 eligible members here.")
	s.Type("260")
	s.Press(enter)
	s.Type("short")
	s.Press(enter)
	s.MustSay("Say it in 10 to 280 characters.")
	s.Type(": the night shift was missing (sample)")
	s.Picture("account-roll", 1280, 800)
	s.Press(enter)
	c := s.Sitting.Desk.Snapshot().Tally.RollChange
	if c == nil || c.Roll != count.N(260) || len(c.By) != 2 || c.By[0] == c.By[1] {
		t.Fatalf("the roll is corrected to %+v", c)
	}
	s.MustSay("260 eligible members", "the definition said 240. short: the night shift was missing (sample)")
	s.Do(&desk.CorrectRoll{Roll: count.N(250), Reason: "sample: counted once more", By: c.By})
	s.MustSay("250 eligible members")
}

func TestEveryRowOfAVoteByBothMethodsIsSeenInASmallWindow(t *testing.T) {
	v := votetest.Training(t)
	v.Ballots.Method = count.Both
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Tellers(1)
	x := account.New(s.Sitting)
	s.Show(x)
	for _, width := range []float32{1024, 1280, 1024} {
		s.Window.Resize(fyne.NewSize(width, 768))
		right := width - 24
		driver := fyne.CurrentApp().Driver()
		for range count.Both.Lines() {
			c, ok := s.Window.Canvas().Focused().(*widget.CountEntry)
			if !ok {
				break
			}
			if at := driver.AbsolutePositionForObject(c).X + c.Size().Width; at > right {
				t.Errorf("at %v a cell ends at %v", width, at)
			}
			s.Type("1")
			s.Press(enter)
		}
		s.Frame.Focus(nil)
		s.Window.Canvas().FocusNext()
	}
}

// button is the one that has the keyboard.
func button(s *sittingtest.Stage) string {
	if b, ok := s.Window.Canvas().Focused().(*widget.Button); ok {
		return b.Label()
	}
	return ""
}

// envelopes has 3 challenged ballots in the account, and none in the log.
func envelopes(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := begin(t)
	s.Window.Resize(fyne.NewSize(1024, 768))
	key(s, []string{"62", "54", "7", "1", "50", "3", "1", "0", "53", "0", "50"})
	return s
}

// Nothing led to where the envelopes are entered: F8 stopped in boxes that
// balance, and the button lies below the edge.
func TestF8LeadsToTheEnvelopesThatAreNotInTheLog(t *testing.T) {
	s := envelopes(t)
	if got := button(s); got != "Add an envelope..." {
		t.Fatalf("after the last number the keyboard is on %q", got)
	}
	s.MustSay("3 challenged envelopes are not in the challenge log below. F8 leads to where they are entered.")
	s.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF8)
	if got := button(s); got != "Add an envelope..." {
		t.Fatalf("F8 leads to %q", got)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.Window.Canvas().Focused().(fyne.CanvasObject))
	if at.Y < 100 || at.Y > 650 {
		t.Errorf("it stands at %v, out of sight", at)
	}
	s.Picture("account-envelopes", 1024, 768)
	for range 3 {
		s.Press(enter)
		s.Type("not on the list")
		s.Press(enter)
	}
	if n := len(s.Sitting.Desk.Snapshot().Tally.Challenges); n != 3 || s.Says("F8 leads") {
		t.Errorf("%d envelopes are in the log", n)
	}
}

func TestAFindingOfTheLogLeadsToTheLog(t *testing.T) {
	s := envelopes(t)
	for _, f := range s.Sitting.Snapshot().Findings {
		if f.Code == "A307" {
			s.Sitting.GoTo = sitting.Spot{Line: string(f.Where.Line), Finding: f.Key()}
		}
	}
	s.Show(account.New(s.Sitting))
	if got := button(s); got != "Add an envelope..." {
		t.Errorf("it leads to %q", got)
	}
}

// The register was short, and F8 stopped at the box, whose row balanced.
func TestF8LeadsToTheRowThatDoesNotHold(t *testing.T) {
	s := begin(t)
	key(s, numbers("50"))
	s.Do(&desk.Challenge{Envelope: 1, Ground: "not on the list"})
	s.Press(fyne.KeyF6, fyne.KeyF8)
	s.Type("51")
	s.Press(enter)
	if line(s, count.Signatures) != count.N(51) {
		t.Error("F8 did not lead to the signatures")
	}
}

// After a ruling nothing had the keyboard, and the screen began at its top.
func TestAfterARulingTheKeyboardStaysAtTheEnvelope(t *testing.T) {
	s := envelopes(t)
	s.Press(enter)
	s.Type("not on the list")
	s.Press(enter)
	shelltest.Reach(t, s.Window.Canvas(), "Rule...", 1)
	was := s.Window.Canvas().Focused()
	s.Press(enter)
	for _, c := range shelltest.All[*widget.Choice](s.Window.Canvas().Overlays().Top()) {
		c.SetSelectedIndex(1)
	}
	s.Window.Canvas().FocusNext()
	s.Type("is on the other list")
	s.Press(enter)
	s.MustSay("overruled: is on the other list")
	if s.Window.Canvas().Focused() != was {
		t.Errorf("the keyboard is on %T", s.Window.Canvas().Focused())
	}
}

// An envelope that was entered twice stayed in the log, and no key led to a way out.
func TestARowOfTheLogIsWithdrawnByTheKeyboard(t *testing.T) {
	s := begin(t)
	s.Window.Resize(fyne.NewSize(1024, 768))
	key(s, numbers("51"))
	for n := range 2 {
		s.Do(&desk.Challenge{Envelope: n + 1, Ground: "not on the list of the day shift (sample)"})
	}
	s.MustSay("1 row of the challenge log below has no envelope. F8 leads to where it is withdrawn.")
	s.Picture("account-surplus", 1024, 768)
	s.Press(fyne.KeyF8)
	if got := button(s); got != "Withdraw..." {
		t.Fatalf("F8 leads to %q", got)
	}
	s.Press(enter)
	s.MustSay("Withdraw envelope 2", "Envelope 2: not on the list of the day shift (sample). The row stays in the log")
	s.Press(enter)
	s.MustSay("Say it in 3 to 280 characters.")
	s.Type("entered twice (sample)")
	s.Picture("account-withdraw", 1024, 768)
	choices := shelltest.All[*widget.Choice](s.Window.Canvas().Overlays().Top())
	was := choices[1].SelectedIndex()
	choices[1].SetSelectedIndex(choices[0].SelectedIndex())
	s.Press(enter)
	s.MustSay("Choose two different tellers.")
	choices[1].SetSelectedIndex(was)
	s.Press(enter)
	c := s.Sitting.Desk.Snapshot().Tally.Challenges
	if len(c) != 2 || c[1].Withdrawn == nil || c[1].Withdrawn.Reason != "entered twice (sample)" || c[0].Withdrawn != nil {
		t.Fatalf("the log is %+v", c)
	}
	by := c[1].Withdrawn.By
	s.MustSay("withdrawn by " + by[0] + " and " + by[1] + ": entered twice (sample)")
	if s.Says("has no envelope") {
		t.Error("the row is still counted")
	}
	if got := button(s); got != "Add an envelope..." {
		t.Errorf("the keyboard is on %q", got)
	}
	s.Picture("account-withdrawn", 1024, 768)
	s.Press(enter)
	s.MustSay("Challenged ballot, envelope 3")
}

func TestARulingIsWithdrawnFromTheVoidLog(t *testing.T) {
	s := begin(t)
	who := s.Sitting.Snapshot().Tally.Tellers[0].Name
	s.Do(&desk.Void{Batch: 1, Question: "contract", Reason: "signed by the voter (sample)", RuledBy: who})
	shelltest.Reach(t, s.Window.Canvas(), "Withdraw...", 1)
	s.Press(enter)
	s.MustSay("Withdraw row 1 of the void log")
	s.Type("of the other batch (sample)")
	s.Press(enter)
	if v := s.Sitting.Desk.Snapshot().Tally.Voids; v[0].Withdrawn == nil {
		t.Fatalf("the log is %+v", v)
	}
	s.MustSay(": of the other batch (sample)")
	if got := button(s); got != "Add a ruling..." {
		t.Errorf("the keyboard is on %q", got)
	}
}
