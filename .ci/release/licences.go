package main

import (
	"bytes"
	"fmt"
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
// The C library of the window's toolkit lies in a folder of its own.
func modules(s system) ([]source, error) {
	seen := map[source]bool{}
	for _, p := range parts {
		form := `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}` + "\t" + `{{.Dir}}{{end}}{{end}}`
		c := exec.Command("go", "list", "-deps", "-tags", "migrated_fynedo", "-f", form, "./cmd/"+p.name)
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
		if inside := filepath.Join(m.dir, "glfw"); strings.Contains(m.name, "/glfw ") && isDir(inside) {
			out = append(out, source{m.name + ", the library GLFW inside it", inside})
		}
	}
	slices.SortFunc(out, func(a, b source) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

func isDir(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// text is a file with a licence.
type text struct {
	name string
	data []byte
}

// licencesIn finds the licences that lie in a folder, by their names.
func licencesIn(dir string) ([]text, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []text
	for _, f := range files {
		if f.IsDir() || !isLicence(f.Name()) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, text{f.Name(), b})
	}
	return out, nil
}

// isLicence knows the names that licences have, those of typefaces too.
func isLicence(name string) bool {
	if filepath.Ext(name) == ".go" {
		return false
	}
	up := strings.ToUpper(name)
	for _, word := range []string{"LICEN", "COPYING", "NOTICE", "PATENTS", "OFL", "DEJAVU.TXT"} {
		if strings.Contains(up, word) {
			return true
		}
	}
	return false
}
