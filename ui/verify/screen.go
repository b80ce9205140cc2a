package verify

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/export"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// Screen shows what became of files. Make it with [New].
type Screen struct {
	frame   *shell.Frame
	worker  *shell.Worker
	window  fyne.Window
	content *fyne.Container
	button  *widget.Button
	page    *container.Scroll  // nil without a sheet
	check   *widget.GroupCheck // of the first sheet; nil without one

	paths  []string
	groups []group
	asked  int // rises with every opening, so that a late answer is not shown
	busy   bool
}

// New gives the screen without a file.
func New(f *shell.Frame, w *shell.Worker, window fyne.Window) *Screen {
	s := &Screen{frame: f, worker: w, window: window, content: container.NewStack()}
	s.build()
	return s
}

// Screen is what the frame shows.
func (s *Screen) Screen() shell.Screen {
	return shell.Screen{
		Content: s.content, Focus: s.button,
		Actions: []command.Action{
			{ID: command.Import, Label: "Another file...", Hint: "another file", Run: s.choose},
			{ID: command.Primary, Label: "Choose a file...", Run: s.choose},
			{ID: command.NextPart, Run: s.nextPart},
		},
		Commands: []command.ID{command.Import, command.Home},
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
	s.paths, s.busy = slices.Clone(paths), true
	s.build()
	s.window.RequestFocus()
	shell.Do(s.worker, func(_ context.Context, tell func(string)) ([]group, error) {
		return read(paths, tell), nil
	}, func(groups []group, err error) {
		if asked != s.asked {
			return
		}
		s.busy, s.groups = false, groups
		if err != nil {
			s.groups = []group{{{File: filepath.Base(paths[0]), Unread: err.Error(), Sentence: err.Error()}}}
		}
		s.build()
		if s.frame.Shows(s.content) {
			s.frame.Focus(s.button)
		}
	})
}

// read verifies files, on the worker.
func read(paths []string, tell func(string)) []group {
	verdicts := make([]export.Verdict, 0, len(paths))
	for i, path := range paths {
		tell(fmt.Sprintf("Checking file %d of %d", i+1, len(paths)))
		name := filepath.Base(path)
		b, err := load(path)
		if err != nil {
			verdicts = append(verdicts, export.Verdict{
				File: name, Kind: export.KindUnknown, Unread: err.Error(),
				Sentence: "This file cannot be read: " + err.Error() + ".",
			})
			continue
		}
		verdicts = append(verdicts, export.Verify(name, b, nil))
	}
	return together(verdicts)
}

// load takes no more of a file than can be a sheet, so that a hostile one does
// not fill the memory; Verify refuses what is too large.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, export.MaxFile+1))
}

// choose adds a file to those that are shown.
func (s *Screen) choose() {
	pick := shell.Pick{
		Title: "Verify a sheet", Accept: "Verify",
		Text:   "A PDF or an Excel file. Choose the other one of the same sheet afterwards, and both are compared.",
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
	s.paths, s.groups, s.busy = nil, nil, false
	s.build()
	s.frame.Focus(s.button)
}

// nextPart goes from the button to the groups of the print and back.
func (s *Screen) nextPart() {
	if s.check != nil && s.frame.Focused() == fyne.Focusable(s.button) {
		s.frame.Focus(s.check.First())
		widget.Reveal(s.page, s.check)
		return
	}
	s.frame.Focus(s.button)
}
