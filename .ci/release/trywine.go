package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

// wine is Debian's, for programs of 64 bits.
const wine = "/usr/lib/wine/wine64"

// wineEnv is a Windows of its own, made the first time.
func (t *trial) wineEnv() ([]string, error) {
	prefix := filepath.Join(t.dir, "wine")
	env := append(t.display.env, "WINEPREFIX="+prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=winemenubuilder.exe=d")
	library := filepath.Join(prefix, "drive_c", "windows", "system32", "bcryptprimitives.dll")
	if _, err := os.Stat(library); err == nil {
		return env, nil
	}
	if err := os.MkdirAll(filepath.Dir(library), 0o755); err != nil {
		return nil, err
	}
	_, err := says(nil, systems["windows"].cc, "-shared", "-o", library, filepath.Join(releaseFolder, "windows", "prng.c"), "-ladvapi32")
	return env, err
}

// seen is a path as Windows programs under Wine see it.
func seen(path string) string { return `Z:` + strings.ReplaceAll(path, "/", `\`) }

func (t *trial) unzipped() string {
	return filepath.Join(t.dir, "countersign-"+t.at.Version+"-windows-amd64")
}

// windowsTally lets each system audit and verify what the other one counted.
func (t *trial) windowsTally() error {
	if _, err := says(nil, "unzip", "-q", t.file("windows-amd64.zip"), "-d", t.dir); err != nil {
		return err
	}
	env, err := t.wineEnv()
	if err != nil {
		return err
	}
	program := filepath.Join(t.unzipped(), "tally.exe")
	if v, err := says(env, wine, program, "--version"); err != nil || strings.TrimSpace(v) != t.at.Version {
		return fmt.Errorf("tally.exe is version %q: %w", v, err)
	}
	if _, err := says(env, wine, program, "demo", "--out", seen(filepath.Join(t.dir, "windows"))); err != nil {
		return err
	}
	for _, from := range []string{"linux", "windows"} {
		count := filepath.Join(t.dir, from, "count", "AFSCME-749.count")
		there, err := says(env, wine, program, "audit", seen(count))
		if err != nil {
			return err
		}
		here, err := says(nil, filepath.Join(t.programs, "tally"), "audit", count)
		if err != nil {
			return err
		}
		a, err := recordIn(there)
		if err != nil {
			return err
		}
		if b, err := recordIn(here); err != nil || a != b {
			return fmt.Errorf("the record of one count is %s on Windows and %s on Linux: %w", a, b, err)
		}
		if err := t.verified(env, from, a); err != nil {
			return err
		}
	}
	return nil
}

// verified verifies the sheets that a system made on both: they carry the record
// with this digest.
func (t *trial) verified(env []string, from, digest string) error {
	sheets := filepath.Join(t.dir, from)
	there, err := says(env, wine, filepath.Join(t.unzipped(), "tally.exe"), "verify", "--json", seen(sheets))
	if err != nil {
		return err
	}
	here, err := says(nil, filepath.Join(t.programs, "tally"), "verify", "--json", sheets)
	if err != nil {
		return err
	}
	want := `"digest": "` + digest + `"`
	if strings.Count(there, want) < 2 || strings.Count(here, want) < 2 {
		return fmt.Errorf("the sheets of %s do not carry the record %s:\n%s\n%s", from, digest, there, here)
	}
	return nil
}

// The keys of one recorder for batch 1 of the practice count: agreement 31, 18,
// 1, 0 and contract 27, 22, 0, 1. A cell goes on by itself after two digits.
var batchOne = []string{"3", "1", "1", "8", "1", "Return", "0", "Return", "2", "7", "2", "2", "0", "Return", "1", "Return"}

// windowsWindow keys a batch as both recorders into the window, and reads the
// journal that it left with this computer's own programs.
func (t *trial) windowsWindow() error {
	env, err := t.wineEnv()
	if err != nil {
		return err
	}
	folder, log := filepath.Join(t.dir, "counts"), filepath.Join(t.dir, "window.log")
	c := exec.Command(wine, filepath.Join(t.unzipped(), "countersign.exe"), "--practice", "--folder", seen(folder), "--log", seen(log))
	c.Env = env
	if err := c.Start(); err != nil {
		return err
	}
	defer func() { _ = c.Process.Kill() }() // it has ended if all went well
	logged := func(words string) error {
		return until("the log to say "+words, func() bool {
			b, err := os.ReadFile(log)
			return err == nil && strings.Contains(string(b), words)
		})
	}
	if err := logged("shown step=2"); err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	window, err := t.display.shows("Countersign")
	if err != nil {
		return err
	}
	if _, err := says(env, "xdotool", "windowactivate", "--sync", window); err != nil {
		return err
	}
	if err := errors.Join(t.display.still(), t.display.keys("Return"), logged("entry batch=1 side=A"),
		t.display.keys(batchOne[:len(batchOne)-1]...), t.display.still(), t.picture("windows-keyed"),
		t.display.keys("Return"), logged(`"entry closed" batch=1 side=A`)); err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	if err := until("the hand-over", func() bool { // it does not hear an Enter that comes too early
		_ = t.display.keys("Return")
		b, err := os.ReadFile(log)
		return err == nil && strings.Contains(string(b), "batch=1 side=B")
	}); err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	if err := errors.Join(t.display.keys(batchOne...), logged(`"entry closed" batch=1 side=B`), t.display.still(), t.picture("windows-agreed")); err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	if err := t.display.leave(window, c); err != nil {
		return err
	}
	return agreed(filepath.Join(folder, "Practice count.count"))
}

// agreed expects batch 1 of a count to stand as batchOne has it.
func agreed(path string) error {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer func() { _ = j.Close() }()
	s, _, err := desk.Fold(context.Background(), j, record.Write, export.Prove)
	if err != nil {
		return err
	}
	b := s.Tally.Batches[0]
	if state := b.State(s.Tally.QuestionIDs()); state != count.BatchAgreed {
		return fmt.Errorf("batch 1 is %s", state)
	}
	for question, want := range map[string]count.Figures{
		"agreement": {Yes: count.N(31), No: count.N(18), Blank: count.N(1), Void: count.N(0)},
		"contract":  {Yes: count.N(27), No: count.N(22), Blank: count.N(0), Void: count.N(1)},
	} {
		if got := b.Figures(question); got != want {
			return fmt.Errorf("%s: the journal has %+v, keyed was %+v", question, got, want)
		}
	}
	return nil
}

// windowsOpenGL starts the window with the companion beside it.
func (t *trial) windowsOpenGL() error {
	pack := t.file("windows-amd64-opengl.zip")
	if _, err := os.Stat(pack); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	env, err := t.wineEnv()
	if err != nil {
		return err
	}
	beside := filepath.Join(t.unzipped(), "opengl32.dll")
	if _, err := says(nil, "unzip", "-q", "-j", pack, "*/opengl32.dll", "-d", t.unzipped()); err != nil {
		return err
	}
	defer func() { _ = os.Remove(beside) }()
	c := exec.Command(wine, filepath.Join(t.unzipped(), "countersign.exe"), "--folder", seen(filepath.Join(t.dir, "counts")), seen(filepath.Join(t.dir, "linux", "count", "AFSCME-749.count")))
	c.Env = append(env, "WINEDLLOVERRIDES=opengl32=n") // n: the one beside the program, or none
	if err := c.Start(); err != nil {
		return err
	}
	defer func() { _ = c.Process.Kill() }()
	window, err := t.display.shows("AFSCME Local 749")
	if err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	return errors.Join(t.display.still(), t.picture("windows-opengl"), t.display.leave(window, c))
}

// windowsInstaller installs without a question, opens a count by its kind, and
// uninstalls.
func (t *trial) windowsInstaller() error {
	env, err := t.wineEnv()
	if err != nil {
		return err
	}
	if _, err := says(env, wine, t.file("windows-amd64-setup.exe"), "/S"); err != nil {
		return err
	}
	found, err := filepath.Glob(filepath.Join(t.dir, "wine", "drive_c", "users", "*", "AppData", "Local", "Programs", "Countersign"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("the installer installed into %v: %w", found, err)
	}
	program, err := opener(env, ".count")
	if err != nil {
		return err
	}
	opening := exec.Command(wine, program, seen(filepath.Join(t.dir, "windows", "count", "AFSCME-749.count")))
	opening.Env = env
	if err := opening.Start(); err != nil {
		return err
	}
	defer func() { _ = opening.Process.Kill() }()
	window, err := t.display.shows("AFSCME Local 749")
	if err != nil {
		return errors.Join(err, t.picture("windows-stuck"))
	}
	if err := errors.Join(t.display.still(), t.picture("windows-opened"), t.display.leave(window, opening)); err != nil {
		return err
	}
	uninstall := filepath.Join(found[0], "uninstall.exe")
	if _, err := says(env, wine, uninstall, "/S", "_?="+`C:`+strings.ReplaceAll(strings.SplitN(found[0], "drive_c", 2)[1], "/", `\`)); err != nil {
		return err
	}
	left, err := filepath.Glob(filepath.Join(found[0], "*"))
	if err != nil || len(left) > 1 || len(left) == 1 && left[0] != uninstall { // run in its place, it cannot delete itself
		return fmt.Errorf("uninstalling leaves %v: %w", left, err)
	}
	if keys, err := says(env, wine, "reg", "query", `HKCU\Software\Classes\.count`); err == nil {
		return fmt.Errorf("uninstalling leaves the kind of file:\n%s", keys)
	}
	return nil
}

// opener is the program that the registry names for a kind of file. Wine 8 does
// not look there for a person's own kinds when it opens a file; Windows does.
func opener(env []string, end string) (string, error) {
	kind, err := registered(env, end)
	if err != nil {
		return "", err
	}
	command, err := registered(env, kind+`\shell\open\command`)
	if err != nil {
		return "", err
	}
	program, ok := strings.CutSuffix(command, `" "%1"`)
	if !ok || !strings.HasPrefix(program, `"`) {
		return "", fmt.Errorf("files that end in %s are opened by: %s", end, command)
	}
	return program[1:], nil
}

// registered is the default value of a key of kinds.
func registered(env []string, key string) (string, error) {
	words, err := says(env, wine, "reg", "query", `HKCU\Software\Classes\`+key, "/ve")
	if err != nil {
		return "", err
	}
	_, value, ok := strings.Cut(words, "REG_SZ")
	if !ok {
		return "", fmt.Errorf("the installer registered nothing for %s:\n%s", key, words)
	}
	return strings.TrimSpace(value), nil
}
