package ui_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/ui"
	"countersign/ui/crash"
)

// torn is a window that goes away as in a crash: nothing of it is closed well,
// but its file is let go of, as the system does.
func (s *stage) torn() {
	s.Helper()
	seat := s.crash.Seat()
	s.window.Close()
	if seat.Count == "" {
		return
	}
	if err := s.crash.Sit(seat); err != nil {
		s.Fatal(err)
	}
}

func (s *stage) reported(raw string) string {
	s.Helper()
	path, err := s.crash.Keep(strings.NewReader(raw), time.Now())
	if err != nil {
		s.Fatal(err)
	}
	return path
}

const fault = "panic: Ruth Pelletier has 31\n\ngoroutine 1 [running]:\ncountersign/ui.(*Window).take(0x1f)\n\t/media/sample/counting.go:103 +0x1d\n"

// begin starts the program as somebody does who clicks on its icon.
func (s *stage) begin() {
	s.Helper()
	s.open()
	s.window.GoOn()
	s.window.OfferReport()
	s.settle()
}

func TestAfterACrashTheCountIsWhereItWasAndTheReportIsOffered(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn, fyne.KeyF3) // who records, then the next batch
	s.typed("3118")
	s.settle()
	s.must("Batch 2", "49 so far. 1 to go")
	s.torn()
	path := s.reported(fault)

	s.begin()
	s.must("Countersign met a fault of its own", "The count is whole", "It holds no figure and no name", "Batch 2", "49 so far. 1 to go")
	if focused(s) != "Go on" {
		t.Errorf("the keyboard is with %q", focused(s))
	}
	gallery(s, "crash-offer")
	s.press(fyne.KeyReturn)
	if s.says("Countersign met a fault") {
		t.Error("Enter does not go on")
	}
	s.must("Batch 2", "49 so far. 1 to go", "Nothing was lost.")
	s.typed("1") // the cells have the keyboard
	s.must("50 so far. 0 to go")

	s.window.Close()
	s.begin()
	s.must("Recent counts") // closed well, and the report was offered once
	if s.says("Countersign met a fault") {
		t.Error("a report is offered twice")
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the report was not kept: %v", err)
	}
}

func TestACrashReportIsReadAndDeletedWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	path := s.reported(fault)
	s.begin()
	s.press(fyne.KeyTab, fyne.KeyReturn)
	s.must("Crash report", "cause panic, with words that are left out", "countersign/ui.(*Window).take counting.go:103", "It lies in ")
	gallery(s, "crash-report")
	for _, secret := range []string{"Ruth", "Pelletier", "0x1f"} {
		if s.says(secret) {
			t.Errorf("the report shows %q", secret)
		}
	}
	for range 4 { // keep it, show the folder, keep it, delete it
		if label := focused(s); label == "Delete the report" {
			break
		}
		s.press(fyne.KeyTab)
	}
	s.press(fyne.KeyReturn)
	s.must("The crash report is deleted.", "No counts yet.")
	if _, err := os.Stat(path); err == nil {
		t.Error("the report is still there")
	}
}

func TestAnEndWithoutAReportGoesOnToo(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key3)
	s.torn()
	s.begin()
	s.must("3 Account")
	if got := s.log.String(); !strings.HasSuffix(strings.TrimSpace(got), "msg=shown step=3") {
		t.Errorf("the account was not shown again:\n%s", got)
	}
	s.ctrl(fyne.Key0) // whoever goes home has left the count
	s.torn()
	s.begin()
	s.must("Recent counts")
}

func TestACountThatAnotherWindowHasIsNotAskedForTwice(t *testing.T) {
	first := newStage(t)
	first.ctrl(fyne.KeyT)
	first.settle()
	second := &stage{T: t, loop: first.loop, app: first.app, folder: first.folder, crash: first.crash, log: &strings.Builder{}, now: first.now}
	second.begin()
	if second.says("This count is open elsewhere") {
		t.Error("a new window asks for the count of the first")
	}
	second.must("Recent counts")
	second.window.Close()
	if first.crash.Seat() == (crash.Seat{}) {
		t.Error("the second window took the seat of the first")
	}
}

// A fault in work costs the work, not the window; a report tells of it.
func TestAFaultBesideTheWindowIsReportedToo(t *testing.T) {
	s := newStage(t)
	ui.Fault(s.window)
	s.settle()
	s.window.Close()
	s.begin()
	s.must("Countersign met a fault of its own")
}

func TestAStickThatIsGoneAfterACrashIsNoFault(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.torn()
	if err := os.Remove(s.counts()[0]); err != nil {
		t.Fatal(err)
	}
	s.begin()
	s.must("File missing")
	if s.says("was not opened") {
		t.Error("a count that is gone is asked for")
	}
}
