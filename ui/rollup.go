package ui

import (
	"countersign/ui/shell"
	"countersign/ui/sitting"
)

// rollup is the screen that adds tally sheets up, as the window needs it.
type rollup interface {
	Screen() shell.Screen
}

// canRollup says whether there is such a screen.
func (w *Window) canRollup() (ok bool, why string) {
	return w.rollup != nil, "The roll-up has no screen yet. On the command line it is: tally rollup."
}

// goRollup shows it.
func (w *Window) goRollup() {
	w.nothing()
	w.display(sitting.Home, w.goRollup, w.rollup.Screen())
	w.options.Log.Info("shown", "screen", "rollup")
}
