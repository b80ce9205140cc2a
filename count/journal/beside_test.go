package journal_test

import (
	"bytes"
	"database/sql"
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

// everyWay has a count of a name opened; to is where a salvage writes.
func everyWay(t *testing.T, to string) map[string]func(path string) error {
	closed := func(open func(string) (*journal.File, error)) func(string) error {
		return func(path string) error {
			j, err := open(path)
			if err != nil {
				return err
			}
			return j.Close()
		}
	}
	return map[string]func(path string) error{
		"open": closed(journal.Open),
		"look": closed(journal.OpenReadOnly),
		"save": func(path string) error { _, err := journal.Salvage(t.Context(), path, to); return err },
	}
}

// A file that ends in -wal lay beside a count: "Nothing found", and afterwards
// the last events were gone, and the file with them. SQLite puts the pages of
// one into any database of the name.
func TestACountThatWasOpenedBesideAForeignLogLostItsLastEvents(t *testing.T) {
	for name, put := range map[string]func(t *testing.T, path string){
		"a log of deletions": func(t *testing.T, path string) {
			must(t, os.WriteFile(path+"-wal", writeAheadLog(t, path, `DELETE FROM event WHERE seq > 5`), 0o600))
		},
		"an empty file":     func(t *testing.T, path string) { must(t, os.WriteFile(path+"-wal", nil, 0o600)) },
		"a folder":          func(t *testing.T, path string) { must(t, os.Mkdir(path+"-wal", 0o700)) },
		"a link to nothing": func(t *testing.T, path string) { must(t, os.Symlink("nowhere", path+"-wal")) },
		"a folder for the undo journal": func(t *testing.T, path string) {
			must(t, os.Mkdir(path+"-journal", 0o700))
		},
		"a link for the undo journal": func(t *testing.T, path string) {
			must(t, os.Symlink("sample.count", path+"-journal"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := sample(t, 20)
			put(t, path)
			before := snapshot(t, filepath.Dir(path))
			for way, open := range everyWay(t, filepath.Join(t.TempDir(), "saved.count")) {
				if err := open(path); !errors.Is(err, journal.ErrStray) {
					t.Errorf("%s: %v, want ErrStray", way, err)
				}
			}
			if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
				t.Error("the refusal changed a file")
			}
			// What the sentence says to do helps.
			for _, s := range []string{"-wal", "-journal"} {
				must(t, os.RemoveAll(path+s))
			}
			if got := events(t, path); len(got) != 20 {
				t.Errorf("afterwards %d events of 20", len(got))
			}
		})
	}
}

// What lay there before a count was begun was taken for a part of the new one,
// or the count was there and could not be opened.
func TestANewCountTookOverWhatLayUnderItsName(t *testing.T) {
	for _, suffix := range []string{"-wal", "-journal"} {
		path := filepath.Join(t.TempDir(), "sample.count")
		must(t, os.WriteFile(path+suffix, writeAheadLog(t, sample(t, 20), `DELETE FROM event WHERE seq > 5`), 0o600))
		before := snapshot(t, filepath.Dir(path))
		if _, err := journal.Create(path); !errors.Is(err, journal.ErrStray) {
			t.Errorf("%s: %v, want ErrStray", suffix, err)
		}
		var target *journal.TargetError
		if _, err := journal.Salvage(t.Context(), sample(t, 3), path); !errors.As(err, &target) || !errors.Is(err, journal.ErrStray) {
			t.Errorf("salvage beside %s: %v, want ErrStray of the new file", suffix, err)
		}
		if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
			t.Errorf("%s: the refusal changed something", suffix)
		}
	}
}

// A "-shm" alone is read by nobody, and an audit of an earlier version may have
// left one: no reason to refuse a count.
func TestASharedMemoryFileAloneIsNoHindrance(t *testing.T) {
	path := sample(t, 20)
	must(t, os.WriteFile(path+"-shm", make([]byte, 32<<10), 0o600))
	before := snapshot(t, filepath.Dir(path))
	for way, open := range everyWay(t, filepath.Join(t.TempDir(), "saved.count")) {
		if err := open(path); err != nil {
			t.Errorf("%s: %v", way, err)
		}
	}
	if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
		t.Error("opening changed a file")
	}
}

// Opened through a link, a count was put back to what the crash of another one
// had left: that was looked for beside the link, and SQLite found it beside the
// file.
func TestALinkToACountWasNoWayAroundWhatLiesBesideIt(t *testing.T) {
	path := halfWritten(t)
	must(t, os.WriteFile(path, read(t, entryByEntry(t, 300)), 0o600))
	link := linked(t, path)
	before := snapshot(t, filepath.Dir(path))
	if _, err := readAll(t, link, journal.Open); !errors.Is(err, journal.ErrStray) {
		t.Errorf("%v, want ErrStray", err)
	}
	to := filepath.Join(t.TempDir(), "saved.count")
	if s, err := journal.Salvage(t.Context(), link, to); err != nil || s.Good != 300 {
		t.Errorf("salvage: %+v, %v, want the 300 events that lie there", s, err)
	}
	must(t, os.WriteFile(path+"-wal", nil, 0o600))
	defer os.Remove(path + "-wal")
	for way, open := range everyWay(t, filepath.Join(t.TempDir(), "saved.count")) {
		if err := open(link); !errors.Is(err, journal.ErrStray) {
			t.Errorf("%s beside a -wal: %v, want ErrStray", way, err)
		}
	}
	must(t, os.Remove(path+"-wal"))
	if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
		t.Error("a file was changed")
	}
}

// Through a link a count is gone on with, and its own half-written commit is
// undone, as under its own name; also by a salvage.
func TestALinkToACountIsTheCount(t *testing.T) {
	path := halfWritten(t)
	link := linked(t, path)
	to := filepath.Join(t.TempDir(), "saved.count")
	if s, err := journal.Salvage(t.Context(), link, to); err != nil || s.Good != 20 || !s.Whole() {
		t.Errorf("salvage: %+v, %v, want 20 events", s, err)
	}
	j := reopen(t, link)
	if _, err := j.Append(t.Context(), 20, body(21)); err != nil {
		t.Error(err)
	}
	for _, other := range []string{path, link} {
		if _, err := journal.Open(other); !errors.Is(err, journal.ErrBusy) {
			t.Errorf("a second time: %v, want ErrBusy", err)
		}
	}
	back := renamed(t, path)
	if _, err := j.Append(t.Context(), 21, body(22)); !errors.Is(err, journal.ErrAway) {
		t.Errorf("the file has another name: %v, want ErrAway", err)
	}
	back()
	must(t, j.Close())
	if got := events(t, path); len(got) != 21 {
		t.Errorf("%d events, want 21", len(got))
	}
	must(t, os.Remove(path))
	refused(t, link, journal.ErrMissing)
}

// linked is a link to a link to a file, in another folder.
func linked(t *testing.T, path string) string {
	t.Helper()
	dir := t.TempDir()
	must(t, os.Symlink(path, filepath.Join(dir, "first.count")))
	must(t, os.Symlink("first.count", filepath.Join(dir, "second.count")))
	return filepath.Join(dir, "second.count")
}

// writeAheadLog is what SQLite would have left beside a copy of the count that
// had a write-ahead log when the statement was carried out.
func writeAheadLog(t *testing.T, path, statement string) []byte {
	t.Helper()
	copied := write(t, read(t, path))
	db, err := sql.Open("sqlite", copied)
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", statement} {
		_, err := db.Exec(s)
		must(t, err)
	}
	log := read(t, copied+"-wal")
	if len(log) == 0 {
		t.Fatal("there is no log: the test proves nothing")
	}
	return log
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
