package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count/hall/halltest"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

// twoLaptops are two windows with one invitation. At the first, Ruth has typed
// all of a batch and not closed it; the second has just asked to be let in. In a
// test only the window that was made last is typed into.
func twoLaptops(t *testing.T) (first, second *inHall) {
	t.Helper()
	first = computer(t, halltest.New())
	first.prepare(true)
	first.joins(tableAddress)
	first.sits()
	for i, figure := range []string{"31", "18", "1", "0", "27", "22", "0", "1"} {
		if i > 0 {
			first.press(fyne.KeyReturn)
		}
		first.typed(figure)
	}
	first.must("Batch 1", "31", "27")
	second = beside(first)
	second.machine = "laptop-2"
	second.joins(tableAddress)
	return first, second
}

func TestASecondLaptopWithOneInvitationIsTold(t *testing.T) {
	first, second := twoLaptops(t)
	second.must("This table is at work already", "The computer a has worked as table 7 (Ruth Sample) since ", "Take the table over", "Go back")
	gallery(second.stage, "table-at-work")
	looks(second.stage, "table-at-work", func() {
		second.press(fyne.KeyEscape)
		second.joins(tableAddress)
	})
	second.press(fyne.KeyReturn) // the safe answer
	if second.says("Who records?") || second.shows("31") {
		t.Error("Enter has taken the table over")
	}
	first.hears()
	first.must("Batch 1", "31", "27")
}

func TestATableGoesOnAtAnotherLaptopAndTheFirstIsTold(t *testing.T) {
	first, second := twoLaptops(t)
	second.press(fyne.KeyTab, fyne.KeyReturn)
	second.must("Who records?")
	if second.shows("31") || second.shows("27") {
		t.Error("what is typed at the first is in the window of the second")
	}
	second.sits()
	second.must("Batch 1", "Recorder A")
	first.press(fyne.KeyReturn) // the first one's next step
	first.must("This table goes on elsewhere", "It was taken over on the computer laptop-2 at ", "Take it back", "Leave the hall")
	if n := first.server.Events(); n != 5 {
		t.Errorf("the hall keeps %d events, so the first has saved", n)
	}
	gallery(first.stage, "table-relieved")
	second.keys()
	second.must("Batch 2")
	// Back at the first, knowingly: what the other one has closed is closed.
	first.press(fyne.KeyTab, fyne.KeyReturn)
	first.hears()
	first.must("Nothing to key in batch 1 now", "Side A is closed.")
	second.hears()
	second.must("This table goes on elsewhere", "It was taken over on the computer a at ")
	second.press(fyne.KeyReturn)
	second.must("Practice count", "This table goes on elsewhere")
	if !second.seat.Closed() {
		t.Error("the hall is left, and the table still sits there")
	}
}

func TestWhatWasTypedIsThereWhenATableIsTakenBack(t *testing.T) {
	first, second := twoLaptops(t)
	second.press(fyne.KeyTab, fyne.KeyReturn)
	second.must("Who records?")
	first.hears()
	first.must("This table goes on elsewhere")
	first.press(fyne.KeyTab, fyne.KeyReturn)
	first.must("Batch 1", "Recorder A", "31", "27")
	if first.says("elsewhere") {
		t.Error("the table is taken back, and the question is still there")
	}
}

func TestATableThatWasOffTheNetworkIsAtWorkAgain(t *testing.T) {
	first, second := twoLaptops(t)
	second.press(fyne.KeyEscape)
	first.seat.Cut(true)
	first.hears()
	first.server.Pass(halltest.Lapse + time.Second)
	second.joins(tableAddress)
	second.must("Who records?")
	second.window.Close()
	first.seat.Cut(false)
	first.hears()
	if first.says("elsewhere") {
		t.Error("the other laptop has left, and the first is still told of it")
	}
	third := beside(first)
	third.machine = "laptop-3"
	third.joins(tableAddress)
	third.must("This table is at work already", "The computer a has worked as table 7")
}

func TestACrashLocksATableForNoLongerThanAClaimLasts(t *testing.T) {
	first, second := twoLaptops(t)
	second.press(fyne.KeyEscape)
	first.seat.Die()
	second.joins(tableAddress)
	second.must("This table is at work already")
	second.press(fyne.KeyEscape)
	first.server.Pass(halltest.Lapse + time.Second)
	second.joins(tableAddress)
	second.must("Who records?")
}

func TestAWindowThatIsStartedAgainAfterACrashIsNotAsked(t *testing.T) {
	x := computer(t, halltest.New())
	x.prepare(true)
	x.joins(tableAddress)
	x.sits()
	x.seat.Die()
	again := beside(x)
	again.joins(tableAddress)
	again.must("Who records?")
}

func TestTwoLaptopsAtOneTableOfARealHall(t *testing.T) {
	server := pgtest.Shared(t)
	addresses, err := postgres.Init(t.Context(), server.Database(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	chief := onNetwork(s, "chief's")
	chief.joins(addresses.Chief)
	chief.typed("training")
	chief.press(fyne.KeyReturn, fyne.KeyReturn)
	chief.must("Vote definition", "counting hall, chief")
	appointReal(t, addresses.Chief)
	first := onNetwork(s, "laptop-1")
	first.joins(addresses.Tables[0])
	first.sits()
	first.until("Batch 1 of 3")
	first.keys()
	first.until("Batch 2 of 3")
	first.typed("97") // a figure that no clock and no calendar shows
	if !first.shows("97") {
		t.Fatal("what was typed is not shown where it was typed")
	}
	second := onNetwork(s, "laptop-2")
	second.joins(addresses.Tables[0])
	second.until("This table is at work already")
	second.must("The computer laptop-1 has worked as table 1 (Ruth Sample) since ")
	second.press(fyne.KeyTab, fyne.KeyReturn)
	second.until("Who records?")
	first.until("This table goes on elsewhere")
	first.must("It was taken over on the computer laptop-2 at ")
	second.sits()
	second.until("Batch 2 of 3")
	second.keys()
	second.until("Batch 3 of 3")
	chief.ctrl(fyne.Key7)
	chief.until("2 of 6 entries are closed")
	if second.shows("97") {
		t.Error("what was typed at the other laptop, and not closed, is in this window")
	}
}
