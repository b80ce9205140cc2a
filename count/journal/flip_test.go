package journal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

// flipped audits the count with one byte changed. It is refused, or broken, or
// the byte means nothing and every event is as it was.
func flipped(t testing.TB, path string, good []byte, at int, x byte, want []journal.Event) (named bool) {
	t.Helper()
	b := bytes.Clone(good)
	b[at] ^= x
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := verify(t, path); err != nil {
		return true
	}
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	n := 0
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil || n >= len(want) || e.Hash != want[n].Hash || !bytes.Equal(e.Body, want[n].Body) {
			t.Fatalf("byte %d ^ %#02x: event %d is %s (%v), and Verify found nothing", at, x, n+1, e.Body, err)
		}
		n++
	}
	if n != len(want) {
		t.Fatalf("byte %d ^ %#02x: %d events of %d, and Verify found nothing", at, x, n, len(want))
	}
	return false
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
	for at := 0; at < len(good); at += 13 {
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
