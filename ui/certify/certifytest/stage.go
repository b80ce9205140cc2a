package certifytest

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Screen is a screen of a sitting.
type Screen interface {
	Screen() shell.Screen
	Update(desk.Snapshot)
}

// Stage is a window with one sitting, worked by keys alone.
type Stage struct {
	T       testing.TB
	App     fyne.App
	Window  fyne.Window
	Frame   *shell.Frame
	Worker  *shell.Worker
	Sitting *sitting.Sitting
	// Went is the screen that was asked for last, -1 for none.
	Went sitting.Go
}

// NewStage gives a window without a sitting; size is 100 % text.
func NewStage(t testing.TB, size fyne.Size) *Stage {
	t.Helper()
	s := &Stage{T: t, App: test.NewTempApp(t), Went: -1}
	s.App.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	s.Window = test.NewTempWindow(t, container.NewStack())
	s.Frame = shell.NewFrame(s.Window, command.NewTable())
	s.Window.Resize(size)
	s.Worker = shell.NewWorker(nil)
	t.Cleanup(s.Worker.Close)
	return s
}

// Sit opens a sitting on a desk.
func (s *Stage) Sit(d *desk.Desk, path string) {
	s.Sitting = sitting.New(s.Frame, s.Worker, d, path)
	s.Sitting.Show = func(to sitting.Go) { s.Went = to }
	s.Frame.Header.SetPlace("Lamplighters Local 11 · Street Lamps", "Training vote (sample) · revision 1")
	for n := 1; n <= 4; n++ {
		s.Frame.Header.SetStep(n, widget.StepDone, "")
	}
	s.Frame.Status.SetSaved(widget.Success, "Saved 17:00:20")
	s.Frame.Status.SetSample("Sample names and figures")
}

// KnowKeys remembers a key file for every teller who signs.
func (s *Stage) KnowKeys(preference func(teller string) string) {
	for _, name := range []string{A, B, Chief} {
		s.App.Preferences().SetString(preference(name), KeyFile(s.T, name))
	}
}

// Show puts a screen on the window and sends it what changes.
func (s *Stage) Show(screen Screen) {
	s.Act(func() {
		s.Frame.Show(screen.Screen())
		s.Sitting.OnChange(screen.Update)
	})
}

// Settle waits until the worker has nothing left to do. An answer may ask for
// more work, so it looks more than once.
func (s *Stage) Settle() {
	for range 6 {
		done := make(chan bool)
		shell.Do(s.Worker, func(context.Context, func(string)) (bool, error) { return true, nil },
			func(bool, error) { close(done) })
		<-done
	}
}

// Act does something on the window and waits for what the worker makes of it.
// The worker is held until it is over: without a window system answers come on
// the worker's own goroutine, and there must be one at a time.
func (s *Stage) Act(f func()) {
	hold := make(chan bool)
	shell.Do(s.Worker, func(context.Context, func(string)) (bool, error) { <-hold; return true, nil }, func(bool, error) {})
	f()
	close(hold)
	s.Settle()
}

// Press sends keys to what has the focus, or to the canvas.
func (s *Stage) Press(names ...fyne.KeyName) {
	for _, name := range names {
		s.Act(func() { shelltest.Strike(s.Window.Canvas(), name) })
	}
}

// Type sends letters to what has the focus.
func (s *Stage) Type(text string) {
	s.T.Helper()
	focused := s.Window.Canvas().Focused()
	if focused == nil {
		s.T.Fatalf("nothing has the focus to type %q into", text)
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
}

// Ctrl sends a key with Ctrl as the window system does: to the menu first.
func (s *Stage) Ctrl(name fyne.KeyName) {
	if item := shelltest.Ctrl(s.Window.MainMenu(), name); item != nil {
		s.Act(item.Action)
		return
	}
	s.T.Errorf("no menu item has the key %s", name)
}

// Tab goes to the next control so many times.
func (s *Stage) Tab(times int) {
	for range times {
		s.Window.Canvas().FocusNext()
	}
}

// Reach goes on by Tab to the nth button with these words.
func (s *Stage) Reach(label string, nth int) {
	s.T.Helper()
	shelltest.Reach(s.T, s.Window.Canvas(), label, nth)
}

// OpenKeys types the passphrase of so many keys, from the first that is closed.
func (s *Stage) OpenKeys(n int) {
	s.T.Helper()
	shelltest.ReachPart(s.T, s.Window.Canvas(), "Passphrase", func(e *widget.TextEntry) bool { return e.Password })
	for range n {
		s.Type(Passphrase)
		s.Press(fyne.KeyReturn)
	}
}

// Shows says whether words are on the window, over the ends of lines too.
func (s *Stage) Shows(words string) bool { return strings.Contains(shelltest.Said(s.Window), words) }

// ShowsFigure says whether a figure is on the window, by itself: not as a part
// of a key or of a path.
func (s *Stage) ShowsFigure(figure string) bool {
	return slices.Contains(strings.FieldsFunc(shelltest.Said(s.Window), func(r rune) bool { return strings.ContainsRune(" ();,.%", r) }), figure)
}

// Must fails the test unless all these words are on the window.
func (s *Stage) Must(words ...string) {
	s.T.Helper()
	for _, w := range words {
		if !s.Shows(w) {
			s.T.Errorf("the window does not show %q", w)
		}
	}
}

// group is one of a digest.
var group = regexp.MustCompile(`^[0-9A-F]{4}$`)

// Groups are the groups of four digits that are on the window, in their order.
func (s *Stage) Groups() []string {
	return slices.DeleteFunc(shelltest.Words(s.Window, false), func(w string) bool { return !group.MatchString(w) })
}

// Picture keeps a drawing of the window. Set GALLERY to a folder to look at it.
func (s *Stage) Picture(name string) {
	s.T.Helper()
	shelltest.Picture(s.T, s.Window, name)
}
