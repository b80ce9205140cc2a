package ui_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
)

// parted has two copies of the practice count go on by a batch each: the one that
// lies in its place, and another one that was made before.
func parted(s *stage) (copied, path string) {
	s.Helper()
	copied, path = older(s)
	s.app.Preferences().SetStringList("home.counts", nil) // as on another computer
	s.drop(copied)
	s.press(fyne.KeyReturn, fyne.KeyReturn)
	s.batch()
	s.must("Batch 1: recorder A has closed")
	s.window.Close()
	s.open()
	return copied, path
}

// Seen: the copy on the stick and the one on the disk held six entries each, not
// the same ones, and each was opened as if it were the count.
func TestTwoCopiesThatWereBothWorkedOnWereTakenForOneCount(t *testing.T) {
	s := newStage(t)
	copied, path := parted(s)
	s.drop(path)
	s.must("Two copies of this count have parted", "This copy and the one used last have parted: each holds entries that the other lacks.", "The other one holds 6 entries. Last entry ", "It lies in ", "/copy.count", "Open the other one")
	gallery(s, "mistake-parted")
	s.press(fyne.KeyReturn)
	s.until("Practice count.count")
	s.press(fyne.KeyEscape)
	s.must("A done")
	s.window.Close()
	s.open()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s.drop(copied)
	s.must("Two copies of this count have parted", "which is not there now.")
}

func TestAnotherCopyInPlaceOfACountIsNotTakenForIt(t *testing.T) {
	s := newStage(t)
	copied, path := parted(s)
	duplicate(s, path, copied) // which had other six
	s.drop(copied)
	s.must("Two copies of this count have parted", "This file held other entries when it was last open here")
	gallery(s, "mistake-exchanged")
	s.press(fyne.KeyReturn)
	s.must("A done")
}
