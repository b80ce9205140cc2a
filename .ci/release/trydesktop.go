package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// linux installs the archive under the home of the display, opens a count by
// its type, takes everything away again, and looks for what is left.
func (t *trial) linux() error {
	if _, err := says(nil, "tar", "-xJf", t.file("linux-amd64.tar.xz"), "-C", t.dir); err != nil {
		return err
	}
	unpacked := filepath.Join(t.dir, "countersign-"+t.at.Version+"-linux-amd64")
	if _, err := says(nil, "cmp", filepath.Join(unpacked, "bin", "countersign"), t.file("linux-amd64")); err != nil {
		return err
	}
	home := filepath.Join(t.dir, "home")
	prefix := filepath.Join(home, ".local")
	env := append(t.display.env, "PREFIX="+prefix, "XDG_DATA_HOME="+filepath.Join(prefix, "share"), "XDG_CURRENT_DESKTOP=")
	if _, err := says(env, filepath.Join(unpacked, "install")); err != nil {
		return err
	}
	t.programs = filepath.Join(unpacked, "bin") // it stays when what is installed goes
	tally := filepath.Join(prefix, "bin", "tally")
	if _, err := says(env, tally, "demo", "--out", filepath.Join(t.dir, "linux")); err != nil {
		return err
	}
	if _, err := says(nil, "desktop-file-validate", filepath.Join(prefix, "share", "applications", t.at.ID+".desktop")); err != nil {
		return err
	}
	if err := t.known(env); err != nil {
		return err
	}
	if err := t.opened(env); err != nil {
		return err
	}
	if _, err := says(env, filepath.Join(unpacked, "uninstall")); err != nil {
		return err
	}
	return nothingOf(prefix)
}

// known asks the desktop which program opens each kind of file.
func (t *trial) known(env []string) error {
	for end, kind := range kinds {
		handler, err := says(env, "gio", "mime", kind)
		if err != nil || !strings.Contains(handler, t.at.ID+".desktop") {
			return fmt.Errorf("files that end in %s are not opened by the program: %w\n%s", end, err, handler)
		}
	}
	return nil
}

// opened opens a count by its name, and closes the window again.
func (t *trial) opened(env []string) error {
	count := filepath.Join(t.dir, "linux", "count", "AFSCME-749.count")
	if kind, err := says(env, "gio", "info", "-a", "standard::content-type", count); err != nil || !strings.Contains(kind, kinds[".count"]) {
		return fmt.Errorf("a count is not known by its name: %w\n%s", err, kind)
	}
	opening := exec.Command("gio", "open", count) // what a file manager does
	opening.Env = env
	if err := opening.Run(); err != nil {
		return fmt.Errorf("gio open: %w", err)
	}
	window, err := t.display.shows("AFSCME Local 749")
	if err != nil {
		return errors.Join(err, t.picture("linux-stuck"))
	}
	if err := errors.Join(t.display.still(), t.picture("linux-opened")); err != nil {
		return err
	}
	if _, err := says(env, "xdotool", "windowactivate", "--sync", window, "key", "alt+F4"); err != nil {
		return err
	}
	return until("the window to close", func() bool {
		_, err := says(env, "xdotool", "search", "--onlyvisible", "--name", "Countersign")
		return err != nil
	})
}

// nothingOf fails if a file with the program's name is left under a folder.
func nothingOf(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.Contains(d.Name(), "countersign") || d.Name() == "tally" {
			return fmt.Errorf("uninstall leaves %s", path)
		}
		return nil
	})
}

// debian unpacks the package and compares its programs with the archive's.
func (t *trial) debian() error {
	root := filepath.Join(t.dir, "debian")
	if _, err := says(nil, "dpkg-deb", "--extract", filepath.Join(t.out, "countersign_"+t.at.Version+"_amd64.deb"), root); err != nil {
		return err
	}
	for _, p := range parts {
		a, err := os.ReadFile(filepath.Join(t.programs, p.name))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(root, "usr", "bin", p.name))
		if err != nil || !bytes.Equal(a, b) {
			return fmt.Errorf("%s is another one than the archive's: %w", p.name, err)
		}
	}
	return nil
}
