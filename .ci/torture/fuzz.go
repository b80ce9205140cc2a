package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"countersign/count"
)

const (
	fuzzShare = 0.17
	leastFuzz = time.Second
)

// target is a fuzz target of a package.
type target struct{ in, name string }

var fuzzFunc = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)

// fuzzTargets finds those of the module. The files are read, for to list them
// with the go command means to build the window.
func fuzzTargets(root string) (all []target, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range fuzzFunc.FindAllSubmatch(b, -1) {
			all = append(all, target{"./" + filepath.ToSlash(filepath.Dir(path)), string(m[1])})
		}
		return nil
	})
	return all, err
}

var (
	executions = regexp.MustCompile(`execs: (\d+)`)
	crash      = []byte("Failing input written to")
)

// run fuzzes a target for some time, and says how many inputs it tried, and how
// much of the processors it used, building included.
func (t target) run(time time.Duration, keep string) (tried int, used time.Duration, crashed bool) {
	cmd := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", time.String(), "-fuzzminimizetime", "1x", t.in)
	said, err := cmd.CombinedOutput()
	if last := executions.FindAllSubmatch(said, -1); len(last) > 0 {
		tried, _ = strconv.Atoi(string(last[len(last)-1][1])) // digits, by the pattern
	}
	// At the end of its time a target may fail with nothing but a late
	// answer of its own workers: that is no crash.
	crashed = bytes.Contains(said, crash) || err != nil && !bytes.Contains(said, []byte("context deadline exceeded"))
	if crashed {
		note(keep, t.name, said)
	}
	return tried, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), crashed
}

// fuzz fuzzes every target for some time.
func fuzz(targets []target, each time.Duration, keep string) row {
	r := row{what: fmt.Sprintf("%d fuzz targets", len(targets))}
	all := 0
	var crashed []string
	for _, t := range targets {
		tried, _, bad := t.run(each, keep)
		all += tried
		if bad {
			crashed = append(crashed, t.in+" "+t.name)
		}
	}
	r.figures = append(r.figures, fmt.Sprintf("%s executions, %d crashes", count.Grouped(all), len(crashed)))
	if len(crashed) > 0 {
		r.failed = "crashed: " + strings.Join(crashed, ", ")
	}
	return r
}

// spell is how long a target runs at a time, on the clock.
const spell = 2 * time.Minute

// fuzzLong fuzzes every target until it has used so much of the processors, and
// tells of each as it is done: all of them take a night.
func fuzzLong(targets []target, each time.Duration, keep string) (table []row) {
	for _, t := range targets {
		r := row{what: "fuzz " + strings.TrimPrefix(t.in, "./") + " " + t.name}
		tried, used := 0, time.Duration(0)
		for used < each && r.failed == "" {
			n, took, bad := t.run(min(spell, each), keep)
			tried, used = tried+n, used+took
			if bad {
				r.failed = "crashed"
			}
		}
		r.figures = []string{fmt.Sprintf("%s executions in %v of processor time", count.Grouped(tried), used.Round(time.Second))}
		fmt.Fprintln(os.Stderr, r.what, r.figures[0], r.failed)
		table = append(table, r)
	}
	return table
}
