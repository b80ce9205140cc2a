package journal_test

import (
	"errors"
	"fmt"
	"testing"

	"countersign/count/journal"
)

func TestFirstBrokenEventIsNamed(t *testing.T) {
	const park = "UPDATE event SET seq = seq + 100 WHERE seq >= "
	const back = "UPDATE event SET seq = seq - 99 WHERE seq >= 100"
	for _, c := range []struct {
		name string
		do   []string
		seq  int64
	}{
		{"changed body", []string{`UPDATE event SET body = '{"sample":9}' WHERE seq = 4`}, 4},
		{"one letter case", []string{`UPDATE event SET body = upper(body) WHERE seq = 2`}, 2},
		{"changed first body", []string{`UPDATE event SET body = '{}' WHERE seq = 1`}, 1},
		{"changed last body", []string{`UPDATE event SET body = '{}' WHERE seq = 10`}, 10},
		{"changed hash", []string{`UPDATE event SET hash = zeroblob(32) WHERE seq = 6`}, 6},
		{"body no longer JSON", []string{`UPDATE event SET body = 'sample' WHERE seq = 7`}, 7},
		{"body of two MiB", []string{`UPDATE event SET body = '{"a":"' || hex(zeroblob(1048576)) || '"}' WHERE seq = 3`}, 3},
		{"hash of another length", []string{`PRAGMA ignore_check_constraints = ON`, `UPDATE event SET hash = x'00' WHERE seq = 5`}, 5},
		{"last hash of another length", []string{`PRAGMA ignore_check_constraints = ON`, `UPDATE event SET hash = x'00' WHERE seq = 10`}, 10},
		{"swapped", []string{
			`UPDATE event SET seq = 99 WHERE seq = 3`, `UPDATE event SET seq = 3 WHERE seq = 8`,
			`UPDATE event SET seq = 8 WHERE seq = 99`,
		}, 3},
		{"deleted", []string{`DELETE FROM event WHERE seq = 5`}, 5},
		{"first deleted", []string{`DELETE FROM event WHERE seq = 1`}, 1},
		{"deleted and closed up", []string{`DELETE FROM event WHERE seq = 5`, `UPDATE event SET seq = seq - 1 WHERE seq > 5`}, 5},
		{"inserted", []string{park + "6", back, `INSERT INTO event VALUES (6, '{"sample":6.5}', zeroblob(32))`}, 6},
		{"inserted copy", []string{park + "6", back, `INSERT INTO event SELECT 6, body, hash FROM event WHERE seq = 5`}, 6},
		{"inserted before the first", []string{`PRAGMA ignore_check_constraints = ON`, `INSERT INTO event VALUES (0, '{}', zeroblob(32))`}, 0},
		{"added at the end", []string{`INSERT INTO event VALUES (11, '{}', zeroblob(32))`}, 11},
		{"added far behind", []string{`INSERT INTO event VALUES (1000, '{}', zeroblob(32))`}, 11},
		{"two changes", []string{`UPDATE event SET body = '{}' WHERE seq IN (4, 9)`}, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := sample(t, 10)
			tamper(t, path, c.do...)
			err := verify(t, path)
			var broken *journal.BrokenError
			if !errors.As(err, &broken) || broken.Seq != c.seq {
				t.Fatalf("got %v, want event %d named", err, c.seq)
			}
		})
	}
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
