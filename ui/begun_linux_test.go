package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Seen: a count could not be begun, and the window did not say which file: it
// chooses the name of a new count by itself.
func TestACountThatWasNotBegunWasNotNamed(t *testing.T) {
	s := stageOn(t, "/proc") // where nobody can make a file
	s.ctrl(fyne.KeyT)
	s.must("This count was not opened", "/proc/Practice count.count: ")
	gallery(s, "not-begun")
}
