package widget_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// show puts an object on a window of the given size with the light theme.
func show(t *testing.T, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// TestEverythingWithFocusPassesFunctionKeysOn holds the rule of the package: a
// widget that kept F-keys to itself would make them dead.
func TestEverythingWithFocusPassesFunctionKeysOn(t *testing.T) {
	table := command.NewTable()
	ran := 0
	table.Bind(
		command.Action{ID: command.NextPart, Run: func() { ran++ }},
		command.Action{ID: command.Explain, Run: func() { ran++ }},
	)
	button, chip := widget.NewButton("Plain", "", nil), widget.NewChip(1, nil)
	row, text := widget.NewFindingRow(widget.Error, "Title", "place", nil), widget.NewTextEntry("")
	prose, cell := widget.NewProseEntry("", 3), widget.NewCountEntry(50)
	button.Keys, chip.Keys, row.Keys, text.Keys, prose.Keys, cell.Keys = table, table, table, table, table, table
	check, choice := widget.NewCheck("Observer", nil), widget.NewChoice([]string{"Recorder A", "Recorder B"}, nil)
	check.Keys, choice.Keys = table, table
	sign, head := widget.NewSignatureBlock(widget.Signer{Name: "Sample"}), widget.NewStepHeader()
	sign.SetKeys(table)
	sign.Set(widget.SignReady, "", "")
	head.SetKeys(table)
	head.SetPlace("Sample", "")
	w := show(t, container.NewVBox(button, chip, row, text, prose, cell, check, choice, sign, head), fyne.NewSize(800, 900))

	c, seen := w.Canvas(), map[fyne.Focusable]bool{}
	for c.FocusNext(); c.Focused() != nil && !seen[c.Focused()]; c.FocusNext() {
		focused := c.Focused()
		seen[focused] = true
		before := ran
		focused.TypedKey(key(fyne.KeyF6))
		want := before + 1
		if s, ok := focused.(fyne.Shortcutable); ok {
			want++ // Fyne sends the others' Ctrl keys to the canvas
			s.TypedShortcut(command.Ctrl(fyne.KeyE).Shortcut())
		}
		if ran != want {
			t.Errorf("%T passed %d of F6 and Ctrl+E on", focused, ran-before)
		}
	}
	if want := 8 + 2 + 7; len(seen) != want {
		t.Errorf("Tab went to %d widgets, want %d", len(seen), want)
	}
}

func TestButtonsArePressedByEnterSpaceAndMouse(t *testing.T) {
	pressed := 0
	b := widget.NewPrimary("Close batch 7", "Ctrl+Enter", func() { pressed++ })
	show(t, b, fyne.NewSize(300, 60))
	b.TypedKey(key(fyne.KeyReturn))
	b.TypedKey(key(fyne.KeyEnter))
	b.TypedKey(key(fyne.KeySpace)) // the letter presses, once
	b.TypedRune(' ')
	test.Tap(b)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.Disable()
	b.TypedKey(key(fyne.KeyReturn))
	test.Tap(b)
	if pressed != 4 {
		t.Error("a button that is off was pressed")
	}
}

func TestChipsSayTheirState(t *testing.T) {
	c := widget.NewChip(7, nil)
	w := show(t, c, fyne.NewSize(150, 50))
	words := []string{"To do", "Now", "A done", "B done", "Differ", "Recount", "Settled", "Agree", "Off", "Signed"}
	pictures := map[string]bool{}
	for state, want := range words {
		c.Set(widget.ChipState(state), "")
		if c.Text() != want || c.State() != widget.ChipState(state) {
			t.Errorf("state %d says %q, want %q", state, c.Text(), want)
		}
		pictures[test.RenderToMarkup(w.Canvas())] = true
	}
	if len(pictures) != len(words) {
		t.Errorf("%d states have %d looks", len(words), len(pictures))
	}
	c.Set(widget.ChipOff, "49 of 50")
	if c.Text() != "49 of 50" {
		t.Errorf("the chip says %q", c.Text())
	}
}

func TestArrowsMoveAmongChips(t *testing.T) {
	var moved []fyne.KeyName
	c := widget.NewChip(7, nil)
	c.OnMove = func(k fyne.KeyName) bool { moved = append(moved, k); return true }
	show(t, c, fyne.NewSize(150, 50))
	for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight} {
		c.TypedKey(key(k))
	}
	if want := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight}; !slices.Equal(moved, want) {
		t.Errorf("moved %v", moved)
	}
}

func TestSigningHandsThePassphraseOverOnceAndForgetsIt(t *testing.T) {
	s := widget.NewSignatureBlock(widget.Signer{Name: "Sample Teller", Role: "Recorder A", Mark: widget.RecorderA})
	var got []string
	s.OnSign = func(p string) { got = append(got, p) }
	show(t, s, fyne.NewSize(500, 200))
	s.Entry().SetText("early")
	s.Entry().TypedKey(key(fyne.KeyReturn))
	if len(got) != 0 {
		t.Error("a locked block signed")
	}
	s.Set(widget.SignReady, "", "")
	s.Entry().TypedKey(key(fyne.KeyReturn))
	s.Entry().TypedKey(key(fyne.KeyReturn)) // nothing there any more
	if !slices.Equal(got, []string{"early"}) {
		t.Errorf("handed over %q", got)
	}
	if s.Entry().Text != "" {
		t.Error("the passphrase is still there")
	}
	s.Entry().TypedShortcut(&fyne.ShortcutUndo{})
	if s.Entry().Text != "" {
		t.Error("undo brings the passphrase back")
	}
}

func TestThePassphraseIsCoveredAndStaysSo(t *testing.T) {
	s := widget.NewSignatureBlock(widget.Signer{Name: "Sample Teller"})
	w := show(t, s, fyne.NewSize(500, 200))
	s.Set(widget.SignReady, "", "")
	s.Entry().SetText("secret words")
	if strings.Contains(test.RenderToMarkup(w.Canvas()), "secret") {
		t.Error("the passphrase can be read")
	}
	clip := test.NewClipboard()
	s.Entry().TypedShortcut(&fyne.ShortcutSelectAll{})
	s.Entry().TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "" {
		t.Error("the passphrase can be copied")
	}
}

func TestSignatureStates(t *testing.T) {
	s := widget.NewSignatureBlock(widget.Signer{Name: "Sample Teller", Role: "Chief teller"})
	w := show(t, s, fyne.NewSize(500, 200))
	s.Set(widget.SignDone, "Signed 17:02:11", "key 7F3A C0E2")
	markup := test.RenderToMarkup(w.Canvas())
	for _, want := range []string{"Sample Teller", "Chief teller", "Signed 17:02:11", "key 7F3A C0E2"} {
		if !strings.Contains(markup, want) {
			t.Errorf("the signed block lacks %q", want)
		}
	}
	if strings.Contains(markup, "Passphrase") {
		t.Error("a signed block still asks for the passphrase")
	}
}

func TestEquationRowsShowWhatTheyAreGiven(t *testing.T) {
	cell := widget.NewCountEntry(0)
	cell.Grouped, cell.Digits, cell.Role = true, 4, theme.SizeAccount
	cell.SetValue("1289")
	r := widget.NewEquationRow("C. Register", "Lines signed in the voter register",
		widget.Term{Entry: cell, Caption: "signatures"},
		widget.Term{Equals: true, Text: "1,290", Caption: "handed out"})
	w := show(t, r, fyne.NewSize(900, 100))
	r.Set(widget.BalanceDiffers, widget.Warning, "1 short", "1 signature missing")
	r.SetNumber(1, "1,291")
	r.SetNumber(0, "9") // keyed, so it keeps its own
	r.SetNumber(7, "9") // no such term
	markup := test.RenderToMarkup(w.Canvas())
	for _, want := range []string{"1,289", "1,291", "1 short", "1 signature missing", "C. Register"} {
		if !strings.Contains(markup, want) {
			t.Errorf("the row lacks %q", want)
		}
	}
	w.Canvas().Focus(cell)
	if !strings.Contains(test.RenderToMarkup(w.Canvas()), ">1289<") {
		t.Error("a number being keyed has a separator")
	}
}

func TestTheHeaderSaysStepsInWords(t *testing.T) {
	h := widget.NewStepHeader()
	w := show(t, h, fyne.NewSize(1280, 60))
	if strings.Contains(test.RenderToMarkup(w.Canvas()), "1 Setup") {
		t.Error("steps show without a place")
	}
	h.SetPlace("Local 1 (sample)", "Training vote")
	h.SetStep(2, widget.StepBegun, "6/26")
	h.SetStep(9, widget.StepDone, "") // no such step
	if got := h.StepText(2); got != "2 Batches 6/26" {
		t.Errorf("step 2 says %q", got)
	}
	var chosen []int
	h.OnStep = func(n int) { chosen = append(chosen, n) }
	c := w.Canvas()
	c.FocusNext() // home
	c.FocusNext() // step 1
	c.Focused().TypedKey(key(fyne.KeyRight))
	c.Focused().TypedKey(key(fyne.KeyReturn))
	c.Focused().TypedKey(key(fyne.KeyLeft))
	c.Focused().TypedKey(key(fyne.KeyLeft))
	c.Focused().TypedRune(' ')
	if !slices.Equal(chosen, []int{2, 1}) {
		t.Errorf("chose %v, want 2 and 1", chosen)
	}
}

func TestLongNamesEndInAnEllipsis(t *testing.T) {
	name := strings.Repeat("A very long name ", 20)
	text := widget.NewText(name, fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink()
	w := show(t, container.NewStack(text), fyne.NewSize(200, 30))
	markup := test.RenderToMarkup(w.Canvas())
	if strings.Contains(markup, name) || !strings.Contains(markup, "…") {
		t.Error("a long name runs over its room")
	}
	w.Resize(fyne.NewSize(8000, 30))
	if !strings.Contains(test.RenderToMarkup(w.Canvas()), strings.TrimSpace(name)) {
		t.Error("a name with room is cut")
	}
}

func TestStrangeNamesAreShownWithoutHarm(t *testing.T) {
	for _, name := range []string{"", "נועה כהן", "Ana 👩🏽‍⚖️ María", "a\nb\tc", "\u202eabc", string([]byte{0xff, 0xfe})} {
		s := widget.NewSignatureBlock(widget.Signer{Name: name, Role: name})
		show(t, s, fyne.NewSize(400, 120)).Canvas().Capture()
	}
}

func TestADigestStandsInNumberedGroups(t *testing.T) {
	d := widget.NewDigestGrid(strings.Repeat("0123456789abcdef", 4))
	w := show(t, d, fyne.NewSize(900, 80))
	markup := test.RenderToMarkup(w.Canvas())
	if got := strings.Count(markup, "cdef"); got != 4 {
		t.Errorf("%d groups say cdef, want 4", got)
	}
	for n := 1; n <= 16; n++ {
		if !strings.Contains(markup, fmt.Sprintf(">%d<", n)) {
			t.Errorf("group %d has no number", n)
		}
	}
	d.Mark(12)
	if test.RenderToMarkup(w.Canvas()) == markup {
		t.Error("the marked group looks like the others")
	}
	d.Mark(0)
	if test.RenderToMarkup(w.Canvas()) != markup {
		t.Error("a mark stays")
	}
}

func TestTheStatusBarShowsWhatIsSafe(t *testing.T) {
	s := widget.NewStatusBar()
	w := show(t, s, fyne.NewSize(1024, 40))
	s.SetSaved(widget.Success, "Saved 14:22:07")
	s.SetHints([]command.Hint{{Key: "Enter", Text: "next box"}})
	s.SetSample("Sample figures")
	for _, want := range []string{"Saved 14:22:07", "Enter", "next box", "Sample figures"} {
		if !strings.Contains(test.RenderToMarkup(w.Canvas()), want) {
			t.Errorf("the bar lacks %q", want)
		}
	}
	s.SetSample("")
	if strings.Contains(test.RenderToMarkup(w.Canvas()), "Sample figures") {
		t.Error("the sample tag stays")
	}
}

// TestTheStepsFitANarrowWindowWithLargeText holds that no step is cut off.
func TestTheStepsFitANarrowWindowWithLargeText(t *testing.T) {
	h := widget.NewStepHeader()
	h.SetPlace("AFSCME Local 749 (sample)", "SEBAC 2011, revision 1")
	for i := range widget.Steps {
		h.SetStep(i+1, widget.StepWarning, "26/26")
	}
	h.SetCurrent(2)
	show(t, h, fyne.NewSize(1024, 90))
	full := h.StepText(6)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, theme.Huge))
	h.Refresh()
	if h.MinSize().Width > 1024 {
		t.Errorf("the header asks for %v", h.MinSize())
	}
	if got := h.StepText(6); got == full || !strings.HasPrefix(got, "6") {
		t.Errorf("at 150 %% the last step says %q, at 100 %% %q", got, full)
	}
	if got := h.StepText(2); got != "2 Batches 26/26" {
		t.Errorf("the current step lost its words: %q", got)
	}
}
