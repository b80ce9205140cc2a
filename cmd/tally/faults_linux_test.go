package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A fault is one call of the system that fails in the whole program, by way of
// strace.
type fault struct{ call, how string }

// faults are what a disk does: it breaks, it is full, it takes nothing, it
// cannot be written, its names cannot be changed.
var faults = []fault{
	{"pwrite64", "error=EIO"},
	{"pwrite64", "error=ENOSPC"},
	{"pwrite64", "retval=0"},
	{"write", "error=EIO"},
	{"write", "error=ENOSPC"},
	{"write", "retval=0"},
	{"fsync", "error=EIO"},
	{"fsync", "error=ENOSPC"},
	{"ftruncate", "error=EIO"},
	{"linkat", "error=EIO"},
	{"linkat", "error=EPERM"},
	{"linkat", "error=ENOSPC"},
	{"renameat", "error=EIO"},
	{"unlink", "error=EIO"},
	{"unlinkat", "error=EIO"},
	{"open", "error=EIO"},
	{"open", "error=ENOSPC"},
	{"open", "error=EROFS"},
	{"open", "error=EMFILE"},
	{"openat", "error=EIO"},
	{"openat", "error=EROFS"},
	{"openat", "error=ENOSPC"},
	{"openat", "error=EMFILE"},
	{"pread64", "error=EIO"},
	{"read", "error=EIO"},
	{"fstat", "error=EIO"},
	{"stat", "error=EIO"},
	{"lstat", "error=EIO"},
	{"fcntl", "error=ENOLCK"},
	{"fchmod", "error=EPERM"},
	{"fchown", "error=EPERM"},
	{"close", "error=EIO"},
	{"mkdirat", "error=ENOSPC"},
	{"pwrite64", killed},
	{"write", killed},
	{"fsync", killed},
	{"ftruncate", killed},
	{"linkat", killed},
	{"renameat", killed},
	{"unlink", killed},
	{"unlinkat", killed},
	{"open", killed},
	{"openat", killed},
	{"close", killed},
}

const (
	killed = "signal=KILL" // the program, before the call is made
	// noLinks makes the disk a stick that knows no hard links.
	noLinks = " inject=linkat:error=EPERM"
)

// points are all faults that a run of the program can meet: each call in turn,
// alone or with all behind it. They come in an order by chance, the same each
// time, so that a short run sees some of every kind.
func (o *ordeal) points(t *testing.T, always string, in []byte, args ...string) []string {
	t.Helper()
	met := calls(t, always, in, args...)
	var out []string
	for _, f := range faults {
		if always != "" && f.call == "linkat" {
			continue
		}
		for n := range met[f.call] {
			at := fmt.Sprintf("inject=%s:%s:when=%d", f.call, f.how, n+1)
			out = append(out, at+always)
			if f.how != killed {
				out = append(out, at+"+"+always)
			}
		}
	}
	o.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
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

// tracing runs tally under strace, on one thread as far as its own calls go: a
// fault is the nth call of a thread.
func tracing(t *testing.T, in []byte, options []string, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), "strace", slices.Concat(options, []string{"pinned"}, args)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), stdout, stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd, stdout, stderr
}

// calls counts the calls of the first thread, by name.
func calls(t *testing.T, always string, in []byte, args ...string) map[string]int {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	if cmd, _, errs := tracing(t, in, append([]string{"-o", log}, injections(always)...), args...); cmd.ProcessState.ExitCode() != 0 {
		t.Fatalf("without a fault: %s", errs)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^(\w+)\(`).FindAllSubmatch(b, -1) {
		out[string(m[1])]++
	}
	return out
}

// injections are the options of strace for faults that are parted by blanks.
func injections(faults string) (out []string) {
	for _, f := range strings.Fields(faults) {
		out = append(out, "-e", f)
	}
	return out
}

// hurt runs tally with a fault. It gives what it said, its status, and how
// often the fault was met.
func hurt(t *testing.T, inject string, in []byte, args ...string) (out, errs string, status, met int) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	call, _, _ := strings.Cut(strings.TrimPrefix(inject, "inject="), ":")
	options := append([]string{"-f", "-y", "-o", log, "-e", "trace=" + call + ",linkat"}, injections(inject)...)
	cmd, stdout, stderr := tracing(t, in, options, args...)
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode(), bytes.Count(calls, []byte("(INJECTED)"))
}

// The Go runtime itself cannot go on when its own calls fail, nor can the system
// start it when those of its loader do, which is as if the program were killed;
// they say so in these words.
var runtimeDied = regexp.MustCompile(`(?m)^(fatal error: |runtime: |SIG|exit status|.*error while loading shared libraries)`)

// helps proves that the last words of a program are a sentence for a person.
func helps(t *testing.T, inject, errs string) {
	t.Helper()
	if strings.Contains(inject, killed) || runtimeDied.MatchString(errs) || strings.HasPrefix(inject, "inject=write:") && strings.Contains(inject, "+") {
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
	call := func(path string) []string {
		return []string{"count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15"}
	}
	all := o.points(t, "", in, call(filepath.Join(t.TempDir(), "sound.count"))...)
	for o.again() && o.round <= len(all) {
		path, inject := filepath.Join(t.TempDir(), "hurt.count"), all[o.round-1]
		out, errs, status, met := hurt(t, inject, in, call(path)...)
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
		if there < said || there > said+1 && !strings.HasPrefix(inject, "inject=write:") {
			t.Fatalf("%s: %d lines were accepted, %d are in the journal. It said %s", inject, said, there, errs)
		}
		run(t, bytes.Join(lines[there:], []byte("\n")), "tally", call(path)...)
		if got := run(t, nil, "tally", "audit", path); !strings.Contains(got, fmt.Sprintf("%d events, the chain is whole", len(lines)+1)) {
			t.Fatalf("%s: the audit says %s", inject, got)
		}
	}
	figure(t, min(o.round-1, len(all)), fmt.Sprintf("counts on a disk that fails, at each of its %d calls in turn or as many as there was time for", len(all)))
	figure(t, injected, "calls of the system failed")
	figure(t, sentences, "ended with a sentence, the others went on")
}

func TestADiskThatFailsLeavesNoHalfSheet(t *testing.T) {
	if !canTrace(t) {
		return
	}
	w := ready(t)
	o, injected, sheets := begin(t, len(faults)), 0, 0
	all := o.points(t, "", nil, w.copyOf(t).certify("out")...)
	all = append(all, o.points(t, noLinks, nil, w.copyOf(t).certify("out")...)...)
	o.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for o.again() && o.round <= len(all) {
		c, inject := w.copyOf(t), all[o.round-1]
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
	figure(t, min(o.round-1, len(all)), fmt.Sprintf("certifications on a disk that fails, at each of its %d calls in turn or as many as there was time for", len(all)))
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
