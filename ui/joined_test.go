package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count/hall"
	"countersign/count/hall/halltest"
	"countersign/ui/shell/shelltest"
)

func TestTheChiefTellerBeginsAndTheBoardSeesWhatATableCloses(t *testing.T) {
	chief := computer(t, halltest.New("table 7", "table 8"))
	table := beside(chief)
	table.joins(tableAddress)
	table.must("The count has not been begun", "Look again")
	chief.joins(chiefAddress)
	chief.must("Begin the count of this hall")
	chief.typed("training")
	chief.press(fyne.KeyReturn)
	chief.must("Which place")
	chief.press(fyne.KeyReturn)
	chief.must("Vote definition", "counting hall, chief")
	if n := chief.server.Events(); n != 1 {
		t.Fatalf("the hall holds %d events", n)
	}
	chief.prepare(false)
	table.press(fyne.KeyReturn) // look again
	table.sits()
	table.must("Batch 1", "Recorder A", "counting hall, table 7")
	chief.hears()
	chief.ctrl(fyne.Key7)
	chief.must("0 of 6 entries are closed", "Counts 1 A", "Ruth Sample", "Nobody came yet")
	table.keys()
	table.must("Batch 2")
	chief.hears()
	chief.must("1 of 6 entries are closed", "Counts 2 A")
	chief.press(fyne.KeyEscape)
	chief.must("A done")
	if info, err := os.Stat(filepath.Join(table.folder, "Hall - table 7.hall")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the invitation: %v, %v", info, err)
	}
}

func TestATableLeavesTheAccountToTheChiefTeller(t *testing.T) {
	x := computer(t, halltest.New())
	x.prepare(true)
	x.joins(tableAddress)
	for _, step := range []fyne.KeyName{fyne.Key3, fyne.Key5} {
		x.ctrl(step)
		x.must("The chief teller does this")
	}
	x.ctrl(fyne.Key7)
	x.must("The board is on the chief teller's computer.")
	x.ctrl(fyne.Key9)
	x.must("The chief teller saves the count of the hall as a file.")
	x.press(fyne.KeyReturn)
	x.must("Who records?")
}

func TestTheStatusBarSaysThatTheNetworkIsGone(t *testing.T) {
	x := computer(t, halltest.New())
	x.prepare(true)
	x.joins(tableAddress)
	x.sits()
	x.must("Nothing entered here yet")
	x.seat.Cut(true)
	x.keys()
	x.must("No network since", "nothing is saved until it is back")
	if !x.shows("31") {
		t.Error("what was typed without the network is gone")
	}
	x.seat.Cut(false)
	x.hears()
	x.press(fyne.KeyReturn)
	x.must("Saved ", "Batch 2")
	if x.says("No network") {
		t.Error("the network is back")
	}
}

func TestAnInvitationIsOpenedLikeACount(t *testing.T) {
	x := computer(t, halltest.New())
	x.prepare(true)
	path := filepath.Join(t.TempDir(), "table 7.hall")
	if err := hall.WriteInvitation(path, "table 7", tableAddress); err != nil {
		t.Fatal(err)
	}
	x.drop(path)
	x.must("Who records?")
	x.ctrl(fyne.Key0)
	x.must("counting hall, table 7", "Join a counting hall...")
	seat := x.seat
	x.press(fyne.KeyReturn) // the first of the list
	x.must("Who records?")
	x.window.Close()
	if !seat.Closed() {
		t.Error("the window is closed, and the table still sits there")
	}
	x.gone = true
	x.start()
	x.drop(path)
	x.must("The hall cannot be reached", "Look again")
	x.gone = false
	x.press(fyne.KeyReturn)
	x.must("Who records?")
}

func TestTheChiefTellerTakesTheCountHomeAsAFile(t *testing.T) {
	x := computer(t, halltest.New())
	x.prepare(true)
	x.joins(chiefAddress)
	x.ctrl(fyne.Key9)
	x.must("Save as a file")
	x.press(fyne.KeyReturn)
	x.must("Saved as a file", "5 entries of the hall")
	x.press(fyne.KeyReturn)
	x.must("Who records?")
	if x.says("counting hall") {
		t.Error("the file is said to be in the hall")
	}
	x.window.Close()
	if state := x.folded(x.counts()[0]); len(state.Tally.Batches) != 3 {
		t.Errorf("the file has %d batches", len(state.Tally.Batches))
	}
}

func TestAnAddressThatIsRefusedIsSaid(t *testing.T) {
	x := computer(t, halltest.New())
	x.joins("postgres://wrong:secret@db.example/sample")
	x.must("This hall was not joined", "refuses this address")
	if strings.Contains(x.log.String(), "secret") {
		t.Error("the log holds the password")
	}
	if found, err := filepath.Glob(filepath.Join(x.folder, "*.hall")); err != nil || len(found) > 0 {
		t.Errorf("an invitation was written: %v %v", found, err)
	}
}

func TestEveryLookOfJoiningAHallCanBeRead(t *testing.T) {
	x := computer(t, halltest.New())
	looks(x.stage, "join", func() { x.ctrl(fyne.Key8) })
	path := filepath.Join(t.TempDir(), "table 7.hall")
	if err := hall.WriteInvitation(path, "table 7", tableAddress); err != nil {
		t.Fatal(err)
	}
	looks(x.stage, "not-begun", func() { x.drop(path) })
	x.press(fyne.KeyEscape)
	x.prepare(true)
	x.drop(path)
	shelltest.Looks(t, x.app, x.window.Window(), "not-here", func() { x.ctrl(fyne.Key3) })
}
