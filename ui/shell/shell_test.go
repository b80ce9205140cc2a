package shell_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// stage is a window with a frame, a cell that has the focus, and a command
// that counts how often it ran.
type stage struct {
	t      *testing.T
	window fyne.Window
	frame  *shell.Frame
	cell   *widget.CountEntry
	ran    int
}

func newStage(t *testing.T) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	s := &stage{t: t, window: test.NewTempWindow(t, container.NewStack()), cell: widget.NewCountEntry(50)}
	table := command.NewTable()
	s.frame = shell.NewFrame(s.window, table)
	s.cell.Keys = table
	s.window.Resize(fyne.NewSize(shell.MinWidth, shell.MinHeight))
	s.frame.Header.SetPlace("Local 1 (sample)", "Training vote")
	run := func() { s.ran++ }
	s.frame.Show(shell.Screen{
		Content:  container.NewCenter(s.cell),
		Step:     2,
		Focus:    s.cell,
		Hints:    []command.Hint{{Key: "Enter", Text: "next box"}},
		Commands: []command.ID{command.NextWork},
		Actions: []command.Action{
			{ID: command.NextWork, Run: run},
			{ID: command.Primary, Run: run},
			{ID: command.Certify, Run: run, Enabled: func() (bool, string) { return false, "2 errors are open." }},
		},
	})
	return s
}

// press sends a key to what has the focus, or to the canvas.
func (s *stage) press(name fyne.KeyName) { shelltest.Strike(s.window.Canvas(), name) }

// ctrl sends a key with Ctrl as the window system does: to the menu first, then
// to what has the focus.
func (s *stage) ctrl(name fyne.KeyName) {
	if item := shelltest.Ctrl(s.window.MainMenu(), name); item != nil {
		item.Action()
	} else if focused, ok := s.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(command.Ctrl(name).Shortcut())
	}
}

func TestDialogKeys(t *testing.T) {
	accept := func(q shell.Question) shell.Question { q.Accept = "Do it"; return q }
	danger := func(q shell.Question) shell.Question { q.Accept, q.Danger = "Do it", true; return q }
	entry := func(q shell.Question) shell.Question {
		q.Accept = "Do it"
		q.Fields = []shell.Field{{Label: "Name", Object: widget.NewTextEntry("")}}
		return q
	}
	prose := func(q shell.Question) shell.Question {
		q.Accept = "Do it"
		q.Fields = []shell.Field{{Label: "Reason", Object: widget.NewProseEntry("", 3)}}
		return q
	}
	count := func(q shell.Question) shell.Question {
		q.Accept = "Do it"
		cell := widget.NewCountEntry(0)
		cell.SetValue("49")
		q.Fields = []shell.Field{{Label: "Ballots", Object: cell}}
		return q
	}
	reason := func(q shell.Question) shell.Question {
		q.Accept, q.Danger = "Do it", true
		e := widget.NewTextEntry("")
		e.SetText("a reason that was typed")
		q.Fields = []shell.Field{{Label: "Reason", Object: e}}
		return q
	}
	list := func(q shell.Question) shell.Question {
		q.Accept = "Do it"
		q.Fields = []shell.Field{{Label: "What", Object: widget.NewChoice([]string{"Quick guide", "Tally forms"}, nil)}}
		return q
	}
	enter := func(s *stage) { s.press(fyne.KeyReturn) }
	tests := []struct {
		name  string
		build func(shell.Question) shell.Question
		keys  func(*stage)
		want  string
	}{
		{"enter accepts", accept, enter, "accepted"},
		{"keypad enter accepts", accept, func(s *stage) { s.press(fyne.KeyEnter) }, "accepted"},
		{"escape cancels", accept, func(s *stage) { s.press(fyne.KeyEscape) }, "cancelled"},
		{"enter is never the dangerous one", danger, enter, "cancelled"},
		{"nor is ctrl enter", danger, func(s *stage) { s.ctrl(fyne.KeyReturn) }, "cancelled"},
		{"the dangerous one has to be gone to", danger, func(s *stage) { s.window.Canvas().FocusNext(); enter(s) }, "accepted"},
		{"enter behind a reason does not throw it away", reason, enter, "open"},
		{"nor does ctrl enter", reason, func(s *stage) { s.ctrl(fyne.KeyReturn) }, "open"},
		{"escape does", reason, func(s *stage) { s.press(fyne.KeyEscape) }, "cancelled"},
		{"and the button does it", reason, func(s *stage) { s.window.Canvas().FocusNext(); s.window.Canvas().FocusNext(); enter(s) }, "accepted"},
		{"enter in a field accepts", entry, enter, "accepted"},
		{"escape in a field cancels", entry, func(s *stage) { s.press(fyne.KeyEscape) }, "cancelled"},
		{"enter in a list accepts, as its button says", list, enter, "accepted"},
		{"enter in prose starts a line", prose, enter, "open"},
		{"ctrl enter in prose accepts", prose, func(s *stage) { s.ctrl(fyne.KeyReturn) }, "accepted"},
		{"enter in a cell accepts", count, enter, "accepted"},
		{"escape in a cell cancels", count, func(s *stage) { s.press(fyne.KeyEscape) }, "cancelled"},
		{"escape in a changed cell restores first", count, func(s *stage) {
			s.window.Canvas().Focused().TypedRune('5')
			s.press(fyne.KeyEscape)
		}, "open"},
		{"enter with nothing focused", accept, func(s *stage) { s.window.Canvas().Unfocus(); enter(s) }, "accepted"},
		{"a function key does nothing", accept, func(s *stage) { s.press(fyne.KeyF3) }, "open"},
		{"a command's key does nothing", accept, func(s *stage) { s.ctrl(fyne.KeyG) }, "open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			got := "open"
			d := s.frame.Ask(tt.build(shell.Question{
				Title: "Title", Text: "What will happen.",
				OnAccept: func() { got = "accepted" }, OnCancel: func() { got = "cancelled" },
			}))
			tt.keys(s)
			if got != tt.want || d.Open() != (tt.want == "open") {
				t.Errorf("the question is %s (open %v), want %s", got, d.Open(), tt.want)
			}
			if s.ran != 0 {
				t.Errorf("%d commands ran behind the question", s.ran)
			}
			if s.frame.Table.Asleep() != d.Open() {
				t.Errorf("the table sleeps: %v, the question is open: %v", s.frame.Table.Asleep(), d.Open())
			}
		})
	}
}

func TestAfterAQuestionTheCellHasTheFocusAgain(t *testing.T) {
	s := newStage(t)
	s.frame.Ask(shell.Question{Title: "Title", Accept: "Do it"})
	if s.window.Canvas().Focused() == fyne.Focusable(s.cell) {
		t.Fatal("the cell behind the question has the focus")
	}
	s.press(fyne.KeyEscape)
	if s.window.Canvas().Focused() != fyne.Focusable(s.cell) {
		t.Error("the focus did not come back to the cell")
	}
	s.press(fyne.KeyF3)
	s.ctrl(fyne.KeyReturn)
	if s.ran != 2 {
		t.Errorf("%d commands ran, want F3 and Ctrl+Enter", s.ran)
	}
}

func TestAQuestionStaysOpenUntilItCanBeDone(t *testing.T) {
	s := newStage(t)
	name, accepted := widget.NewTextEntry(""), false
	d := s.frame.Ask(shell.Question{
		Title: "Recorder A", Accept: "Appoint",
		Fields:   []shell.Field{{Label: "Name", Object: name}},
		OnAccept: func() { accepted = true },
		Check: func() string {
			if name.Text == "" {
				return "Type the teller's name."
			}
			return ""
		},
	})
	if s.window.Canvas().Focused() != fyne.Focusable(name) {
		t.Error("the first field has not the focus")
	}
	s.press(fyne.KeyReturn)
	if !d.Open() || d.Why() != "Type the teller's name." {
		t.Errorf("open %v, reason %q", d.Open(), d.Why())
	}
	shelltest.Picture(t, s.window, "dialog")
	test.Type(name, "Sample Name")
	s.press(fyne.KeyReturn)
	if d.Open() || !accepted {
		t.Error("a question that can be done was not")
	}
	d.Accept()
	d.Cancel()
	if s.frame.Table.Asleep() {
		t.Error("answering twice put the table out of step")
	}
}

// After a wrong passphrase the status bar told the keys of reading back, those
// that the screen had begun with.
func TestAfterANoticeTheKeysAreThoseThatWereShownLast(t *testing.T) {
	s := newStage(t)
	s.frame.SetHints(command.Hint{Key: "Enter", Text: "open key"})
	s.frame.Status.SetNotice("Working")
	s.frame.HintsAgain()
	if got := test.RenderToMarkup(s.window.Canvas()); !strings.Contains(got, "open key") || strings.Contains(got, "next box") || strings.Contains(got, "Working") {
		t.Errorf("the status bar says %q", got)
	}
}

func TestARefusedCommandSaysWhy(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.Key5)
	if !strings.Contains(test.RenderToMarkup(s.window.Canvas()), "2 errors are open.") {
		t.Error("the status bar does not say why")
	}
}

func TestHelpShowsTheKeysOfTheScreen(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyF1)
	markup := test.RenderToMarkup(s.window.Canvas())
	for _, want := range []string{"All keys of this screen", "Next batch that needs work", "Ctrl+G", "2 errors are open."} {
		if !strings.Contains(markup, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	shelltest.Picture(t, s.window, "help")
	s.press(fyne.KeyEscape)
	if s.frame.Table.Asleep() {
		t.Error("Escape did not close the page")
	}
}

func TestTheHeaderGoesToStepsByCommand(t *testing.T) {
	s := newStage(t)
	s.frame.Header.OnStep(2)
	if s.ran != 0 {
		t.Error("a step that this screen does not offer ran")
	}
	went := false
	s.frame.Table.Bind(command.Action{ID: command.Batches, Run: func() { went = true }})
	s.frame.Header.OnStep(2)
	if !went {
		t.Error("the step did not run")
	}
}

func TestFrameAtItsSmallest(t *testing.T) {
	s := newStage(t)
	s.frame.SetBanner(widget.NewBanner(widget.Warning, theme.IconEmbargo, "Embargo until June 24, 2011, 6:00 p.m. (sample)"))
	s.frame.Status.SetSaved(widget.Success, "Saved 14:22:07")
	s.frame.Status.SetSample("Sample figures")
	shelltest.Picture(t, s.window, "frame")
	for _, step := range []theme.TextSize{theme.Small, theme.Normal, theme.Large} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, step))
		if got := s.window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
			t.Errorf("at %d %% the frame needs %v", step, got)
		}
	}
}

func TestLooksAreKept(t *testing.T) {
	app := test.NewTempApp(t)
	looks := shell.NewLooks(app)
	table := command.NewTable()
	table.Bind(looks.Actions()...)
	told := theme.TextSize(0)
	looks.OnChange = func(size theme.TextSize) { told = size }
	table.Run(command.Larger)
	table.Run(command.Palette)
	if told != theme.Large {
		t.Errorf("told %d %%, want 125", told)
	}
	shell.NewLooks(app)
	th := theme.Current()
	if th.Palette() != theme.Dark || th.TextSize() != theme.Large {
		t.Errorf("kept %s at %d %%, want Dark at 125 %%", th.Palette(), th.TextSize())
	}
	for range 3 { // 150, 175, 200
		table.Run(command.Larger)
	}
	if table.Run(command.Larger) {
		t.Error("the text grew beyond its largest")
	}
	if got := app.Settings().Theme().Size(fynetheme.SizeNameText); got != 30 {
		t.Errorf("text is %v, want 30", got)
	}
}

// What was typed stood behind the path that was there.
func TestAPathThatStandsThereIsTypedOver(t *testing.T) {
	s := newStage(t)
	picked := ""
	s.frame.Pick(shell.Pick{Title: "Key file", Start: "/old/sample.p12", Accept: "Use this file", OnPick: func(path string) { picked = path }})
	for _, r := range "/new/sample.p12" {
		s.window.Canvas().Focused().TypedRune(r)
	}
	s.press(fyne.KeyReturn)
	if want := filepath.Clean("/new/sample.p12"); picked != want {
		t.Errorf("it is %q, want %q", picked, want)
	}
}

// Enter threw the reason away. It says now how to go on.
func TestEnterBehindAReasonPointsAtTheButton(t *testing.T) {
	s := newStage(t)
	e := widget.NewTextEntry("")
	e.SetText("a reason that was typed")
	d := s.frame.Ask(shell.Question{Title: "Reopen the count", Accept: "Reopen", Danger: true, Fields: []shell.Field{{Label: "Why", Object: e}}})
	s.press(fyne.KeyReturn)
	if !d.Open() || d.Why() != "Nothing is done yet. Tab to “Reopen” and press Enter, or leave with Esc." {
		t.Errorf("open %v: %q", d.Open(), d.Why())
	}
	shelltest.Picture(t, s.window, "danger")
}
