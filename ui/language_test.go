package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"countersign/assets/words"
)

// inEnglish leaves the language of the program to other tests as it was.
func inEnglish(t *testing.T) {
	t.Helper()
	t.Cleanup(func() { words.Use("en") })
}

func TestTheLanguageChangesInTheMiddleOfAnEntry(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	es := words.In("es")
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.typed("3118")
	s.must("Close batch 1", "31", "18", "49 so far. 1 to go", "next box")

	s.menu("Español")
	s.must("31", "18", es.F("Close batch %d", 1), es.F("%s so far. %s to go", "49", "1"), es.T("next box"), "2 "+es.T("Batches"), es.T("Sample: not a real vote"))
	for _, english := range []string{"Close batch", "so far", "next box", "Batches", "Sample"} {
		if s.says(english) {
			t.Errorf("the Spanish window says %q", english)
		}
	}
	if item := s.item("Español"); item == nil || !item.Checked {
		t.Error("the menu does not mark Spanish")
	}
	if got := lang.L("Cancel"); got != es.T("Cancel") {
		t.Errorf("the file picker says %q", got)
	}
	s.typed("1")
	s.press(fyne.KeyReturn)
	s.typed("0")
	s.press(fyne.KeyReturn)
	s.must("50", es.F("%s of %s", "50", "50"))

	s.menu("English")
	s.must("31", "18", "50 of 50", "Close batch 1", "Recorder A")
	s.typed("27")
	s.must("27 so far")
}

func TestALanguageIsKept(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.menu("Français")
	s.window.Close()
	s.open()
	s.must(words.In("fr").T("No count is open"))
	s.menu(words.In("fr").T("As the system"))
	s.must("No count is open", "New count")
}

func TestEveryScreenIsSaidInAnotherLanguage(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	es := words.In("es")
	s.ctrl(fyne.KeyK)
	s.menu("Español")
	s.must(es.T("Verify a sheet"), es.T("Only a printed sheet?"))
	s.menu("English")
	s.must("Only a printed sheet?")
	s.ctrl(fyne.KeyT)
	for key, says := range map[fyne.KeyName]string{
		fyne.Key1: "Tellers", fyne.Key3: "Ballot account", fyne.Key4: "Checks", fyne.Key5: "Not ready to certify", fyne.Key0: "Recent counts and roll-ups",
	} {
		s.ctrl(key)
		s.must(says)
		s.menu("Español")
		s.must(es.T(says))
		s.menu("English")
		s.must(says)
	}
}

func TestWhatIsTypedElsewhereStaysToo(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.window.OpenFile("sebac-2011-06")
	s.settle()
	s.typed("judicial 749")
	s.press(fyne.KeyReturn)
	s.typed("Sample Hall")
	s.menu("Español")
	if hall := strings.Join(s.entries(), "|"); !strings.Contains(hall, "Sample Hall") {
		t.Errorf("what is typed into the entries is %q", hall)
	}
}

func TestANumberOfTheAccountIsTakenAndComesBack(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key3)
	s.typed("120")
	s.menu("Español")
	s.must("120")
	s.press(fyne.KeyReturn)
	s.menu("English")
	s.must("120")
	s.window.Close()
	state := s.folded(s.counts()[0])
	if got := len(state.Tally.Account); got != 1 {
		t.Errorf("the account holds %d numbers", got)
	}
}

// "1 batch of 2" is "1 paquet sur 2", and no "1 paquets sur 2": where the noun
// stands beside the first number, its plural is that of the first.
func TestOneOfTwoBatchesIsSingular(t *testing.T) {
	outOf := regexp.MustCompile(`%(?:\[1\])?[ds] of (?:the )?%(?:\[2\])?[ds] \p{L}`)
	beside := regexp.MustCompile(`%(?:\[1\])?[ds] \p{L}+s (?:sur|des?|de los|de las) %`)
	for _, tag := range []string{"es", "fr"} {
		c, met := words.In(tag), 0
		for _, key := range c.Keys() {
			if !outOf.MatchString(key) {
				continue
			}
			met++
			if texts := c.Texts(key); len(texts) == 1 && beside.MatchString(texts[0]) {
				t.Errorf("%s: %q is %q, with 1 too", tag, key, texts[0])
			}
		}
		if met < 20 {
			t.Errorf("%s: only %d forms have two numbers", tag, met)
		}
	}
	batches := "Counting: %d of %d batches"
	for n, want := range map[int]string{0: "En cours\u00a0: 0 paquet sur 2", 1: "En cours\u00a0: 1 paquet sur 2", 2: "En cours\u00a0: 2 paquets sur 2"} {
		if got := words.In("fr").N(n, batches, batches, n, 2); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got, want := words.In("fr").Say("1 voted of 60 eligible members"), "1 a voté sur 60 membres inscrits"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFiguresInTheWindowAreWrittenAsItsLanguageDoes reads the whole window:
// package count writes "1,284", and that is said in the language, "1 284".
func TestFiguresInTheWindowAreWrittenAsItsLanguageDoes(t *testing.T) {
	if got := words.In("fr").Say("1,284"); got != "1\u00a0284" {
		t.Errorf("French says %q", got)
	}
	met := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		said := map[ast.Node]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			switch {
			case f.Sel.Name == "Say" && len(call.Args) == 1:
				said[call.Args[0]] = true
			case f.Sel.Name == "Grouped" && !said[call]:
				t.Errorf("%s: a figure is shown as English writes it", path)
			case f.Sel.Name == "Grouped":
				met++
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if met == 0 {
		t.Error("no figure was found")
	}
}
