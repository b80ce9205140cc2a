package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says what each room may import of this module. A room that is not
// listed is part of the longest room that is.
var arrows = map[string][]string{
	"assets":          {},
	"assets/votetest": {"assets", "count", "count/rule"},
	"count":           {},
	"count/rule":      {"count"},
	"count/journal":   {"count"},
	"count/name":      {},
	"count/desk":      {"count", "count/name", "count/journal"},
	"count/hall":      {"count", "count/journal", "count/desk"},
	"count/backup":    {"count", "count/journal"},
	"count/rollup":    {"count", "count/name", "count/rule"},
	"count/board":     {"count", "count/rule", "count/journal", "count/rollup"},
	"export":          {"count", "count/name", "count/rule", "count/journal", "count/desk", "count/rollup", "count/board", "export", "assets"},
	"ui":              {"count", "count/name", "count/rule", "count/journal", "count/desk", "count/rollup", "count/board", "count/backup", "count/hall", "export", "assets", "assets/votetest", "ui"},
	"cmd/tally":       {"count", "count/name", "count/rule", "count/journal", "count/desk", "count/rollup", "count/board", "count/backup", "count/hall", "export", "assets"},
	"cmd/countersign": {"count", "count/rule", "count/journal", "count/desk", "count/rollup", "count/board", "count/backup", "count/hall", "export", "assets", "ui"},
}

// outside says which modules a room may use beside the standard library.
var outside = map[string][]string{
	"assets": {}, "assets/votetest": {}, "count": {}, "count/rule": {}, "count/desk": {}, "count/hall": {}, "count/rollup": {}, "count/backup": {},
	"count/name":    {"golang.org/x/text"}, // what Unicode says of spellings
	"count/journal": {"modernc.org/sqlite", "github.com/jackc/pgx/v5"},
	"export":        {"github.com/jung-kurt/gofpdf", "github.com/xuri/excelize/v2", "software.sslmate.com/src/go-pkcs12", "rsc.io/qr", "golang.org/x/text", "golang.org/x/image", "filippo.io/age", "github.com/fsnotify/fsnotify"},
	"ui":            {"fyne.io/fyne/v2"},
	"cmd/tally":     {"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"},
	"cmd/countersign": {
		"fyne.io/fyne/v2",
	},
}

// room is the longest listed room that a folder is in.
func room(dir string) string {
	for d := dir; d != "."; d = filepath.ToSlash(filepath.Dir(d)) {
		if _, ok := arrows[d]; ok {
			return d
		}
	}
	return ""
}

func TestEveryArrowIsOneThatTheArchitectureHas(t *testing.T) {
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		rel := filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(path, "../.."), "/"))
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(rel, ".") {
			return err
		}
		files++
		in := room(filepath.ToSlash(filepath.Dir(rel)))
		if in == "" {
			t.Errorf("%s is in no room of the architecture", rel)
			return nil
		}
		checkFile(t, path, rel, in)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Fatalf("only %d files were looked at", files)
	}
}

func checkFile(t *testing.T, path, rel, in string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if own, ok := strings.CutPrefix(p, "countersign/"); ok {
			if to := room(own); to != in && !slices.Contains(arrows[in], to) {
				t.Errorf("%s (%s) imports %s", rel, in, p)
			}
			continue
		}
		if !strings.Contains(strings.Split(p, "/")[0], ".") {
			continue // the standard library
		}
		if strings.HasPrefix(p, "fyne.io/fyne/v2/app") && in != "cmd/countersign" {
			t.Errorf("%s imports %s; only cmd/countersign does", rel, p)
		}
		if !within(outside[in], p) {
			t.Errorf("%s (%s) imports %s", rel, in, p)
		}
	}
}

func within(modules []string, path string) bool {
	for _, m := range modules {
		if path == m || strings.HasPrefix(path, m+"/") {
			return true
		}
	}
	return false
}

// Go's linker leaves out what nothing calls, but keeps every exported method of
// every type as soon as one is looked up by a name that it cannot know. Templates
// do that. cobra has them, for a program that sets one; tally does not.
func TestTallyLooksNoMethodUpByItsName(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(line, ": ")
		if strings.HasPrefix(path, "github.com/alecthomas/kong") {
			t.Errorf("%s is back", path)
		}
		for _, i := range strings.Fields(imports) {
			if (i == "text/template" || i == "html/template") && path != "github.com/spf13/cobra" && path != "html/template" {
				t.Errorf("%s imports %s", path, i)
			}
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"SetUsageTemplate", "SetHelpTemplate", "SetVersionTemplate", "MethodByName", ".Method("} {
			if strings.Contains(string(b), word) {
				t.Errorf("%s calls %s: tally becomes larger by a tenth", name, word)
			}
		}
	}
}
