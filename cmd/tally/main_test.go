package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"countersign/count/journal/postgres/pgtest"
)

// The scenarios of testdata/script run the real program as a child. Its clock
// is the variable CLOCK, half a second later with each look, so that a count
// takes place on the days of its vote.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tally":       func() { os.Exit(testProgram().run(os.Args[1:])) },
		"pinned":      func() { runtime.LockOSThread(); os.Exit(testProgram().run(os.Args[1:])) }, // all its calls are of one thread
		"flipcell":    func() { tool(flipCell) },
		"patch":       func() { tool(func(a []string) error { return patch(a, 1) }) },
		"patchall":    func() { tool(func(a []string) error { return patch(a, -1) }) },
		"cut":         func() { tool(cut) },
		"blank":       func() { tool(blank) },
		"foreignpdf":  func() { tool(foreignPDF) },
		"newer":       func() { tool(newer) },
		"changeevent": func() { tool(changeEvent) },
		"forge":       func() { tool(forge) },
		"signfalsely": func() { tool(signFalsely) },
		"holding":     func() { tool(holding) },
		"pdfcode":     func() { tool(pdfCode) },
		"withcode":    func() { tool(withCode) },
		"confirming":  func() { tool(confirming) },
		"refusing":    func() { tool(refusing) },
		"setcell":     func() { tool(setCell) },
		"holdturn":    func() { tool(holdTurn) },

		"confirmingkeys": func() { tool(confirmingKeys) },
		"distrusting":    func() { tool(distrusting) },
	})
}

func testProgram() *program {
	now, err := time.Parse(time.RFC3339, os.Getenv("CLOCK"))
	clock := func() time.Time { now = now.Add(500 * time.Millisecond); return now }
	if err != nil {
		clock = time.Now
	}
	return &program{in: os.Stdin, out: os.Stdout, errs: os.Stderr, getenv: os.Getenv, now: clock}
}

func tool(do func(args []string) error) {
	if err := do(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func TestScripts(t *testing.T) {
	common, mounts, mixed := sampleKeyFiles(t), canMount(t), mixedFolder(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("CLOCK", "2026-05-08T17:00:00-04:00") // an evening of the training vote
			e.Setenv("NAME300", name300)
			e.Setenv("TURNED", "Ruth \u202Eelpmas") // from here on, letters run to the left
			e.Setenv("STEERING", "U1/N1/1, \x1b[7mGENUINE\x1b[0m")
			e.Setenv("TWOLINES", "sample\ntally: all is well.count")
			if strings.HasPrefix(filepath.Base(e.WorkDir), "script-hall") {
				e.Setenv("HALL", pgtest.Shared(t).Database(t))
				e.Setenv("HALL_EMPTY", pgtest.Shared(t).Database(t))
			}
			if name := filepath.Base(e.WorkDir); strings.HasPrefix(name, "script-rollup") || strings.HasPrefix(name, "script-seal") {
				if err := os.CopyFS(e.WorkDir, mixed); err != nil {
					return err
				}
			}
			return errors.Join(os.CopyFS(e.WorkDir, common), os.CopyFS(e.WorkDir, os.DirFS("testdata/common")))
		},
		Condition: func(c string) (bool, error) {
			if c == "mounts" {
				return mounts, nil
			}
			return false, fmt.Errorf("unknown condition %q", c)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "files": files, "mount": mount,
			"sql": statement, "misdirect": misdirect, "private": private,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// status runs a program that has to end with a status: "status 2 tally ...".
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status n program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("ended with status %d, want %d", got, want)
	}
}

// files proves that a folder holds exactly so many files, hidden ones too:
// "files out 2". A folder that does not exist holds none.
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: files folder number")
	}
	var names []string
	err := filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(len(names)) != args[1] {
		ts.Fatalf("%s holds %d files, want %s: %q", args[0], len(names), args[1], names)
	}
}
