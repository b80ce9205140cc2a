package journal_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/journaltest"
)

func TestFileKeepsTheContract(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) (journal.Journal, func() journal.Journal) {
		path := filepath.Join(t.TempDir(), "sample 50% #1?.count")
		var j journal.Journal = create(t, path)
		return j, func() journal.Journal {
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			j = reopen(t, path)
			return j
		}
	})
}

// The chain of two events, worked out with nothing but SHA-256.
func ExampleNext() {
	body1 := []byte(`{"sample":1}`)
	body2 := []byte(`{"sample":2}`)
	hash0 := journal.Origin()
	hash1 := journal.Next(hash0, body1)
	hash2 := journal.Next(hash1, body2)
	fmt.Println(hash0)
	fmt.Println(hash1)
	fmt.Println(hash2)
	// Output:
	// 8933d1cba7c2f3de7baa65d8570a9a8104021f3ef3f79b329d59f23a451836e7
	// 8a5913edcaddc781d4b45bc3780172ccb6d3cee414d887aa2ae1f6b2bba84504
	// 20ac5148acd2563fdd353e7332c665cd63e5724bfc3cb9332b937291b1a913c3
}

func ExampleCreate() {
	dir, err := os.MkdirTemp("", "count")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	j, err := journal.Create(filepath.Join(dir, "sample.count"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer j.Close()
	ctx := context.Background()
	if _, err := j.Append(ctx, 0, []byte(`{"sample":1}`)); err != nil {
		fmt.Println(err)
	}
	if _, err := j.Append(ctx, 0, []byte(`{"sample":2}`)); err != nil {
		fmt.Println(err)
	}
	for e, err := range j.Read(ctx, 1) {
		fmt.Println(e.Seq, string(e.Body), err)
	}
	// Output:
	// somebody else wrote to this count first: look at it again, then repeat
	// 1 {"sample":1} <nil>
}

func create(t testing.TB, path string) *journal.File {
	t.Helper()
	j, err := journal.Create(path)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func reopen(t testing.TB, path string) *journal.File {
	t.Helper()
	j, err := journal.Open(path)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func body(n int) []byte { return fmt.Appendf(nil, `{"sample":%d}`, n) }

// sample makes a closed count of n events.
func sample(t testing.TB, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.count")
	j := create(t, path)
	bodies := make([][]byte, n)
	for i := range bodies {
		bodies[i] = body(i + 1)
	}
	if _, err := j.Append(t.Context(), 0, bodies...); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// tamper does to the file what a stranger with an SQLite shell could do.
func tamper(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}
