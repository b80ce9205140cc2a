package ui_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/assets/words"
	"countersign/count/hall/halltest"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell/shelltest"
)

// hole is what a form is filled at.
var hole = regexp.MustCompile(`%(?:%|[-+# 0]*(?:\[\d+\])?\d*(?:\.\d+)?[a-zA-Z])`)

// longer is a word of the catalogue with accents, and 40 % longer.
func longer(form string) string {
	var out strings.Builder
	last := 0
	for _, at := range hole.FindAllStringIndex(form, -1) {
		out.WriteString(stretched(form[last:at[0]]) + form[at[0]:at[1]])
		last = at[1]
	}
	return out.String() + stretched(form[last:])
}

// stretched gives each word two letters more for five that it has. What is left
// over goes to the next word, as short words stay short.
func stretched(text string) string {
	accents := strings.NewReplacer("a", "á", "e", "é", "i", "í", "o", "ó", "u", "ü", "A", "Á", "E", "É", "I", "Í", "O", "Ó", "U", "Ú")
	var out strings.Builder
	due := 0
	for i, r := range text {
		out.WriteString(accents.Replace(string(r)))
		if unicode.IsLetter(r) {
			due += 2
		}
		rest := []rune(text[i+len(string(r)):])
		for due >= 5 && (len(rest) == 0 || !unicode.IsLetter(rest[0])) {
			out.WriteString("ñ")
			due -= 5
		}
	}
	return out.String()
}

// wordy is a stage on which every word is longer.
func wordy(s *stage) {
	s.Helper()
	s.Cleanup(words.Pretend(longer))
	s.window.Window().Resize(fyne.NewSize(1024, 700))
	s.window.Reword()
	s.settle()
}

// mayCut are screens with a list whose rows may be cut: the chosen one stands
// whole beside it.
var mayCut = map[string]bool{"checks": true}

// holds fails where words are cut or lie over others. Names and paths may be
// cut, and what is said with them; else what the catalogue says may not.
func holds(s *stage, name string, says ...string) {
	s.Helper()
	defer func() {
		if r := recover(); r != nil {
			s.Errorf("%s: picture: %v", name, r)
		}
	}()
	for _, w := range says {
		s.must(longer(w))
	}
	squeezed(s, name)
	for _, fault := range shelltest.Faults(s.window.Window()) {
		s.Errorf("%s: %s", name, fault)
	}
	for _, w := range shelltest.Words(s.window.Window(), false) {
		shown, cut := strings.CutSuffix(w, "…")
		if strings.HasPrefix(w, "Training vote (sample) · ") || mayCut[name] {
			continue
		}
		if cut && strings.ContainsAny(shown, "áéíóüñÁÉÍÓÚ") && !strings.Contains(shown, "/") {
			s.Errorf("%s: %q is cut", name, w)
		}
	}
	gallery(s, "long-"+name)
}

// squeezed fails for what got less room than none. Fyne forgets how a widget is
// drawn that nobody has looked at for a minute, and would set it out anew only in
// a window that is seen: so this does it.
func squeezed(s *stage, name string) {
	s.Helper()
	for o := range shelltest.Parts(s.canvas().Content(), false) {
		switch o := o.(type) {
		case *canvas.Rectangle:
			if size := o.Size(); size.Width < 0 || size.Height < 0 {
				s.Errorf("%s: %T is given %v", name, o, size)
			}
		case fyne.Widget:
			test.WidgetRenderer(o).Layout(o.Size())
		}
	}
}

func TestTheLayoutHoldsWithLongerWordsWhileOneCounts(t *testing.T) {
	s := newStage(t)
	wordy(s)
	holds(s, "home-new", "Recent counts and roll-ups")
	s.press(fyne.KeyF1)
	holds(s, "home-keys")
	s.press(fyne.KeyEscape)
	s.window.OpenFile("sebac-2011-06")
	s.settle()
	holds(s, "begin", "Which place is counted here")
	s.ctrl(fyne.Key0)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.ctrl(fyne.Key1)
	holds(s, "setup", "Place, date and ballots")
	s.ctrl(fyne.Key2)
	holds(s, "batches")
	s.typed("31")
	s.press(fyne.KeyF1)
	holds(s, "batches-keys")
	s.press(fyne.KeyEscape, fyne.KeyF2)
	holds(s, "call")
	s.press(fyne.KeyF2)
	s.ctrl(fyne.KeyR)
	holds(s, "recount-ask")
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.Key3)
	holds(s, "account", "Ballot account")
	s.ctrl(fyne.Key4)
	holds(s, "checks")
	s.ctrl(fyne.Key5)
	holds(s, "certify-gated", "Not ready to certify")
	s.ctrl(fyne.Key0)
	holds(s, "home")
}

func TestTheLayoutHoldsWithLongerWordsWhileOneCertifies(t *testing.T) {
	s := newStage(t)
	path := ready(s)
	s.drop(path)
	wordy(s)
	s.ctrl(fyne.Key5)
	holds(s, "certify", "Read the figures back")
	for range 5 {
		s.press(fyne.KeySpace)
	}
	holds(s, "certify-read")
	for range 3 {
		s.typed(certifytest.Passphrase)
		s.press(fyne.KeyReturn)
	}
	holds(s, "certify-sign")
	s.ctrl(fyne.KeyReturn)
	holds(s, "certified", "The figures are signed")
	s.ctrl(fyne.Key6)
	holds(s, "export", "Save the sheet")
	s.ctrl(fyne.KeyReturn)
	holds(s, "exported", "Exported and saved")
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the sheets are %v, %v", files, err)
	}
	s.drop(files[0], strings.TrimSuffix(files[0], ".pdf")+".xlsx")
	holds(s, "verified", "What was checked")
	s.ctrl(fyne.KeyE)
	holds(s, "verify-confirm")
}

func TestTheLayoutHoldsWithLongerWordsInARollUp(t *testing.T) {
	s := newStage(t)
	wordy(s)
	s.ctrl(fyne.KeyK)
	holds(s, "verify", "Only a printed sheet?")
	s.ctrl(fyne.Key0)
	s.ctrl(fyne.KeyU)
	holds(s, "rollup-new")
	s.typed("sebac-2011-06")
	s.press(fyne.KeyReturn)
	holds(s, "rollup-begin")
	s.press(fyne.KeyReturn)
	holds(s, "rollup", "Decision")
	s.press(fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyEnd, fyne.KeyReturn)
	holds(s, "rollup-place", "What you can do")
}

func TestTheLayoutHoldsWithLongerWordsInAHall(t *testing.T) {
	x := computer(t, halltest.New("table 7", "table 8"))
	x.prepare(true)
	x.joins(chiefAddress)
	wordy(x.stage)
	x.ctrl(fyne.Key7)
	holds(x.stage, "board", "not begun")
}
