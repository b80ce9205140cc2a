package account

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
)

// nextPart moves the keyboard on: numbers, logs, the way to the checks.
func (x *Screen) nextPart() {
	frame := x.sitting.Frame
	here := frame.Focused()
	var next fyne.Focusable = x.first()
	switch {
	case here == fyne.Focusable(x.check):
	case x.inCells(here) && !x.logs.add.Disabled():
		next = x.logs.add
		x.scrl.ScrollToBottom()
	default:
		next = x.check
	}
	frame.Focus(next)
}

func (x *Screen) inCells(f fyne.Focusable) bool {
	for _, c := range x.cells {
		if f == fyne.Focusable(c) {
			return true
		}
	}
	return false
}

// problems are the lines in which something stands, in the order of keying.
func (x *Screen) problems() []count.Line {
	var out []count.Line
	for _, l := range x.order {
		for _, f := range x.now.Findings {
			if f.Where.Line == l && f.Stands() {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

func (x *Screen) anyProblem() (bool, string) {
	return len(x.problems()) > 0, words.T("No line of the account has a problem.")
}

// nextProblem goes to the next line in which something stands, and wraps.
func (x *Screen) nextProblem() {
	lines := x.problems()
	here, seen := x.sitting.Frame.Focused(), false
	for _, l := range x.order {
		if fyne.Focusable(x.cells[l]) == here {
			seen = true
			continue
		}
		for _, p := range lines {
			if seen && p == l {
				x.sitting.Frame.Focus(x.cells[l])
				return
			}
		}
	}
	x.sitting.Frame.Focus(x.cells[lines[0]])
}
