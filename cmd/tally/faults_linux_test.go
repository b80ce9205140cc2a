package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// A fault is one call of the system that fails in the whole program, by way of
// strace: the nth of its kind in a thread, or every one from there on.
type fault struct {
	call, how string
	most      int // the largest n in a small count
}

// faults are what a disk does: it breaks, it is full, it takes nothing, it
// cannot be written, its names cannot be changed.
var faults = []fault{
	{"pwrite64", "error=EIO", 70},
	{"pwrite64", "error=ENOSPC", 70},
	{"pwrite64", "retval=0", 70},
	{"write", "error=EIO", 12},
	{"write", "error=ENOSPC", 12},
	{"write", "retval=0", 12},
	{"fsync", "error=EIO", 40},
	{"fsync", "error=ENOSPC", 40},
	{"ftruncate", "error=EIO", 2},
	{"linkat", "error=EIO", 2},
	{"linkat", "error=EPERM", 2},
	{"renameat", "error=EIO", 2},
	{"unlink", "error=EIO", 2},
	{"unlinkat", "error=EIO", 2},
	{"openat", "error=EIO", 12},
	{"openat", "error=EROFS", 12},
	{"openat", "error=ENOSPC", 12},
	{"pread64", "error=EIO", 12},
}

// next chooses the fault of a round: each kind in turn, at a random moment. A
// program that calls the system more rarely meets its faults earlier.
func (o *ordeal) next(rarely int) string {
	f := faults[o.round%len(faults)]
	s := fmt.Sprintf("inject=%s:%s:when=%d", f.call, f.how, 1+o.IntN(1+f.most/rarely))
	if o.IntN(3) == 0 {
		s += "+" // from there on
	}
	return s
}

// canTrace asks whether programs may be traced here.
func canTrace(t *testing.T) bool {
	t.Helper()
	if err := exec.CommandContext(t.Context(), "strace", "-o", os.DevNull, "true").Run(); err != nil {
		t.Logf("nothing was injected, strace does not work here: %v", err)
		return false
	}
	return true
}

// hurt runs tally with a fault. It gives what it said, its status, and how
// often the fault was met.
func hurt(t *testing.T, inject string, in []byte, args ...string) (out, errs string, status, met int) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	call, _, _ := strings.Cut(strings.TrimPrefix(inject, "inject="), ":")
	cmd := exec.CommandContext(t.Context(), "strace", append([]string{"-f", "-y", "-o", log, "-e", "trace=" + call, "-e", inject, "tally"}, args...)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1") // the nth call of one thread, mostly
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode(), bytes.Count(calls, []byte("(INJECTED)"))
}

// The Go runtime itself cannot go on when its own calls fail, which is as if
// the program were killed; it says so in these words.
var runtimeDied = regexp.MustCompile(`(?m)^(fatal error: |runtime: |SIG|exit status)`)

// helps proves that the last words of a program are a sentence for a person.
func helps(t *testing.T, inject, errs string) {
	t.Helper()
	if runtimeDied.MatchString(errs) || strings.HasPrefix(inject, "inject=write:") && strings.HasSuffix(inject, "+") {
		return // it cannot say anything any more, or its words were not written either
	}
	for _, bad := range []string{"panic", "goroutine", ".go:"} {
		if strings.Contains(errs, bad) {
			t.Fatalf("%s: the program says\n%s", inject, errs)
		}
	}
	if !regexp.MustCompile(`tally: .{20,}`).MatchString(errs) {
		t.Fatalf("%s: the program ended and said %q", inject, errs)
	}
}

var accepted = regexp.MustCompile(`(?m)^line \d+: accepted, event \d+$`)

func TestADiskThatFailsLosesNoAcceptedLine(t *testing.T) {
	if !canTrace(t) {
		return
	}
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	o, in, injected, sentences := begin(t, len(faults)), sampleLines(t), 0, 0
	lines := bytes.Split(bytes.TrimSpace(in), []byte("\n"))
	for o.again() {
		path, inject := filepath.Join(t.TempDir(), "hurt.count"), o.next(1)
		args := []string{"count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15"}
		out, errs, status, met := hurt(t, inject, in, args...)
		injected += met
		said := len(accepted.FindAllString(out, -1))
		if status != 0 {
			helps(t, inject, errs)
			sentences++
		} else if said < len(lines) && !strings.HasPrefix(inject, "inject=write:") {
			t.Fatalf("%s: %d lines of %d were accepted, and all is well", inject, said, len(lines))
		}
		there := 0
		if _, err := os.Lstat(path); err == nil {
			there = kept(t, path, lines)
		}
		if there < said {
			t.Fatalf("%s: %d lines were accepted, %d are in the journal. It said %s", inject, said, there, errs)
		}
		run(t, bytes.Join(lines[there:], []byte("\n")), "tally", args...)
		if got := run(t, nil, "tally", "audit", path); !strings.Contains(got, fmt.Sprintf("%d events, the chain is whole", len(lines)+1)) {
			t.Fatalf("%s: the audit says %s", inject, got)
		}
	}
	figure(t, o.round-1, "counts on a disk that fails")
	figure(t, injected, "calls of the system failed")
	figure(t, sentences, "ended with a sentence, the others went on")
}

func TestADiskThatFailsLeavesNoHalfSheet(t *testing.T) {
	if !canTrace(t) {
		return
	}
	w := ready(t)
	o, injected, sheets := begin(t, len(faults)), 0, 0
	for o.again() {
		c, inject := w.copyOf(t), o.next(4)
		_, errs, status, met := hurt(t, inject, nil, c.certify("out")...)
		injected += met
		whole := c.wholeOrAbsent(t)
		switch {
		case status != 0:
			helps(t, inject, errs)
		case whole != 2:
			t.Fatalf("%s: all is well, and there are %d sheets", inject, whole)
		}
		sheets += whole
		c.canCertify(t)
	}
	figure(t, o.round-1, "certifications on a disk that fails")
	figure(t, injected, "calls of the system failed")
	figure(t, sheets, "sheets that were there then, all of them whole")
}

// A disk that fills up takes the beginning of a write and not its end.
func TestADiskThatFillsUpLosesNoAcceptedLine(t *testing.T) {
	if !canMount(t) {
		t.Log("nothing was filled up: no disk can be mounted here")
		return
	}
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	in := sampleLines(t)
	lines := bytes.Split(bytes.TrimSpace(in), []byte("\n"))
	full := 0
	for pages := 1; pages <= 14; pages++ {
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", 4*pages)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
		path := filepath.Join(dir, "full.count")
		cmd := exec.CommandContext(t.Context(), "tally", "count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15")
		cmd.Stdin = bytes.NewReader(in)
		out, err := cmd.CombinedOutput()
		said := len(accepted.FindAll(out, -1))
		if err != nil {
			full++
			if !strings.Contains(string(out), "the disk is full") {
				t.Errorf("%d KiB: the program says %s", 4*pages, out)
			}
		}
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=1m"); err != nil { // somebody made room
			t.Fatal(err)
		}
		there := 0
		if _, err := os.Lstat(path); err == nil {
			there = kept(t, path, lines)
		}
		if there < said {
			t.Errorf("%d KiB: %d lines were accepted, %d are in the journal", 4*pages, said, there)
		}
		run(t, bytes.Join(lines[there:], []byte("\n")), "tally", "count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15")
		run(t, nil, "tally", "audit", path)
	}
	if full == 0 {
		t.Error("no disk was full: the test proves nothing")
	}
	figure(t, full, "counts on a disk that filled up")
}
