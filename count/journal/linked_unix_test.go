//go:build unix

package journal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

// Seen: a count died in the middle of an entry and was opened by another name
// that somebody had given the file with a hard link. What had to be undone lay
// beside the first name, and the count was called damaged.
func TestACountThatDiedWasCalledDamagedByItsOtherName(t *testing.T) {
	path := halfWritten(t)
	other := filepath.Join(filepath.Dir(path), "other.count")
	must(t, os.Link(path, other))
	before := snapshot(t, filepath.Dir(path))
	for way, open := range map[string]func(string) (*journal.File, error){"open": journal.Open, "look": journal.OpenReadOnly} {
		if _, err := readAll(t, other, open); !errors.Is(err, journal.ErrLinked) {
			t.Errorf("%s by its other name: %v, want ErrLinked", way, err)
		}
	}
	if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
		t.Error("a file was changed")
	}
	// What the sentence says to do helps, and then either name does.
	for _, name := range []string{path, other} {
		if got, err := readAll(t, name, journal.Open); err != nil || len(got) != 20 {
			t.Errorf("%s: %d events, %v", filepath.Base(name), len(got), err)
		}
	}
}

// A name in another folder, or one that a program left which was killed while it
// began the count, keeps nobody from it.
func TestACountWithAnotherNameAndNothingLeftIsOpened(t *testing.T) {
	path := sample(t, 3)
	must(t, os.Link(path, filepath.Join(filepath.Dir(path), ".count-sample")))
	must(t, os.Link(path, filepath.Join(t.TempDir(), "other.count")))
	if got, err := readAll(t, path, journal.Open); err != nil || len(got) != 3 {
		t.Errorf("%d events, %v", len(got), err)
	}
}

// In use it is said to be in use, by whichever name.
func TestACountThatIsOpenByItsOtherNameIsBusy(t *testing.T) {
	path := sample(t, 1)
	other := filepath.Join(filepath.Dir(path), "other.count")
	must(t, os.Link(path, other))
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if _, err := readAll(t, other, journal.Open); !errors.Is(err, journal.ErrBusy) {
		t.Errorf("%v, want ErrBusy", err)
	}
}
