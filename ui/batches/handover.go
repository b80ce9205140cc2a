package batches

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// handover is the face between two recorders. It holds no figure.
type handover struct {
	screen *Screen
	view   view
	start  *widget.Button
	hint   *hint
	object fyne.CanvasObject
}

func newHandover(x *Screen, v view) *handover {
	f := &handover{screen: x, view: v, hint: newHint("")}
	from, to := other(v.side), v.side
	start, covered := words.F("I am recorder %s. Start batch %d", to, v.batch), from
	if v.kind == viewBegun {
		start, covered = words.F("I am recorder %s. Go on with batch %d", to, v.batch), to
	}
	f.start = widget.NewPrimary(start, words.T("Enter"), f.begin).Patient(x.Clock)
	f.start.Keys = x.table()
	marks := widget.Row(20, layout.NewSpacer(), mark(from, 64),
		widget.NewIcon(theme.IconHandover, fynetheme.ColorNamePlaceHolder, 38), mark(to, 64), layout.NewSpacer())
	line := func(said string) fyne.CanvasObject {
		t := widget.NewText(said, theme.SizeAnswer, fynetheme.ColorNameForeground).Shrink()
		t.Align = fyne.TextAlignCenter
		return t
	}
	title := widget.NewBold(f.title(from), theme.SizeCompare, fynetheme.ColorNameForeground).Shrink()
	title.Align = fyne.TextAlignCenter
	f.object = widget.Middle(widget.Stack(0,
		marks, widget.Inset(0, 18, title),
		line(words.F("Hand the keyboard to recorder %s, %s.", to, x.recorder(to))),
		line(f.coverWords(covered)),
		widget.Inset(0, 24, widget.Row(0, layout.NewSpacer(), f.start, layout.NewSpacer())),
		f.keys(from), f.hint.line,
	))
	x.welcome(f.hint)
	return f
}

// title says what has been closed.
func (f *handover) title(from count.Side) string {
	x := f.screen
	if f.view.kind == viewBegun {
		return words.F("Batch %d: recorder %s has begun", f.view.batch, f.view.side)
	}
	if !x.batch().Entry(from).Closed {
		return words.F("Batch %d: recorder %s is at another table", f.view.batch, from)
	}
	if n := len(x.now.Tally.Batches); x.inTurns && n > 1 && x.turnOf(0, from) == 0 {
		return words.F("Recorder %s has closed every batch", from)
	}
	return words.F("Batch %d: recorder %s has closed", f.view.batch, from)
}

// coverWords say what is covered, and how long.
func (f *handover) coverWords(side count.Side) string {
	switch {
	case f.view.kind == viewBegun:
		return words.F("What %s has keyed stays covered until %s is back.", side, side)
	case !f.screen.batch().Entry(side).Closed:
		return words.T("Neither sees the other's figures until both have closed.")
	}
	return words.F("%s's figures stay covered until %s has closed too.", side, f.view.side)
}

// keys are what else can be done at the hand-over.
func (f *handover) keys(from count.Side) fyne.CanvasObject {
	keys := widget.Row(24, layout.NewSpacer())
	if n := f.view.next; n > 0 {
		keys.Add(widget.NewKeyHint("F3", words.F("%s goes on with batch %d first", from, n)))
	}
	if f.view.kind == viewHandover && f.screen.batch().Entry(from).Closed {
		keys.Add(widget.NewKeyHint(command.Ctrl(fyne.KeyE).String(), words.F("%s made a slip: reopen (kept on record)", from)))
	}
	keys.Add(layout.NewSpacer())
	return keys
}

// begin opens the cells for the other recorder.
func (f *handover) begin() {
	x, side := f.screen, f.view.side
	x.started, x.seat, x.last = sheet{f.view.batch, side}, side, side
	x.show(false)
}

func (f *handover) content() fyne.CanvasObject { return f.object }
func (f *handover) focus() fyne.Focusable      { return f.start }
func (f *handover) actions() fyne.Focusable    { return nil }
func (f *handover) ready() (bool, string)      { return true, "" }
func (f *handover) primary()                   { f.start.Press() }
func (f *handover) refused(sentence string)    { f.hint.set(widget.Error, sentence) }

func (f *handover) hints() []command.Hint {
	return []command.Hint{{Key: words.T("Enter"), Text: words.F("recorder %s starts", string(f.view.side))}}
}

// handTo names who is next at the keyboard, for the end of a notice.
func (x *Screen) handTo(next int) string {
	switch {
	case x.sitting.Hall != nil:
		return ""
	case next == 0:
		return words.T("Every batch is done.")
	}
	side, b := count.SideA, &x.now.Tally.Batches[next-1]
	if b.A.Closed && !b.B.Closed {
		side = count.SideB
	}
	if b.A.Closed && b.B.Closed || x.people[side] == "" {
		return ""
	}
	return words.F("Recorder %s, %s, begins batch %d.", side, x.people[side], next)
}
