package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"countersign/assets"
	"countersign/count/desk"
	"countersign/count/journal"
)

// TestACountThatIsKilledKeepsEveryAcceptedLine replays the sample count in a
// process of its own and kills it, at a moment that no two runs share: after so
// many answers and so many microseconds. What was accepted is there, nothing
// else is, and the rest of the count goes on from it.
func TestACountThatIsKilledKeepsEveryAcceptedLine(t *testing.T) {
	t.Setenv("CLOCK", "2011-06-15T13:30:00-04:00")
	lines := bytes.Split(bytes.TrimSpace(assets.Demo), []byte("\n"))
	o, all := begin(t, 25), 0
	for o.again() {
		path := filepath.Join(t.TempDir(), "killed.count")
		accepted := killedAfter(t, path, o.IntN(len(lines)-1), time.Duration(o.IntN(3000))*time.Microsecond)
		kept := kept(t, path, lines)
		if kept < accepted || kept > accepted+1 { // one may be on disk whose answer was not out yet
			t.Fatalf("run %d: %d lines were accepted, %d are in the journal", o.round, accepted, kept)
		}
		all += accepted
		run(t, bytes.Join(lines[kept:], []byte("\n")), "tally", "count", "--file", path)
		if got := run(t, nil, "tally", "audit", path); !strings.Contains(got, fmt.Sprintf("%d events, the chain is whole", len(lines)+1)) ||
			!strings.Contains(got, "In the way: 0 findings") {
			t.Fatalf("run %d: the audit says %s", o.round, got)
		}
	}
	figure(t, o.round-1, "counts killed with kill -9")
	figure(t, all, "lines were acknowledged before")
	figure(t, 0, "of them lost")
}

// killedAfter replays the sample count, kills the process once so many lines
// have been answered and some time has passed, and tells how many were
// accepted by then.
func killedAfter(t *testing.T, path string, answers int, later time.Duration) int {
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
			time.AfterFunc(later, func() { _ = cmd.Process.Kill() }) // it may have ended by then
		}
	}
	_ = cmd.Wait() // it was killed, which is an error
	return accepted
}

// A program that ended between making the file and writing the first entry
// left a file that said "this count is empty: it was never begun" for ever.
func TestACountThatWasKilledBeforeItsFirstEntryIsBegun(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	path := filepath.Join(t.TempDir(), "empty.count")
	j, err := journal.Create(path)
	if err = errors.Join(err, j.Close()); err != nil {
		t.Fatal(err)
	}
	run(t, sampleLines(t), "tally", "count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15")
	run(t, nil, "tally", "audit", path)
}

// TestACertificationThatIsKilledLeavesNoHalfSheet kills the program while it
// signs and writes. Every sheet in the folder is whole, and the same call into
// another folder does what was not done.
func TestACertificationThatIsKilledLeavesNoHalfSheet(t *testing.T) {
	w := ready(t)
	o, sheets := begin(t, 5), 0
	for o.again() {
		c := w.copyOf(t)
		cmd := exec.CommandContext(t.Context(), "tally", c.certify("out")...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		late := time.AfterFunc(time.Duration(o.IntN(500_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // killed or not
		late.Stop()
		sheets += c.wholeOrAbsent(t)
		c.canCertify(t)
	}
	figure(t, o.round-1, "certifications killed with kill -9")
	figure(t, sheets, "sheets that were there then, all of them whole")
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
