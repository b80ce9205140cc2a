package backup

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/journaltest"
)

func body(n int64) []byte { return fmt.Appendf(nil, `{"sample":%d}`, n) }

func begin(t *testing.T, path string, n int64) *journal.File {
	t.Helper()
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	add(t, j, n)
	return j
}

// add appends events one by one until there are n.
func add(t *testing.T, j journal.Journal, n int64) {
	t.Helper()
	seq, _, err := j.Head(t.Context())
	for ; err == nil && seq < n; seq++ {
		_, err = j.Append(t.Context(), seq, body(seq+1))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// holds proves that a file is the count with n events.
func holds(t *testing.T, path string, n int64) {
	t.Helper()
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if err := j.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	seen := int64(0)
	for e, err := range j.Read(t.Context(), 1) {
		seen++
		if err != nil || string(e.Body) != string(body(seen)) {
			t.Fatalf("event %d is %s (%v)", seen, e.Body, err)
		}
	}
	if seen != n {
		t.Errorf("%d events, want %d", seen, n)
	}
}

func TestJournalWithACopyKeepsTheContract(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) (journal.Journal, func() journal.Journal) {
		path, stick := filepath.Join(t.TempDir(), "sample.count"), t.TempDir()
		quiet := func(Status) {}
		var j journal.Journal = Beside(begin(t, path, 0), Path(stick, path), quiet)
		t.Cleanup(func() { _ = j.Close() })
		return j, func() journal.Journal {
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			again, err := journal.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			j = Beside(again, Path(stick, path), quiet)
			return j
		}
	})
}

func TestEveryEventIsInTheSecondCopy(t *testing.T) {
	path, stick := filepath.Join(t.TempDir(), "sample.count"), t.TempDir()
	var last Status
	for _, n := range []int64{5, 5, 40} { // opened again twice, once without a word
		j, err := journal.Open(path)
		if errors.Is(err, journal.ErrMissing) {
			j = begin(t, path, 0)
		}
		b := Beside(j, Path(stick, path), func(s Status) { last = s })
		add(t, b, n)
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if last.Err != nil || last.Seq != n || last.Path != filepath.Join(stick, "sample.count") {
			t.Errorf("told %+v, want %d events", last, n)
		}
		holds(t, last.Path, n)
	}
	// To restore is to open that file: it is a count that goes on.
	j, err := journal.Open(last.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	add(t, j, 41)
}

func TestWhatIsWrongWithTheStickIsSaidAndStopsNothing(t *testing.T) {
	other := func(t *testing.T, path string, n int64) {
		j := begin(t, path, 0)
		for i := range n {
			_, err := j.Append(t.Context(), i, fmt.Appendf(nil, `{"other":%d}`, i))
			must(t, err)
		}
		must(t, j.Close())
	}
	for _, c := range []struct {
		name  string
		stick func(t *testing.T, stick, path string)
		want  *Error
	}{
		{"it was pulled out", func(t *testing.T, stick, _ string) { must(t, os.Remove(stick)) }, ErrAway},
		{"it holds another count of this name", func(t *testing.T, _, path string) { other(t, path, 1) }, ErrOther},
		// Seen: "this count is an old one. Close it and open the copy", which is another count.
		{"it holds another and longer count of this name", func(t *testing.T, _, path string) { other(t, path, 9) }, ErrOther},
		{"it holds a text of this name", func(t *testing.T, _, path string) { must(t, os.WriteFile(path, []byte("sample"), 0o600)) }, ErrOther},
		{"the count is an old copy", func(t *testing.T, _, path string) { begin(t, path, 9).Close() }, ErrAhead},
		{"its copy is damaged", func(t *testing.T, _, path string) {
			begin(t, path, 3).Close()
			must(t, os.Truncate(path, 5000))
		}, ErrDamaged},
		{"an entry of its copy was changed", func(t *testing.T, _, path string) {
			begin(t, path, 3).Close()
			b, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path, []byte(strings.Replace(string(b), string(body(2)), `{"sample":7}`, 1)), 0o600))
		}, ErrDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path, stick := filepath.Join(dir, "sample.count"), filepath.Join(dir, "stick")
			must(t, os.Mkdir(stick, 0o700))
			c.stick(t, stick, Path(stick, path))
			before, _ := os.ReadFile(Path(stick, path))
			var last Status
			b := Beside(begin(t, path, 0), Path(stick, path), func(s Status) { last = s })
			add(t, b, 5)
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			if !errors.Is(last.Err, c.want) || last.Seq != 0 {
				t.Errorf("told %+v, want %s", last, c.want.Code)
			}
			if s := fmt.Sprint(last.Err); !strings.HasPrefix(s, "Second copy in "+stick+": ") || !strings.HasSuffix(s, "The count itself is safe and goes on.") {
				t.Errorf("the sentence is %q", s)
			}
			holds(t, path, 5)
			after, _ := os.ReadFile(Path(stick, path))
			if string(after) != string(before) && c.name != "an entry of its copy was changed" {
				t.Error("what lay on the stick was changed")
			}
		})
	}
}

func TestAStickThatIsPutBackIsBroughtUpToDate(t *testing.T) {
	dir := t.TempDir()
	path, stick := filepath.Join(dir, "sample.count"), filepath.Join(dir, "stick")
	told := make(chan Status, 9)
	b := Beside(begin(t, path, 3), Path(stick, path), func(s Status) { told <- s })
	if s := <-told; !errors.Is(s.Err, ErrAway) {
		t.Errorf("without a stick: %v", s.Err)
	}
	must(t, os.Mkdir(stick, 0o700))
	b.Again()
	if s := <-told; s.Err != nil || s.Seq != 3 {
		t.Errorf("with the stick: %+v", s)
	}
	must(t, b.Close())
	holds(t, Path(stick, path), 3)
	b.Again() // a button that is pressed too late
	must(t, b.Close())
}

func TestTheCountIsNotItsOwnCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.count")
	j := begin(t, path, 2)
	if _, err := Bring(t.Context(), j, path); !errors.Is(err, ErrSame) {
		t.Errorf("got %v", err)
	}
}

// stuck is a count beside a medium that does not answer: its reading hangs.
type stuck struct {
	journal.Journal
	free chan struct{}
}

func (s stuck) Read(ctx context.Context, from int64) iter.Seq2[journal.Event, error] {
	<-s.free
	return s.Journal.Read(ctx, from)
}

func TestAMediumThatHangsDoesNotHoldTheTable(t *testing.T) {
	path, told := filepath.Join(t.TempDir(), "sample.count"), make(chan Status, 1)
	s := stuck{begin(t, path, 0), make(chan struct{})}
	b := beside(s, Path(t.TempDir(), path), func(s Status) { told <- s }, 1)
	add(t, b, 5)
	must(t, b.Close())
	holds(t, path, 5)
	close(s.free)
	if s := <-told; s.Err == nil {
		t.Error("a copy of a closed count was called whole")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
