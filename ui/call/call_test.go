package call_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/count"
	"countersign/ui/call"
	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// desk is a window with a pad that has the keyboard.
type desk struct {
	*testing.T
	window fyne.Window
	pile   *call.Pile
	pad    *call.Pad
	held   fyne.KeyModifier
	closed int
}

func newDesk(t *testing.T, questions, size int) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	d := &desk{T: t, pile: call.NewPile(questions, size)}
	setup := call.Setup{Batch: 7, Batches: 26, Who: widget.NewCaption("Recorder A"), Other: "B"}
	for i, title := range []string{"Sample agreement", "Sample contract"}[:questions] {
		setup.Questions = append(setup.Questions, call.Question{Number: i + 1, Title: title})
	}
	d.pad = call.New(setup, d.pile)
	d.pad.Modifiers = func() fyne.KeyModifier { return d.held }
	d.pad.OnClose = func() { d.closed++ }
	d.window = test.NewTempWindow(t, container.NewStack(d.pad))
	d.window.Resize(fyne.NewSize(1000, 600))
	d.window.Canvas().Focus(d.pad)
	return d
}

func (d *desk) down(name fyne.KeyName) { d.pad.KeyDown(&fyne.KeyEvent{Name: name}) }
func (d *desk) up(name fyne.KeyName)   { d.pad.KeyUp(&fyne.KeyEvent{Name: name}) }

// repeat is what the window system tells of a key that is held.
func (d *desk) repeat(name fyne.KeyName) {
	d.pad.TypedKey(&fyne.KeyEvent{Name: name})
	if len(name) == 1 {
		d.pad.TypedRune(rune(strings.ToLower(string(name))[0]))
	}
}

func (d *desk) press(names ...fyne.KeyName) {
	for _, name := range names {
		d.down(name)
		d.repeat(name)
		d.up(name)
	}
}

// words are all texts in the window, hidden ones too.
func (d *desk) words() string { return strings.Join(shelltest.Words(d.window, true), " ") }

func (d *desk) must(words ...string) {
	d.Helper()
	for _, w := range words {
		if !strings.Contains(d.words(), w) {
			d.Errorf("the window does not say %q; it says: %s", w, d.words())
		}
	}
}

func (d *desk) pileIs(want string) {
	d.Helper()
	if got := d.pile.String(); got != want {
		d.Errorf("the pile is %q, want %q", got, want)
	}
}

func TestEveryKeyIsTheBallotOfTheTable(t *testing.T) {
	want := map[fyne.KeyName]string{
		"F": "yy", "D": "yn", "S": "yb", "A": "yv",
		"J": "ny", "K": "nn", "L": "nb", ";": "nv",
		"R": "by", "E": "bn", "W": "bb", "Q": "bv",
		"U": "vy", "I": "vn", "O": "vb", "P": "vv",
	}
	if got := len(call.Keys(2)); got != len(want) {
		t.Fatalf("the table has %d keys, want %d", got, len(want))
	}
	d := newDesk(t, 2, 50)
	all := ""
	for name, ballot := range want {
		all += ballot
		d.press(name)
		d.pileIs(all)
	}
}

func TestOneQuestionIsSaidByTheFingerOfEitherHand(t *testing.T) {
	d := newDesk(t, 1, 50)
	d.press("F", "D", "S", "A", "J", "K", "L", ";", "R", "U")
	d.pileIs("ynbvynbv")
	d.must("Either hand, by finger:", "U counts no ballot.")
}

func TestAKeyThatIsHeldIsOneBallot(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.down("F")
	for range 20 {
		d.repeat("F")
	}
	d.down("F") // told again without having come up
	d.pileIs("yy")
	d.must("F was still down and was not counted again.")
	d.up("F")
	d.down("F")
	d.pileIs("yyyy")
}

func TestTwoKeysThatOverlapAreTwoBallots(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.down("F")
	d.down("K")
	d.up("F")
	d.up("K")
	d.pileIs("yynn")
}

func TestTheKeysOnTheScreenAreThoseOfTheTable(t *testing.T) {
	for questions := 1; questions <= call.MostQuestions; questions++ {
		d := newDesk(t, questions, 50)
		for _, k := range call.Keys(questions) {
			words := []string{}
			for _, c := range k.Ballot {
				if c != "" {
					words = append(words, c.Title())
				}
			}
			d.must(string(k.Name) + " " + strings.Join(words, " / "))
		}
	}
}

func TestTallyIsAskedForAtEachFifthUntilTheNextKey(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.press("F", "F", "F", "F", "J")
	d.must("TALLY", "question 2, Yes: 5", `Call "tally", no number. B reads the number from paper: it must be 5.`)
	d.press("D")
	d.must("TALLY", "question 1, Yes: 5")
	d.press("D")
	if strings.Contains(d.words(), "TALLY") {
		t.Error("the cue stays after the next key")
	}
}

func TestTwoFifthsAtOnceAreTwoLines(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.press("F", "F", "F", "F", "F")
	d.must("question 1, Yes: 5", "question 2, Yes: 5", `Call "tally" twice, no number. B reads from paper: 5 and 5.`)
}

func TestAFifthStrokeIsToldOnceAndNotWhenItIsTakenBack(t *testing.T) {
	d := newDesk(t, 2, 50)
	heard := 0
	d.pad.OnFifth = func() { heard++ }
	d.press("F", "F", "F", "F")
	if heard != 0 {
		t.Errorf("heard %d times before a fifth", heard)
	}
	d.press("F") // of both questions
	d.press(fyne.KeyBackspace, "J", fyne.KeyBackspace, fyne.KeySpace)
	if heard != 2 { // the second is the fifth Yes of question 2
		t.Errorf("heard %d times, want 2", heard)
	}
}

func TestBackspaceTakesBackOneBallotEachAndSaysWhich(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.press("F", "K")
	d.down(fyne.KeyBackspace)
	d.repeat(fyne.KeyBackspace)
	d.repeat(fyne.KeyBackspace)
	d.up(fyne.KeyBackspace)
	d.pileIs("yy")
	d.must("Taken back: ballot 2, No and No.")
	d.press(fyne.KeyBackspace)
	d.must("Taken back: ballot 1, Yes and Yes.")
	d.press(fyne.KeyBackspace)
	d.must("There is no ballot to take back.")
	d.pileIs("")
}

func TestPausedTheKeysAreDeadAndNothingIsInTheWindow(t *testing.T) {
	d := newDesk(t, 2, 3)
	d.press("F", "K", "D", fyne.KeySpace)
	d.press("F", fyne.KeyBackspace, fyne.KeyReturn)
	d.pileIs("yynnyn")
	if d.closed > 0 {
		t.Error("Enter closed under the curtain")
	}
	d.must("Call mode stopped at ballot 3. Nothing is lost. Space goes on.")
	for _, word := range []string{"Last ballot 1 Yes", "Sample agreement", "TALLY"} {
		if strings.Contains(d.words(), word) {
			t.Errorf("the curtain lets %q through", word)
		}
	}
	d.press(fyne.KeySpace, fyne.KeyReturn)
	if d.closed != 1 {
		t.Error("Space did not go on")
	}
}

func TestAKeyThatCameUpElsewhereCountsAgain(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.down("F")
	d.pad.Pause() // a question opens, and the key comes up there
	d.press(fyne.KeySpace, "F")
	d.pileIs("yyyy")
}

func TestLosingTheFocusPauses(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.down("F")
	d.window.Canvas().Unfocus()
	d.window.Canvas().Focus(d.pad)
	d.press("K")
	d.pileIs("yy")
	d.press(fyne.KeySpace, "F")
	d.pileIs("yyyy") // the key that was down when the focus went is not held any more
}

func TestTheLetterOfACommandIsNoBallot(t *testing.T) {
	d := newDesk(t, 2, 50)
	d.press("F")
	d.down(desktop.KeyControlLeft)
	d.press("J")
	d.up(desktop.KeyControlLeft)
	d.pileIs("yy")
	d.press(fyne.KeySpace)
	d.held = fyne.KeyModifierControl // went down before the pad had the keyboard
	d.press("J")
	d.pileIs("yy")
}

func TestEnterClosesAFullPileOnly(t *testing.T) {
	d := newDesk(t, 2, 2)
	d.press("F", fyne.KeyReturn)
	d.must("Enter closes at ballot 2: 1 to go.")
	d.press("F")
	d.must("All 2 ballots are called. Enter closes batch 7.")
	d.press("F")
	d.pileIs("yyyy")
	if d.closed > 0 {
		t.Fatal("the pile closed by itself")
	}
	d.press(fyne.KeyEnter)
	if d.closed != 1 {
		t.Errorf("Enter closed %d times", d.closed)
	}
}

func TestAPileIsReadAsItWasWritten(t *testing.T) {
	p, err := call.ParsePile("ynbv", 2, 50)
	if err != nil {
		t.Fatal(err)
	}
	if p.String() != "ynbv" || p.Len() != 2 || p.Strokes(0, count.CellBlank) != 1 {
		t.Errorf("the pile is %q with %d ballots", p, p.Len())
	}
	if got, want := p.Figures(1), (count.Figures{Yes: count.N(0), No: count.N(1), Blank: count.N(0), Void: count.N(1)}); got != want {
		t.Errorf("question 2 has %v, want %v", got, want)
	}
	for _, bad := range []string{"y", "yx", "ynynyn"} {
		if _, err := call.ParsePile(bad, 2, 2); err == nil {
			t.Errorf("%q was read as two ballots", bad)
		}
	}
}

func FuzzParsePile(f *testing.F) {
	f.Add("ynbv", 2, 50)
	f.Add("yyy", 1, 3)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, questions, size int) {
		p, err := call.ParsePile(text, questions, size)
		if err == nil && (p.String() != text || p.Len() > size) {
			t.Errorf("%q was read as %q with %d of %d ballots", text, p, p.Len(), size)
		}
	})
}
