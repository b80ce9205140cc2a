package certify_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/certify"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

// strike types as a keyboard does: a space is a key first, and then a letter.
func strike(s *certifytest.Stage, text string) {
	for _, r := range text {
		switch part := s.Window.Canvas().Focused(); {
		case part == nil:
		case r == ' ':
			shelltest.Strike(s.Window.Canvas(), fyne.KeySpace)
		default:
			part.TypedRune(r)
		}
	}
}

// strangers is a count read back in which the key files of some are not known.
func strangers(t *testing.T, names ...string) *certifytest.Stage {
	t.Helper()
	s := ready(t)
	for _, name := range names {
		s.App.Preferences().RemoveValue(certify.KeyPreference(name))
	}
	readAll(s)
	return s
}

// The first teller had no key file. When the second's key had opened, the
// keyboard was at the button "Key file..." of the first: a space of the third
// teller's passphrase pressed it, and the rest stood in clear letters before the
// observers.
func TestAPassphraseIsNotReadInTheBoxOfAKeyFile(t *testing.T) {
	s := strangers(t, certifytest.A)
	s.Type(certifytest.Passphrase) // of Luis Ortega
	s.Press(fyne.KeyReturn)
	s.Must("Key open")
	strike(s, "four old lamp posts")
	if s.Shows("lamp posts") {
		t.Error("the passphrase stands in clear letters")
	}
	if e, ok := s.Window.Canvas().Focused().(*widget.TextEntry); !ok || !e.Password || e.Text != "four old lamp posts" {
		t.Errorf("the passphrase went to %T", s.Window.Canvas().Focused())
	}
}

// Nobody's key file was known: the keyboard was at the button that chooses one.
func TestAPassphraseWithoutAnyKeyFileGoesNowhere(t *testing.T) {
	s := strangers(t, certifytest.A, certifytest.B, certifytest.Chief)
	strike(s, "four old lamp posts")
	if s.Shows("lamp posts") || s.Window.Canvas().Focused() != nil {
		t.Error("the passphrase stands in clear letters")
	}
	s.Press(fyne.KeyF6)
	if b, ok := s.Window.Canvas().Focused().(*widget.Button); !ok || b.Label() != "Key file..." {
		t.Errorf("F6 goes to %T", s.Window.Canvas().Focused())
	}
	s.Reach("Key file...", 1)
}

// One Space more than there were lines was the first letter of the passphrase,
// behind dots: nobody could see why it was wrong.
func TestASpaceTooManyIsSaid(t *testing.T) {
	s := ready(t)
	readAll(s)
	strike(s, " "+certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Must("That passphrase is not right for Ruth Pelletier. It began with a space. Nothing was signed.")
}

// "At least 2 must sign" stood above, two keys were open, the button stayed off,
// and it was not said what a third teller who had gone home can do.
func TestItIsSaidHowAMissingTellerSignsLater(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.OpenKeys(1) // Ruth Pelletier
	s.Window.Canvas().Unfocus()
	if s.Shows("Or choose Signs later") {
		t.Error("it is said before as many have signed as must")
	}
	shelltest.ReachPart(t, s.Window.Canvas(), "the chief teller's passphrase", nth(2))
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Must("Key to open: Luis Ortega. Or choose Signs later: then it is signed on another computer.")
	s.Picture("certify-else")
}

// nth is the nth passphrase that is still asked for.
func nth(n int) func(*widget.TextEntry) bool {
	return func(e *widget.TextEntry) bool {
		if e.Password {
			n--
		}
		return n == 0
	}
}
