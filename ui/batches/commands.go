package batches

import (
	"slices"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/sitting"
	"countersign/ui/widget"

	"fyne.io/fyne/v2"
)

// commands are what the keys do here.
func (x *Screen) commands() []command.Action {
	return []command.Action{
		{
			ID: command.Primary, Run: func() { x.face.primary() },
			Enabled: func() (bool, string) {
				if x.face == nil {
					return false, ""
				}
				return x.face.ready()
			},
		},
		{
			ID: command.NextWork, Run: func() { x.goOn(x.nextWork()) },
			Enabled: func() (bool, string) { return x.nextWork() > 0, words.T("No other batch needs work.") },
		},
		{
			ID: command.NextFind, Run: func() { x.visit(x.nextProblem()) },
			Enabled: func() (bool, string) { return x.nextProblem() > 0, x.noProblem() },
		},
		{ID: command.NextPart, Run: x.nextPart},
		{ID: command.BatchNot, Label: words.T("The pile is not full..."), Run: x.askSize, Enabled: x.sizeOpen},
		{ID: command.CallMode, Run: x.toggleCall, Enabled: x.callOpen},
		{ID: command.People, Run: x.askPeople, Enabled: x.peopleOpen},
		{ID: command.Recount, Run: x.askRecount, Enabled: x.bothClosed},
		{ID: command.Explain, Label: words.T("Reopen what was closed..."), Hint: words.T("reopen"), Run: x.askReopen, Enabled: x.reopenable},
	}
}

// noProblem says that there is no problem to go to.
func (x *Screen) noProblem() string {
	if slices.ContainsFunc(x.states, isProblem) {
		return words.T("No other batch has a problem.")
	}
	return words.T("No batch has a problem.")
}

func (x *Screen) sizeOpen() (bool, string) {
	ok := x.keying() && !x.batch().Entry(x.seen.side).Ballots.Set()
	return ok, words.T("The size of the pile is set while a batch is keyed.")
}

// keying says whether a recorder is at a batch.
func (x *Screen) keying() bool { return x.seen.keyed() }

func (x *Screen) peopleOpen() (bool, string) {
	ok := x.keying() || x.sitting.Hall != nil && x.seats() != [2]string{}
	return ok, words.T("Recorders are changed while a batch is keyed.")
}

func (x *Screen) bothClosed() (bool, string) {
	if x.now.Certified != nil {
		return false, words.T("The count is certified.")
	}
	ok := x.seen.kind == viewRecount || x.seen.kind == viewResult
	return ok, words.T("Both recorders have to close the batch first.")
}

func (x *Screen) reopenable() (bool, string) {
	_, ok := x.toReopen()
	return ok, words.T("An entry is reopened at the hand-over.")
}

// nextPart moves the keyboard on: cells, actions, list, and again.
func (x *Screen) nextPart() {
	frame := x.sitting.Frame
	here := frame.Focused()
	var parts []fyne.Focusable
	for _, f := range []fyne.Focusable{x.face.focus(), x.face.actions(), x.chipFocus()} {
		if f != nil {
			parts = append(parts, f)
		}
	}
	if len(parts) == 0 {
		return
	}
	at := 0
	switch {
	case x.inList(here):
		at = 0
	case len(parts) > 1 && here == parts[len(parts)-2]:
		at = len(parts) - 1
	case len(parts) > 1:
		at = 1
	}
	x.drawer(at == len(parts)-1)
	frame.Focus(parts[at])
}

func (x *Screen) chipFocus() fyne.Focusable {
	if x.list.covered {
		return nil
	}
	return x.list.focus(x.current)
}

func (x *Screen) inList(f fyne.Focusable) bool {
	chip, ok := f.(*widget.Chip)
	return ok && chip != nil
}

// drawer opens or closes the list where large text has taken its room.
func (x *Screen) drawer(open bool) {
	if x.list.drawer != open {
		x.list.drawer = open
		x.root.Refresh()
	}
}

// next goes on after a batch that is done, or to the account after the last.
func (x *Screen) next() {
	if n := x.onward(); n > 0 {
		x.goOn(n)
		return
	}
	if x.sitting.Hall != nil {
		x.sitting.Frame.Status.SetNotice(words.T(nothingLeft))
		return
	}
	x.leave(sitting.Account)
}

func (x *Screen) leave(to sitting.Go) {
	if x.sitting.Show != nil {
		x.sitting.Show(to)
	}
}

// reopen takes entries back, with the reason that was typed.
func (x *Screen) reopen(c *desk.Reopen) {
	x.do(c, func() {
		x.started = sheet{}
		for _, side := range []count.Side{count.SideA, count.SideB} {
			if c.Side == "" || c.Side == side {
				delete(x.drafts, sheet{c.Batch, side})
			}
		}
	})
}
