package verify_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/trust"
	"countersign/ui/command"
)

// key is that of a teller, as the ink-signed sheet shows it: five groups.
type key struct {
	name   string
	groups []string
}

// keys are those of the tellers who signed a file, in the order of the sheet.
func keys(t *testing.T, path string) []key {
	t.Helper()
	v := export.VerifyFile(path, nil)
	var out []key
	for _, x := range v.Signed {
		out = append(out, key{x.Name, strings.Fields(x.Key)[:5]})
	}
	if len(out) != 3 {
		t.Fatalf("%d tellers signed, %s", len(out), v.Sentence)
	}
	return out
}

// answer types the groups that the open question asks for, and a name.
func (s *stage) answer(k key, by string, change func(string) string) {
	s.T.Helper()
	s.Must("Confirm the key of " + k.name)
	var asked []int
	for n := 1; n <= 5; n++ {
		if s.Shows(fmt.Sprintf("Group %d of the key on the paper", n)) || len(asked) == 1 && s.Shows(fmt.Sprintf("Group %d ", n)) {
			asked = append(asked, n)
		}
	}
	if len(asked) < 2 {
		s.T.Fatalf("groups %v are asked for", asked)
	}
	s.Type(change(k.groups[asked[0]-1]))
	s.Press(fyne.KeyReturn)
	s.Type(k.groups[asked[1]-1])
	s.Tab(1)
	if by != "" {
		s.Type(by)
	}
	s.Press(fyne.KeyReturn)
}

func same(group string) string { return group }

func TestKeysAreConfirmedFromThePaperAndThenTheSheetIsGenuine(t *testing.T) {
	s := newStage(t)
	file, book, _ := sheet(t)
	s.verify(file, book)
	by := "Sample Secretary"
	for _, k := range keys(t, file) {
		if s.Shows(strings.Join(k.groups, " ")) {
			t.Errorf("the key of %s is shown before it is compared with the paper", k.name)
		}
		s.Ctrl(fyne.KeyE)
		if s.Shows(k.groups[0]) {
			t.Errorf("the question shows the key of %s", k.name)
		}
		s.answer(k, by, strings.ToLower)
		by = "" // it stands there from the last time
		s.Must("Key " + strings.Join(k.groups, " ") + " was compared by Sample Secretary on 2026-05-09.")
	}
	s.Must("This sheet is genuine and unchanged")
	s.Picture("verify-genuine")
	known, err := trust.Read(s.list)
	if err != nil || len(known.Entries()) != 3 {
		t.Errorf("the list holds %d entries, %v", len(known.Entries()), err)
	}
	s.Ctrl(fyne.KeyE)
	if s.Frame.Table.Asleep() {
		t.Error("a key that is known is asked for again")
	}
}

func TestAKeyThatThePaperDoesNotShowIsNotConfirmed(t *testing.T) {
	s := newStage(t)
	file, _, _ := sheet(t)
	s.verify(file)
	k := keys(t, file)[0]
	s.Ctrl(fyne.KeyE)
	s.answer(k, "Sample Secretary", func(string) string { return "ZZZZ" })
	s.Must("differs from the key that signed this file", "Confirm the key of "+k.name)
	s.Picture("verify-confirm-wrong")
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.Must("Type both groups from the paper, and your own name.")
	s.Press(fyne.KeyEscape)
	s.Ctrl(fyne.KeyE)
	s.answer(k, "", same) // the name stands there
	s.Must("Key " + strings.Join(k.groups, " ") + " was compared by")
}

func TestNobodyConfirmsTheirOwnKey(t *testing.T) {
	s := newStage(t)
	file, _, _ := sheet(t)
	s.verify(file)
	k := keys(t, file)[0]
	s.Ctrl(fyne.KeyE)
	s.answer(k, k.name, same)
	s.Must(k.name+" cannot speak for their own key", "Confirm the key of "+k.name)
	if _, err := os.Stat(s.list); err == nil {
		if known, err := trust.Read(s.list); err != nil || len(known.Entries()) > 0 {
			t.Errorf("the list holds %v, %v", known, err)
		}
	}
}

func TestABrokenTrustListIsSaid(t *testing.T) {
	s := newStage(t)
	put(t, s.list, []byte("no list"))
	file, _, _ := sheet(t)
	s.verify(file)
	s.Must("Your trust list cannot be used", "is another kind of file")
}

func TestNoKeyOfAChangedSheetIsConfirmed(t *testing.T) {
	s := newStage(t)
	_, book, _ := sheet(t)
	s.verify(tampered(t, book))
	if ok, why := s.Frame.Table.State(command.Explain); ok || why == "" {
		t.Errorf("a key of a changed sheet can be confirmed: %v, %q", ok, why)
	}
}

// codeText is what the QR code of a PDF says.
func codeText(t *testing.T, path string) (text string, key sign.Fingerprint) {
	t.Helper()
	doc, err := pdf.Read(content(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Code.String(), doc.Code.Key
}

func TestACodeIsScannedFromAPrintedSheetAlone(t *testing.T) {
	s := newStage(t)
	file, _, _ := sheet(t)
	text, key := codeText(t, file)
	s.Press(fyne.KeyF6)
	s.Act(func() { s.Type(text) }) // as a scanner types it
	s.Press(fyne.KeyReturn)
	s.Must("This code is unchanged since it was signed.", "Nobody has confirmed the key yet", "The code says", "60", "36")
	if s.Shows(key.Short()) {
		t.Error("the key is shown before it is compared with the paper")
	}
	s.Picture("verify-code")
	s.Type("X")
	if s.Shows("This code is unchanged") {
		t.Error("the verdict on another text stays")
	}
	s.Press(fyne.KeyReturn)
	s.Must(export.VerifyCode(text+"X", nil).Sentence)
}

func TestAPastedCodeIsHeldAgainstTheFile(t *testing.T) {
	s := newStage(t)
	file, _, _ := sheet(t)
	text, _ := codeText(t, file)
	s.verify(file)
	s.Press(fyne.KeyF6, fyne.KeyF6)
	paste := func(text string) {
		s.App.Clipboard().SetContent(text)
		s.Act(func() {
			s.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.App.Clipboard()})
		})
	}
	paste(strings.ToLower(text) + "\n")
	s.Must("It agrees with sample.pdf.")
	s.Ctrl(fyne.KeyE)
	s.answer(keys(t, file)[0], "Sample Secretary", same)
	s.Must("This code is genuine: signed by " + keys(t, file)[0].name)
	other := otherWorkbook(t)
	s.verify(other)
	s.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyReturn)
	s.Must("Do not use this sheet. Its code is not that of ", "QR code, ")
	s.Picture("verify-code-differs")
}
