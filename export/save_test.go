package export_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/export"
)

// names are those in a folder, hidden ones too.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

func TestFilesAreSavedWholeAndOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	files := []export.File{{Name: "a.pdf", Data: []byte("sample a")}, {Name: "a.xlsx", Data: []byte("sample b")}}
	paths, err := export.Save(dir, files)
	if err != nil || len(paths) != 2 || paths[0] != filepath.Join(dir, "a.pdf") || names(t, dir) != "a.pdf a.xlsx" {
		t.Fatalf("%v, %v, %s", paths, err, names(t, dir))
	}
	if b, err := os.ReadFile(paths[1]); err != nil || string(b) != "sample b" {
		t.Errorf("%q, %v", b, err)
	}
	if info, err := os.Stat(paths[0]); err != nil || info.Mode().Perm()&0o044 == 0 {
		t.Errorf("nobody else can read a sheet: %v, %v", info.Mode(), err)
	}
	_, err = export.Save(dir, []export.File{{Name: "b.pdf", Data: []byte("sample")}, {Name: "a.xlsx", Data: []byte("other")}})
	if !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), "a.xlsx is there already and is not overwritten. Choose another folder") {
		t.Errorf("a second time: %v", err)
	}
	if b, err := os.ReadFile(paths[1]); err != nil || string(b) != "sample b" || names(t, dir) != "a.pdf a.xlsx" {
		t.Errorf("%q, %v, %s", b, err, names(t, dir))
	}
}

// Two files of one name: the second cannot be given its name, and the first
// does not stay alone.
func TestIfOneFileCannotBeSavedNoneIs(t *testing.T) {
	dir := t.TempDir()
	paths, err := export.Save(dir, []export.File{{Name: "a.pdf", Data: []byte("one")}, {Name: "a.pdf", Data: []byte("two")}})
	if !errors.Is(err, fs.ErrExist) || len(paths) != 0 || names(t, dir) != "" {
		t.Errorf("%v, %v, %q", paths, err, names(t, dir))
	}
	_, err = export.Save(dir, []export.File{{Name: "a.pdf", Data: []byte("one")}, {Name: "no/such/folder.pdf", Data: []byte("two")}})
	var s *export.SaveError
	if !errors.As(err, &s) || s.Path != filepath.Join(dir, "no/such/folder.pdf") || names(t, dir) != "" {
		t.Errorf("%v, %q", err, names(t, dir))
	}
}

// A program that was killed while it claimed a name on a stick left an empty
// file, and the same export said for ever that it is there already.
func TestAnEmptyFileIsNoSheet(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Save(dir, []export.File{{Name: "a.pdf", Data: []byte("sample")}}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "a.pdf")); err != nil || string(b) != "sample" || names(t, dir) != "a.pdf" {
		t.Errorf("%q, %v, %s", b, err, names(t, dir))
	}
}

// Which name a full stick could not take matters less than how much it needs.
func TestAFullDiskIsToldHowMuchRoomIsNeeded(t *testing.T) {
	for need, want := range map[int]string{1: "1 MB needed", 1_000_000: "1 MB needed", 1_000_001: "2 MB needed"} {
		err := &export.SaveError{Path: "a.pdf", Cause: syscall.ENOSPC, Need: need}
		if !strings.Contains(err.Error(), "the disk is full, "+want+". Nothing was saved; make room or choose another folder") {
			t.Errorf("%d: %v", need, err)
		}
		if !err.Full() || err.Room() != ", "+want {
			t.Errorf("%d: %v, %q", need, err.Full(), err.Room())
		}
	}
}
