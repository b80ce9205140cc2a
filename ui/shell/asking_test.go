package shell_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// asked is an open question whose work goes on until the test says.
type asked struct {
	*stage
	pass    *widget.TextEntry
	dialog  *shell.Dialog
	over    func(why string)
	stopped int
	done    int
}

func askAndAccept(t *testing.T) *asked {
	a := &asked{stage: newStage(t), pass: widget.NewPassEntry("")}
	a.dialog = a.frame.Ask(shell.Question{
		Title: "Key file of Ada Sample", Accept: "Open the key", Doing: "Opening the key",
		Fields: []shell.Field{{Label: "Passphrase", Object: a.pass}},
		Work: func(over func(string)) func() {
			a.pass.Wipe()
			a.over = over
			return func() { a.stopped++ }
		},
		OnAccept: func() { a.done++ },
	})
	a.pass.SetText("sample")
	a.press(fyne.KeyReturn)
	return a
}

func (a *asked) says(words string) {
	a.t.Helper()
	if !strings.Contains(shelltest.Said(a.window), words) {
		a.t.Errorf("the window does not say %q", words)
	}
}

func (a *asked) letters(text string) {
	for _, r := range text {
		if part := a.window.Canvas().Focused(); part != nil {
			part.TypedRune(r)
		} else if f := a.window.Canvas().OnTypedRune(); f != nil {
			f(r)
		}
	}
}

func TestAQuestionTakesNoLettersWhileItsKeyOpens(t *testing.T) {
	a := askAndAccept(t)
	a.says("Opening the key")
	if !a.dialog.Open() || !a.dialog.Working() {
		t.Fatal("the question has gone")
	}
	a.letters("lost?")
	a.press(fyne.KeyReturn)
	a.press(fyne.KeyF3)
	if a.pass.Text != "" || a.cell.Text != "" || a.ran != 0 {
		t.Errorf("the entry holds %q, the cell behind it %q; %d commands ran", a.pass.Text, a.cell.Text, a.ran)
	}
	a.over("")
	if a.dialog.Open() || a.done != 1 {
		t.Errorf("open: %t, done %d times", a.dialog.Open(), a.done)
	}
	a.over("late")
	if a.dialog.Open() {
		t.Error("a late answer opened the question again")
	}
}

func TestAWrongPassphraseIsTypedAgainInTheSameQuestion(t *testing.T) {
	a := askAndAccept(t)
	a.over("That passphrase is not right for Ada Sample.")
	a.says("That passphrase is not right for Ada Sample.")
	a.letters("again")
	if a.pass.Text != "again" || a.dialog.Working() {
		t.Errorf("the entry holds %q", a.pass.Text)
	}
	a.press(fyne.KeyReturn)
	a.over("")
	if a.done != 1 {
		t.Errorf("done %d times", a.done)
	}
}

func TestEscapeStopsTheWorkAndThenTheQuestion(t *testing.T) {
	a := askAndAccept(t)
	a.press(fyne.KeyEscape)
	if a.stopped != 1 || !a.dialog.Open() {
		t.Fatalf("stopped %d times, open: %t", a.stopped, a.dialog.Open())
	}
	a.over("Stopped. The key was not opened.")
	a.press(fyne.KeyEscape)
	if a.dialog.Open() || a.done != 0 {
		t.Error("the second Escape did not close the question")
	}
}
