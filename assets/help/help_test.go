package help_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assets/help"
)

// code is what the code of a check looks like.
var code = regexp.MustCompile(`^[BTACSR][0-9]{3}$`)

// given are the codes that the program names, in the folders that give findings.
func given(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, root := range []string{"../../count", "../../export", "../../cmd", "../../ui"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, err := strconv.Unquote(lit.Value); err == nil && code.MatchString(s) && !slices.Contains(out, s) {
						out = append(out, s)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestEveryCodeOfTheProgramHasAPageAndNoPageIsDead(t *testing.T) {
	codes, have := given(t), help.Codes()
	if len(codes) < 40 {
		t.Fatalf("only %d codes were found in the program: %v", len(codes), codes)
	}
	for _, c := range codes {
		if !slices.Contains(have, c) {
			t.Errorf("%s is given by the program and has no page", c)
		}
	}
	for i, c := range have {
		if !slices.Contains(codes, c) {
			t.Errorf("%s has a page and nothing gives it", c)
		}
		if slices.Contains(have[:i], c) {
			t.Errorf("%s has two pages", c)
		}
	}
}

// texts are all that the pages say.
func texts() []string {
	var out []string
	for _, p := range help.Pages() {
		out = append(append(out, p.Title, p.Level, p.Means, p.Sum, p.Example, p.Next), p.Usually...)
	}
	return out
}

func TestEveryPageIsWhole(t *testing.T) {
	for _, p := range help.Pages() {
		if p.Title == "" || p.Level == "" || p.Sum == "" || len(p.Usually) == 0 {
			t.Errorf("%s lacks a part: %+v", p.Code, p)
		}
		if strings.HasSuffix(p.Title, ".") {
			t.Errorf("%s: a title is no sentence: %q", p.Code, p.Title)
		}
		for _, s := range append([]string{p.Level, p.Means, p.Next}, p.Usually...) {
			if !strings.HasSuffix(s, ".") || strings.ToUpper(s[:1]) != s[:1] {
				t.Errorf("%s: not a sentence: %q", p.Code, s)
			}
		}
	}
}

// The font has no arrows, no true minus and no signs of comparison, and a hole
// of package fmt would be filled where the text is translated.
func TestEveryTextCanBeShown(t *testing.T) {
	for _, s := range texts() {
		if i := strings.IndexFunc(s, func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("%q has a character that the font may lack", s)
		}
		for _, word := range []string{"invalid", "please", "success", "!"} {
			if strings.Contains(strings.ToLower(s), word) {
				t.Errorf("%q says %q", s, word)
			}
		}
	}
}

func TestACodeIsFoundInSmallLettersToo(t *testing.T) {
	for _, c := range []string{"A303", "a303", " a303 "} {
		if p, ok := help.Find(c); !ok || p.Code != "A303" {
			t.Errorf("%q found %+v, %v", c, p, ok)
		}
	}
	if p, ok := help.Find("Z999"); ok {
		t.Errorf("Z999 found %+v", p)
	}
}
