package verify

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// Options are what the screen is given from outside.
type Options struct {
	// Trust is the file of the person's trust list; empty for none.
	Trust string
	// Count is the open count, whose vote says which keys are trusted; it gives
	// nil, or is nil, where none is open.
	Count func() *desk.Snapshot
	// Clock and Random date a confirmation and choose what is compared.
	Clock  func() time.Time
	Random io.Reader
}

// Screen shows what became of files. Make it with [New].
type Screen struct {
	frame   *shell.Frame
	worker  *shell.Worker
	window  fyne.Window
	options Options
	content *fyne.Container
	tools   *fyne.Container
	button  *widget.Button
	page    *container.Scroll  // nil without a sheet
	check   *widget.GroupCheck // of the first sheet; nil without one
	scan    *scan

	paths  []string
	looked *looked
	said   string // why there is nothing to see
	by     string // who confirmed a key last
	asked  int    // rises with every opening, so that a late answer is not shown
	busy   bool
}

// New gives the screen without a file.
func New(f *shell.Frame, w *shell.Worker, window fyne.Window, o Options) *Screen {
	s := &Screen{
		frame: f, worker: w, window: window, options: o,
		content: container.NewStack(), tools: container.NewStack(), looked: &looked{},
	}
	s.scan = s.newScan()
	s.build()
	return s
}

// Screen is what the frame shows.
func (s *Screen) Screen() shell.Screen {
	s.build() // the text size may be another one
	return shell.Screen{
		Content: s.content, Focus: s.button, Title: words.T("Verify a sheet"), Tools: s.tools,
		About: words.T("Says whether sheets that you were sent can be used. Drop a PDF, a workbook, or both together; " +
			"with the vote definition beside them, the keys that it lists are known."),
		Actions: []command.Action{
			{ID: command.Import, Label: words.T("Another file..."), Hint: words.T("another file"), Run: s.choose},
			{ID: command.Primary, Label: words.T("Choose a file..."), Run: s.choose},
			{ID: command.Explain, Label: words.T("Confirm a key..."), Hint: words.T("confirm a key"), Run: s.confirmFirst, Enabled: s.canConfirm},
			{ID: command.About, Label: words.T("About what was found"), Run: s.about, Enabled: s.anything},
			{ID: command.NextPart, Run: s.nextPart},
		},
		Commands: []command.ID{command.NextPart, command.Import, command.Explain, command.About},
	}
}

// Open verifies files, all of them together, and shows what became of them in
// place of what was shown. The window comes to the front: files are dropped
// from another one.
func (s *Screen) Open(paths []string) {
	if len(paths) == 0 {
		return
	}
	s.asked++
	asked := s.asked
	s.paths, s.busy, s.said = slices.Clone(paths), true, ""
	s.build()
	s.window.RequestFocus()
	now := s.open()
	shell.Do(s.worker, func(ctx context.Context, tell func(string)) (*looked, error) {
		return look(ctx, paths, s.options.Trust, now, tell)
	}, func(l *looked, err error) {
		if asked != s.asked {
			return
		}
		s.busy, s.looked = false, l
		switch {
		case errors.Is(err, context.Canceled):
			s.looked, s.paths, s.said = &looked{}, nil, words.T("Stopped. Nothing was changed.")
		case err != nil:
			s.looked, s.said = &looked{}, certify.Sentence(err)
		}
		s.build()
		s.scan.again()
		if s.frame.Shows(s.content) {
			s.frame.Focus(s.button)
			s.frame.SetHints()
		}
	})
}

// open is the open count, or nil.
func (s *Screen) open() *desk.Snapshot {
	if s.options.Count == nil {
		return nil
	}
	return s.options.Count()
}

// choose adds a file to those that are shown.
func (s *Screen) choose() {
	pick := shell.Pick{
		Title: words.T("Verify a sheet"), Accept: words.T("Verify"),
		Text: words.T("A PDF or an Excel file. Choose the other one of the same sheet afterwards, and both are compared; " +
			"the vote definition (.vote) says which keys are known."),
		OnPick: func(path string) { s.Open(s.with(path)) },
	}
	if len(s.paths) > 0 {
		pick.Start = filepath.Dir(s.paths[0]) + string(filepath.Separator)
	}
	s.frame.Pick(pick)
}

// with gives the files shown and one more.
func (s *Screen) with(path string) []string {
	if slices.Contains(s.paths, path) {
		return s.paths
	}
	return append(slices.Clone(s.paths), path)
}

// clear takes every file away.
func (s *Screen) clear() {
	s.asked++
	s.paths, s.looked, s.busy, s.said = nil, &looked{}, false, ""
	s.scan.clear()
	s.build()
	s.frame.Focus(s.button)
}

// nextPart goes from the button to the groups of the print, to the code, and
// back.
func (s *Screen) nextPart() {
	at := s.frame.Focused()
	switch {
	case at == fyne.Focusable(s.scan.entry):
		s.frame.Focus(s.button)
	case at == fyne.Focusable(s.button) && s.check != nil:
		s.frame.Focus(s.check.First())
		widget.Reveal(s.page, s.check)
	default:
		s.frame.Focus(s.scan.entry)
		widget.Reveal(s.page, s.scan.panel)
	}
}
