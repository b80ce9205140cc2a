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

// fuzz fuzzes every target for some time.
func fuzz(targets []target, each time.Duration, keep string) row {
	r := row{what: fmt.Sprintf("%d fuzz targets", len(targets))}
	all := 0
	var crashed []string
	for _, t := range targets {
		cmd := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each.String(), "-fuzzminimizetime", "1x", t.in)
		said, err := cmd.CombinedOutput()
		last := executions.FindAllSubmatch(said, -1)
		if len(last) > 0 {
			n, _ := strconv.Atoi(string(last[len(last)-1][1])) // digits, by the pattern
			all += n
		}
		// At the end of its time a target may fail with nothing but a late
		// answer of its own workers: that is no crash.
		if bytes.Contains(said, crash) || err != nil && !bytes.Contains(said, []byte("context deadline exceeded")) {
			crashed = append(crashed, t.in+" "+t.name)
			note(keep, t.name, said)
		}
	}
	r.figures = append(r.figures, fmt.Sprintf("%s executions, %d crashes", count.Grouped(all), len(crashed)))
	if len(crashed) > 0 {
		r.failed = "crashed: " + strings.Join(crashed, ", ")
	}
	return r
}
