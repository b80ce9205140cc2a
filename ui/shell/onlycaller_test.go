package shell

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBackIsTheOnlyCallerOfFyneDo keeps the rule of threads in ui/doc.go.
func TestBackIsTheOnlyCallerOfFyneDo(t *testing.T) {
	callers, files := map[string]bool{}, 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		files++
		if callsFyneDo(t, path) {
			callers[filepath.ToSlash(path)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(callers) != 1 || !callers["../shell/back.go"] {
		t.Errorf("callers of fyne.Do: %v, want shell/back.go alone; hand the work to shell.Do", callers)
	}
	if files < 20 {
		t.Errorf("looked at %d files only", files)
	}
}

// TestOnlyTheProgramOpensAWindowSystem keeps ui free of cgo.
func TestOnlyTheProgramOpensAWindowSystem(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		for _, imp := range parse(t, path).Imports {
			if imp.Path.Value == `"fyne.io/fyne/v2/app"` {
				t.Errorf("%s imports fyne.io/fyne/v2/app; only cmd/countersign may", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func parse(t *testing.T, path string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func callsFyneDo(t *testing.T, path string) bool {
	found := false
	ast.Inspect(parse(t, path), func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pkg, ok := sel.X.(*ast.Ident)
		if ok && pkg.Name == "fyne" && slices.Contains([]string{"Do", "DoAndWait"}, sel.Sel.Name) {
			found = true
		}
		return true
	})
	return found
}
