package journal

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

// A full disk, played by SQLite's own limit on pages: it fails with the same
// code at the same place.
func TestFullDiskWritesNothingAndCanGoOn(t *testing.T) {
	j, err := Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	limit := func(pages int) {
		if _, err := j.conn.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	small, large := []byte(`{"sample":1}`), []byte(`{"p":"`+strings.Repeat("x", 20_000)+`"}`)
	if _, err := j.Append(t.Context(), 0, small); err != nil {
		t.Fatal(err)
	}
	limit(3)
	for _, call := range [][][]byte{{large}, {small, small, large}} {
		if _, err := j.Append(t.Context(), 1, call...); !errors.Is(err, ErrFull) {
			t.Errorf("%v, want ErrFull", err)
		}
	}
	if seq, _, err := j.Head(t.Context()); seq != 1 || err != nil {
		t.Errorf("head %d (%v), want 1", seq, err)
	}
	limit(1000)
	if _, err := j.Append(t.Context(), 1, large, small); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if err := j.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// After a failure that leaves the disk in doubt nothing more is taken until
// the file has been opened, and so judged, again.
func TestAfterADiskFailureTheCountHasToBeReopened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.count")
	j, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.conn.ExecContext(t.Context(), "PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(t.Context(), 0, []byte(`{}`)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("%v, want ErrReadOnly", err)
	}
	if _, err := j.conn.ExecContext(t.Context(), "PRAGMA query_only = OFF"); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(t.Context(), 0, []byte(`{}`)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("second try: %v, want the first failure", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if _, err := j.Append(t.Context(), 0, []byte(`{}`)); err != nil {
		t.Errorf("reopened: %v", err)
	}
}

func TestResultsOfTheDriverHaveOurCodes(t *testing.T) {
	for result, want := range map[int]*Error{
		sqlite3.SQLITE_BUSY:              ErrBusy,
		sqlite3.SQLITE_BUSY_RECOVERY:     ErrBusy,
		sqlite3.SQLITE_LOCKED:            ErrBusy,
		sqlite3.SQLITE_READONLY:          ErrReadOnly,
		sqlite3.SQLITE_READONLY_DBMOVED:  ErrReadOnly,
		sqlite3.SQLITE_READONLY_ROLLBACK: ErrUnfinished,
		sqlite3.SQLITE_CANTOPEN:          ErrReadOnly,
		sqlite3.SQLITE_CORRUPT:           ErrDamaged,
		sqlite3.SQLITE_NOTADB:            ErrDamaged,
		sqlite3.SQLITE_IOERR_SHORT_READ:  ErrDamaged,
		sqlite3.SQLITE_IOERR_FSYNC:       ErrDisk,
		sqlite3.SQLITE_FULL:              ErrFull,
		sqlite3.SQLITE_MISUSE:            nil,
	} {
		if got := byResult(result); got != want {
			t.Errorf("result %d: %v, want %v", result, got, want)
		}
	}
}

func TestErrorsOfTheFileSystemHaveOurCodes(t *testing.T) {
	for cause, want := range map[syscall.Errno]*Error{
		syscall.ENOENT: ErrMissing, syscall.EEXIST: ErrExists, syscall.EACCES: ErrReadOnly, syscall.EROFS: ErrReadOnly,
		syscall.ENOSPC: ErrFull, syscall.EIO: ErrDisk,
		syscall.ENAMETOOLONG: ErrName, syscall.ENOTDIR: ErrName, syscall.ELOOP: ErrName,
	} {
		if err := fileError(cause); !errors.Is(err, want) || !errors.Is(err, cause) {
			t.Errorf("%v: %v", cause, err)
		}
	}
}
