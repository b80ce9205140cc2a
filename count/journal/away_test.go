package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

// A stick that is pulled out, a folder that somebody renames, a file that
// somebody moves or a program for shared folders replaces, while it is counted:
// what was written then was acknowledged, and gone with the file. The person is
// told at the next entry, and all is there when the file is back.
func TestAcceptedEntriesWereGoneWithAFileThatHadBeenMovedAway(t *testing.T) {
	for name, gone := range map[string]func(t *testing.T, stick, file string) (back func()){
		"the folder has another name": func(t *testing.T, stick, _ string) func() { return renamed(t, stick) },
		"the file has another name":   func(t *testing.T, _, file string) func() { return renamed(t, file) },
		"the file was replaced by a copy": func(t *testing.T, _, file string) func() {
			before, err := os.ReadFile(file)
			must(t, err)
			back := renamed(t, file)
			must(t, os.WriteFile(file, before, 0o600))
			return func() {
				after, err := os.ReadFile(file)
				must(t, err)
				if string(before) != string(after) {
					t.Error("the copy was written to")
				}
				must(t, os.Remove(file))
				back()
			}
		},
		"the file was removed, and comes back from a copy": func(t *testing.T, _, file string) func() {
			before, err := os.ReadFile(file)
			must(t, err)
			must(t, os.Remove(file))
			return func() { must(t, os.WriteFile(file, before, 0o600)) }
		},
	} {
		for _, first := range []int64{3, 4} { // with an entry before, or without: SQLite looks once
			t.Run(name, func(t *testing.T) {
				stick := filepath.Join(t.TempDir(), "stick")
				file := filepath.Join(stick, "sample.count")
				must(t, os.Mkdir(stick, 0o755))
				must(t, os.Rename(sample(t, 3), file))
				j := reopen(t, file)
				if first == 4 {
					_, err := j.Append(t.Context(), 3, body(4))
					must(t, err)
				}
				back := gone(t, stick, file)
				for range 2 {
					if _, err := j.Append(t.Context(), first, body(int(first)+1)); !errors.Is(err, journal.ErrAway) {
						t.Errorf("the entry gives %v", err)
					}
				}
				must(t, j.Close())
				back()
				j = reopen(t, file)
				if seq, _, err := j.Head(t.Context()); seq != first || err != nil {
					t.Errorf("back again: %d events, %v", seq, err)
				}
				if _, err := j.Append(t.Context(), first, body(int(first)+1)); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// A folder that was renamed and is back under its name needs no opening again.
func TestAFolderThatIsBackIsGoneOnWith(t *testing.T) {
	file := sample(t, 3)
	j := reopen(t, file)
	back := renamed(t, file)
	if _, err := j.Append(t.Context(), 3, body(4)); !errors.Is(err, journal.ErrAway) {
		t.Errorf("the entry gives %v", err)
	}
	back()
	if _, err := j.Append(t.Context(), 3, body(4)); err != nil {
		t.Error(err)
	}
}

// renamed gives a file or a folder another name until back is called.
func renamed(t *testing.T, path string) (back func()) {
	t.Helper()
	must(t, os.Rename(path, path+" 2"))
	return func() { must(t, os.Rename(path+" 2", path)) }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
