package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/certify"
	"countersign/ui/certify/certifytest"
)

// ready is a count, closed again, that can be certified; the keys of its tellers
// are remembered.
func ready(s *stage) string {
	s.Helper()
	d, path := certifytest.NewDesk(s)
	certifytest.Give(s, d, certifytest.Last)
	if err := d.Close(); err != nil {
		s.Fatal(err)
	}
	for _, name := range []string{certifytest.Chief, certifytest.A, certifytest.B} {
		s.app.Preferences().SetString(certify.KeyPreference(name), certifytest.KeyFile(s, name))
	}
	return path
}

func TestACountIsCertifiedAndExportedWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	path := ready(s)
	s.certified(path)
	if s.says("Export opens when the count is certified.") {
		t.Fatal("a certified count cannot be exported")
	}
	s.must("revision 1")
	s.ctrl(fyne.Key0)
	s.must("Certified, revision 1")
	s.window.Close()
	if state := s.folded(path); state.Certified == nil || len(state.Certified.Signers) != 3 {
		t.Errorf("the journal holds the certification %+v", state.Certified)
	}
	s.open()
	s.drop(path)
	s.must("Continued from")
}

// certified opens a count that is ready, and goes on to its export.
func (s *stage) certified(path string) {
	s.Helper()
	s.drop(path)
	s.must("2 Batches 2/2")
	s.ctrl(fyne.Key5)
	for range 5 { // lines read back
		s.press(fyne.KeySpace)
	}
	for range 3 {
		s.typed(certifytest.Passphrase)
		s.press(fyne.KeyReturn)
	}
	s.ctrl(fyne.KeyReturn)
	s.ctrl(fyne.Key6)
}

func TestSheetsOfAPracticeCountDoNotMeetThoseOfAnother(t *testing.T) {
	s := newStage(t)
	made := ready(s)
	path := filepath.Join(filepath.Dir(made), "Practice count 2.count")
	if err := os.Rename(made, path); err != nil {
		t.Fatal(err)
	}
	s.certified(path)
	s.must("Both files go to Practice count 2")
}

func TestAnEntryOfAnotherStepIsThereWhenOneComesBack(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.typed("31")
	s.ctrl(fyne.Key0)
	s.ctrl(fyne.Key2)
	s.must("31")
	s.ctrl(fyne.KeyPlus) // larger text sets the screen out anew
	s.must("31")
}

func TestTheLastStepIsWhereACountGoesOn(t *testing.T) {
	s := newStage(t)
	s.window.OpenFile("training")
	s.settle()
	s.press(fyne.KeyReturn)
	path := s.counts()[0]
	s.window.Close()
	s.open()
	s.drop(path)
	s.must("Vote definition")
}
