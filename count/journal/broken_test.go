package journal_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/journal"
)

// testdata/tamper/journal.txt says what was done to a count, and what has to be
// said of it.
func TestFirstBrokenEventIsNamed(t *testing.T) {
	lines := strings.Split(string(read(t, "testdata/tamper/journal.txt")), "\n")
	n := 0
	for _, line := range lines {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, " | ")
		if len(cells) != 5 || cells[1] != "journal" {
			t.Fatalf("%d cells: %s", len(cells), line)
		}
		n++
		t.Run(cells[0], func(t *testing.T) { tampered(t, cells[2], cells[3], cells[4]) })
	}
	if n < 45 {
		t.Errorf("only %d kinds were read", n)
	}
}

func tampered(t *testing.T, operations, code, words string) {
	path := sample(t, 10)
	_, signed := head(t, path)
	step := []string{}
	for _, w := range append(tokens(t, operations), ";") {
		if w != ";" {
			step = append(step, w)
			continue
		}
		forge(t, path, step[0], step[1:])
		step = nil
	}
	before := snapshot(t, filepath.Dir(path))
	err := verify(t, path)
	if code == "head" {
		if _, now := head(t, path); err != nil || now == signed {
			t.Errorf("%v, the head is %v", err, now)
		}
		return
	}
	if got := codeOf(err); got != code {
		t.Fatalf("got %q (%v), want %q", got, err, code)
	}
	for _, w := range tokens(t, words) {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%v: does not say %q", err, w)
		}
	}
	j, err := journal.Open(path)
	if err == nil {
		err = errors.Join(j.Verify(t.Context()), j.Close())
	}
	if got := codeOf(err); got != code {
		t.Errorf("who goes on is told %q (%v), want %q", got, err, code)
	}
	if !bytes.Equal(snapshot(t, filepath.Dir(path)), before) {
		t.Error("looking at it changed a file")
	}
}

// codeOf is what the list calls an error.
func codeOf(err error) string {
	var broken *journal.BrokenError
	if errors.As(err, &broken) {
		return fmt.Sprintf("event %d", broken.Seq)
	}
	var known *journal.Error
	if errors.As(err, &known) {
		return known.Code
	}
	return fmt.Sprint(err)
}

func head(t *testing.T, path string) (int64, count.Digest) {
	t.Helper()
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	seq, digest, err := j.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return seq, digest
}

// forge does one operation.
func forge(t *testing.T, path, do string, a []string) {
	t.Helper()
	b := read(t, path)
	switch do {
	case "sql":
		tamper(t, path, a[0])
		return
	case "rechain":
		rechain(t, path)
		return
	case "at":
		copy(b[number(t, a[0]):], a[1])
	case "append":
		b = append(b, a[0]...)
	case "cut":
		b = b[:len(b)-number(t, a[0])]
	case "become":
		b = []byte(a[0])
	default:
		t.Fatalf("there is no operation %q", do)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// rechain works every hash out again, as somebody would who knows the format.
func rechain(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	hash := journal.Origin()
	for seq := 1; ; seq++ {
		var body string
		err := db.QueryRow("SELECT body FROM event WHERE seq = ?", seq).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return
		}
		hash = journal.Next(hash, []byte(body))
		if _, e := db.Exec("UPDATE event SET hash = ? WHERE seq = ?", hash[:], seq); errors.Join(err, e) != nil {
			t.Fatal(errors.Join(err, e))
		}
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// tokens are words and texts in Go's quotes.
func tokens(t *testing.T, s string) (out []string) {
	t.Helper()
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] != '"' {
			word, rest, _ := strings.Cut(s, " ")
			out, s = append(out, word), rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", quoted, err)
		}
		out, s = append(out, text), s[len(quoted):]
	}
	return out
}

// verify opens for audit and gives the first error of opening or verifying.
func verify(t testing.TB, path string) error {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return err
	}
	err = j.Verify(t.Context())
	return errors.Join(err, j.Close())
}

func TestReadStopsAtTheBrokenEvent(t *testing.T) {
	path := sample(t, 10)
	tamper(t, path, `UPDATE event SET body = '{}' WHERE seq = 4`)
	j := reopen(t, path)
	var got []string
	for e, err := range j.Read(t.Context(), 1) {
		got = append(got, fmt.Sprint(e.Seq, err))
	}
	want := "[1 <nil> 2 <nil> 3 <nil> 0 event 4 of this count was changed, moved or put in after the fact: do not go on with this file]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v", got)
	}
	for _, err := range j.Read(t.Context(), 5) {
		var broken *journal.BrokenError
		if err != nil && !errors.As(err, &broken) {
			t.Errorf("reading behind the break: %v", err)
		}
	}
}

// What the chain alone cannot see, as doc.go says: the digest on the sheet does.
func TestCutOffEndShowsInTheHead(t *testing.T) {
	path := sample(t, 10)
	j := reopen(t, path)
	_, before, err := j.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	j.Close()
	tamper(t, path, `DELETE FROM event WHERE seq = 10`)
	j = reopen(t, path)
	seq, after, err := j.Head(t.Context())
	if err != nil || seq != 9 || after == before {
		t.Errorf("head %d %v (%v) after the cut, %v before", seq, after, err, before)
	}
}
