package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/ui/certify/certifytest"
	"countersign/ui/widget"
)

// The keys of one recorder for a batch of 50, and what they come to.
func (s *stage) batch() {
	s.Helper()
	for _, figure := range []string{"31", "18", "1", "0", "27", "22", "0", "1"} {
		s.typed(figure)
		s.press(fyne.KeyReturn)
	}
}

func TestAWindowThatIsClosedInMidBatchKeepsWhatWasTyped(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.typed("3118")
	s.settle()
	s.window.CloseWhenDone()
	s.settle()
	if !s.window.Closed() {
		t.Fatal("the window asks before it closes")
	}
	s.window.Close()
	s.open()
	s.press(fyne.KeyReturn) // the newest count of the list
	s.must("Batch 1", "49 so far. 1 to go", "Nothing was lost.")
}

func TestTheWrongPlaceIsLeftBeforeAnythingIsRecorded(t *testing.T) {
	s := newStage(t)
	s.window.OpenFile("training")
	s.settle()
	s.typed("Local 11")
	s.press(fyne.KeyReturn)
	s.must("Lamplighters Local 11", "Not this place? Ctrl+N chooses again; nothing has been recorded here yet.")
	gallery(s, "mistake-place")
	s.ctrl(fyne.KeyN)
	s.press(fyne.KeyReturn) // the same vote
	s.typed("Local 13")
	s.press(fyne.KeyReturn)
	s.must("Lamplighters Local 13")
	s.ctrl(fyne.Key0)
	s.must("Lamplighters Local 11", "Lamplighters Local 13", "Not begun")
}

// A hall and batches were on record, and the foot of the window still said that
// nothing was.
func TestWhatIsSaidOfANewCountGoesWithTheFirstEntry(t *testing.T) {
	s := newStage(t)
	s.window.OpenFile("training")
	s.settle()
	s.typed("Local 11")
	s.press(fyne.KeyReturn)
	s.must("nothing has been recorded here yet.")
	s.press(fyne.KeyF6)
	s.typed("84")
	s.press(fyne.KeyReturn)
	s.must("2 batches")
	if s.says("nothing has been recorded here yet.") {
		t.Error("it is said still")
	}
}

// At home the window said that "the count" was certified, whichever that was.
func TestAtHomeAHandKeptCountAsksForACountFirst(t *testing.T) {
	s := newStage(t)
	s.window.OpenFile("training")
	s.settle()
	s.typed("Local 11")
	s.press(fyne.KeyReturn)
	s.ctrl(fyne.Key0)
	s.menu("Import a hand-kept count...")
	s.must("It is imported into a count: begin or open one first.")
}

func TestAPlaceThatIsChosenAgainOffersItsCount(t *testing.T) {
	s := newStage(t)
	choose := func() {
		s.ctrl(fyne.KeyN)
		s.press(fyne.KeyReturn) // the same vote
		s.typed("Local 11")
		s.press(fyne.KeyReturn)
	}
	counts := func() int {
		files, err := filepath.Glob(filepath.Join(s.folder, "Lamplighters Local 11*.count"))
		if err != nil {
			t.Fatal(err)
		}
		return len(files)
	}
	s.window.OpenFile("training")
	s.settle()
	s.typed("Local 11")
	s.press(fyne.KeyReturn)
	s.must("Place, date and ballots")
	choose()
	s.must("There is a count of this place")
	gallery(s, "mistake-again")
	s.press(fyne.KeyReturn)
	s.must("Place, date and ballots")
	if n := counts(); n != 1 {
		t.Errorf("there are %d counts", n)
	}
	choose()
	s.window.Window().Canvas().FocusNext()
	for range 4 {
		if b, ok := s.window.Window().Canvas().Focused().(*widget.Button); ok && b.Label() == "Begin another count" {
			break
		}
		s.press(fyne.KeyTab)
	}
	s.press(fyne.KeyReturn)
	s.must("Place, date and ballots")
	if n := counts(); n != 2 {
		t.Errorf("there are %d counts", n)
	}
}

func TestOnePersonCannotRecordBothSides(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.must("Who records?")
	for range 12 {
		if _, ok := s.canvas().Focused().(*widget.Choice); ok {
			break
		}
		s.press(fyne.KeyTab)
	}
	choice, ok := s.canvas().Focused().(*widget.Choice)
	if !ok {
		t.Fatal("the recorders cannot be chosen with the keyboard")
	}
	for _, name := range []string{"Luis Ortega (sample)", "Ruth Pelletier (sample)"} {
		choice.SetSelected(name)
		if s.ctrl(fyne.KeyReturn); s.says("cannot record both sides. Choose two different tellers.") {
			return
		}
	}
	t.Error("one person records both sides")
}

func TestWhatAGoesOnTypingAtTheHandOverIsNoFigureOfB(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.batch()
	s.must("Batch 1: recorder A has closed", "Hand the keyboard to recorder B, Luis Ortega (sample).", "A's figures stay covered until B has closed too.")
	s.typed("31181")
	s.must("Batch 1: recorder A has closed")
	if s.shows("31") {
		t.Error("the hand-over shows a figure")
	}
	s.window.Close()
	if b := s.folded(s.counts()[0]).Tally.Batches[0]; !b.A.Closed || b.B.Closed || len(b.B.Answers) > 0 {
		t.Errorf("side B holds %+v", b.B)
	}
}

// older keys a batch of the practice count after a copy of it was made, and
// gives both paths.
func older(s *stage) (copied, path string) {
	s.Helper()
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.window.Close()
	path = s.counts()[0]
	copied = filepath.Join(s.TempDir(), "copy.count")
	duplicate(s, path, copied)
	s.open()
	s.press(fyne.KeyReturn, fyne.KeyReturn)
	s.batch()
	s.must("Batch 1: recorder A has closed")
	s.window.Close()
	s.open()
	return copied, path
}

func duplicate(s *stage, from, to string) {
	s.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		s.Fatal(err)
	}
}

func TestAnOlderCopyOfACountSaysWhereTheNewerOneIs(t *testing.T) {
	s := newStage(t)
	copied, _ := older(s)
	s.drop(copied)
	s.must("This is an older copy of the count", "It holds 5 entries. The same count holds 6 entries in another file. Last entry ", "Open the newer one")
	gallery(s, "mistake-older")
	s.press(fyne.KeyReturn)
	s.must("A done")
	if s.says("This is an older copy") {
		t.Error("the newer one is called an older one")
	}
}

func TestAnOlderCopyInPlaceOfACountIsNotTakenForIt(t *testing.T) {
	s := newStage(t)
	copied, path := older(s)
	duplicate(s, copied, path)
	s.drop(path)
	s.must("This is an older copy of the count", "This file held 6 entries when it was last open here, and holds 5 entries now")
	gallery(s, "mistake-replaced")
	s.press(fyne.KeyReturn)
	s.must("Who records?")
}

func TestASecondCopyThatIsNewerThanTheCountIsOffered(t *testing.T) {
	s := newStage(t)
	copied, path := older(s)
	stick := t.TempDir()
	duplicate(s, path, filepath.Join(stick, filepath.Base(path)))
	duplicate(s, copied, path)
	s.app.Preferences().SetString("backup.folder", stick)
	s.app.Preferences().SetStringList("home.counts", nil) // as on another computer
	s.drop(path)
	s.until("The second copy holds more entries than this file")
	gallery(s, "mistake-ahead")
	s.press(fyne.KeyReturn)
	s.must("A done")
}

func TestWhoeverCertifiesTwiceChangesNothing(t *testing.T) {
	s := newStage(t)
	path := ready(s)
	s.drop(path)
	s.ctrl(fyne.Key5)
	for range 5 { // lines read back
		s.press(fyne.KeySpace)
	}
	for range 3 {
		s.typed(certifytest.Passphrase)
		s.press(fyne.KeyReturn)
	}
	s.ctrl(fyne.KeyReturn)
	saved := strings.Count(s.log.String(), "msg=saved")
	s.ctrl(fyne.Key5)
	s.ctrl(fyne.KeyReturn)
	if !strings.HasSuffix(strings.TrimSpace(s.log.String()), "msg=shown step=6") {
		t.Errorf("certifying again does not lead to export:\n%s", s.log)
	}
	if n := strings.Count(s.log.String(), "msg=saved"); n != saved {
		t.Errorf("certifying again wrote %d entries", n-saved)
	}
}

// TestALaptopThatSleptGoesOn shuts the lid in mid-batch and opens it two days
// later, with a clock that was put back meanwhile: the order of what was entered
// comes from the journal.
func TestALaptopThatSleptGoesOn(t *testing.T) {
	s := newStage(t)
	now := time.Date(2026, 5, 8, 18, 0, 0, 0, time.FixedZone("", -4*3600))
	s.window.Close()
	s.now = func() time.Time { now = now.Add(time.Second); return now }
	s.open()
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.typed("3118")
	now = now.Add(48 * time.Hour)
	s.typed("1")
	s.press(fyne.KeyReturn)
	now = now.Add(-72 * time.Hour)
	for _, figure := range []string{"0", "27", "22", "0", "1"} {
		s.typed(figure)
		s.press(fyne.KeyReturn)
	}
	s.must("Batch 1: recorder A has closed")
	s.window.Close()
	now = now.Add(-400 * 24 * time.Hour)
	s.open()
	s.press(fyne.KeyReturn)
	s.must("A done", "Who records?", "Continued from")
	s.window.Close()
	b := s.folded(s.counts()[0]).Tally.Batches[0]
	if got, want := b.A.Answer("agreement"), (count.Figures{Yes: count.N(31), No: count.N(18), Blank: count.N(1), Void: count.N(0)}); got != want {
		t.Errorf("the journal has %+v", got)
	}
}
