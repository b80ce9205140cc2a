package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"
)

// try runs what produce has made, on this computer: whatever does not do what
// it should is an error.
func try(out, pictures string) (err error) {
	at, err := readManifest("FyneApp.toml")
	if err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "release-check-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	check := exec.Command("sha256sum", "--check", "--quiet", sumsFile)
	check.Dir = out
	if err := said(check); err != nil {
		return err
	}
	d, err := openDisplay(dir)
	if err != nil {
		return err
	}
	defer d.close()
	t := trial{at: at, out: out, dir: dir, display: d, pictures: pictures}
	for _, step := range []struct {
		what string
		run  func() error
	}{
		{"the archive for Linux is installed, and a count is opened as a file manager does", t.linux},
		{"the Debian package holds the same programs", t.debian},
		{"tally.exe counts, and both systems derive the same record", t.windowsTally},
		{"countersign.exe takes a batch by keyboard", t.windowsWindow},
		{"countersign.exe draws with the OpenGL of Mesa, where that was made", t.windowsOpenGL},
		{"the installer for Windows installs, opens a count, and leaves nothing behind", t.windowsInstaller},
	} {
		began := time.Now()
		if err := step.run(); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
		fmt.Printf("%s: yes, %.0f s\n", step.what, time.Since(began).Seconds())
	}
	return nil
}

// trial is what the steps know.
type trial struct {
	at       about
	out      string // where the release is
	dir      string // for what the trial leaves
	display  *display
	pictures string
	programs string // the folder of the programs for Linux
}

// file is a file of the release.
func (t *trial) file(end string) string {
	return filepath.Join(t.out, "countersign-"+t.at.Version+"-"+end)
}

// says runs a command and gives its output. It is not waited for for ever.
func says(env []string, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.WaitDelay = time.Second
	c.Env = env
	var b bytes.Buffer
	c.Stdout = &b
	err := said(c)
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // it ended well, and left a server of Wine behind
	}
	if err != nil {
		return b.String(), fmt.Errorf("%w%s", err, b.String())
	}
	return b.String(), nil
}

// recordLine is what tally audit says of a certified count.
var recordLine = regexp.MustCompile(`record ([0-9a-f]{64})`)

// recordIn is the digest of the record that tally audit derived.
func recordIn(words string) (string, error) {
	m := recordLine.FindStringSubmatch(words)
	if m == nil {
		return "", fmt.Errorf("tally audit names no record:\n%s", words)
	}
	return m[1], nil
}

// picture keeps what is on the screen, where pictures are asked for.
func (t *trial) picture(name string) error {
	if t.pictures == "" {
		return nil
	}
	if err := os.MkdirAll(t.pictures, 0o755); err != nil {
		return err
	}
	_, err := says(t.display.env, "import", "-window", "root", filepath.Join(t.pictures, name+".png"))
	return err
}
