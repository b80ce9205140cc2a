package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// licences collects the licences of everything that is in the programs of a
// system: the modules, Go itself, the typefaces. It fails if one has none.
func licences(s system) ([]byte, error) {
	sources, err := modules(s)
	if err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	sources = append(sources, source{"Go, its standard library and runtime", strings.TrimSpace(string(root))})
	sources = append(sources, source{"The typefaces Noto Sans and DejaVu Sans Mono", filepath.Join("assets", "fonts")})
	var out bytes.Buffer
	fmt.Fprintf(&out, "Countersign for %s contains the work of others, under these licences.\n", s.name)
	for _, from := range sources {
		texts, err := licencesIn(from.dir)
		if err != nil {
			return nil, err
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("%s has no file with a licence, so it cannot be given to others: ask its makers, or do without it", from.name)
		}
		for _, t := range texts {
			fmt.Fprintf(&out, "\n%s\n%s (%s)\n\n%s\n", strings.Repeat("=", 72), from.name, t.name, bytes.TrimSpace(bytes.ReplaceAll(t.data, []byte("\r\n"), []byte("\n"))))
		}
	}
	return out.Bytes(), nil
}

// source is something that the programs are made of, and its folder.
type source struct{ name, dir string }

// modules are the modules in the programs of a system, in alphabetical order.
func modules(s system) ([]source, error) {
	seen := map[source]bool{}
	for _, p := range parts {
		form := `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}` + "\t" + `{{.Dir}}{{end}}{{end}}`
		c := exec.Command("go", "list", "-deps", "-tags", windowTags, "-f", form, "./cmd/"+p.name)
		c.Env = s.environment(p, about{})
		b, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", s.name, err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if name, dir, ok := strings.Cut(line, "\t"); ok {
				seen[source{name, dir}] = true
			}
		}
	}
	var out []source
	for m := range seen {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b source) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// text is a file with a licence.
type text struct {
	name string
	data []byte
}

// licencesIn finds the licences under a folder, by their names: a module may
// carry typefaces and C libraries of others with it. What two say in the same
// words is taken once; what only tests use is left out.
func licencesIn(dir string) ([]text, error) {
	var out []text
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" || path != dir && d.Name() == "cmd" {
				return fs.SkipDir
			}
			return nil
		}
		if !isLicence(d.Name()) {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil || slices.ContainsFunc(out, func(t text) bool { return bytes.Equal(t.data, b) }) {
			return err
		}
		name, err := filepath.Rel(dir, path)
		out = append(out, text{filepath.ToSlash(name), b})
		return err
	})
	return out, err
}

// isLicence knows the names that licences have, those of typefaces too.
func isLicence(name string) bool {
	if ext := filepath.Ext(name); ext != "" && ext != ".txt" && ext != ".md" {
		return ext != ".go" && strings.HasPrefix(name, "LICENSE-")
	}
	up := strings.ToUpper(name)
	for _, word := range []string{"LICEN", "COPYING", "NOTICE", "PATENTS", "OFL", "DEJAVU.TXT"} {
		if strings.Contains(up, word) {
			return true
		}
	}
	return false
}
