package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/desk"
)

// BenchmarkWindow starts the program on a count of 200 batches and an empty
// window of the same toolkit in turn, and tells how long each takes until it is
// up, how much memory the program holds, and what it uses of a core at rest.
func BenchmarkWindow(b *testing.B) {
	env := newDisplay(b)
	program, empty := built(b, "."), built(b, "./testdata/empty")
	path := twoHundred(b)
	var ours, theirs time.Duration
	var memory, idle, bare, rest float64
	for b.Loop() {
		theirs += up(b, env, func(pid int) {
			bare = resident(b, pid)
			rest = used(b, pid)
		}, empty)
		ours += up(b, env, func(pid int) {
			memory = resident(b, pid)
			idle = used(b, pid)
		}, program, "--log", "/dev/stdout", path)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms-until-up")
	b.ReportMetric(float64(theirs.Milliseconds())/float64(b.N), "ms-empty-window")
	b.ReportMetric(float64(ours)/float64(theirs), "times-empty")
	b.ReportMetric(memory, "MB-resident")
	b.ReportMetric(bare, "MB-empty-window")
	b.ReportMetric(rest, "%-empty-idle")
	b.ReportMetric(idle, "%-of-a-core-idle")
}

func built(b *testing.B, what string) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "program")
	c := exec.Command("go", "build", "-o", binary, what)
	c.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// up starts a program and gives the time until it says that it has started.
func up(b *testing.B, env []string, look func(pid int), binary string, args ...string) time.Duration {
	b.Helper()
	c := exec.Command(binary, args...)
	c.Env = env
	out, err := c.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "started") {
			took := time.Since(began)
			if look != nil {
				look(c.Process.Pid)
			}
			return took
		}
	}
	b.Fatal("the program did not start")
	return 0
}

// resident is the memory of a process in MB.
func resident(b *testing.B, pid int) float64 {
	b.Helper()
	<-time.After(3 * time.Second) // the count is open by then
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) / 1024
		}
	}
	return 0
}

// used is the part of a core that a process takes within five seconds, in
// per cent.
func used(b *testing.B, pid int) float64 {
	b.Helper()
	const span, perSecond = 5 * time.Second, 100
	ticks := func() int {
		text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
		if err != nil {
			b.Fatal(err)
		}
		f := strings.Fields(string(text)[strings.LastIndex(string(text), ")")+1:])
		user, _ := strconv.Atoi(f[11])
		system, _ := strconv.Atoi(f[12])
		return user + system
	}
	before := ticks()
	<-time.After(span)
	return float64(ticks()-before) / perSecond / span.Seconds() * 100
}

// twoHundred is a count of 200 batches, half of them keyed by both.
func twoHundred(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "many.count")
	var commands []desk.Command
	answers := []count.Answer{
		{Question: "agreement", Figures: count.Figures{Yes: count.N(31), No: count.N(18), Blank: count.N(1), Void: count.N(0)}},
		{Question: "contract", Figures: count.Figures{Yes: count.N(27), No: count.N(22), Blank: count.N(0), Void: count.N(1)}},
	}
	for n := 1; n <= 100; n++ {
		for side, who := range map[count.Side]string{count.SideA: tellers[1].Name, count.SideB: tellers[2].Name} {
			commands = append(commands, &desk.Close{Batch: n, Side: side, Recorder: who, Ballots: count.N(50), Answers: answers})
		}
	}
	return begun(b, path, wholePlace, 200, commands...)
}
