package journal_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/journal"
)

func TestAuditChangesNothing(t *testing.T) {
	path := sample(t, 50)
	dir := filepath.Dir(path)
	for _, err := range []error{os.Chmod(path, 0o400), os.Chmod(dir, 0o500)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	before := snapshot(t, dir)
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Verify(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := j.Append(t.Context(), 50, body(51)); !errors.Is(err, journal.ErrReadOnly) {
		t.Errorf("append: %v, want ErrReadOnly", err)
	}
	if !bytes.Equal(snapshot(t, dir), before) {
		t.Error("something was written while the audit was open")
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(snapshot(t, dir), before) {
		t.Error("something was written by the end of the audit")
	}
}

// A machine that lost its power in the middle of a commit leaves the file half
// changed and beside it the journal that undoes it.
func TestHalfWrittenCommitIsUndone(t *testing.T) {
	path := halfWritten(t)
	before := snapshot(t, filepath.Dir(path))
	if _, err := journal.OpenReadOnly(path); !errors.Is(err, journal.ErrUnfinished) {
		t.Errorf("audit: %v, want ErrUnfinished", err)
	}
	if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
		t.Error("the audit changed something")
	}
	j := reopen(t, path)
	if seq, _, err := j.Head(t.Context()); seq != 20 || err != nil {
		t.Errorf("head %d (%v), want 20", seq, err)
	}
	if err := j.Verify(t.Context()); err != nil {
		t.Error(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := verify(t, path); err != nil {
		t.Errorf("audit afterwards: %v", err)
	}
}

// halfWritten copies a count of 20 events out of the middle of a transaction
// that is so large that SQLite has begun to write it into the file.
func halfWritten(t *testing.T) string {
	t.Helper()
	path, ctx := sample(t, 20), context.Background()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	pad := strings.Repeat("x", 4000)
	statements := []string{"PRAGMA cache_size = 1", "BEGIN"}
	for n := 21; n < 80; n++ {
		statements = append(statements, fmt.Sprintf(`INSERT INTO event VALUES (%d, '{"p":"%s"}', zeroblob(32))`, n, pad))
	}
	for _, s := range statements {
		if _, err := c.ExecContext(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	half := write(t, read(t, path))
	if err := os.WriteFile(half+"-journal", read(t, path+"-journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ExecContext(ctx, "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(read(t, half), read(t, path)) {
		t.Fatal("nothing was half written: the test proves nothing")
	}
	return half
}
