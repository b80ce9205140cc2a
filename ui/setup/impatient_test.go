package setup_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/widget"
)

// open is how many questions are open, one over the other.
func open(s *sittingtest.Stage) int { return len(s.Window.Canvas().Overlays().List()) }

// hold keeps the worker busy, as long as sealing a key takes. It gives what lets
// it go on.
func hold(s *sittingtest.Stage) (release func()) {
	held := make(chan struct{})
	shell.Do(s.Sitting.Worker,
		func(context.Context, func(string)) (struct{}, error) { <-held; return struct{}{}, nil },
		func(struct{}, error) {})
	return func() { close(held); s.Settle() }
}

// makeKey answers the question for a new key.
func makeKey(s *sittingtest.Stage) {
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
}

func TestImpatientEnterWhileAKeyIsMadeOpensNoSecondQuestion(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	pressed := s.Window.Canvas().Focused().(*widget.Button)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	release := hold(s)
	for range 5 {
		shelltest.Strike(s.Window.Canvas(), fyne.KeyReturn)
		pressed.Tapped(nil) // it has the keyboard below the question
	}
	if n := open(s); n != 1 {
		t.Errorf("%d questions are open while the key is made", n)
	}
	release()
	s.MustSay("The key of Marian Sample")
	pressed.Tapped(nil)
	if n := open(s); n != 1 {
		t.Errorf("%d questions are open once it is made", n)
	}
}

func TestAfterAKeyIsMadeTheKeyboardIsWithTheNextTellerWithoutOne(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	s.MustSay("3 tellers have no key yet")
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	for _, name := range []string{"Marian Sample", "Ruth Sample", "Luis Sample"} {
		makeKey(s)
		s.MustSay("The key of " + name)
		s.Press(fyne.KeyReturn)
		if len(s.Went) > 0 {
			t.Fatalf("after the key of %s the counting began", name)
		}
	}
	if b, ok := s.Window.Canvas().Focused().(*widget.Button); !ok || b.Label() != "Start counting" {
		t.Errorf("after the last key the keyboard is with %T", s.Window.Canvas().Focused())
	}
	if s.Says("no key yet") {
		t.Error("a teller is said to have no key")
	}
}

func TestNothingHasToBeWrittenDownAfterAKeyIsMade(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	makeKey(s)
	s.MustSay("Nothing has to be written down", "Before you sign the paper in ink")
	if s.Says("Write the fingerprint down") || s.Says("Fingerprint") {
		t.Error("sixteen groups are to be written down, which the sheet prints")
	}
}

func TestTwoPassphrasesThatDifferAreBothTypedAgain(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	s.Press(fyne.KeyReturn)
	first := s.Window.Canvas().Focused().(*widget.TextEntry)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	again := s.Window.Canvas().Focused().(*widget.TextEntry)
	if again == first || s.Says("not the same") {
		t.Fatal("Enter in the first passphrase gave the answer")
	}
	s.Type("something else")
	s.Press(fyne.KeyReturn)
	s.MustSay("The two are not the same. Type both again.")
	if first.Text != "" || again.Text != "" || s.Window.Canvas().Focused() != fyne.Focusable(first) {
		t.Errorf("%d and %d letters stand there still, the keyboard is with %T", len(first.Text), len(again.Text), s.Window.Canvas().Focused())
	}
}

func TestTheKeyOfASecretaryIsNotTakenForATeller(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	id := sign.Identity{Name: "Marian Sample", Role: sign.Secretary, Local: "Sample Coalition"}
	key, err := signtest.NewKey(strings.NewReader(strings.Repeat("sample", 100)), id, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := key.Seal(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/secretary.p12"
	if err := os.WriteFile(path, sealed, 0o600); err != nil {
		t.Fatal(err)
	}
	shelltest.Reach(t, s.Window.Canvas(), "Key file...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(path)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.MustSay("The key of Marian Sample is that of a secretary: it signs definitions and reports, and no sheet.")
}
