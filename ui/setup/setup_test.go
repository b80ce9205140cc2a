package setup_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/ui/certify"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

const passphrase = "four sample words here"

func newStage(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	x := setup.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	return s
}

// tab goes on to the next control.
func tab(s *sittingtest.Stage, times int) {
	for range times {
		s.Window.Canvas().FocusNext()
	}
}

func appoint(s *sittingtest.Stage, names ...string) {
	for _, n := range names {
		s.Type(n)
		s.Press(fyne.KeyReturn)
	}
}

func TestSetupIsDoneWithTheKeyboardAlone(t *testing.T) {
	s := newStage(t)
	s.MustSay("Vote definition", "Say how many batches there are.", "Lamplighters Local 11", "240")
	s.Type("Lamp Street hall (sample)")
	s.Press(fyne.KeyReturn, fyne.KeyReturn) // the date of today stands there
	s.MustSay("May 8, 2026")
	s.Type("84")
	s.MustSay("2 batches: 1 of 50 and 1 of 34")
	s.Press(fyne.KeyReturn, fyne.KeyReturn) // the number of batches is looked at
	s.MustSay("Tellers: no chief teller; no recorder")
	appoint(s, "Marian Sample", "Ruth Sample", "Luis Sample")
	focused, ok := s.Window.Canvas().Focused().(*widget.Button)
	if !ok || focused.Label() != "Start counting" {
		t.Fatalf("after the last teller the focus is on %T", s.Window.Canvas().Focused())
	}
	s.Press(fyne.KeyReturn)
	if len(s.Went) != 1 || s.Went[0] != sitting.Batches {
		t.Errorf("went to %v, want the batches", s.Went)
	}
	now := s.Sitting.Snapshot().Tally
	if now.Hall != "Lamp Street hall (sample)" || now.Held != "2026-05-08" || now.Declared != count.N(2) || now.Account.Get(count.InBox) != count.N(84) {
		t.Errorf("held %q in %q, %s batches, %s in the box", now.Held, now.Hall, now.Declared, now.Account.Get(count.InBox))
	}
	var got []string
	for _, x := range now.Tellers {
		got = append(got, x.Name+": "+string(x.Role))
	}
	if want := "Marian Sample: chief teller, Ruth Sample: recorder, Luis Sample: recorder"; strings.Join(got, ", ") != want {
		t.Errorf("the tellers are %s; want %s", strings.Join(got, ", "), want)
	}
}

func TestTabGoesThroughTheScreenInTheOrderOfReading(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	s.Frame.Focus(nil)
	var got []string
	for range 20 {
		s.Window.Canvas().FocusNext()
		switch o := s.Window.Canvas().Focused().(type) {
		case *widget.CountEntry:
			got = append(got, "number")
		case *widget.TextEntry:
			got = append(got, "words")
		case *widget.Choice:
			got = append(got, "list")
		case *widget.Button:
			got = append(got, o.Label())
		}
	}
	all := strings.Join(got, ", ")
	key := "Make key..., Key file..., Remove"
	want := "words, words, number, number, Set, list, " + key + ", " + key + ", " + key + ", Remove, list, words, Appoint, Start counting"
	if !strings.Contains(all, want) {
		t.Errorf("the order is %s; want %s", all, want)
	}
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // past hall, ballots and batches
	s.MustSay("Say how many batches there are.")
	s.Ctrl(fyne.KeyReturn)
	if len(s.Went) > 0 {
		t.Error("counting started without batches and tellers")
	}
	s.Tellers(2)
	s.Press(fyne.KeyF6)
	appoint(s, "Ruth Sample")
	s.MustSay("Ruth Sample has been appointed already.")
	if n := len(s.Sitting.Snapshot().Tally.Tellers); n != 4 {
		t.Errorf("there are %d tellers", n)
	}
}

func TestATellerIsRemovedWhileNothingIsRecorded(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Remove", 1)
	s.Press(fyne.KeyReturn, fyne.KeyReturn) // and what is asked then
	if now := s.Sitting.Snapshot(); len(now.Tally.Tellers) != 3 || now.Tally.Tellers[0].Name == "Marian Sample" {
		t.Error("Marian Sample is still a teller")
	}
	s.Do(s.Batch(1, count.SideA, [4]int{30, 18, 1, 1}, [4]int{30, 18, 1, 1}))
	shelltest.Reach(t, s.Window.Canvas(), "Remove", 1)
	s.Press(fyne.KeyReturn, fyne.KeyReturn) // and what is asked then
	s.MustSay("Ruth Sample has recorded, ruled or signed something and stays on record.")
}

func TestATellerMakesAKey(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	s.Press(fyne.KeyReturn)
	s.MustSay("A key for Marian Sample")
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.Type("something else")
	s.Press(fyne.KeyReturn)
	s.MustSay("The two are not the same. Type both again.")
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.MustSay("The key of Marian Sample", "Nothing has to be written down")
	s.Press(fyne.KeyReturn)

	path := fyne.CurrentApp().Preferences().String(certify.KeyPreference("Marian Sample"))
	if want := filepath.Join(filepath.Dir(s.Sitting.Path), "Keys", "Marian Sample.p12"); path != want {
		t.Fatalf("the key lies in %q, want %q", path, want)
	}
	sealed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	key, err := sign.Open(sealed, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if want := (sign.Identity{Name: "Marian Sample", Role: "chief teller", Local: "Lamplighters Local 11"}); key.Identity() != want {
		t.Errorf("the key is of %+v, want %+v", key.Identity(), want)
	}
	s.MustSay("Key " + key.Fingerprint().Short())
}

func TestAShortPassphraseIsAskedForAgain(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	s.Press(fyne.KeyReturn)
	s.Type("short")
	tab(s, 1)
	s.Type("short")
	s.Press(fyne.KeyReturn)
	s.MustSay("A passphrase needs at least 8 characters", "Passphrase")
	s.Press(fyne.KeyEscape)
	if _, err := os.Stat(filepath.Join(filepath.Dir(s.Sitting.Path), "Keys")); err == nil {
		t.Error("a folder for keys was made without a key")
	}
}

func TestAKeyFileIsTriedBeforeItIsRemembered(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	folder := t.TempDir()
	own, other := keyFile(t, s, folder, "Marian Sample"), keyFile(t, s, folder, "Ruth Sample")
	choose := func(path, pass string) {
		shelltest.Reach(t, s.Window.Canvas(), "Key file...", 1)
		s.Press(fyne.KeyReturn)
		s.Type(path)
		s.Press(fyne.KeyReturn)
		s.Type(pass)
		s.Press(fyne.KeyReturn)
	}
	choose(other, passphrase)
	s.MustSay("This is the key of Ruth Sample. Choose the key file of Marian Sample.")
	s.Press(fyne.KeyEscape)
	choose(own, "not this one")
	s.MustSay("That passphrase is not right")
	if p := fyne.CurrentApp().Preferences().String(certify.KeyPreference("Marian Sample")); p != "" {
		t.Errorf("%q is remembered although it was not opened", p)
	}
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.MustSay("The key of Marian Sample")
	if p := fyne.CurrentApp().Preferences().String(certify.KeyPreference("Marian Sample")); p != own {
		t.Errorf("%q is remembered, want %q", p, own)
	}
}

func TestAVoteThatAsksForRSAKeysGetsOne(t *testing.T) {
	v := votetest.Training(t)
	v.Ballots.Tellers.Keys = count.RSAKeys
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	x := setup.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	s.Tellers(2)
	shelltest.Reach(t, s.Window.Canvas(), "Key file...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(keyFile(t, s, t.TempDir(), "Marian Sample"))
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.MustSay("This vote is signed with RSA keys, and this is an ECDSA P-256 key")
	s.Press(fyne.KeyEscape)
	shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(passphrase)
	tab(s, 1)
	s.Type(passphrase)
	s.Press(fyne.KeyReturn)
	s.MustSay("The key of Marian Sample", "The key begins with")
	sealed, err := os.ReadFile(fyne.CurrentApp().Preferences().String(certify.KeyPreference("Marian Sample")))
	if err != nil {
		t.Fatal(err)
	}
	if key, err := sign.Open(sealed, passphrase); err != nil || key.Kind() != sign.RSA {
		t.Errorf("the key that was made: %v", err)
	}
}

func TestASignedDefinitionSaysWhoSignedItAndAChangedOneIsNotUsed(t *testing.T) {
	key, err := signtest.NewKey(strings.NewReader(strings.Repeat("sample", 100)), sign.Identity{Name: "Sample Coalition Chair"}, time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	v, err := export.SignDefinition(votetest.Training(t), key)
	if err != nil {
		t.Fatal(err)
	}
	s := sittingtest.NewOf(t, v, sittingtest.TwoQuestions)
	s.Show(setup.New(s.Sitting))
	s.MustSay("Signed by", "Sample Coalition Chair, key "+key.Fingerprint().Short())

	v.Title += " changed"
	begun := false
	b := setup.NewBegin(s.Frame, v, count.Sum(nil), t.TempDir())
	b.OnPlace = func(count.Place) { begun = true }
	s.Frame.Show(b.Screen())
	s.Press(fyne.KeyReturn)
	s.Ctrl(fyne.KeyReturn)
	s.MustSay("it was changed after signing. Get the file once more from who signed it. (S502)")
	if begun {
		t.Error("a count was begun with a definition that was changed after signing")
	}
	s.Picture("setup-changed", 1280, 800)
}

func TestFortyNamesOfAllScripts(t *testing.T) {
	s := newStage(t)
	s.Do(&desk.Declare{Batches: count.N(1)})
	scripts := []string{"Zoë Ångström-Łukasz", "Мария Иванова", "محمد الأمين", "陳大文", "Nguyễn Thị Ánh", "Ὀδυσσεύς", "שרה כהן", "🗳 Ada"}
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("%s %d", scripts[i%len(scripts)], i+1))
	}
	for _, n := range names {
		s.Frame.Focus(nil)
		s.Press(fyne.KeyF6, fyne.KeyF6)
		appoint(s, n)
	}
	got := s.Sitting.Snapshot().Tally.Tellers
	if len(got) != len(names) {
		t.Fatalf("%d tellers", len(got))
	}
	files := map[string]bool{}
	for i, x := range got {
		if x.Name != names[i] {
			t.Errorf("%q was appointed as %q", names[i], x.Name)
		}
		files[shell.FileName(x.Name)] = true
	}
	if len(files) != len(names) {
		t.Errorf("%d names of key files for %d people", len(files), len(names))
	}
	s.Picture("setup-forty", 1280, 800)
	if size := s.Window.Content().MinSize(); size.Width > shell.MinWidth || size.Height > shell.MinHeight {
		t.Errorf("forty tellers need %v", size)
	}
}

func TestAPlaceOfThreeBallots(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyReturn) // no hall
	s.Type("3")
	s.MustSay("1 batch of 3")
	s.Press(fyne.KeyReturn)
	if now := s.Sitting.Snapshot().Tally; now.Declared != count.N(1) || now.Account.Get(count.InBox) != count.N(3) || now.Hall != "" {
		t.Errorf("%s batches, %s in the box, in %q", now.Declared, now.Account.Get(count.InBox), now.Hall)
	}
}

func TestADateThatIsNoDateIsAskedForAgain(t *testing.T) {
	s := newStage(t)
	s.Type("Lamp Street hall (sample)")
	s.Press(fyne.KeyReturn)
	s.Press(fyne.KeyEnd)
	for range len("05/08/2026") {
		s.Press(fyne.KeyBackspace)
	}
	s.Type("31/12/2026")
	s.MustSay("Month/day/year")
	s.Press(fyne.KeyReturn)
	s.MustSay("A date is written like 06/15/2011: month, day, year.")
	if s.Sitting.Snapshot().Tally.Held != "" {
		t.Error("it was taken")
	}
}

func TestTheOrderOfCountingIsRemembered(t *testing.T) {
	s := newStage(t)
	for range 20 {
		tab(s, 1)
		if c, ok := s.Window.Canvas().Focused().(*widget.Choice); ok && c.Selected == "Batch by batch: A, then B" {
			break
		}
	}
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := fyne.CurrentApp().Preferences().String(setup.OrderPreference); got != setup.BySide {
		t.Errorf("remembered %q", got)
	}
}

func keyFile(t *testing.T, s *sittingtest.Stage, folder, name string) string {
	t.Helper()
	key, err := signtest.NewKey(strings.NewReader(strings.Repeat("sample", 100)), sign.Identity{Name: name}, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := key.Seal(passphrase)
	if err == nil {
		sealed, err = signtest.Quick(sealed, passphrase)
	}
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, shell.FileName(name)+".p12")
	if err := sign.WriteKeyFile(path, sealed); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFileNamesAreSafe(t *testing.T) {
	for name, want := range map[string]string{
		"AFSCME Local 749 - Judicial": "AFSCME Local 749 - Judicial",
		"../../etc/passwd":            "______etc_passwd",
		`C:\count`:                    "C__count",
		" .hidden ":                   "_hidden",
		"":                            "_",
		"nul":                         "nul_",
		"Com7":                        "Com7_",
		"محمد":                        "محمد",
		"a\u202eb\x00c":               "a_b_c",
		"=cmd|' /C calc'!A0":          "_cmd__ _C calc__A0",
		"🗳 box":                       "_ box",
	} {
		if got := shell.FileName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	if got := shell.FileName(strings.Repeat("ä", 300)); len(got) > 120 || !strings.HasPrefix(got, "ää") {
		t.Errorf("a long name becomes %q", got)
	}
}

func TestLooks(t *testing.T) {
	for _, look := range []struct {
		name    string
		palette theme.Palette
		text    theme.TextSize
		wide    float32
		high    float32
	}{
		{"light", theme.Light, theme.Normal, 1280, 800},
		{"1024", theme.Light, theme.Normal, 1024, 768},
		{"dark", theme.Dark, theme.Normal, 1280, 800},
		{"hc", theme.HighContrast, theme.Normal, 1024, 768},
		{"huge", theme.Light, theme.Huge, 1280, 800},
	} {
		t.Run(look.name, func(t *testing.T) {
			s := newStage(t)
			s.Tellers(2)
			fyne.CurrentApp().Settings().SetTheme(theme.New(look.palette, look.text))
			x := setup.New(s.Sitting)
			x.Clock = s.Clock
			s.Show(x)
			s.Picture("setup-"+look.name, look.wide, look.high)
			if got := s.Window.Content().MinSize(); look.text == theme.Normal && (got.Width > shell.MinWidth || got.Height > shell.MinHeight) {
				t.Errorf("setup needs %v", got)
			}
		})
	}
}

func TestMoreBatchesThanAPlaceCanHaveAreRefusedWithASentence(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyReturn, fyne.KeyReturn) // past hall and ballots
	s.Type("999999999")
	s.MustSay("A place has 1 to 5,000 batches.", "999")
	s.Picture("setup-most-1024", 1024, 700)
	s.Press(fyne.KeyReturn)
	if got := s.Sitting.Snapshot().Tally.Declared; got.Int() != 999 {
		t.Errorf("%s batches were declared, want 999", got)
	}
}

func TestEnterOnNoPassphraseSaysWhatIsMissing(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	own := keyFile(t, s, t.TempDir(), "Marian Sample")
	shelltest.Reach(t, s.Window.Canvas(), "Key file...", 1)
	s.Press(fyne.KeyReturn)
	s.Type(own)
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.MustSay("Type the passphrase of Marian Sample, then press Enter.")
	s.Type(passphrase) // the keyboard is still there
	s.Press(fyne.KeyReturn)
	s.MustSay("The key of Marian Sample", "Before you sign")
}

func TestTheHallThatIsOnRecordStandsWhereOneWasProposed(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	fyne.CurrentApp().Preferences().SetString("setup.hall:TRAINING", "Lamp Street hall (sample)")
	s.Show(setup.New(s.Sitting))
	s.MustSay("Lamp Street hall (sample)")
	s.Do(&desk.Hold{Date: "2026-05-08", Hall: "Bakers Hall (sample)"})
	s.MustSay("Bakers Hall (sample)")
	if s.Says("Lamp Street hall (sample)") {
		t.Error("the hall of another count stands there still")
	}
}

func TestAHallThatWasTypedStaysWhenTheBallotsAreSet(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Do(&desk.Hold{Date: "2026-05-08", Hall: "Bakers Hall (sample)"})
	s.Show(setup.New(s.Sitting))
	s.Window.Canvas().FocusPrevious()
	s.Window.Canvas().FocusPrevious()
	hall, ok := s.Window.Canvas().Focused().(*widget.TextEntry)
	if !ok || hall.Text != "Bakers Hall (sample)" {
		t.Fatalf("before the ballots and the date there is %T", s.Window.Canvas().Focused())
	}
	hall.SetText("Lamp Street hall (sample)")
	tab(s, 2)
	s.Type("84")
	s.Press(fyne.KeyReturn)
	if now := s.Sitting.Snapshot().Tally; now.Hall != "Lamp Street hall (sample)" || now.Declared != count.N(2) {
		t.Errorf("the count is in %q and has %s batches", now.Hall, now.Declared)
	}
}

func TestAHallIsCorrectedByEnter(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Do(&desk.Hold{Date: "2026-05-08", Hall: "Bakers Hall (sample)"})
	s.Show(setup.New(s.Sitting))
	s.Window.Canvas().FocusPrevious()
	s.Window.Canvas().FocusPrevious()
	s.Type(" 2")
	s.Press(fyne.KeyReturn)
	if now := s.Sitting.Snapshot().Tally; !strings.Contains(now.Hall, "2") || now.Held != "2026-05-08" {
		t.Errorf("held %s in %q", now.Held, now.Hall)
	}
}

// The wrong place of a vote was chosen, and 142 ballots for its 92 members drew
// no word.
func TestMoreBallotsThanMembersAreSaidAtOnce(t *testing.T) {
	s := sittingtest.New(t, "LAMP/L-1/13")
	s.Show(setup.New(s.Sitting))
	s.Press(fyne.KeyF6)
	s.Type("92")
	if s.Says("are more than") {
		t.Error("every member has voted, and it is said to be too many")
	}
	s.Press(fyne.KeyBackspace, fyne.KeyBackspace)
	s.Type("142")
	s.MustSay("142 ballots are more than the 92 members of this place. Is it the right one? Ctrl+N chooses again.")
	s.Press(fyne.KeyReturn)
	s.MustSay("142 ballots are more than", "3 batches")
	if got := s.Sitting.Snapshot().Tally.Declared; got != count.N(3) {
		t.Errorf("it was refused: %s batches", got)
	}
	s.Picture("setup-many", 1024, 768)
}

// The letter of the coalition has capitals, and the screen had small letters.
func TestTheDigestIsWrittenAsThePrintHasIt(t *testing.T) {
	s := newStage(t)
	digest := strings.ToUpper(s.Sitting.Snapshot().Digest.String())
	s.MustSay(digest[:4], digest[4:8])
}

// Seen: two tellers of the same name on the list, one typed where é is one
// character and one pasted from where it is two.
func TestOnePersonStoodTwiceOnTheListOfTellers(t *testing.T) {
	s := newStage(t)
	s.Tellers(2)
	typed := func(n string) {
		s.Frame.Focus(nil)
		s.Press(fyne.KeyF6, fyne.KeyF6)
		appoint(s, n)
	}
	typed("Rene\u0301 Sample")
	before := s.Sitting.Snapshot().Tally.Tellers
	if got := before[len(before)-1].Name; got != "Ren\u00e9 Sample" {
		t.Errorf("%+q was appointed", got)
	}
	typed("Ren\u00e9 Sample")
	s.MustSay("Ren\u00e9 Sample has been appointed already.")
	if n := len(s.Sitting.Snapshot().Tally.Tellers); n != len(before) {
		t.Errorf("there are %d tellers, before there were %d", n, len(before))
	}
}
