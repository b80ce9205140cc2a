package sittingtest

import (
	"strings"

	"countersign/ui/shell/shelltest"
)

// Words are all texts in the window, in dialogs too; hidden ones if hidden is
// true.
func (s *Stage) Words(hidden bool) []string { return shelltest.Words(s.Window, hidden) }

// Says reports whether the window says something. Lines that wrap are joined.
func (s *Stage) Says(words string) bool { return strings.Contains(shelltest.Said(s.Window), words) }

// MustSay fails unless the window says something.
func (s *Stage) MustSay(words ...string) {
	s.T.Helper()
	for _, w := range words {
		if !s.Says(w) {
			s.T.Errorf("the window does not say %q; it says:\n%s", w, strings.Join(s.Words(false), " | "))
		}
	}
}
