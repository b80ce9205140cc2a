package batches_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
)

// Seen: the recount matched neither, and recorder A went home. The side waited
// for her: nobody else could key it, and nothing took it back. When it alone was
// taken back, the window told who keyed it what Luis had found of question 2.
func TestABatchOfARecorderWhoLeftIsTakenBackAndKeyedByAnother(t *testing.T) {
	s := differ(t)
	s.Type("35")
	s.Press(enter)
	s.MustSay("Both recorders count question 1 of batch 1 again.")
	s.Type("38")
	s.Ctrl(fyne.KeyE)
	s.MustSay("Recount all of batch 1", "Both recorders count the batch again from the start, blind.")
	s.Picture("reopen-left", 1280, 800)
	s.Type("Ruth had to go home")
	s.Press(enter)
	if b := batch(s, 1); b.A.Recorder != "" || b.B.Recorder != "" || len(b.B.Answers) > 0 || len(b.Remarks) != 1 {
		t.Fatalf("the batch was not taken back: %+v", b)
	}
	s.Frame.Table.Run(command.People)
	s.Press(fyne.KeyRight, fyne.KeyRight)
	for range 3 {
		s.Window.Canvas().FocusNext()
	}
	s.Press(enter)
	s.MustSay("Recorder A", "Marian Sample")
	for _, word := range s.Words(true) {
		if word == "38" {
			t.Error("what Ruth had typed is in the window")
		}
	}
	key(s)
	if b := batch(s, 1); !b.A.Closed || b.A.Recorder != "Marian Sample" {
		t.Errorf("side A is %+v", b.A)
	}
}

// In a hall the table that comes to the batch takes it back, unless the one who
// has begun the side has it in hand.
func TestABatchThatWaitsForSomebodyWhoLeftIsTakenBackInAHall(t *testing.T) {
	x := seated(t, 1)
	x.closes(1, count.SideA, "Ann Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.closes(1, count.SideB, "Bob Sample", [4]int{36, 12, 1, 0}, [4]int{24, 23, 3, 0})
	if _, err := x.desk.Do(t.Context(), &desk.Recount{
		Batch: 1, By: []string{"Ann Sample", "Bob Sample"},
		Cells: []desk.Recells{{Question: "agreement", Cell: count.CellYes, Value: count.N(35)}},
	}); err != nil {
		t.Fatal(err)
	}
	x.claims(1, count.SideA, "Ann Sample")
	x.claims(1, count.SideB, "Bob Sample")
	x.Hear(x.seat)
	x.sit(1, 0)
	if x.visit(1); x.Frame.Table.Run(command.Explain) {
		t.Error("what another table has in hand can be reopened")
	}
	x.server.Pass(time.Minute) // table 3 was switched off
	x.Hear(nil)
	x.visit(1)
	x.MustSay("Side A waits for Ann Sample, who has counted it before.")
	x.Ctrl(fyne.KeyE)
	x.MustSay("Recount all of batch 1")
	x.Type("Ann had to go home")
	x.Press(enter)
	if b := batch(x.Stage, 1); b.A.Recorder != "" || b.B.Recorder != "" {
		t.Errorf("the batch was not taken back: %+v", b)
	}
}
