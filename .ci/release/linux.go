package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// releaseFolder is where the data of the release lies.
var releaseFolder = filepath.Join(".ci", "release")

// forLinux makes the archive, the Debian package and the window as one file.
func forLinux(at about, out string) error {
	programs, err := os.MkdirTemp("", "release-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(programs) }()
	s := systems["linux"]
	if err := s.build(at, programs); err != nil {
		return err
	}
	installed, err := linuxTree(at, s, programs)
	if err != nil {
		return err
	}
	name := "countersign-" + at.Version + "-linux-amd64"
	if err := bill(at, s, programs, filepath.Join(out, name+".cdx.json")); err != nil {
		return err
	}
	if err := alone(filepath.Join(programs, "countersign"), filepath.Join(out, name)); err != nil {
		return err
	}
	if err := debianPackage(at, installed, filepath.Join(programs, "countersign"), out); err != nil {
		return err
	}
	var all tree
	for _, e := range installed {
		all.add(name+"/"+e.name, e.mode, e.data)
	}
	for _, script := range []string{"install", "uninstall", "refresh"} {
		if err := all.addFile(name+"/"+script, 0o755, filepath.Join(releaseFolder, "linux", script)); err != nil {
			return err
		}
	}
	for _, paper := range []string{"README.md", "LICENSE"} {
		if err := all.addFile(name+"/"+paper, 0o644, paper); err != nil {
			return err
		}
	}
	return all.tarXZ(filepath.Join(out, name+".tar.xz"), at.Time)
}

// alone copies a program that needs nothing beside it, to be run as it is.
func alone(program, out string) error {
	b, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	return os.WriteFile(out, b, 0o755)
}

// linuxTree is what is installed under a prefix: /usr, /usr/local or ~/.local.
func linuxTree(at about, s system, programs string) (tree, error) {
	var t tree
	for _, p := range parts {
		if err := t.addFile("bin/"+p.name, 0o755, filepath.Join(programs, p.name)); err != nil {
			return nil, err
		}
	}
	data := filepath.Join(releaseFolder, "linux")
	for name, from := range map[string]string{
		"share/applications/" + at.ID + ".desktop":            filepath.Join(data, at.ID+".desktop"),
		"share/mime/packages/" + at.ID + ".xml":               filepath.Join(data, at.ID+".xml"),
		"share/icons/hicolor/scalable/apps/" + at.ID + ".svg": filepath.Join("assets", "icon.svg"),
		"share/icons/hicolor/512x512/apps/" + at.ID + ".png":  filepath.Join("assets", "icon.png"),
		"share/doc/countersign/README.md":                     "README.md",
		"share/doc/countersign/copyright":                     "LICENSE",
	} {
		if err := t.addFile(name, 0o644, from); err != nil {
			return nil, err
		}
	}
	for _, size := range iconSizes {
		b, err := iconPNG(size)
		if err != nil {
			return nil, err
		}
		t.add(fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", size, size, at.ID), 0o644, b)
	}
	words, err := licences(s)
	if err != nil {
		return nil, err
	}
	t.add("share/doc/countersign/licences.txt", 0o644, words)
	said, err := manuals(at, filepath.Join(programs, "tally"))
	if err != nil {
		return nil, err
	}
	return append(t, said...), nil
}

// bill writes the bill of materials.
func bill(at about, s system, programs, out string) error {
	b, err := materials(at, s, programs)
	if err != nil {
		return err
	}
	return os.WriteFile(out, b, 0o644)
}
