package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// python is the one whose packages are those of the system.
const python = "/usr/bin/python3"

// missing says which peers are not here.
func (b *bench) missing() error {
	var all []error
	for _, p := range []struct{ what, from, program string }{
		{"LibreOffice", "libreoffice-calc", "soffice"},
		{"a virtual display", "xvfb", "Xvfb"},
		{"our own command line", "make bin/tally", b.tally},
		{"Go", "golang", "go"},
	} {
		if _, err := exec.LookPath(p.program); err != nil {
			all = append(all, fmt.Errorf("%s is missing (%s): %w", p.what, p.from, err))
		}
	}
	if _, err := b.output(python, "-c", "import openpyxl"); err != nil {
		all = append(all, fmt.Errorf("openpyxl is missing (python3-openpyxl): %w", err))
	}
	return errors.Join(all...)
}

// about prints where and with what it was measured.
func (b *bench) about(command string) {
	commit, err := b.output("git", "rev-parse", "--short", "HEAD")
	if err != nil {
		commit = "unknown"
	}
	if changed, err := b.output("git", "status", "--porcelain"); err == nil && changed != "" {
		commit += ", with changes that are not in it"
	}
	office, _ := b.output("soffice", "--version")
	openpyxl, _ := b.output(python, "-c", "import openpyxl, platform; print('openpyxl', openpyxl.__version__, 'on Python', platform.python_version())")
	fmt.Printf("\nMachine: %s, %d cores, %s of memory, %s\n", first("/proc/cpuinfo", `(?m)^model name\s*: (.+)$`), runtime.NumCPU(),
		first("/proc/meminfo", `(?m)^MemTotal: +(.+)$`), first("/etc/os-release", `(?m)^PRETTY_NAME="?([^"\n]+)`))
	fmt.Printf("Date: %s; load before the table was printed: %s\n", time.Now().UTC().Format("2006-01-02 15:04 MST"), first("/proc/loadavg", `^(\S+ \S+ \S+)`))
	fmt.Printf("Commit: %s\n", commit)
	fmt.Printf("With: %s, excelize %s, %s, Fyne %s, %s\n", runtime.Version(), version("github.com/xuri/excelize/v2"), openpyxl, b.module("fyne.io/fyne/v2"), strings.TrimSpace(office))
	fmt.Printf("Command: %s\n", command)
}

// first is what a file of the system says, or "unknown".
func first(file, pattern string) string {
	text, err := os.ReadFile(file)
	if m := regexp.MustCompile(pattern).FindSubmatch(text); err == nil && m != nil {
		return string(m[1])
	}
	return "unknown"
}

// version is that of a module that this program is built with.
func version(module string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, m := range info.Deps {
		if m.Path == module {
			return m.Version
		}
	}
	return "unknown"
}

// module is the version of a module that this program does not need itself.
func (b *bench) module(path string) string {
	v, err := b.output("go", "list", "-m", "-f", "{{.Version}}", path)
	if err != nil {
		return "unknown"
	}
	return v
}

// output is what a program prints. An error says what it complained of.
func (b *bench) output(program string, args ...string) (string, error) {
	out, _, err := b.timed(nil, program, args...)
	return out, err
}

// timed is output in another environment, and how long it took from the start
// of the program to its end.
func (b *bench) timed(env []string, program string, args ...string) (string, time.Duration, error) {
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(b.ctx, program, args...)
	cmd.Env = append(append(os.Environ(), "LC_ALL=C.UTF-8"), env...)
	if program == b.tally { // nobody's list of trusted keys
		cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+b.dir)
	}
	cmd.Stdout, cmd.Stderr = &out, &complaint
	began := time.Now()
	err := cmd.Run()
	took := time.Since(began)
	if err != nil {
		said := strings.Join(strings.Fields(complaint.String()+" "+out.String()), " ")
		return "", took, fmt.Errorf("%s: %w: %.2000s", filepath.Base(program), err, said)
	}
	return strings.TrimSpace(out.String()), took, nil
}
