package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// forWindows makes the archive and the installer.
func forWindows(at about, out string) error {
	programs, err := os.MkdirTemp("", "release-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(programs) }()
	s := systems["windows"]
	overlay, err := resources(at, programs)
	if err != nil {
		return err
	}
	if err := s.build(at, programs, overlay); err != nil {
		return err
	}
	for _, p := range parts {
		if err := signed(filepath.Join(programs, p.name+s.end)); err != nil {
			return err
		}
	}
	name := "countersign-" + at.Version + "-windows-amd64"
	if err := bill(at, s, programs, filepath.Join(out, name+".cdx.json")); err != nil {
		return err
	}
	t, err := windowsTree(s, programs)
	if err != nil {
		return err
	}
	var all tree
	for _, e := range t {
		all.add(name+"/"+e.name, e.mode, e.data)
	}
	if err := all.zip(filepath.Join(out, name+".zip"), at.Time); err != nil {
		return err
	}
	return installer(at, t, filepath.Join(out, name+"-setup.exe"))
}

func windowsTree(s system, programs string) (tree, error) {
	var t tree
	for _, p := range parts {
		if err := t.addFile(p.name+s.end, 0o755, filepath.Join(programs, p.name+s.end)); err != nil {
			return nil, err
		}
	}
	for name, from := range map[string]string{"README.md": "README.md", "LICENSE.txt": "LICENSE"} {
		if err := t.addFile(name, 0o644, from); err != nil {
			return nil, err
		}
	}
	words, err := licences(s)
	if err != nil {
		return nil, err
	}
	t.add("licences.txt", 0o644, words)
	return t, nil
}

// descriptions are what Windows shows where programs are listed.
var descriptions = map[string]string{"countersign": "Countersign", "tally": "Countersign, command line"}

// resources compiles the icon, the version and the manifest of each program,
// and gives an overlay that shows them to the go command as if they lay in the
// tree.
func resources(at about, dir string) (string, error) {
	icon, err := iconICO()
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "icon.ico"), icon, 0o644); err != nil {
		return "", err
	}
	data := filepath.Join(releaseFolder, "windows")
	form, err := os.ReadFile(filepath.Join(data, "program.rc"))
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for _, p := range parts {
		text := strings.NewReplacer("@NUMBERS@", strings.ReplaceAll(numbers(at), ".", ","), "@VERSION@", at.Version,
			"@DESCRIPTION@", descriptions[p.name], "@PROGRAM@", p.name).Replace(string(form))
		script, object := filepath.Join(dir, p.name+".rc"), filepath.Join(dir, p.name+".syso")
		if err := os.WriteFile(script, []byte(text), 0o644); err != nil {
			return "", err
		}
		c := exec.Command("x86_64-w64-mingw32-windres", "--include-dir", dir, "--include-dir", data, "-O", "coff", script, object)
		c.Env = append(os.Environ(), fmt.Sprint("SOURCE_DATE_EPOCH=", at.Time.Unix()))
		if err := said(c); err != nil {
			return "", err
		}
		seen, err := filepath.Abs(filepath.Join("cmd", p.name, "resources_windows_amd64.syso"))
		if err != nil {
			return "", err
		}
		replace[seen] = object
	}
	b, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, b, 0o644)
}

// numbers is a version as Windows wants it: four numbers.
func numbers(at about) string { return fmt.Sprintf("%s.%d", at.Version, at.Build) }

// installer packs the tree into a program that installs it, with NSIS.
func installer(at about, t tree, out string) error {
	from, err := os.MkdirTemp("", "release-nsis-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(from) }()
	icon, err := iconICO()
	if err != nil {
		return err
	}
	t.add("icon.ico", 0o644, icon)
	if err := t.write(from); err != nil {
		return err
	}
	for _, e := range t {
		if err := os.Chtimes(filepath.Join(from, e.name), at.Time, at.Time); err != nil {
			return err
		}
	}
	full, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	c := exec.Command("makensis", "-V2", "-NOCD", "-DVERSION="+at.Version, "-DNUMBERS="+numbers(at), "-DFROM="+from, "-DOUT="+full,
		filepath.Join(releaseFolder, "windows", "installer.nsi"))
	c.Env = append(os.Environ(), fmt.Sprint("SOURCE_DATE_EPOCH=", at.Time.Unix()))
	if err := said(c); err != nil {
		return err
	}
	return signed(full)
}
