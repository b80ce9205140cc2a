package main

import (
	"crypto/md5"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// debianOf is the package that brings a library. The window names the first
// ones itself and opens the others when it starts, on X11 or on Wayland.
var debianOf = map[string]string{
	"libc.so.6": "libc6", "libm.so.6": "libc6", "libGL.so.1": "libgl1", "libwayland-client.so.0": "libwayland-client0",
}

// opened are the packages of the libraries that the window opens when it
// starts: it ends with a sentence where one of them is missing.
var opened = []string{
	"libegl1", "libx11-6", "libx11-xcb1", "libxcursor1", "libxext6", "libxi6", "libxinerama1", "libxrandr2", "libxrender1",
	"libxxf86vm1", "libwayland-cursor0", "libwayland-egl1", "libxkbcommon0", "libgl1-mesa-dri",
}

// depends is the Depends field for a program: what it names, the oldest C
// library that has what it calls, and what it opens.
func depends(program string) (string, error) {
	f, err := elf.Open(program)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	libraries, err := f.ImportedLibraries()
	if err != nil {
		return "", err
	}
	out := slices.Clone(opened)
	for _, l := range libraries {
		p, ok := debianOf[l]
		if !ok {
			return "", fmt.Errorf("the window wants the library %s: say in deb.go which package brings it", l)
		}
		if p != "libc6" {
			out = append(out, p)
		}
	}
	calls, err := f.ImportedSymbols()
	if err != nil {
		return "", err
	}
	newest := 0
	for _, s := range calls {
		if minor, ok := strings.CutPrefix(s.Version, "GLIBC_2."); ok {
			n, _, _ := strings.Cut(minor, ".")
			if v, err := strconv.Atoi(n); err == nil {
				newest = max(newest, v)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(append([]string{fmt.Sprintf("libc6 (>= 2.%d)", newest)}, out...), ", "), nil
}

// debianPackage writes a .deb. The desktop's own triggers do what install does
// for the archive, so it has no scripts.
func debianPackage(at about, installed tree, program, out string) (err error) {
	needs, err := depends(program)
	if err != nil {
		return err
	}
	var t tree
	size := 0
	for _, e := range installed {
		e.name = "usr/" + strings.Replace(e.name, zshCompletion, debianZsh, 1)
		t = append(t, e)
		size += len(e.data)
	}
	change := fmt.Sprintf("countersign (%s) stable; urgency=medium\n\n  * Release %s.\n\n -- %s  %s\n",
		at.Version, at.Version, maintainer, at.Time.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	packed, err := gzipped([]byte(change))
	if err != nil {
		return err
	}
	t.add("usr/share/doc/countersign/changelog.gz", 0o644, packed)
	var check strings.Builder
	for _, e := range t.sorted() {
		fmt.Fprintf(&check, "%x  %s\n", md5.Sum(e.data), e.name) // dpkg --verify asks for MD5
	}
	t.add("DEBIAN/md5sums", 0o644, []byte(check.String()))
	t.add("DEBIAN/control", 0o644, fmt.Appendf(nil, control, at.Version, size/1024, needs, maintainer))
	root, err := os.MkdirTemp("", "release-deb-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(root) }()
	if err := os.Chmod(root, 0o755); err != nil {
		return err
	}
	if err := t.write(root); err != nil {
		return err
	}
	c := exec.Command("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", root,
		filepath.Join(out, "countersign_"+at.Version+"_amd64.deb"))
	c.Env = append(os.Environ(), fmt.Sprint("SOURCE_DATE_EPOCH=", at.Time.Unix()))
	return said(c)
}

const maintainer = "Countersign maintainers <maintainers@countersign.invalid>"

const control = `Package: countersign
Version: %s
Architecture: amd64
Installed-Size: %d
Depends: %s
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: misc
Priority: optional
Maintainer: %s
Description: Count and certify ballots of union votes
 Two recorders key every batch of paper ballots, blind to one another; the
 program compares, checks every sum, and lets the tellers sign a PDF and an
 Excel tally sheet. Anyone who holds a sheet can verify it, and a secretary
 rolls many of them up. The command line tally does the same without a window.
`
