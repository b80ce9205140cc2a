package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// workshop is where files are made: a folder, and the program that makes them.
type workshop struct {
	ctx   context.Context
	dir   string
	tally string // the program's path
}

// passphrase opens the keys of the samples; they protect nothing. The program
// is told of it by the environment.
const passphrase, passphraseName = "sample passphrase", "ORACLES_PASSPHRASE"

// folder makes a folder; two cannot have the same name.
func (w *workshop) folder(name string) (string, error) {
	dir := filepath.Join(w.dir, name)
	return dir, os.Mkdir(dir, 0o755)
}

// run runs a program and gives what it prints. An exit status other than 0 is
// an error that says what was printed.
func (w *workshop) run(in string, program string, args ...string) (string, error) {
	cmd := exec.CommandContext(w.ctx, program, args...)
	cmd.Stdin = strings.NewReader(in)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", passphraseName+"="+passphrase, "XDG_CONFIG_HOME="+w.dir)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return out.String(), fmt.Errorf("%s: %w: %s", filepath.Base(program), err, oneLine(out.String()))
	}
	return out.String(), nil
}

// do is run for a program whose words do not matter.
func (w *workshop) do(program string, args ...string) error {
	_, err := w.run("", program, args...)
	return err
}

// oneLine makes an answer fit a line.
func oneLine(s string) string {
	const most = 400
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "..."
	}
	return s
}
