package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
)

// looking is "Look for it..." at a question about a key file, over a folder of
// documents with a key, a picture and a folder.
func looking(t *testing.T, start string) *stage {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	documents := filepath.Join(home, "Documents")
	if err := os.MkdirAll(filepath.Join(documents, "older"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ruth.p12", "party.png"} {
		if err := os.WriteFile(filepath.Join(documents, name), []byte("sample"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := newStage(t)
	s.window.Resize(fyne.NewSize(1280, 800))
	s.frame.Pick(shell.Pick{Title: "Key file", Start: start, Accept: "Use this file", Endings: []string{".p12"}, OnPick: func(string) {}})
	shelltest.Reach(t, s.window.Canvas(), "Look for it...", 1)
	s.press(fyne.KeyReturn)
	return s
}

// Escape did nothing while files were looked for: only the mouse led out.
func TestEscapeLeavesLookingForAFile(t *testing.T) {
	s := looking(t, "")
	overlays := s.window.Canvas().Overlays()
	if n := len(overlays.List()); n != 2 {
		t.Fatalf("%d lie over the window", n)
	}
	shelltest.Picture(t, s.window, "look")
	s.press(fyne.KeyReturn) // nothing is chosen: nothing happens
	if n := len(overlays.List()); n != 2 {
		t.Fatalf("Enter leaves %d over the window", n)
	}
	s.press(fyne.KeyEscape)
	if n := len(overlays.List()); n != 1 {
		t.Fatalf("Escape leaves %d over the window", n)
	}
	s.press(fyne.KeyEscape) // now for the question
	if n := len(overlays.List()); n != 0 {
		t.Errorf("Escape leaves the question open")
	}
}

// It began in whichever folder the program was started from, and showed every
// file.
func TestAKeyFileIsLookedForAmongDocuments(t *testing.T) {
	for _, start := range []string{"", "sample.p12", "/nowhere/sample.p12"} {
		s := looking(t, start)
		said := strings.Join(shelltest.Words(s.window, false), " | ")
		if !strings.Contains(said, "ruth") || !strings.Contains(said, "older") {
			t.Errorf("from %q the documents are not there: %s", start, said)
		}
		if strings.Contains(said, "party") {
			t.Errorf("from %q a picture is offered as a key", start)
		}
	}
}

// "There is no such file" stood there while the right path was typed.
func TestTypingAnotherPathTakesTheReasonAway(t *testing.T) {
	s := newStage(t)
	d := s.frame.Pick(shell.Pick{Title: "New count", Start: "/nowhere/sample.vote", Accept: "Open", Check: shell.IsFile, OnPick: func(string) {}})
	s.press(fyne.KeyReturn)
	said := func() bool { return strings.Contains(shelltest.Said(s.window), "There is no such file.") }
	if !said() || !d.Open() {
		t.Fatal("nothing is said of a file that is not there")
	}
	s.window.Canvas().Focused().TypedRune('s')
	if said() {
		t.Error("it is said still")
	}
}
