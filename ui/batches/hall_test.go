package batches_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/journal"
	"countersign/ui/batches"
	"countersign/ui/command"
	"countersign/ui/shell/shelltest"
)

func TestARecorderAloneGoesFromBatchToBatchWithoutAHandOver(t *testing.T) {
	x := seated(t, 3)
	x.sit(1, 0)
	x.MustSay("Batch 1", "Recorder A", "Ruth Sample")
	x.mustHold("1A Ruth Sample")
	key(x.Stage)
	x.MustSay("Batch 2", "Recorder A")
	x.mustHold("2A Ruth Sample")
	if b := batch(x.Stage, 1); !b.A.Closed || b.A.Recorder != "Ruth Sample" {
		t.Errorf("batch 1 is %+v", b)
	}
}

func TestTheOtherSideOfWhatIsClosedComesFirst(t *testing.T) {
	x := seated(t, 4)
	x.closes(3, count.SideA, "Ann Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.Hear(x.seat)
	x.sit(1, 0)
	x.MustSay("Batch 3", "Recorder B", "Ruth Sample")
	key(x.Stage)
	x.MustSay("Batch 3: A and B agree", "Next batch")
	x.Wait(time.Second)
	x.Press(enter)
	x.MustSay("Batch 4", "Recorder A")
}

func TestWhatAnotherTableHasIsSkippedAndSaysWhere(t *testing.T) {
	x := seated(t, 4)
	x.claims(2, count.SideA, "Ann Sample")
	x.claims(2, count.SideB, "Bob Sample")
	x.Hear(nil)
	x.sit(1, 0)
	if got := x.chips(); !strings.Contains(got, "2 Table 3") {
		t.Errorf("the list says %s", got)
	}
	x.Picture("table-chips", 1280, 800)
	x.Press(fyne.KeyF3)
	x.MustSay("Batch 3")
	x.mustHold("3A Ruth Sample")
	// Whoever goes there all the same is told.
	x.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyUp, enter)
	x.MustSay("Batch 2 is at another table", "Side A is at table 3 (Ann Sample).", "Side B is at table 3 (Bob Sample).")
	x.mustHold()
	x.Wait(time.Second)
	x.Press(fyne.KeyF3)
	x.MustSay("Batch 3")
}

func TestTwoRecordersAtOneTableHandOver(t *testing.T) {
	x := seated(t, 3)
	x.sit(1, 2)
	x.mustHold("1A Ruth Sample", "1B Luis Sample")
	key(x.Stage)
	x.MustSay("Batch 1: recorder A has closed", "Hand the keyboard to recorder B, Luis Sample.")
	x.mustHold("1B Luis Sample")
	handOver(x.Stage)
	key(x.Stage)
	x.MustSay("Batch 1: A and B agree")
	x.mustHold()
	x.Wait(time.Second)
	x.Press(enter)
	x.MustSay("Batch 2", "Recorder A", "Ruth Sample")
	x.mustHold("2A Ruth Sample", "2B Luis Sample")
}

func TestATableThatWasQuickerIsLeftInPeace(t *testing.T) {
	x := seated(t, 3)
	x.claims(1, count.SideA, "Ann Sample") // this window has not heard of it
	x.claims(1, count.SideB, "Bob Sample")
	x.sit(1, 0)
	x.MustSay("Batch 2", "Recorder A")
	x.mustHold("2A Ruth Sample")
}

func TestNothingThatIsKeyedIsDisturbedByOthers(t *testing.T) {
	x := seated(t, 4)
	x.sit(1, 0)
	x.Type("3712")
	focused := x.Window.Canvas().Focused()
	x.closes(3, count.SideA, "Ann Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.closes(3, count.SideB, "Bob Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.claims(4, count.SideA, "Ann Sample")
	x.Hear(x.seat)
	x.MustSay("1 of 4 agree", "37", "12")
	if x.Window.Canvas().Focused() != focused {
		t.Error("the keyboard was taken from the cell")
	}
}

func TestWithoutTheNetworkAnEntryStaysAndIsSavedAfterwards(t *testing.T) {
	x := seated(t, 3)
	x.sit(1, 0)
	x.seat.Cut(true)
	key(x.Stage)
	x.MustSay("No network. What you type is kept here as a draft; nothing is saved until it is back.", "37", "24")
	if n := x.server.Events(); n != 7 {
		t.Fatalf("the hall keeps %d events", n)
	}
	x.seat.Cut(false)
	x.Hear(x.seat)
	x.MustSay("37", "24")
	x.Press(enter)
	x.MustSay("Batch 2")
	if b := batch(x.Stage, 1); !b.A.Closed {
		t.Error("the entry is not saved")
	}
}

func TestAnEntryWhoseAnswerWasLostIsSavedOnce(t *testing.T) {
	x := seated(t, 3)
	x.sit(1, 0)
	x.seat.LoseAnswer()
	x.Type("3712")
	x.Type("1")
	x.Press(enter)
	x.Type("0")
	x.Press(enter)
	x.Type("2423")
	x.Type("3")
	x.Press(enter)
	x.Type("0")
	before := x.server.Events()
	x.Press(enter)
	// The answer is lost, the entry is there: the next look finds it.
	if x.server.Events() != before+1 {
		t.Errorf("the hall keeps %d events, had %d", x.server.Events(), before)
	}
	x.MustSay("Batch 2", "Batch 1, side A had arrived when the network went. It is saved.")
	x.mustHold("2A Ruth Sample")
}

func TestATableThatIsGoneIsRelievedOnRecord(t *testing.T) {
	x := seated(t, 2)
	x.closes(1, count.SideA, "Ann Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.claims(1, count.SideB, "Bob Sample")
	x.claims(2, count.SideA, "Ann Sample")
	x.claims(2, count.SideB, "Bob Sample")
	x.Hear(x.seat)
	x.sit(1, 0)
	x.MustSay("Side B is at table 3 (Bob Sample).")
	x.server.Pass(time.Minute)
	x.Hear(nil)
	x.MustSay("Batch 1 was left", "Side B was begun at table 3 (Bob Sample), whose computer does not answer any more.")
	x.mustHold()
	x.Press(fyne.KeyF6, enter)
	x.MustSay("Batch 1", "Recorder B", "Ruth Sample")
	x.mustHold("1B Ruth Sample")
	over := x.Sitting.Snapshot().TakenOver
	if len(over) != 1 || over[0].From != "table 3" || over[0].By != "table 7" || over[0].Side != count.SideB {
		t.Errorf("on record is %+v", over)
	}
}

var (
	right = [][4]int{{37, 12, 1, 0}, {24, 23, 3, 0}}
	wrong = [][4]int{{36, 13, 1, 0}, {24, 23, 3, 0}}
)

func TestWhoClosesLastCountsAgainAndNobodyElseDoes(t *testing.T) {
	x := seated(t, 3)
	x.closes(1, count.SideA, "Ann Sample", wrong...)
	x.Hear(x.seat)
	x.sit(1, 0)
	x.MustSay("Batch 1", "Recorder B")
	key(x.Stage)
	x.MustSay("Recount 2 piles of batch 1", "Settle")
	x.mustHold("1R Ruth Sample")
	if _, err := x.other.Claim(t.Context(), 1, journal.Recount); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("another table recounts it too: %v", err)
	}
	x.Type("3712")
	x.Press(enter)
	x.MustSay("Batch 1 is settled")
	x.mustHold()
}

func TestARecountAtAnotherTableSaysWhere(t *testing.T) {
	x := seated(t, 4)
	x.sit(1, 0)
	x.closes(3, count.SideA, "Ann Sample", wrong...)
	x.closes(3, count.SideB, "Bob Sample", right...)
	x.Hear(x.seat)
	x.MustSay("Batch 1", "Recorder A") // nobody is taken from a batch
	x.claims(3, journal.Recount, "Ann Sample")
	x.Hear(nil)
	if got := x.chips(); !strings.Contains(got, "3 Table 3") {
		t.Errorf("the list says %s", got)
	}
	x.visit(3)
	x.MustSay("Batch 3 is at another table", "It is being counted again at table 3 (Ann Sample). The figures are typed there.")
	if x.Says("36") || x.Says("Settle") {
		t.Errorf("the figures are in the window: %q", x.Words(true))
	}
	x.mustHold()
	x.Picture("table-recount-elsewhere", 1280, 800)
	x.server.Pass(time.Minute)
	x.Hear(nil)
	x.MustSay("Batch 3 differs", "It was being counted again at table 3 (Ann Sample), whose computer does not answer any more.")
	x.mustHold()
	x.Picture("table-recount-left", 1280, 800)
	x.Wait(time.Second)
	x.Press(enter)
	x.MustSay("Recount 2 piles of batch 3", "Settle")
	x.mustHold("3R Ruth Sample")
	if n := len(x.Sitting.Snapshot().TakenOver); n != 0 {
		t.Errorf("%d sides are on record as taken over", n)
	}
}

func TestARecountIsOfferedToATableAndGivenBackWhenItIsLeft(t *testing.T) {
	x := seated(t, 4)
	x.closes(3, count.SideA, "Ann Sample", wrong...)
	x.closes(3, count.SideB, "Bob Sample", right...)
	x.Hear(x.seat)
	x.sit(1, 0)
	x.visit(3)
	x.MustSay("Batch 3 differs", "the one that has its ballots", "Count it again here")
	x.mustHold()
	x.Wait(time.Second)
	x.Press(enter)
	x.MustSay("Recount 2 piles of batch 3")
	x.mustHold("3R Ruth Sample")
	x.visit(1)
	x.MustSay("Batch 1", "Recorder A")
	x.mustHold("1A Ruth Sample")
}

func TestWhatIsTypedAtATableIsThereAfterARestart(t *testing.T) {
	x := seated(t, 3)
	x.closes(1, count.SideA, "Ann Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.Hear(x.seat)
	x.sit(1, 0)
	x.MustSay("Batch 1", "Recorder B")
	x.Type("3712")
	again := batches.New(x.Sitting)
	again.Clock = x.Clock
	x.Settle()
	x.Show(again)
	x.Settle()
	x.MustSay("Batch 1", "Recorder B", "Ruth Sample", "37", "12", "Continued from")
}

func TestWhoSitsDownAnewTakesBatchesOfTheirOwn(t *testing.T) {
	x := seated(t, 3)
	x.sit(1, 0)
	x.Type("3712")
	x.Frame.Table.Run(command.People)
	x.choose(1)
	for range 3 {
		x.Window.Canvas().FocusNext()
	}
	x.Press(enter)
	x.MustSay("Batch 1", "Recorder B", "Luis Sample")
	x.mustHold("1B Luis Sample")
	for _, word := range x.Words(true) {
		if word == "37" || word == "12" {
			t.Errorf("what Ruth has typed is in the window: %s", word)
		}
	}
}

func TestEveryLookOfATableCanBeRead(t *testing.T) {
	x := seated(t, 26)
	looks := func(name string) {
		shelltest.Looks(t, fyne.CurrentApp(), x.Window, "table-"+name, func() { x.Frame.Show(x.screen.Screen()) })
	}
	looks("people")
	for n := 3; n <= 9; n++ {
		x.claims(n, count.SideA, "Ann Sample")
		x.claims(n, count.SideB, "Bob Sample")
	}
	x.closes(2, count.SideB, "Bob Sample", [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0})
	x.Hear(nil)
	x.sit(1, 0)
	x.server.Pass(time.Minute)
	x.Hear(nil)
	x.Sitting.GoTo.Batch = 3
	x.Frame.Show(x.screen.Screen())
	x.Settle()
	x.MustSay("Batch 3 was left")
	looks("lapsed")
	x.closes(12, count.SideA, "Ann Sample", wrong...)
	x.closes(12, count.SideB, "Bob Sample", right...)
	x.claims(12, journal.Recount, "Ann Sample")
	x.server.Pass(time.Minute)
	x.Hear(x.seat)
	x.visit(12)
	x.MustSay("Batch 12 differs")
	looks("recount-left")
}
