package certify_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/theme"
)

// ready gives a count without findings on the certify screen.
func ready(t *testing.T) *certifytest.Stage {
	t.Helper()
	s := certifytest.NewStage(t, fyne.NewSize(1280, 800))
	d, path := certifytest.NewDesk(t)
	certifytest.Give(t, d, certifytest.Last)
	s.Sit(d, path)
	s.KnowKeys(certify.KeyPreference)
	s.Show(certify.New(s.Sitting))
	return s
}

// readAll presses Space for each of the five lines.
func readAll(s *certifytest.Stage) {
	s.Press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
}

// passphrases opens the three keys.
func passphrases(s *certifytest.Stage) {
	for range 3 {
		s.Type(certifytest.Passphrase)
		s.Press(fyne.KeyReturn)
	}
}

func certified(s *certifytest.Stage) *desk.Certify { return s.Sitting.Desk.Snapshot().Certified }

func TestFindingsKeepTheGateShut(t *testing.T) {
	s := certifytest.NewStage(t, fyne.NewSize(1280, 800))
	d, path := certifytest.NewDesk(t)
	s.Sit(d, path)
	screen := certify.New(s.Sitting)
	s.Show(screen)
	s.Must("Certify opens when there are no errors and every warning is explained.", "Not ready to certify", "batch 2")
	s.Picture("certify-gate")
	s.Ctrl(fyne.KeyReturn)
	if s.Went != sitting.Checks {
		t.Errorf("Ctrl+Enter went to %d, want the checks", s.Went)
	}
	certifytest.Give(t, d, certifytest.Last)
	s.Sitting.Refresh()
	s.Must("Read the figures back")
}

func TestReadBackThenPassphrasesThenCertified(t *testing.T) {
	s := ready(t)
	s.Must("60", "sixty", "one hundred", "Read now", "Signing opens when all 5 lines are read.", "Observer Dana Whitfield signs on paper.")
	s.Press(fyne.KeySpace, fyne.KeySpace)
	s.Picture("certify-read")
	s.Press(fyne.KeyUp, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	if s.Shows("Read now") {
		t.Error("a line is left to read after five were right")
	}
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Picture("certify-sign")
	s.Must("Key open", "Key to open: Luis Ortega and Marian Kowalczyk.")
	s.Ctrl(fyne.KeyReturn)
	if certified(s) != nil {
		t.Fatal("one key certified the count")
	}
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Must("Digest of what is signed")
	s.Picture("certify-digest")
	shown := shownDigest(s)
	s.Ctrl(fyne.KeyReturn)
	c := certified(s)
	if c == nil {
		t.Fatal("the count is not certified")
	}
	if shown != strings.ToUpper(c.Digest.String()) {
		t.Errorf("signed %s, shown was %s", c.Digest, shown)
	}
	if len(s.Sitting.Unlocked) != 3 || len(c.Signers) != 3 || c.Signers[0].Name != certifytest.Chief {
		t.Errorf("%d keys are open, signers %v", len(s.Sitting.Unlocked), c.Signers)
	}
	s.Must("Signed 17:00:", "Certified as revision 1.")
	s.Picture("certify-done")
	s.Ctrl(fyne.KeyReturn)
	if s.Went != sitting.Export {
		t.Errorf("Ctrl+Enter went to %d, want export", s.Went)
	}
}

// shownDigest puts the groups on the window together.
func shownDigest(s *certifytest.Stage) string {
	return strings.Join(s.Groups(), "")
}

func TestAWrongPassphraseSignsNothing(t *testing.T) {
	s := ready(t)
	readAll(s)
	before := s.Sitting.Desk.Snapshot().Revision
	s.Type("not the passphrase")
	s.Press(fyne.KeyReturn)
	s.Must("That passphrase is not right for Ruth Pelletier. Nothing was signed.")
	s.Picture("certify-wrong")
	s.Ctrl(fyne.KeyReturn)
	if now := s.Sitting.Desk.Snapshot(); now.Certified != nil || now.Revision != before {
		t.Error("something was signed")
	}
	passphrases(s)
	s.Ctrl(fyne.KeyReturn)
	if certified(s) == nil {
		t.Error("the right passphrases after a wrong one do not certify")
	}
}

func TestAKeyOfSomebodyElseDoesNotOpen(t *testing.T) {
	s := ready(t)
	s.App.Preferences().SetString(certify.KeyPreference(certifytest.A), certifytest.KeyFile(t, certifytest.B))
	readAll(s)
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Must("This is the key of Luis Ortega. Choose the key file of Ruth Pelletier. Nothing was signed.")
}

func TestAKeyFromTheCountOfAnotherLocalIsSaidBeforeItSigns(t *testing.T) {
	s := ready(t)
	s.App.Preferences().SetString(certify.KeyPreference(certifytest.A), certifytest.KeyOfAnotherLocal(t, certifytest.A))
	readAll(s)
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Must("Key open", "The key's certificate names another role or place: Chief teller, Lamplighters Local 14.")
	s.Picture("certify-elsewhere")
	s.OpenKeys(2)
	s.Ctrl(fyne.KeyReturn)
	if certified(s) == nil {
		t.Error("a key that can sign does not sign")
	}
}

func TestCapsLockIsHintedAt(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Type(strings.ToUpper(certifytest.Passphrase))
	s.Press(fyne.KeyReturn)
	s.Must("That passphrase is not right for Ruth Pelletier. It was typed in capitals: look at Caps Lock. Nothing was signed.")
}

// signsLater presses the button of the nth block and types a path.
func signsLater(s *certifytest.Stage, nth int, path string) {
	s.Reach("Signs later...", nth)
	s.Press(fyne.KeyReturn)
	s.Type(path)
	s.Press(fyne.KeyReturn)
}

func TestATellerSignsLaterOnAnotherComputer(t *testing.T) {
	s := ready(t)
	readAll(s)
	signsLater(s, 2, certifytest.Certificate(t, certifytest.A))
	s.Must("This is the certificate of Ruth Pelletier. Choose that of Luis Ortega. Nothing was signed.")
	signsLater(s, 2, certifytest.Certificate(t, certifytest.B))
	s.Must("On another computer, with this key alone", "Signs here", "Key to open: Ruth Pelletier and Marian Kowalczyk.")
	s.OpenKeys(2)
	s.Must("Digest of what is signed")
	s.Picture("certify-later")
	s.Ctrl(fyne.KeyReturn)
	c := certified(s)
	if c == nil {
		t.Fatal("the count is not certified")
	}
	var signed, later []string
	for i, who := range c.Signers {
		if len(c.Signatures[i]) > 0 {
			signed = append(signed, who.Name)
		} else {
			later = append(later, who.Name)
		}
	}
	if strings.Join(signed, ", ") != "Marian Kowalczyk, Ruth Pelletier" || strings.Join(later, ", ") != "Luis Ortega" {
		t.Errorf("signed by %v, later by %v", signed, later)
	}
	if len(s.Sitting.Unlocked) != 2 {
		t.Errorf("%d keys are open", len(s.Sitting.Unlocked))
	}
	s.Must("Signed 17:00:", "Signs later")
}

func TestWhoSignsFirstDoesNotSignLater(t *testing.T) {
	s := ready(t)
	readAll(s)
	signsLater(s, 3, certifytest.Certificate(t, certifytest.Chief))
	s.OpenKeys(2)
	s.Must("Marian Kowalczyk signs first, so here")
	s.Ctrl(fyne.KeyReturn)
	if certified(s) != nil {
		t.Error("certified although the first signature is missing")
	}
}

func TestACountIsNotCertifiedTwice(t *testing.T) {
	s := ready(t)
	readAll(s)
	passphrases(s)
	s.Ctrl(fyne.KeyReturn)
	first := certified(s)
	if first == nil {
		t.Fatal("the count is not certified")
	}
	s.Show(certify.New(s.Sitting))
	readAll(s)
	s.Ctrl(fyne.KeyReturn)
	if s.Went != sitting.Export {
		t.Errorf("Ctrl+Enter on a certified count went to %d, want export", s.Went)
	}
	if again := certified(s); again.Digest != first.Digest || again.At != first.At {
		t.Error("the count was certified twice")
	}
}

func TestAKeyFileIsChosenByTypingItsPath(t *testing.T) {
	s := ready(t)
	path := s.App.Preferences().String(certify.KeyPreference(certifytest.A))
	s.App.Preferences().RemoveValue(certify.KeyPreference(certifytest.A))
	readAll(s)
	s.Must("Choose the key file of Ruth Pelletier")
	s.Reach("Key file...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(path + "x")
	s.Press(fyne.KeyReturn)
	s.Must("There is no such file.")
	s.Press(fyne.KeyBackspace, fyne.KeyReturn)
	passphrases(s)
	s.Ctrl(fyne.KeyReturn)
	if certified(s) == nil {
		t.Error("the chosen key does not certify")
	}
	if got := s.App.Preferences().String(certify.KeyPreference(certifytest.A)); got != path {
		t.Errorf("remembered %q, want %q", got, path)
	}
}

func TestAKeyMadeInSetupIsTakenUp(t *testing.T) {
	s := certifytest.NewStage(t, fyne.NewSize(1280, 800))
	d, path := certifytest.NewDesk(t)
	certifytest.Give(t, d, certifytest.Last)
	s.Sit(d, path)
	s.KnowKeys(certify.KeyPreference)
	file := s.App.Preferences().String(certify.KeyPreference(certifytest.B))
	s.App.Preferences().RemoveValue(certify.KeyPreference(certifytest.B))
	screen := certify.New(s.Sitting)
	s.Show(screen)
	readAll(s)
	s.Must("Choose the key file of Luis Ortega", "or make a key in Setup")
	s.App.Preferences().SetString(certify.KeyPreference(certifytest.B), file) // as Setup does
	s.Act(func() { s.Frame.Show(screen.Screen()) })
	passphrases(s)
	s.Ctrl(fyne.KeyReturn)
	if certified(s) == nil {
		t.Error("the key is not taken up, and nothing was certified")
	}
}

func TestAWrongLineGoesToTheBatches(t *testing.T) {
	s := ready(t)
	s.Press(fyne.KeySpace)
	s.Type("x")
	s.Must("The line No is wrong")
	s.Press(fyne.KeyReturn)
	if s.Went != sitting.Batches {
		t.Errorf("went to %d, want the batches", s.Went)
	}
	if s.Shows("Key open") || certified(s) != nil {
		t.Error("something was opened or signed")
	}
}

func TestAChangedCountIsReadBackAgain(t *testing.T) {
	change := `{"do":"void","batch":1,"question":"agreement","reason":"signed","ruled_by":"Ruth Pelletier"}`
	t.Run("seen at once", func(t *testing.T) {
		s := ready(t)
		readAll(s)
		passphrases(s)
		certifytest.Give(t, s.Sitting.Desk, change)
		s.Sitting.Refresh()
		s.Must("The count has changed since reading began. Nothing was signed.", "Read now")
		if s.Shows("Key open") || s.Shows("Digest of what is signed") {
			t.Error("a key stays open for figures that changed")
		}
	})
	t.Run("seen when signing", func(t *testing.T) {
		s := ready(t)
		readAll(s)
		passphrases(s)
		certifytest.Give(t, s.Sitting.Desk, change)
		s.Ctrl(fyne.KeyReturn)
		if certified(s) != nil {
			t.Fatal("figures were signed that nobody read")
		}
		s.Must("The count has changed since reading began. Nothing was signed.", "Read now")
		readAll(s)
		passphrases(s)
		s.Ctrl(fyne.KeyReturn)
		if certified(s) == nil {
			t.Error("reading again does not lead to signing")
		}
	})
}

func TestALateKeyDoesNotTakeTheKeyboardAway(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Act(func() {
		s.Type("not the passphrase")
		s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		s.Frame.Show(shell.Screen{Step: 2})
	})
	if s.Window.Canvas().Focused() != nil {
		t.Error("the passphrase of a screen that is gone has the keyboard")
	}
}

func TestCertifyFitsTheSmallestWindow(t *testing.T) {
	s := ready(t)
	s.Window.Resize(fyne.NewSize(shell.MinWidth, shell.MinHeight))
	s.Picture("certify-1024")
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("the screen needs %v", got)
	}
}

func TestEveryPaletteAndTextSizeHasRoom(t *testing.T) {
	for _, look := range []struct {
		name    string
		palette theme.Palette
		text    theme.TextSize
	}{{"hc", theme.HighContrast, theme.Normal}, {"dark", theme.Dark, theme.Large}, {"huge", theme.Light, theme.Huge}} {
		t.Run(look.name, func(t *testing.T) {
			s := ready(t)
			s.App.Settings().SetTheme(theme.New(look.palette, look.text))
			s.Show(certify.New(s.Sitting))
			s.Press(fyne.KeySpace)
			s.Must("Read now", "sixty-two", "Signing opens when all 5 lines are read.")
			s.Picture("certify-" + look.name + ".png")
			s.Press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
			s.Picture("certify-" + look.name + "-last.png")
			s.Press(fyne.KeySpace)
			passphrases(s)
			s.Picture("certify-" + look.name + "-signed.png")
		})
	}
}

func TestEnterOnNoPassphraseSaysWhatIsMissing(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Press(fyne.KeyReturn)
	s.Must("Type the passphrase of Ruth Pelletier, then press Enter.")
	s.Picture("certify-empty")
	passphrases(s) // the keyboard is still with the first
	s.Must("Digest of what is signed")
	if s.Shows("then press Enter.") {
		t.Error("it is still asked for after the key has opened")
	}
}

// Opening a key takes a second. The next teller types meanwhile.
func TestWhatIsTypedWhileAKeyOpensIsTheNextPassphrase(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Act(func() { // the worker opens nothing until this is over
		for range 2 {
			s.Type(certifytest.Passphrase)
			shelltest.Strike(s.Window.Canvas(), fyne.KeyReturn)
		}
		s.Must("Opening the key")
		s.Type("sample pass")
	})
	s.Must("Key open", "Key to open: Marian Kowalczyk.")
	s.Type("phrase") // the rest of what was begun before the keys had opened
	s.Press(fyne.KeyReturn)
	s.Must("Digest of what is signed")
	s.Ctrl(fyne.KeyReturn)
	if certified(s) == nil {
		t.Error("the count is not certified")
	}
}

func TestAWrongPassphraseTakesNoLettersFromTheNextTeller(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Act(func() {
		s.Type("not the passphrase")
		shelltest.Strike(s.Window.Canvas(), fyne.KeyReturn)
		s.Type("sample pass")
	})
	s.Must("That passphrase is not right for Ruth Pelletier. Nothing was signed.")
	s.Picture("certify-typing")
	s.Type("phrase")
	s.Press(fyne.KeyReturn)
	s.Must("Key to open: Ruth Pelletier and Marian Kowalczyk.")
	for range 2 { // the chief teller, and back to the first
		s.Type(certifytest.Passphrase)
		s.Press(fyne.KeyReturn)
	}
	s.Must("Digest of what is signed")
}

// After the last teller nobody has the keyboard until the digest is there.
func TestNothingTakesLettersWhileTheLastKeyOpens(t *testing.T) {
	s := ready(t)
	readAll(s)
	s.Act(func() {
		for range 3 {
			s.Type(certifytest.Passphrase)
			shelltest.Strike(s.Window.Canvas(), fyne.KeyReturn)
		}
		if part := s.Frame.Focused(); part != nil {
			t.Errorf("%T has the keyboard", part)
		}
	})
	s.Must("Digest of what is signed")
}
