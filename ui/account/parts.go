package account

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
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
	default:
		next = x.check
	}
	x.visit(next)
}

func (x *Screen) inCells(f fyne.Focusable) bool {
	for _, c := range x.cells {
		if f == fyne.Focusable(c) {
			return true
		}
	}
	return false
}

// stop is where a finding is looked into: the challenge log for an envelope that
// has no row there, its last row for one that has no envelope, else the first box of the row that does not hold, else the
// line that the finding names.
func (x *Screen) stop(f count.Finding) fyne.Focusable {
	if f.Code == challengeLog && x.unlogged() > 0 && !x.logs.add.Disabled() {
		return x.logs.add
	}
	if b := x.lastRow(); f.Code == challengeLog && x.surplus() > 0 && b != nil {
		return b
	}
	for _, r := range x.rows {
		if r.code == f.Code && r.question == "" && len(r.cells) > 0 {
			return r.cells[0]
		}
	}
	if c := x.cells[f.Where.Line]; c != nil {
		return c
	}
	return nil
}

// problems are the places at which something stands, from top to bottom.
func (x *Screen) problems() []fyne.Focusable {
	stands := map[fyne.Focusable]bool{}
	for _, f := range x.now.Findings {
		if to := x.stop(f); f.Stands() && f.Where.Line != "" && to != nil {
			stands[to] = true
		}
	}
	var out []fyne.Focusable
	for _, part := range x.parts() {
		if stands[part] {
			out = append(out, part)
		}
	}
	return out
}

// parts are the boxes, the button of the challenge log and that of its last row,
// from top to bottom.
func (x *Screen) parts() []fyne.Focusable {
	var out []fyne.Focusable
	for _, l := range x.order {
		out = append(out, x.cells[l])
	}
	out = append(out, x.logs.add)
	if b := x.lastRow(); b != nil {
		out = append(out, b)
	}
	return out
}

func (x *Screen) anyProblem() (bool, string) {
	return len(x.problems()) > 0, words.T("No line of the account has a problem.")
}

// nextProblem goes to the next place at which something stands, and wraps.
func (x *Screen) nextProblem() {
	stands := x.problems()
	parts := x.parts()
	at := slices.Index(parts, x.sitting.Frame.Focused())
	for _, part := range parts[at+1:] {
		if slices.Contains(stands, part) {
			x.visit(part)
			return
		}
	}
	x.visit(stands[0])
}

// visit gives the keyboard to a part, and scrolls to it.
func (x *Screen) visit(part fyne.Focusable) {
	x.sitting.Frame.Focus(part)
	if o, ok := part.(fyne.CanvasObject); ok {
		widget.Reveal(x.scrl, o)
	}
}
