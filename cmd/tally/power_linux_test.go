package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestAPowerCutLosesNoAcceptedLine writes down what a count does to its disk,
// and then cuts the power at any moment of it: what was synced is there; of
// what was not, any part may be, each sector of 512 bytes for itself.
func TestAPowerCutLosesNoAcceptedLine(t *testing.T) {
	if !canTrace(t) {
		return
	}
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	lines := bytes.Split(bytes.TrimSpace(sampleLines(t)), []byte("\n"))
	path := filepath.Join(t.TempDir(), "cut.count")
	run(t, lines[0], "tally", "count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	steps := stepsOf(t, path, bytes.Join(lines[1:], []byte("\n")))
	o, pending := begin(t, 400), 0
	for o.again() {
		at := o.IntN(len(steps) + 1)
		said := 1 // line, before the first step
		for _, s := range steps[:at] {
			if s.kind == answered {
				said++
			}
		}
		after := filepath.Join(t.TempDir(), "after.count")
		for i, name := range []string{after, after + "-journal"} {
			var was []byte
			if i == 0 {
				was = before
			}
			now, open := o.powerCut(was, steps[:at], i)
			pending += open
			if now == nil {
				continue
			}
			if err := os.WriteFile(name, now, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if there := kept(t, after, lines); there < said || there > said+1 {
			t.Fatalf("cut after step %d of %d: %d lines were accepted, %d are in the journal", at, len(steps), said, there)
		}
	}
	if pending == 0 {
		t.Error("everything was synced each time: the test proves nothing")
	}
	figure(t, o.round-1, "power cuts")
	figure(t, pending, "writes were under way, and whole, half or not there")
	figure(t, 0, "accepted lines lost")
}

// step is what a count does to its file (0), to the journal beside it (1), or
// to whom it answers.
type step struct {
	kind string
	file int
	at   int
	data []byte
}

const (
	wrote    = "pwrite64"
	synced   = "fsync"
	removed  = "unlink"
	answered = "write"
)

var (
	onFile = regexp.MustCompile(`^(pwrite64|fsync|write)\(\d+<([^>]*)>(?:, "([^"]*)", \d+)?(?:, (\d+))?\) += \d+`)
	onName = regexp.MustCompile(`^(unlink)\("([^"]*)"\) += 0`)
)

// stepsOf keys lines into a count and gives the steps, in their order.
func stepsOf(t *testing.T, path string, in []byte) []step {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	cmd := exec.CommandContext(t.Context(), "strace", "-f", "-y", "-xx", "-s", "1000000", "-o", log,
		"-e", "trace=pwrite64,fsync,unlink,write", "tally", "count", "--file", path)
	cmd.Stdin = bytes.NewReader(in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var steps []step
	begun := map[string]string{} // by thread
	for line := range strings.Lines(string(b)) {
		thread, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if part, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[thread] = part
			continue
		}
		if _, rest, ok := strings.Cut(call, " resumed>"); ok {
			call = begun[thread] + rest
		}
		if s, ok := stepOf(t, path, call); ok {
			steps = append(steps, s)
		}
	}
	for _, kind := range []string{wrote, synced, removed, answered} {
		if !slices.ContainsFunc(steps, func(s step) bool { return s.kind == kind }) {
			t.Fatalf("no %s among %d steps", kind, len(steps))
		}
	}
	return steps
}

func stepOf(t *testing.T, path, call string) (s step, ok bool) {
	t.Helper()
	m := onFile.FindStringSubmatch(call)
	if m == nil {
		m = append(onName.FindStringSubmatch(call), "", "")
	}
	if len(m) < 5 {
		return s, false
	}
	name, data := plain(t, m[2]), []byte(plain(t, m[3]))
	s = step{kind: m[1], data: data}
	if m[4] != "" {
		at, err := strconv.Atoi(m[4])
		if err != nil {
			t.Fatal(err)
		}
		s.at = at
	}
	switch name {
	case path:
		return s, true
	case path + "-journal":
		s.file = 1
		return s, true
	}
	return s, s.kind == answered && bytes.Contains(data, []byte(": accepted, event "))
}

// plain undoes the way in which strace writes bytes.
func plain(t *testing.T, s string) string {
	t.Helper()
	p, err := strconv.Unquote(`"` + s + `"`)
	if err != nil {
		t.Fatalf("strace says %q: %v", s, err)
	}
	return p
}

// powerCut gives what the disk may hold of a file after these steps, nil if
// there is none, and how many steps were not synced.
func (o *ordeal) powerCut(was []byte, steps []step, file int) (now []byte, open int) {
	now = slices.Clone(was)
	safe := 0
	for i, s := range steps {
		if s.file == file && s.kind == synced {
			safe = i
		}
	}
	luck := o.IntN(3) // of the rest nothing, everything, or some
	for i, s := range steps {
		if s.file != file || s.kind == answered || s.kind == synced {
			continue
		}
		sure := i < safe
		if !sure {
			open++
		}
		keep := func() bool { return sure || luck == 1 || luck == 2 && o.IntN(2) == 0 }
		if s.kind == removed {
			if keep() {
				now = nil
			}
			continue
		}
		for from := 0; from < len(s.data); {
			to := min(len(s.data), from+512-(s.at+from)%512)
			if keep() {
				now = put(now, s.at+from, s.data[from:to])
			}
			from = to
		}
	}
	return now, open
}

// put writes data into a file that grows as it has to.
func put(file []byte, at int, data []byte) []byte {
	if missing := at + len(data) - len(file); missing > 0 {
		file = append(file, make([]byte, missing)...)
	}
	copy(file[at:], data)
	return file
}
