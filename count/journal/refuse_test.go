package journal_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/journal"
)

// refused opens both ways and wants the same answer and the file untouched.
func refused(t *testing.T, path string, want error) {
	t.Helper()
	before := snapshot(t, filepath.Dir(path))
	for name, open := range map[string]func(string) (*journal.File, error){"write": journal.Open, "audit": journal.OpenReadOnly} {
		j, err := open(path)
		if err == nil {
			j.Close()
		}
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
	}
	if got := snapshot(t, filepath.Dir(path)); !bytes.Equal(got, before) {
		t.Error("the refusal changed a file")
	}
}

// snapshot is the names, sizes, times and bytes of all files of a folder.
func snapshot(t *testing.T, dir string) []byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, e := range entries {
		fi, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(e.Name() + fi.ModTime().String() + fi.Mode().String())
		if b, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			out.Write(b)
		}
	}
	return out.Bytes()
}

func write(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.count")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What else is no count stands in testdata/tamper.
func TestWhatIsNoCountIsRefused(t *testing.T) {
	t.Run("missing", func(t *testing.T) { refused(t, filepath.Join(t.TempDir(), "no.count"), journal.ErrMissing) })
	t.Run("folder", func(t *testing.T) { refused(t, t.TempDir(), journal.ErrForeign) })
	good := read(t, sample(t, 3))
	t.Run("a page too many", func(t *testing.T) { refused(t, write(t, append(good, make([]byte, 4096)...)), journal.ErrDamaged) })
}

// "The disk failed", it said of a name that no file can have.
func TestANameThatNoFileCanHaveWasCalledAFailureOfTheDisk(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "sample.p12"), nil, 0o600))
	must(t, os.Symlink("loop.count", filepath.Join(dir, "loop.count")))
	before := snapshot(t, dir)
	none := strings.Repeat("x", 300)
	for _, name := range []string{none, filepath.Join("sample.p12", "x.count"), "loop.count"} {
		for way, open := range everyWay(t, filepath.Join(t.TempDir(), "saved.count")) {
			if err := open(filepath.Join(dir, name)); !errors.Is(err, journal.ErrName) {
				t.Errorf("%s %s: %v, want ErrName", way, name, err)
			}
		}
	}
	beside := strings.Repeat("x", 250) // a name that a file can have, but not what belongs beside it
	for _, name := range []string{none, filepath.Join("sample.p12", "x.count"), beside} {
		if _, err := journal.Create(filepath.Join(dir, name)); !errors.Is(err, journal.ErrName) {
			t.Errorf("begin %s: %v, want ErrName", name, err)
		}
	}
	if !bytes.Equal(snapshot(t, dir), before) {
		t.Error("something was left behind")
	}
	deep := dir
	for len(deep) < 512 {
		deep = filepath.Join(deep, strings.Repeat("y", 100))
	}
	must(t, os.MkdirAll(deep, 0o700))
	if _, err := journal.Create(filepath.Join(deep, "sample.count")); !errors.Is(err, journal.ErrName) {
		t.Errorf("begin below many folders: %v, want ErrName", err)
	}
	if left, err := os.ReadDir(deep); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestTruncatedCountIsRefused(t *testing.T) {
	good := read(t, sample(t, 300))
	page := int(binary.BigEndian.Uint16(good[16:]))
	if len(good) < 5*page {
		t.Fatalf("a sample of %d bytes is too short for this test", len(good))
	}
	for _, n := range []int{16, 17, 60, 99, 100, 101, 512, page - 1, page, page + 1, 2 * page, 3*page + 7, len(good) - page, len(good) - 1} {
		refused(t, write(t, good[:n]), journal.ErrDamaged)
	}
	for _, n := range []int{0, 1, 15} {
		refused(t, write(t, good[:n]), journal.ErrForeign)
	}
}

func TestCreateWritesOverNothing(t *testing.T) {
	path := sample(t, 3)
	before := snapshot(t, filepath.Dir(path))
	if _, err := journal.Create(path); !errors.Is(err, journal.ErrExists) {
		t.Errorf("a count: %v", err)
	}
	if _, err := journal.Create(filepath.Dir(path)); !errors.Is(err, journal.ErrExists) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := journal.Create(filepath.Join(filepath.Dir(path), "no", "sample.count")); !errors.Is(err, journal.ErrMissing) || !strings.Contains(err.Error(), "no such folder") {
		t.Errorf("a missing folder: %v", err)
	}
	if got := snapshot(t, filepath.Dir(path)); !bytes.Equal(got, before) {
		t.Error("a refused Create changed the folder")
	}
}

func TestCreateLeavesOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.count")
	j := create(t, path)
	if _, err := j.Append(t.Context(), 0, body(1)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 || entries[0].Name() != "sample.count" {
		t.Errorf("folder holds %v (%v)", entries, err)
	}
	if fi, err := os.Stat(path); err != nil || fi.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may look into the count: %v (%v)", fi.Mode(), err)
	}
}
