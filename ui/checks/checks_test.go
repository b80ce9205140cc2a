package checks_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/ui/certify"
	"countersign/ui/checks"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
	"countersign/ui/theme"
)

const enter = fyne.KeyReturn

// begin has a count with one warning that two tellers have to explain: the
// register is one signature short.
func begin(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(1)
	s.Do(
		s.Batch(1, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
		s.Batch(1, count.SideB, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}),
	)
	s.Do(account(50))
	s.Show(checks.New(s.Sitting))
	return s
}

func account(signatures int) *desk.Account {
	c := &desk.Account{}
	for l, n := range map[count.Line]int{
		count.Printed: 60, count.Issued: 52, count.Unused: 7, count.Destroyed: 1, count.InBox: 51,
		count.Challenged: 0, count.Replaced: 1, count.Taken: 0, count.Signatures: signatures, count.Unvoted: 0, count.Counted: 51,
	} {
		c.Lines = append(c.Lines, count.AccountLine{Line: l, Value: count.N(n)})
	}
	return c
}

// warnings leaves a count with warnings and notes alone.
func warnings(t *testing.T) *sittingtest.Stage {
	t.Helper()
	s := begin(t)
	s.Do(&desk.Account{Lines: []count.AccountLine{
		{Line: count.InBox, Value: count.N(50)},
		{Line: count.Counted, Value: count.N(50)},
		{Line: count.Issued, Value: count.N(51)},
		{Line: count.Printed, Value: count.N(59)},
		{Line: count.Signatures, Value: count.N(49)},
	}})
	return s
}

func standing(s *sittingtest.Stage) int {
	return len(count.Standing(s.Sitting.Desk.Snapshot().Findings))
}

func TestFindingsAreGroupedWithTheirSums(t *testing.T) {
	s := begin(t)
	s.MustSay("errors: must be corrected", "correct or explain", "The batches do not hold the ballots counted",
		"50 in 1 batch, ballots counted 51: 1 ballot missing", checksGate)
	s.Ctrl(enter)
	if len(s.Went) != 0 {
		t.Errorf("went to %v although errors stand", s.Went)
	}
}

const checksGate = "Certify opens when there are no errors and every warning is explained."

func TestEnterGoesToTheLine(t *testing.T) {
	s := begin(t)
	s.Press(enter)
	if len(s.Went) != 1 || s.Went[0] != sitting.Account || s.Sitting.GoTo.Line != string(count.Counted) {
		t.Errorf("went to %v at %+v, want the account at the ballots counted", s.Went, s.Sitting.GoTo)
	}
}

func TestEnterGoesToTheBatch(t *testing.T) {
	s := sittingtest.New(t, sittingtest.TwoQuestions)
	s.Tellers(2)
	s.Show(checks.New(s.Sitting))
	s.Press(fyne.KeyDown, fyne.KeyDown, enter)
	if len(s.Went) != 1 || s.Went[0] != sitting.Batches || s.Sitting.GoTo.Batch != 2 {
		t.Errorf("went to %v at %+v, want batch 2", s.Went, s.Sitting.GoTo)
	}
}

func TestWarningsAreExplainedByTheKeyboardUntilCertifyOpens(t *testing.T) {
	s := warnings(t)
	first := standing(s)
	if first == 0 {
		t.Fatal("there is no warning to explain")
	}
	for range first {
		s.Press(fyne.KeyF8)
		s.Ctrl(fyne.KeyE)
		s.MustSay("Explain:")
		s.Type("too short")
		s.Ctrl(enter)
		s.MustSay("This has 9 characters. An explanation has 20 to 280.")
		s.Type(": register line 212 was left unsigned (sample)")
		s.Ctrl(enter)
	}
	if got := standing(s); got != 0 {
		t.Fatalf("%d of %d findings still stand", got, first)
	}
	s.MustSay("Explained", "Nothing stands in the way of certifying.")
	s.Ctrl(enter)
	if len(s.Went) != 1 || s.Went[0] != sitting.Certify {
		t.Errorf("went to %v, want to certify", s.Went)
	}
}

func TestAnErrorIsNotExplained(t *testing.T) {
	s := begin(t)
	s.Ctrl(fyne.KeyE)
	s.MustSay("Only a warning is explained.")
	if s.Says("Explain: ") {
		t.Error("the dialog opened for an error")
	}
}

func TestLooks(t *testing.T) {
	s := begin(t)
	s.Picture("checks-1280", 1280, 800)
	s.Picture("checks-1024", 1024, 768)
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("the checks need %v", got)
	}
	for range 9 {
		s.Press(fyne.KeyF8)
		if s.Says("Warning A303") {
			break
		}
	}
	keys(t, s, "Ruth Sample", "Luis Sample")
	s.Ctrl(fyne.KeyE)
	s.Type("Register line 212: the ballot was handed out at 11:40 and the line was left unsigned.")
	s.Picture("explain-1280", 1280, 800)
	s.Picture("explain-1024", 1024, 768)
	for name, look := range map[string]fyne.Theme{
		"dark": theme.New(theme.Dark, theme.Normal), "hc": theme.New(theme.HighContrast, theme.Normal), "huge": theme.New(theme.Light, theme.Huge),
	} {
		s.Press(fyne.KeyEscape)
		fyne.CurrentApp().Settings().SetTheme(look)
		s.Ctrl(fyne.KeyE)
		s.Picture("explain-"+name, 1280, 800)
	}
}

// passphrase opens every sample key.
const passphrase = "four sample words here"

// keys makes the key of each teller and remembers it.
func keys(t *testing.T, s *sittingtest.Stage, names ...string) map[string]*sign.Key {
	t.Helper()
	out := map[string]*sign.Key{}
	for i, name := range names {
		k, err := signtest.NewKey(strings.NewReader(strings.Repeat(string(rune('a'+i)), 600)), sign.Identity{Name: name}, s.Clock())
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := k.Seal(passphrase)
		if err == nil {
			sealed, err = signtest.Quick(sealed, passphrase)
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "sample.p12")
		if err := sign.WriteKeyFile(path, sealed); err != nil {
			t.Fatal(err)
		}
		fyne.CurrentApp().Preferences().SetString(certify.KeyPreference(name), path)
		out[name] = k
	}
	return out
}

// proofs are the keys with which people signed explanations, by their names: what
// is proved when the count is opened.
func proofs(t *testing.T, s *sittingtest.Stage) map[string]count.Digest {
	t.Helper()
	open, err := os.ReadFile(s.Sitting.Path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.count") // the count itself is in use
	if err := os.WriteFile(path, open, 0o600); err != nil {
		t.Fatal(err)
	}
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	out := map[string]count.Digest{}
	_, _, err = desk.Fold(t.Context(), j, record.Write, func(signature []byte, digest count.Digest, name string) (count.Digest, error) {
		key, err := export.Prove(signature, digest, name)
		out[name] = key
		return key, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const explanation = "Register line 212 was left unsigned (sample)."

func TestWhoExplainsSignsWithTheirKeys(t *testing.T) {
	s := warnings(t)
	known := keys(t, s, "Ruth Sample", "Luis Sample")
	s.Press(fyne.KeyF8)
	s.Ctrl(fyne.KeyE)
	s.MustSay("Ruth Sample: passphrase", "Luis Sample: passphrase", "0 characters; at least 20, at most 280")
	s.Type(explanation)
	s.MustSay("45 of 280 characters")
	s.Ctrl(enter)
	s.MustSay("Ruth Sample still types the passphrase.")
	s.Type(strings.ToUpper(passphrase))
	s.Press(enter)
	s.Type(passphrase)
	s.Press(enter)
	s.MustSay("That passphrase is not right for Ruth Sample. It was typed in capitals: look at Caps Lock. Nothing was signed")
	if len(proofs(t, s)) != 0 || standing(s) == 0 {
		t.Fatal("a wrong passphrase explains")
	}
	s.Type(passphrase)
	s.Press(enter)
	s.Type(passphrase)
	s.Ctrl(enter)
	s.MustSay("Explained", explanation)
	all := proofs(t, s)
	if len(all) != 2 {
		t.Fatalf("%d people signed", len(all))
	}
	for name, key := range known {
		if all[name] != count.Digest(key.Fingerprint()) {
			t.Errorf("%s signed with %s", name, all[name])
		}
	}
}

func TestWithoutKeysOnlyTheNamesAreKept(t *testing.T) {
	s := warnings(t)
	s.Press(fyne.KeyF8)
	s.Ctrl(fyne.KeyE)
	s.MustSay("No key: only the name is kept.")
	s.Type(explanation)
	s.Ctrl(enter)
	s.MustSay("Explained")
	if got := proofs(t, s); len(got) != 0 {
		t.Errorf("signed without a key: %+v", got)
	}
}

func TestTheKeyOfSomebodyElseExplainsNothing(t *testing.T) {
	s := warnings(t)
	keys(t, s, "Ruth Sample")
	prefs := fyne.CurrentApp().Preferences()
	prefs.SetString(certify.KeyPreference("Luis Sample"), prefs.String(certify.KeyPreference("Ruth Sample")))
	s.Press(fyne.KeyF8)
	s.Ctrl(fyne.KeyE)
	s.Type(explanation)
	s.Ctrl(enter)
	s.Type(passphrase)
	s.Press(enter)
	s.Type(passphrase)
	s.Press(enter)
	s.MustSay("This is the key of Ruth Sample. Choose the key file of Luis Sample", explanation)
	if len(proofs(t, s)) != 0 {
		t.Error("it was signed with the key of somebody else")
	}
}

func TestEveryFindingHasItsPage(t *testing.T) {
	s := begin(t)
	for !s.Says("Warning A303") {
		s.Press(fyne.KeyF8)
	}
	s.MustSay("About A303")
	s.Press(fyne.KeyF7)
	s.MustSay("A303: Register: ballots and signatures differ", "What tellers usually find", "A member signed, and left without voting.", "What to do")
	s.Press(fyne.KeyEscape)
	if s.Says("What tellers usually find") {
		t.Error("Esc does not close the page")
	}
	s.Press(enter) // the keyboard is on the finding again
	if len(s.Went) == 0 || s.Went[len(s.Went)-1] != sitting.Account {
		t.Errorf("Enter leads to %v", s.Went)
	}
}

// A person had typed 3 challenged ballots, and nothing led to the challenge log.
func TestEnterOnAnEnvelopeThatIsNotInTheLogLeadsToTheChallengeLog(t *testing.T) {
	s := warnings(t)
	s.Do(&desk.Account{Lines: []count.AccountLine{{Line: count.Challenged, Value: count.N(3)}}})
	for range 9 {
		if s.Says("Error A307") {
			break
		}
		s.Press(fyne.KeyF8)
	}
	s.MustSay("Ballot account, challenge log", "Go to the challenge log", "enter each one that has no row there")
	s.Press(enter)
	if len(s.Went) != 1 || s.Went[0] != sitting.Account || !strings.HasPrefix(s.Sitting.GoTo.Finding, "A307") {
		t.Errorf("went to %v at %+v", s.Went, s.Sitting.GoTo)
	}
}

// The button said Enter, which starts a line in the text above it, and the least
// length was said only once it was too short.
func TestTheExplanationSaysItsKeyAndItsLengthBeforeItIsTyped(t *testing.T) {
	s := warnings(t)
	s.Press(fyne.KeyF8)
	s.Ctrl(fyne.KeyE)
	s.MustSay("0 characters; at least 20, at most 280")
	if all := s.Words(false); !slices.Equal(all[len(all)-2:], []string{"Accept", "Ctrl+Enter"}) {
		t.Errorf("the answer says %q", all[len(all)-2:])
	}
	said := shelltest.Said(s.Window)
	if who, pass := strings.Index(said, "First teller"), strings.Index(said, "No key: only the name is kept."); who < 0 || who > pass {
		t.Error("the passphrase is asked for before it is said whose it is")
	}
}

func TestTheSumIsInTheLanguageOfTheProgram(t *testing.T) {
	t.Cleanup(func() { words.Use("en") })
	s := begin(t)
	s.Do(&desk.Account{Lines: []count.AccountLine{{Line: count.Printed, Value: count.N(62)}}})
	words.Use("fr")
	s.Show(checks.New(s.Sitting))
	found := false
	for range s.Sitting.Snapshot().Findings {
		found = found || s.Says("une différence de")
		if s.Says("a difference of") {
			t.Fatal("a sum is in English")
		}
		s.Press(fyne.KeyDown)
	}
	if !found {
		t.Error("no sum tells a difference")
	}
}
