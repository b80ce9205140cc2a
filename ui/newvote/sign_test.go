package newvote_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// saved is a screen whose definition was saved and waits for a signature.
func saved(t *testing.T) *stage {
	s := newStage(t)
	path := s.book()
	s.Act(func() { s.screen.Open(path) })
	s.Ctrl(enter)
	s.Press(enter)
	s.Must("Saved, not signed yet")
	s.Ctrl(enter)
	s.Must("Sign the definition", "Look for it...", "Make a key...")
	return s
}

func TestASecretaryWithoutAKeyMakesOneAndSignsTheDefinition(t *testing.T) {
	s := saved(t)
	s.Picture("newvote-sign")
	s.Tab(2)
	s.Press(enter)
	s.Must("A key for the secretary", "Your name", "Coalition or union", "no tally sheet")
	s.Picture("newvote-secretary")
	s.Press(enter)
	s.Must("Type your name, as it is to be printed.")
	s.Type("Sam Sample")
	s.Press(enter)
	s.Type(certifytest.Passphrase)
	s.Press(enter)
	s.Type(certifytest.Passphrase)
	s.Press(enter)
	s.Must("The key of Sam Sample", "Sam Sample - secretary.p12", "Nothing has to be written down")
	s.Picture("newvote-made")
	s.Press(enter)
	s.Must("Sign the definition")
	s.Type(certifytest.Passphrase) // the file is there already
	s.Press(enter)
	s.Must("Saved, with 1 signature", "Signed by Sam Sample")

	signers, err := export.CheckDefinition(s.vote("TRAINING-signed.vote"), nil)
	want := sign.Identity{Name: "Sam Sample", Role: "secretary", Local: "Sample Coalition of Lantern Bay"}
	if err != nil || len(signers) != 1 || signers[0].Signature.Identity != want {
		t.Errorf("signed by %+v, %v", signers, err)
	}
}

func TestMakingNoKeyAfterAllLeadsBackToTheSignature(t *testing.T) {
	s := saved(t)
	s.Type("some.p12")
	s.Tab(2)
	s.Press(enter)
	s.Must("A key for the secretary")
	s.Press(fyne.KeyEscape)
	s.Must("Sign the definition")
	if e, ok := s.Window.Canvas().Focused().(*widget.TextEntry); !ok || !e.Password {
		t.Errorf("the keyboard is with %T", s.Window.Canvas().Focused())
	}
	s.Press(fyne.KeyEscape)
	if n := len(s.Window.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d questions are open", n)
	}
}

func TestAWrongPathOfAKeyFileIsSaidInASentence(t *testing.T) {
	s := saved(t)
	s.Type(filepath.Join(s.folder, "sam.p12"))
	s.Press(enter)
	s.Type(certifytest.Passphrase)
	s.Press(enter)
	s.Must("There is no such file. Look for it, or type the path again.")
	if strings.Contains(shelltest.Said(s.Window), "no such file or directory") {
		t.Error("it is said in the words of the machine")
	}
	if e, ok := s.Window.Canvas().Focused().(*widget.TextEntry); !ok || e.Password {
		t.Error("the keyboard is not where the path is typed")
	}
}

func TestEveryLookOfTheQuestionsForAKeyCanBeRead(t *testing.T) {
	s := saved(t)
	ask := func() {
		for s.Frame.Table.Asleep() {
			s.Press(fyne.KeyEscape)
		}
		s.show()
		s.Ctrl(enter)
	}
	shelltest.Looks(t, s.App, s.Window, "newvote-sign", ask)
	shelltest.Looks(t, s.App, s.Window, "newvote-secretary", func() {
		ask()
		s.Tab(2)
		s.Press(enter)
	})
}
