// Command release makes what a person can install, from a Debian machine:
//
//	go run ./.ci/release -out out/release [-for linux,windows] [-check]
//
// Written are, for version V of FyneApp.toml:
//
//	countersign-V-linux-amd64.tar.xz     both programs, install and uninstall
//	countersign-V-linux-amd64            the window as one file, to be run as it is
//	countersign_V_amd64.deb              the same for Debian and its children
//	countersign-V-windows-amd64.zip      both programs
//	countersign-V-windows-amd64-setup.exe   the same with an installer
//	countersign-V-OS-amd64.cdx.json      what the programs are built of (CycloneDX)
//	countersign-V-windows-amd64-opengl.zip  with -opengl: Mesa's software OpenGL
//	SHA256SUMS                           the digests of all of them
//
// The same commit gives the same bytes, in any folder, with the same Debian and
// Go: every time is the commit's, or SOURCE_DATE_EPOCH's. Only a signature is
// new each time: the Windows programs are signed where SIGN_P12 names a
// certificate's file and SIGN_PASSWORD_FILE the file of its password.
//
// -check runs what was made instead: the Linux archive is installed into a
// scratch folder, the Windows programs are run under Wine.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	out := flag.String("out", filepath.Join("out", "release"), "the folder that the files go to")
	systems := flag.String("for", "linux,windows", "the systems to build for")
	check := flag.Bool("check", false, "run what was made, rather than make it")
	pictures := flag.String("pictures", "", "with -check: a folder for pictures of the windows")
	mac := flag.Bool("plist", false, "print the Info.plist of an app for macOS, and make nothing")
	words := flag.String("licences", "", "print the licences of others in the programs for this system, and make nothing")
	mesa := flag.String("opengl", "", "pack this opengl32sw.dll as a companion for Windows computers without a driver, and make nothing else")
	flag.Parse()
	act := func() error { return produce(*out, strings.Split(*systems, ",")) }
	switch {
	case *check:
		act = func() error { return try(*out, *pictures) }
	case *mesa != "":
		act = func() error { return companion(*out, *mesa) }
	case *mac:
		act = printPlist
	case *words != "":
		act = func() error { return printLicences(*words) }
	}
	if err := act(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func printPlist() error {
	at, err := readManifest("FyneApp.toml")
	if err != nil {
		return err
	}
	return plist(os.Stdout, at)
}

func printLicences(name string) error {
	s, ok := systems[name]
	if !ok {
		return fmt.Errorf("there is no build for %q", name)
	}
	b, err := licences(s)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(b)
	return err
}
