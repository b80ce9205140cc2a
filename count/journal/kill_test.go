package journal_test

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

// A program that is killed with SIGKILL loses nothing that it acknowledged and
// leaves no call half done; the next one goes on where it was.
func TestKilledProgramLosesNoAcknowledgedEvent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.count")
	create(t, path).Close()
	rnd := rand.New(rand.NewPCG(20110615, 513))
	for run := range 10 {
		c := start(t, "append", path)
		var acked int64
		for range 1 + rnd.IntN(60) {
			n, ok := c.number(t)
			if !ok {
				t.Fatalf("run %d: the child ended by itself", run)
			}
			acked = n
		}
		if err := c.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for { // what it said between the last line and its end counts too
			n, ok := c.number(t)
			if !ok {
				break
			}
			acked = n
		}
		if err := c.cmd.Wait(); err == nil {
			t.Fatal("the child was not killed")
		}
		proveAfterKill(t, path, acked)
	}
}

func proveAfterKill(t *testing.T, path string, acked int64) {
	t.Helper()
	j := reopen(t, path)
	defer j.Close()
	if err := j.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	seq, _, err := j.Head(t.Context())
	if err != nil || seq < acked {
		t.Fatalf("acknowledged %d, kept %d (%v)", acked, seq, err)
	}
	var last struct{ Seq, Part, Of int64 }
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(e.Body, &last); err != nil || last.Seq != e.Seq {
			t.Fatalf("event %d holds number %d (%v)", e.Seq, last.Seq, err)
		}
	}
	if last.Part != last.Of {
		t.Fatalf("the last call ends with part %d of %d", last.Part, last.Of)
	}
}
