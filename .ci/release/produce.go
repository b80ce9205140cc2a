package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// makers are the systems that can be built for here.
var makers = map[string]func(about, string) error{"linux": forLinux, "windows": forWindows}

// produce writes the release of some systems into a folder.
func produce(out string, names []string) error {
	at, err := readAbout()
	if err != nil {
		return err
	}
	fmt.Printf("%s %s, commit %s\n", at.Name, at.Version, at.Commit)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, n := range names {
		make, ok := makers[n]
		if !ok {
			return fmt.Errorf("%q cannot be built for; linux and windows can", n)
		}
		if err := make(at, out); err != nil {
			return err
		}
	}
	if err := sums(at, out); err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(out, sumsFile))
	fmt.Printf("%s:\n%s", out, b)
	return err
}
