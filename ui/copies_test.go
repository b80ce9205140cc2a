package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count/journal"
)

// TestASecondCopyIsKeptOnAnotherMedium chooses a folder, keys a batch, takes
// the folder away, and opens the copy as a count of its own.
func TestASecondCopyIsKeptOnAnotherMedium(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	stick := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	s.menu("Second copy...")
	s.typed(s.folder)
	s.press(fyne.KeyReturn)
	s.must("The count itself is in this folder")
	for range s.folder {
		s.press(fyne.KeyBackspace)
	}
	s.typed(stick)
	s.press(fyne.KeyReturn)
	s.until("Saved twice")
	name := filepath.Base(s.counts()[0])
	j, err := journal.OpenReadOnly(filepath.Join(stick, name))
	if err != nil {
		t.Fatal(err)
	}
	n, _, err := j.Head(t.Context())
	if err != nil || n < 5 {
		t.Errorf("the copy has %d events, %v", n, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	s.press(fyne.KeyReturn) // who records
	for _, figure := range []string{"31", "18", "1", "0", "27", "22", "0", "1"} {
		s.typed(figure)
		s.press(fyne.KeyReturn)
	}
	s.until("second copy behind")
}
