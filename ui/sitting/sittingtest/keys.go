package sittingtest

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
)

// answer is how long a disk may take before a test is given up.
const answer = time.Minute

// Settle waits until everything that was asked of the desk has come back.
func (s *Stage) Settle() {
	s.T.Helper()
	for again := true; again; {
		s.heard()
		back := false
		shell.Do(s.Sitting.Worker,
			func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
			func(struct{}, error) { back, again = true, s.Sitting.Busy() })
		if !s.loop.Until(func() bool { return back }, answer) {
			s.T.Fatal("the desk does not answer")
		}
	}
}

// during does something on the window, and then waits for all that came of it.
func (s *Stage) during(f func()) {
	s.T.Helper()
	f()
	s.Settle()
}

// Type presses the key of each character.
func (s *Stage) Type(text string) {
	s.T.Helper()
	for _, r := range text {
		s.Keys++
		focused := s.Window.Canvas().Focused()
		if focused == nil {
			s.T.Fatalf("%q was typed and nothing has the focus", r)
		}
		s.during(func() { focused.TypedRune(r) })
	}
}

// Press presses and releases keys without Ctrl, in the order in which the
// window system tells of it: down, the key, and up to what has the focus then.
func (s *Stage) Press(names ...fyne.KeyName) {
	s.T.Helper()
	for _, name := range names {
		s.Keys++
		s.Down(name)
		s.Repeat(name)
		s.Up(name)
	}
}

// Down tells that a key went down, and nothing else.
func (s *Stage) Down(name fyne.KeyName) {
	if f, ok := s.Window.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: name})
	}
}

// Up tells that a key came up.
func (s *Stage) Up(name fyne.KeyName) {
	if f, ok := s.Window.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyUp(&fyne.KeyEvent{Name: name})
	}
}

// Repeat is what a key that is held down does again and again.
func (s *Stage) Repeat(name fyne.KeyName) {
	s.T.Helper()
	s.during(func() { shelltest.Strike(s.Window.Canvas(), name) })
}

// Ctrl presses a key with Ctrl: the menu has it first, then what is focused.
func (s *Stage) Ctrl(name fyne.KeyName) {
	s.T.Helper()
	s.Keys++
	s.Down(name)
	s.during(func() { s.ctrl(name) })
	s.Up(name)
}

func (s *Stage) ctrl(name fyne.KeyName) {
	if item := shelltest.Ctrl(s.Window.MainMenu(), name); item != nil {
		item.Action()
	} else if focused, ok := s.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(command.Ctrl(name).Shortcut())
	}
}
