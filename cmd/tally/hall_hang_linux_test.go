package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"countersign/count/journal/postgres/pgtest"
)

// TestATableThatHangsOrDiesInItsTurnHoldsUpNobody for more than seconds.
func TestATableThatHangsOrDiesInItsTurnHoldsUpNobody(t *testing.T) {
	r := openHall(t, pgtest.Shared(t).Database(t), 2, 4)
	lines := r.lines(2, 2)
	for i, how := range []os.Signal{os.Kill, syscall.SIGSTOP} {
		cmd := exec.CommandContext(t.Context(), "holdturn", r.invitation(1))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if said, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatalf("it said %q: %v", said, err)
		}
		if err := cmd.Process.Signal(how); err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		run(t, []byte(strings.Join(lines[2*i:2*i+2], "\n")), "tally", "count", "--journal", r.invitation(2))
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("after %v the other table waited %v", how, took)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed, which is an error
	}
}
