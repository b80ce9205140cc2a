package main

import (
	"bufio"
	"io"
	"strings"
	"testing"

	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

// window is another program with the invitation of table n.
func (r hallRoom) window(t *testing.T, n int) *postgres.Journal {
	t.Helper()
	x, err := hall.ReadInvitation(r.invitation(n))
	if err != nil {
		t.Fatal(err)
	}
	j, err := postgres.Open(t.Context(), x.Address, "sample laptop")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func TestTheCommandLineWritesNothingPastAWindowAtItsTable(t *testing.T) {
	r := openHall(t, pgtest.Shared(t).Database(t), 1, 1)
	j := r.window(t, 1)
	if there, err := j.Arrive(t.Context(), false); there != nil || err != nil {
		t.Fatal(there, err)
	}
	before, _, err := j.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.count(t.Context(), 1, r.lines(1, 1)).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "this table is at work in another window or on another computer: go on there, or close it there first") {
		t.Errorf("it says %s (%v)", out, err)
	}
	if after, _, err := j.Head(t.Context()); err != nil || after != before {
		t.Errorf("%d events were written (%v)", after-before, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := r.count(t.Context(), 1, r.lines(1, 1)).CombinedOutput(); err != nil {
		t.Errorf("the window is closed, and it says %s (%v)", out, err)
	}
}

// Seen: while tally count waited for its next line a window joined as the same
// table, asked nothing, and the command line was stopped in the middle of a batch.
func TestAWindowJoinedAtATableWhereTheCommandLineWasAtWork(t *testing.T) {
	r := openHall(t, pgtest.Shared(t).Database(t), 1, 1)
	lines := r.lines(1, 1)
	c := r.count(t.Context(), 1, nil)
	in, give := io.Pipe()
	says, out := io.Pipe()
	c.Stdin, c.Stdout = in, out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(says)
	for i, line := range lines {
		if _, err := io.WriteString(give, line+"\n"); err != nil {
			t.Fatal(err)
		}
		if !said.Scan() || !strings.Contains(said.Text(), "accepted") {
			t.Fatalf("line %d: %q", i+1, said.Text())
		}
	}
	j := r.window(t, 1)
	there, err := j.Arrive(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if there == nil {
		t.Error("the window is not told that somebody works at this table")
	}
	if err := give.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("the command line ends with %v", err)
	}
	if there, err := j.Arrive(t.Context(), false); there != nil || err != nil {
		t.Errorf("it has ended, and at the table is %+v (%v)", there, err)
	}
}

func TestARecountAtAnotherTableIsLeftToIt(t *testing.T) {
	r := openHall(t, pgtest.Shared(t).Database(t), 2, 1)
	sides := r.lines(1, 2)
	sides[1] = strings.Replace(sides[1], `"yes":30,"no":18`, `"yes":29,"no":19`, 1)
	if out, err := r.count(t.Context(), 1, sides).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	j := r.window(t, 2)
	if _, err := j.Claim(t.Context(), 1, journal.Recount); err != nil {
		t.Fatal(err)
	}
	if said := run(t, nil, "tally", "hall", "show", r.file("chief.hall")); !strings.Contains(said, "batch 1 again") {
		t.Errorf("the board says %s", said)
	}
	recount := []string{`{"do":"recount","batch":1,"by":["Sample 1A","Sample 1B"],"cells":[` +
		`{"question":"agreement","cell":"yes","value":30},{"question":"agreement","cell":"no","value":18}]}`}
	out, err := r.count(t.Context(), 1, recount).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "Batch 1 is being counted again at another table: take another batch.") {
		t.Errorf("it says %s (%v)", out, err)
	}
	if err := j.Release(t.Context(), 1, journal.Recount); err != nil {
		t.Fatal(err)
	}
	if out, err := r.count(t.Context(), 1, recount).CombinedOutput(); err != nil {
		t.Errorf("it was given back, and it says %s (%v)", out, err)
	}
	r.whole(t, 1+4+1+3)
}
