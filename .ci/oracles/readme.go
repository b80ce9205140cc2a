package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// section is the heading of the README under which people find what to run.
const section = "## Check a sheet with other people's programs"

// readme runs the commands of the README on a sheet, each as it is printed;
// those that name an issuer where there is one. A comment behind a command says
// in quotation marks what the program answers.
func (w *workshop) readme(path string, sheet *file) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	commands := commandsUnder(string(b), section)
	if len(commands) == 0 {
		return fmt.Errorf("%s has no commands under %q", path, section)
	}
	dir, err := w.folder("readme-" + filepath.Base(filepath.Dir(sheet.path)))
	if err != nil {
		return err
	}
	if err := w.asInReadme(dir, sheet); err != nil {
		return err
	}
	fmt.Printf("\nThe commands of the README on %s:\n", sheet.name)
	var faults []error
	for _, c := range commands {
		if !sheet.issued && (strings.Contains(c.line, "issuer") || strings.Contains(c.line, "store")) {
			continue
		}
		said, err := w.run("", "sh", "-c", "cd \"$0\" && "+c.line, dir)
		if err == nil {
			err = c.answered(said)
		}
		if err != nil {
			fmt.Printf("NOT OK %s: %v\n", c.line, err)
			faults = append(faults, errors.New(c.line))
			continue
		}
		fmt.Printf("ok     %s\n", c.line)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d commands of %s are NOT OK", len(faults), path)
	}
	return nil
}

// asInReadme gives files the names that they have in the README.
func (w *workshop) asInReadme(dir string, sheet *file) error {
	return errors.Join(
		rewrite(sheet.path, filepath.Join(dir, "sheet.pdf"), same),
		rewrite(sheet.anchors, filepath.Join(dir, "issuer.pem"), same),
		os.Mkdir(filepath.Join(dir, "bin"), 0o755),
		os.Symlink(w.tally, filepath.Join(dir, "bin", "tally")),
	)
}

// command is a line of the README for a shell.
type command struct {
	line, comment string
}

// commandsUnder gives the indented lines of a section.
func commandsUnder(readme, heading string) []command {
	_, text, _ := strings.Cut(readme, "\n"+heading+"\n")
	text, _, _ = strings.Cut(text, "\n## ")
	var out []command
	for line := range strings.Lines(text) {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			c, comment, _ := strings.Cut(strings.TrimSpace(code), " # ")
			out = append(out, command{strings.TrimSpace(c), comment})
		}
	}
	return out
}

var quoted = regexp.MustCompile(`"([^"]+)"`)

func (c command) answered(said string) error {
	for _, m := range quoted.FindAllStringSubmatch(c.comment, -1) {
		if !strings.Contains(said, m[1]) {
			return fmt.Errorf("it does not answer %q but: %s", m[1], oneLine(said))
		}
	}
	return nil
}
