package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// system is an operating system that is built for.
type system struct {
	name  string
	cc    string // the C compiler, for the window
	end   string // how the names of programs end
	flags string // for the linker, beside those that all have
}

var systems = map[string]system{
	"linux":   {name: "linux", cc: "gcc"},
	"darwin":  {name: "darwin", cc: "clang"}, // on a Mac, see .github/workflows/macos.yml
	"windows": {name: "windows", cc: "x86_64-w64-mingw32-gcc", end: ".exe", flags: " -H windowsgui"},
}

// part is a program of the release.
type part struct {
	name   string
	window bool
	aim    int // megabytes that it should have at the most
}

var parts = []part{{"countersign", true, 30}, {"tally", false, 20}}

// windowTags take out of Fyne its checks of its own thread, which development
// has in, a typeface of emoji, which is a tenth of the window, and animations,
// which the program itself cannot switch off on macOS. Fyne's accessibility is
// left out: it changes nothing on Linux, and on Windows it makes what a screen
// reader hears anew with each picture, which nobody has heard yet.
const windowTags = "migrated_fynedo,no_emoji,no_animations"

// flagsOf are the flags of the build.
func (s system) flagsOf(p part) []string {
	link := "-s -w -buildid="
	tags := ""
	if p.window {
		link += s.flags
		tags = windowTags
	}
	return []string{"-trimpath", "-buildvcs=false", "-tags", tags, "-ldflags", link}
}

// environment is that of the go command. Nothing that a person has set gets
// into the bytes.
func (s system) environment(p part, at about) []string {
	cgo := "0"
	if p.window {
		cgo = "1"
	}
	return append(os.Environ(), "GOOS="+s.name, "GOARCH=amd64", "GOAMD64=v1", "GOEXPERIMENT=", "CGO_ENABLED="+cgo, "CC="+s.cc,
		"CGO_CFLAGS=-O2 -g", "CGO_CPPFLAGS=", "CGO_LDFLAGS=", fmt.Sprint("SOURCE_DATE_EPOCH=", at.Time.Unix()))
}

// build makes the programs of a system in a folder.
func (s system) build(at about, dir string) error {
	for _, p := range parts {
		path := filepath.Join(dir, p.name+s.end)
		args := append([]string{"build", "-o", path}, s.flagsOf(p)...)
		c := exec.Command("go", append(args, "./cmd/"+p.name)...)
		c.Env = s.environment(p, at)
		if err := said(c); err != nil {
			return err
		}
		size, err := os.Stat(path)
		if err != nil {
			return err
		}
		note := ""
		if size.Size() > int64(p.aim)*1_000_000 {
			note = ", which is MORE"
		}
		fmt.Printf("%-16s %5.1f MB, at most %d MB are aimed at%s\n", p.name+s.end, float64(size.Size())/1e6, p.aim, note)
	}
	return nil
}

// said runs a command; if it fails, what it said is in the error.
func said(c *exec.Cmd) error {
	var words bytes.Buffer
	if c.Stdout == nil {
		c.Stdout = &words
	}
	c.Stderr = &words
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, words.String())
	}
	return nil
}
