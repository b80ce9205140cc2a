package journal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

// What a count that died left beside it ("-journal") belongs to it. Where
// another count has been copied over the dead one, it would put the dead one
// back: that is refused, and both files stay as they are.
func TestACopyOverACountThatDiedIsNotUndone(t *testing.T) {
	for _, events := range []int{1, 5, 19, 22, 300} {
		path := halfWritten(t)
		left := read(t, path+"-journal")
		other := read(t, entryByEntry(t, events))
		if err := os.WriteFile(path, other, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readAll(t, path, journal.Open); !errors.Is(err, journal.ErrStray) {
			t.Errorf("a copy of %d events over a count of 20: %v, want ErrStray", events, err)
		}
		if !bytes.Equal(read(t, path), other) || !bytes.Equal(read(t, path+"-journal"), left) {
			t.Errorf("a copy of %d events: a file was changed", events)
		}
		// What the sentence says to do helps.
		if err := os.Rename(path+"-journal", filepath.Join(t.TempDir(), "left")); err != nil {
			t.Fatal(err)
		}
		if got, err := readAll(t, path, journal.Open); err != nil || len(got) != events {
			t.Errorf("afterwards %d events, %v, want %d", len(got), err, events)
		}
	}
}

// entryByEntry is a count as a desk writes it: every event has its commit.
func entryByEntry(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.count")
	j := create(t, path)
	for i := range n {
		if _, err := j.Append(t.Context(), int64(i), body(i+1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
