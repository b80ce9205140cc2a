package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"countersign/assets"
	"countersign/count/desk"
	"countersign/count/journal"
)

// TestACountThatIsKilledKeepsEveryAcceptedLine replays the sample count in a
// process of its own and kills it, at a moment that no two runs share: after so
// many answers, while the next command is on its way. What was accepted is
// there, nothing else is, and the rest of the count goes on from it.
func TestACountThatIsKilledKeepsEveryAcceptedLine(t *testing.T) {
	lines := bytes.Split(bytes.TrimSpace(assets.Demo), []byte("\n"))
	for seed := range uint64(10) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Setenv("CLOCK", "2011-06-15T13:30:00-04:00")
			path := filepath.Join(t.TempDir(), "killed.count")
			random := rand.New(rand.NewPCG(seed, 749))
			accepted := killedAfter(t, path, random.IntN(len(lines)-1))
			kept := kept(t, path, lines)
			if kept < accepted || kept > accepted+1 { // one may be on disk whose answer was not out yet
				t.Errorf("%d lines were accepted, %d are in the journal", accepted, kept)
			}
			run(t, bytes.Join(lines[kept:], []byte("\n")), "tally", "count", "--file", path)
			if got := run(t, nil, "tally", "audit", path); !strings.Contains(got, fmt.Sprintf("%d events, the chain is whole", len(lines)+1)) ||
				!strings.Contains(got, "In the way: 0 findings") {
				t.Errorf("the audit says %s", got)
			}
		})
	}
}

// killedAfter replays the sample count, kills the process once so many lines
// have been answered, and tells how many were accepted by then.
func killedAfter(t *testing.T, path string, answers int) int {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "tally", "count", "--file", path, "--vote", assets.DemoVote, "--place", assets.DemoPlace)
	cmd.Stdin = bytes.NewReader(assets.Demo)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	accepted := 0
	for s := bufio.NewScanner(out); s.Scan(); {
		if !strings.HasSuffix(s.Text(), fmt.Sprintf("line %d: accepted, event %d", accepted+1, accepted+2)) {
			t.Fatalf("after %d lines: %s", accepted, s.Text())
		}
		if accepted++; accepted == answers+1 {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait() // it was killed, which is an error
	return accepted
}

// kept proves that the journal holds the lines in their order and nothing
// else, and tells how many there are.
func kept(t *testing.T, path string, lines [][]byte) int {
	t.Helper()
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	n := 0
	for e, err := range j.Read(t.Context(), 2) {
		if err != nil {
			t.Fatal(err)
		}
		var event struct{ Command json.RawMessage }
		if err := json.Unmarshal(e.Body, &event); err != nil {
			t.Fatal(err)
		}
		got, err1 := desk.DecodeCommand(event.Command)
		want, err2 := desk.DecodeCommand(lines[n])
		if err := errors.Join(err1, err2); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("event %d is %s, line %d was %s (%v)", e.Seq, event.Command, n+1, lines[n], err)
		}
		n++
	}
	return n
}

// run is what a program says that has to end well.
func run(t *testing.T, in []byte, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}
