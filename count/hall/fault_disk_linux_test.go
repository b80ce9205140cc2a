package hall_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/postgres/pgtest"
)

// fullDisk fills a disk with a file that can be taken away again.
func fullDisk(t *testing.T, dir string) (empty func()) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{1 << 20, 1 << 12} {
		for block := make([]byte, size); err == nil; {
			_, err = f.Write(block)
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		err = nil
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// TestADiskThatIsFullAtTheServer goes on where it was, once there is room. Who
// may not mount a disk in memory tries the server's answer alone, above.
func TestADiskThatIsFullAtTheServer(t *testing.T) {
	dir, err := os.MkdirTemp("", "countersign-disk-") // the server's user cannot enter t.TempDir
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Remove(dir) }()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256m"); err != nil {
		t.Logf("a disk in memory cannot be mounted here: %v", err)
		return
	}
	defer func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }()
	t.Setenv("TMPDIR", dir)
	s := pgtest.New(t, pgtest.Options{})
	l := newLoad(t, s, 1, 400)
	empty := fullDisk(t, dir)
	table, full := l.tables[0], error(nil)
	for b := 1; b <= l.batches && full == nil; b++ {
		full = table.close(t.Context(), b, sides[0])
	}
	if !errors.Is(full, journal.ErrFull) {
		t.Fatalf("with the disk full it says %v after %d entries", full, len(l.closes))
	}
	kept := len(l.closes)
	empty()
	for b := kept + 1; b <= l.batches; b++ {
		if err := table.close(t.Context(), b, sides[0]); err != nil {
			t.Fatal(err)
		}
	}
	for b := 1; b <= l.batches; b++ {
		if err := table.close(t.Context(), b, sides[1]); err != nil {
			t.Fatal(err)
		}
	}
	l.prove(t)
	t.Logf("%d entries were acknowledged before the disk was full", kept)
}
