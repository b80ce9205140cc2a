package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// ear counts what would be heard.
type ear struct {
	deaf  bool
	heard int
}

func (e *ear) Tally()      { e.heard++ }
func (e *ear) Works() bool { return !e.deaf }

// called opens call mode on a batch and calls five ballots of one kind.
func called(s *stage) {
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn, fyne.KeyF2)
	for range 5 {
		s.press(fyne.KeyF)
		if k, ok := s.canvas().Focused().(interface{ KeyUp(*fyne.KeyEvent) }); ok {
			k.KeyUp(&fyne.KeyEvent{Name: fyne.KeyF})
		}
	}
	s.must("TALLY")
}

const soundItem = "Sound at each fifth stroke"

func TestTheTallyIsHeardByWhoeverWantsIt(t *testing.T) {
	s := newStage(t)
	e := &ear{}
	s.sound = e
	s.open()
	called(s)
	if e.heard != 0 {
		t.Errorf("heard %d times before it was asked for", e.heard)
	}
	s.menu(soundItem)
	s.open() // the next start
	e.heard = 0
	called(s)
	if e.heard != 1 {
		t.Errorf("heard %d times, want once", e.heard)
	}
}

func TestAComputerWithoutSoundSaysSo(t *testing.T) {
	s := newStage(t)
	for _, e := range []*ear{nil, {deaf: true}} {
		s.sound = nil
		if e != nil {
			s.sound = e
		}
		s.open()
		s.menu(soundItem)
		s.must("This computer has nothing that plays a sound.")
	}
}

// TestNothingMoves reads the whole window: no part of it is animated, and of
// Fyne's widgets only those are used that ask before they animate.
func TestNothingMoves(t *testing.T) {
	moving := map[string]bool{
		"fyne.NewAnimation": true, "canvas.NewPositionAnimation": true, "canvas.NewSizeAnimation": true,
		"canvas.NewColorRGBAAnimation": true, "fyne.Animation": true, "widget.NewProgressBarInfinite": true,
		"fynewidget.NewProgressBarInfinite": true, "fynewidget.NewActivity": true, "container.NewAppTabs": true,
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if x, ok := n.(*ast.SelectorExpr); ok {
				if of, ok := x.X.(*ast.Ident); ok && moving[of.Name+"."+x.Sel.Name] {
					t.Errorf("%s: %s.%s moves", path, of.Name, x.Sel.Name)
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

// TestEveryScreenIsLookedAtWithACountOpen goes through the main screens as they
// are when a count is open, in every look.
func TestEveryScreenIsLookedAtWithACountOpen(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	for name, key := range map[string]fyne.KeyName{
		"home": fyne.Key0, "setup": fyne.Key1, "batches": fyne.Key2, "account": fyne.Key3, "checks": fyne.Key4,
		"certify": fyne.Key5,
	} {
		shelltest.Looks(t, s.app, s.window.Window(), "open-"+name, func() {
			for s.canvas().Overlays().Top() != nil {
				s.press(fyne.KeyEscape)
			}
			s.ctrl(key)
		})
	}
}

func TestAtTwiceTheTextAPageIsReadWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	s.app.Settings().SetTheme(theme.New(theme.Light, theme.Double))
	s.window.Window().Resize(fyne.NewSize(1024, 700))
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key1)
	pages := shelltest.All[*widget.Roam](s.canvas().Content())
	if len(pages) != 1 {
		t.Fatal("the page is not larger than the window")
	}
	page := pages[0]
	s.canvas().Unfocus()
	page.Page().ScrollToOffset(fyne.Position{})
	end := page.Page().Content.MinSize().Subtract(page.Page().Size())
	for range 20 {
		s.press(fyne.KeyPageDown)
	}
	if at := page.Page().Offset; at.X < end.Width-1 || at.Y < end.Height-1 {
		t.Errorf("Page Down comes to %v of %v", at, end)
	}
	for range 20 {
		s.press(fyne.KeyPageUp)
	}
	if at := page.Page().Offset; at.X > 1 || at.Y > 1 {
		t.Errorf("Page Up comes back to %v", at)
	}
}
