package main

import (
	"testing"

	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

// TestAWindowThatIsKilledLosesNothing kills the program with kill -9 in the
// middle of an entry: what was acknowledged is there, and it goes on.
func TestAWindowThatIsKilledLosesNothing(t *testing.T) {
	path := prepared(t)
	env := newDisplay(t)
	p := start(t, env, path)
	p.waitFor("shown step=2")
	p.focus()
	p.keys("Return") // the two recorders, as they are proposed
	p.waitFor("msg=entry batch=1 side=A")
	p.keys(batchOne...)
	p.waitFor(`"entry closed" batch=1 side=A`)
	p.goOn(1, "B")
	p.keys(batchOne[:5]...)
	if err := p.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.command.Wait()

	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := desk.Fold(t.Context(), j, record.Write)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if b := s.Tally.Batches[0]; !b.A.Closed || b.B.Closed {
		t.Errorf("after the kill A is closed: %t, B: %t", b.A.Closed, b.B.Closed)
	}
	again := start(t, env, path)
	again.waitFor("shown step=2")
	again.focus()
	again.picture("after-kill")
	again.goOn(1, "B")
	again.stop()
}
