package main

import (
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
	if err := withResources(at, programs, func() error { return s.build(at, programs) }); err != nil {
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

// withResources compiles the icon, the version and the manifest of each program
// and lays them where the go command looks for them while it builds.
func withResources(at about, dir string, build func() error) error {
	icon, err := iconICO()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "icon.ico"), icon, 0o644); err != nil {
		return err
	}
	for _, p := range parts {
		object := filepath.Join("cmd", p.name, "resources_windows_amd64.syso")
		defer func() { _ = os.Remove(object) }()
		if err := resource(at, p, dir, object); err != nil {
			return err
		}
	}
	return build()
}

func resource(at about, p part, dir, object string) error {
	data := filepath.Join(releaseFolder, "windows")
	form, err := os.ReadFile(filepath.Join(data, "program.rc"))
	if err != nil {
		return err
	}
	words := strings.NewReplacer("@NUMBERS@", strings.ReplaceAll(numbers(at), ".", ","), "@VERSION@", at.Version,
		"@DESCRIPTION@", descriptions[p.name], "@PROGRAM@", p.name)
	script := filepath.Join(dir, p.name+".rc")
	if err := os.WriteFile(script, []byte(words.Replace(string(form))), 0o644); err != nil {
		return err
	}
	c := exec.Command("x86_64-w64-mingw32-windres", "--include-dir", dir, "--include-dir", data, "-O", "coff", script, object)
	c.Env = append(os.Environ(), fmt.Sprint("SOURCE_DATE_EPOCH=", at.Time.Unix()))
	return said(c)
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
