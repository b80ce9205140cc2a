package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// stick is a folder that can be pulled out under a program: it is moved away,
// and back.
type stick struct {
	*testing.T
	dir string
}

func newStick(t *testing.T) stick {
	t.Helper()
	s := stick{t, filepath.Join(t.TempDir(), "stick")}
	s.must(os.Mkdir(s.dir, 0o755))
	return s
}

func (s stick) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s stick) pull()    { s.move(s.dir, s.dir+" gone") }
func (s stick) putBack() { s.move(s.dir+" gone", s.dir) }
func (s stick) move(from, to string) {
	if err := os.Rename(from, to); err != nil {
		s.Error(err)
	}
}

func (s stick) file(name string) string { return filepath.Join(s.dir, name) }

// keying is a count that is keyed line by line while something happens.
type keying struct {
	*testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	said  *bufio.Scanner
	told  bytes.Buffer // beside the answers
	lines [][]byte
}

func startKeying(t *testing.T, args ...string) *keying {
	t.Helper()
	k := &keying{T: t, cmd: exec.CommandContext(t.Context(), "tally", append([]string{"count"}, args...)...), lines: bytes.SplitAfter(sampleLines(t), []byte("\n"))}
	k.cmd.Stderr = &k.told
	var err error
	if k.in, err = k.cmd.StdinPipe(); err == nil {
		var out io.Reader
		if out, err = k.cmd.StdoutPipe(); err == nil {
			k.said = bufio.NewScanner(out)
			err = k.cmd.Start()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// give gives line n, from 1; key has the answer, too.
func (k *keying) give(n int) {
	k.Helper()
	if _, err := k.in.Write(k.lines[n-1]); err != nil {
		k.Fatal(err)
	}
}

func (k *keying) key(n int) string {
	k.Helper()
	k.give(n)
	if !k.said.Scan() {
		k.Fatalf("line %d has no answer", n)
	}
	return k.said.Text()
}

// end is what was told beside the answers, and the status.
func (k *keying) end() (string, int) {
	k.Helper()
	if err := k.in.Close(); err != nil {
		k.Fatal(err)
	}
	_ = k.cmd.Wait() // whether it ends well is for the test to say
	return k.told.String(), k.cmd.ProcessState.ExitCode()
}

// The stick with the count is pulled out in mid-count: the next entry is
// refused with what to do, and all the others are there when it is back.
func TestAStickWithTheCountThatIsPulledOutLosesNoAcceptedLine(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	s := newStick(t)
	k := startKeying(t, "--file", s.file("a.count"), "--vote", "training", "--place", "LAMP/L-2/15")
	for n := 1; n <= 5; n++ {
		if got := k.key(n); !strings.Contains(got, fmt.Sprintf("line %d: accepted, event %d", n, n+1)) {
			t.Fatal(got)
		}
	}
	s.pull()
	k.give(6)
	told, status := k.end()
	if k.said.Scan() || status == 0 || !strings.Contains(told, "is gone from its folder: put the stick back in") {
		t.Errorf("without the stick it says %q, %q and ends with %d", k.said.Text(), told, status)
	}
	s.putBack()
	run(t, bytes.Join(k.lines[5:], nil), "tally", "count", "--file", s.file("a.count"))
	if got := run(t, nil, "tally", "audit", s.file("a.count")); !strings.Contains(got, "8 events, the chain is whole") {
		t.Error(got)
	}
}

// The stick with the second copy is pulled out in mid-count: the count does
// not wait for it, says so at the end, and the copy is made good next time.
func TestAStickWithTheSecondCopyThatIsPulledOutHoldsNothingUp(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	s, file := newStick(t), filepath.Join(t.TempDir(), "a.count")
	k := startKeying(t, "--file", file, "--vote", "training", "--place", "LAMP/L-2/15", "--backup", s.dir)
	for n := 1; n <= 7; n++ {
		if n == 4 {
			s.pull()
		}
		if got := k.key(n); !strings.Contains(got, fmt.Sprintf("line %d: accepted, event %d", n, n+1)) {
			t.Error(got)
		}
	}
	told, status := k.end()
	if want := "the folder is not there. Put the stick back in, or choose another folder. The count itself is safe and goes on."; !strings.Contains(told, want) || status != 1 {
		t.Errorf("it ends with %d: %s", status, told)
	}
	if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
		t.Errorf("in place of the stick there is a folder: %v", err)
	}
	run(t, nil, "tally", "audit", file)
	s.putBack()
	if got := run(t, nil, "tally", "count", "--file", file, "--backup", s.dir); !strings.Contains(got, "8 events, read back and proved") {
		t.Error(got)
	}
	run(t, nil, "tally", "audit", s.file("a.count"))
}

// The stick is pulled out while the sheets are written on it: every sheet that
// has its name is whole, and the count can be certified again.
func TestAStickThatIsPulledOutWhileCertifyingHoldsNoHalfSheet(t *testing.T) {
	w := ready(t)
	o, sheets := begin(t, 4), 0
	for o.again() {
		c, s := w.copyOf(t), newStick(t)
		cmd := exec.CommandContext(t.Context(), "tally", c.certify("out")...)
		cmd.Args[len(cmd.Args)-1] = s.dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		pulled := make(chan struct{})
		go func() {
			defer close(pulled)
			s.holdsSomething()
			<-time.After(time.Duration(o.IntN(20_000)) * time.Microsecond)
			s.pull()
		}()
		_ = cmd.Wait() // it may have been quicker, or have been told
		<-pulled
		s.putBackInto(c.file("out"))
		sheets += c.wholeOrAbsent(t)
		c.canCertify(t)
	}
	figure(t, o.round-1, "sticks pulled out while the sheets were written")
	figure(t, sheets, "sheets that were there then, all of them whole")
}

// holdsSomething waits until there is the first file on the stick.
func (s stick) holdsSomething() {
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for range look.C {
		if all, err := os.ReadDir(s.dir); err != nil || len(all) > 0 || s.Context().Err() != nil {
			return
		}
	}
}

// putBackInto puts what the stick holds into a folder. A program that was not
// done yet may have made the folder anew.
func (s stick) putBackInto(dir string) {
	s.Helper()
	s.must(os.CopyFS(dir, os.DirFS(s.dir+" gone")))
	if anew, err := os.ReadDir(s.dir); err == nil {
		for _, e := range anew {
			s.must(os.Rename(s.file(e.Name()), filepath.Join(dir, e.Name())))
		}
	}
}
