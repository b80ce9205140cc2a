package journal_test

import (
	"errors"
	"testing"

	"countersign/count/journal"
)

func TestSecondProgramIsToldAtOnce(t *testing.T) {
	path := sample(t, 3)
	c := start(t, "hold", path)
	if s := c.line(); s != "open" {
		t.Fatalf("the child says %q", s)
	}
	for name, open := range map[string]func(string) (*journal.File, error){"write": journal.Open, "audit": journal.OpenReadOnly} {
		_, err := open(path)
		if !errors.Is(err, journal.ErrBusy) || err.Error() != "this count is open in another window" {
			t.Errorf("%s: %v", name, err)
		}
	}
	c.in.Close()
	if err := c.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if seq, _, err := reopen(t, path).Head(t.Context()); seq != 3 || err != nil {
		t.Errorf("afterwards: head %d, %v", seq, err)
	}
}

func TestSecondWindowOfTheSameProgramIsTold(t *testing.T) {
	path := sample(t, 3)
	j := reopen(t, path)
	for range 2 {
		if _, err := journal.Open(path); !errors.Is(err, journal.ErrBusy) {
			t.Errorf("write: %v", err)
		}
		if _, err := journal.OpenReadOnly(path); !errors.Is(err, journal.ErrBusy) {
			t.Errorf("audit: %v", err)
		}
	}
	// On Unix a second look at the file would have cost the first one its lock.
	c := start(t, "hold", path)
	if s := c.line(); s != "this count is open in another window" {
		t.Errorf("another program is told %q", s)
	}
	c.in.Close() // lets a child go that got in
	if err := c.cmd.Wait(); err == nil {
		t.Error("another program got in")
	}
	if _, err := j.Append(t.Context(), 3, body(4)); err != nil {
		t.Error(err)
	}
}

func TestAuditKeepsWritersOut(t *testing.T) {
	path := sample(t, 3)
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	c := start(t, "hold", path)
	if s := c.line(); s != "this count is open in another window" {
		t.Errorf("another program is told %q", s)
	}
	c.in.Close() // lets a child go that got in
	if err := c.cmd.Wait(); err == nil {
		t.Error("a writer got in")
	}
}
