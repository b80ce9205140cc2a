package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/count/journal"
)

// salvage saves what can be saved of the file at path and gives the events of
// the new count. The old file is as it was.
func salvage(t testing.TB, path string) (*journal.Salvaged, []journal.Event) {
	t.Helper()
	before, to := read(t, path), filepath.Join(t.TempDir(), "saved.count")
	s, err := journal.Salvage(t.Context(), path, to)
	if !bytes.Equal(read(t, path), before) {
		t.Error("the old file was changed")
	}
	var broken *journal.BrokenError
	if errors.As(err, &broken) {
		if _, err := os.Lstat(to); err == nil {
			t.Error("nothing was saved, and there is a file")
		}
		return s, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(t, to); err != nil {
		t.Fatal(err)
	}
	return s, events(t, to)
}

func same(a, b []journal.Event) bool {
	return slices.EqualFunc(a, b, func(a, b journal.Event) bool {
		return a.Seq == b.Seq && a.Hash == b.Hash && bytes.Equal(a.Body, b.Body)
	})
}

// long makes a closed count whose events go over page after page.
func long(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "long.count")
	j := create(t, path)
	for n := range 12 {
		if _, err := j.Append(t.Context(), int64(n), fmt.Appendf(nil, `{"sample":%d,"pad":"%s"}`, n+1, strings.Repeat(string(rune('a'+n)), n*1000))); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestASoundCountIsSalvagedWhole(t *testing.T) {
	for _, path := range []string{sample(t, 1), sample(t, 500), long(t)} {
		want := events(t, path)
		s, got := salvage(t, path)
		if !same(got, want) || !s.Whole() || s.Good != int64(len(want)) || s.Head != want[len(want)-1].Hash {
			t.Errorf("%d events of %d were saved: %+v", len(got), len(want), s)
		}
	}
}

func TestSalvageSavesWhatIsBeforeTheDamageAndNamesTheRest(t *testing.T) {
	changed := func(do ...string) string { path := sample(t, 10); tamper(t, path, do...); return path }
	damaged := func(do func(b []byte) []byte) string { return write(t, do(read(t, sample(t, 10)))) }
	for _, c := range []struct {
		name, path string
		good       int64
		later      int
		lost       string
	}{
		{"a body was changed", changed(`UPDATE event SET body = '{"sample":9}' WHERE seq = 4`), 3, 7, "[]"},
		{"events were taken out for good", changed(`PRAGMA secure_delete = ON`, `DELETE FROM event WHERE seq IN (5, 6, 9)`), 4, 3, "[5 to 6 9]"},
		{"a hash was changed", changed(`UPDATE event SET hash = zeroblob(32) WHERE seq = 10`), 9, 1, "[]"},
		{"an event was taken out and its bytes are still there", changed(`PRAGMA secure_delete = OFF`, `DELETE FROM event WHERE seq = 7`), 10, 0, "[]"},
		{"the header is gone", damaged(func(b []byte) []byte { clear(b[:100]); return b }), 10, 0, "[]"},
		{"the list of cells is gone", damaged(func(b []byte) []byte { clear(b[4096:4200]); return b }), 10, 0, "[]"},
		{"one number is unreadable", damaged(func(b []byte) []byte { b[bytes.Index(b, body(5))-5] ^= 0x40; return b }), 10, 0, "[]"},
		{"the end is cut off in the middle of event 3", damaged(func(b []byte) []byte { return b[:bytes.Index(b, body(3))+20] }), 0, 7, "[1 to 3]"},
		{"the first event is gone", damaged(func(b []byte) []byte { clear(b[bytes.Index(b, body(1)):]); return b }), 0, 9, "[1]"},
		{"nothing is left", damaged(func(b []byte) []byte { clear(b[100:]); return b }), 0, 0, "[]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := events(t, sample(t, 10))
			s, got := salvage(t, c.path)
			if s.Good != c.good || len(s.Later) != c.later || fmt.Sprint(s.Lost) != c.lost || s.Fork {
				t.Errorf("good %d, later %d, lost %v, want %d, %d, %s", s.Good, len(s.Later), s.Lost, c.good, c.later, c.lost)
			}
			if !same(got, want[:c.good]) {
				t.Errorf("saved %v", got)
			}
		})
	}
}

// Somebody who rewrote every hash from an event on, and left the old row in
// the free space: both chains are whole, and no program can say which is true.
func TestTwoTrueChainsAreNotChosenBetween(t *testing.T) {
	path := sample(t, 2)
	want := events(t, path)
	other := journal.Next(want[0].Hash, body(9))
	tamper(t, path, `PRAGMA secure_delete = OFF`, `DELETE FROM event WHERE seq = 2`,
		fmt.Sprintf(`INSERT INTO event VALUES (2, '%s', x'%s')`, body(9), other))
	b := read(t, path)
	copy(b[4096+200:], b[bytes.Index(b, body(9))-8:][:100]) // a second row beside it
	at := bytes.Index(b[4096+200:], body(9)) + 4096 + 200
	copy(b[at:], body(2))
	copy(b[at+len(body(2)):], want[1].Hash[:])
	s, got := salvage(t, write(t, b))
	if !s.Fork || s.Good != 1 || len(got) != 1 || s.Whole() {
		t.Errorf("good %d, fork %v, %d saved", s.Good, s.Fork, len(got))
	}
}

func TestSalvageUndoesACommitThatWasHalfWritten(t *testing.T) {
	path := halfWritten(t)
	s, got := salvage(t, path)
	if s.Good != 20 || len(got) != 20 || !s.Whole() {
		t.Errorf("good %d of 20: %+v", s.Good, s)
	}
}

func TestSalvageRefuses(t *testing.T) {
	path := sample(t, 3)
	there := write(t, []byte("sample"))
	if _, err := journal.Salvage(t.Context(), path, there); !errors.Is(err, journal.ErrExists) || string(read(t, there)) != "sample" {
		t.Errorf("over a file: %v", err)
	}
	if _, err := journal.Salvage(t.Context(), path, path); !errors.Is(err, journal.ErrExists) {
		t.Errorf("over itself: %v", err)
	}
	to := filepath.Join(t.TempDir(), "saved.count")
	if _, err := journal.Salvage(t.Context(), path+".no", to); !errors.Is(err, journal.ErrMissing) {
		t.Errorf("of nothing: %v", err)
	}
	if _, err := journal.Salvage(t.Context(), os.DevNull, to); !errors.Is(err, journal.ErrForeign) {
		t.Errorf("of a device: %v", err)
	}
	huge := write(t, nil)
	if err := os.Truncate(huge, 100<<30); err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Salvage(t.Context(), huge, to); !errors.Is(err, journal.ErrForeign) {
		t.Errorf("of a file larger than any count: %v", err)
	}
	j := reopen(t, path)
	if _, err := journal.Salvage(t.Context(), path, to); !errors.Is(err, journal.ErrBusy) {
		t.Errorf("of an open count: %v", err)
	}
	if _, err := j.Append(t.Context(), 3, body(4)); err != nil {
		t.Errorf("the open count: %v", err)
	}
}

// FuzzSalvage: whatever a file holds, no event is saved that was not written,
// and nothing hangs or takes memory without end.
func FuzzSalvage(f *testing.F) {
	f.Add(read(f, sample(f, 20)))
	f.Add(read(f, long(f)))
	f.Add(read(f, "testdata/version1.count"))
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path, to := filepath.Join(t.TempDir(), "sample.count"), filepath.Join(t.TempDir(), "saved.count")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := journal.Salvage(t.Context(), path, to)
		if err != nil {
			return
		}
		if err := verify(t, to); err != nil {
			t.Fatal(err)
		}
		if got := events(t, to); int64(len(got)) != s.Good || got[len(got)-1].Hash != s.Head {
			t.Fatalf("%d events, %d were promised", len(got), s.Good)
		}
	})
}
