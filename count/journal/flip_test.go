package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

// flipped opens the count with one byte changed, for audit and for going on.
// It is refused, or broken, or the byte means nothing and every event is as it
// was. What is salvaged is a beginning of the count.
func flipped(t testing.TB, path string, good []byte, at int, x byte, want []journal.Event) (named bool) {
	t.Helper()
	b := bytes.Clone(good)
	b[at] ^= x
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	what := fmt.Sprintf("byte %d ^ %#02x", at, x)
	named = verify(t, path) != nil
	for name, open := range map[string]func(string) (*journal.File, error){"audit": journal.OpenReadOnly, "going on": journal.Open} {
		got, err := readAll(t, path, open)
		if err == nil && !same(got, want) {
			t.Fatalf("%s, %s: %d events of %d, and nothing was said", what, name, len(got), len(want))
		}
	}
	to := path + ".saved"
	if _, err := journal.Salvage(t.Context(), path, to); err == nil {
		got := events(t, to)
		if len(got) > len(want) || !same(got, want[:len(got)]) {
			t.Fatalf("%s: %d events were saved that are not those of the count", what, len(got))
		}
		if err := os.Remove(to); err != nil {
			t.Fatal(err)
		}
	}
	return named
}

func readAll(t testing.TB, path string, open func(string) (*journal.File, error)) (got []journal.Event, err error) {
	j, err := open(path)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil {
			return nil, err
		}
		got = append(got, e)
	}
	return got, nil
}

func events(t testing.TB, path string) []journal.Event {
	t.Helper()
	j := reopen(t, path)
	defer j.Close()
	var out []journal.Event
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestFlippedByteIsNamedOrMeansNothing(t *testing.T) {
	path := sample(t, 20)
	good, want := read(t, path), events(t, path)
	target := filepath.Join(t.TempDir(), "sample.count")
	named := 0
	for at := 0; at < len(good); at += 61 {
		if flipped(t, target, good, at, 0x01, want) {
			named++
		}
	}
	for i := range want { // every event's bytes, wherever they lie in the file
		at := bytes.Index(good, want[i].Body)
		if at < 0 {
			t.Fatalf("event %d is not in the file", i+1)
		}
		if !flipped(t, target, good, at+3, 0x01, want) || !flipped(t, target, good, at+len(want[i].Body), 0x01, want) {
			t.Errorf("event %d: a flipped byte was not named", i+1)
		}
	}
	if named == 0 {
		t.Error("no flipped byte was named")
	}
}

// The head of the page says how many entries lie in it. With one bit of that
// number gone, the last four entries were not shown any more and the count was
// opened without a word.
func TestLastEntriesHiddenByARottenByteAreMissed(t *testing.T) {
	path := sample(t, 20)
	b := read(t, path)
	if b[4096+4] != 20 {
		t.Fatalf("%d is not the number of entries", b[4096+4])
	}
	b[4096+4] = 16
	for name, open := range map[string]func(string) (*journal.File, error){"audit": journal.OpenReadOnly, "going on": journal.Open} {
		if got, err := readAll(t, write(t, b), open); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%s: %d events of 20 (%v)", name, len(got), err)
		}
	}
	if s, got := salvage(t, write(t, b)); s.Good != 20 || len(got) != 20 {
		t.Errorf("%d of 20 events were saved", s.Good)
	}
}

func FuzzOpen(f *testing.F) {
	path := sample(f, 20)
	good, want := read(f, path), events(f, path)
	for _, at := range []uint32{0, 16, 18, 28, 56, 60, 68, 100, 103, 105, 4096, 4100, 4104, 8190} {
		f.Add(at, byte(0xff))
		f.Add(at, byte(0x01))
	}
	f.Fuzz(func(t *testing.T, at uint32, x byte) {
		flipped(t, filepath.Join(t.TempDir(), "sample.count"), good, int(at%uint32(len(good))), x, want)
	})
}
