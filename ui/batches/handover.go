package batches

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	look := handoverLook()
	marks := widget.Row(20, layout.NewSpacer(), mark(from, look.mark),
		widget.NewIcon(theme.IconHandover, fynetheme.ColorNamePlaceHolder, 38), mark(to, look.mark), layout.NewSpacer())
	line := func(said string) fyne.CanvasObject {
		return widget.Tight(widget.NewProse(said, look.line, fynetheme.ColorNameForeground).Centre())
	}
	title := widget.Tight(widget.NewProse(f.title(from), look.title, fynetheme.ColorNameForeground).Bold().Centre())
	f.object = widget.Middle(widget.Stack(0,
		marks, widget.Inset(0, look.gap, title),
		line(words.F("Hand the keyboard to recorder %s, %s.", to, x.recorder(to))),
		line(f.coverWords(covered)),
		widget.Inset(0, look.gap, widget.Row(0, layout.NewSpacer(), f.start, layout.NewSpacer())),
		f.keys(from), f.hint.line,
	))
	if theme.Current().TextSize().Factor() > 1 {
		f.object = container.NewVScroll(f.object)
	}
	x.welcome(f.hint)
	return f
}

// parts are the sizes of what the hand-over shows. Large text takes several
// lines, and has to leave the button its room.
type parts struct {
	title, line fyne.ThemeSizeName
	mark, gap   float32
}

func handoverLook() parts {
	if theme.Current().TextSize().Stacks() {
		return parts{theme.SizeAnswer, theme.SizeRow, 40, 8}
	}
	return parts{theme.SizeCompare, theme.SizeAnswer, 64, 20}
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

// keys are what else can be done at the hand-over, beside one another at small
// text.
func (f *handover) keys(from count.Side) fyne.CanvasObject {
	var keys []fyne.CanvasObject
	if n := f.view.next; n > 0 {
		keys = append(keys, widget.NewKeyHint("F3", words.F("%s goes on with batch %d first", from, n)))
	}
	if f.view.kind == viewHandover && f.screen.batch().Entry(from).Closed {
		keys = append(keys, widget.NewKeyHint(command.Ctrl(fyne.KeyE).String(), words.F("%s made a slip: reopen (kept on record)", from)))
	}
	if theme.Current().TextSize().Factor() <= 1 {
		return container.NewCenter(widget.Row(24, keys...))
	}
	for i, k := range keys {
		keys[i] = container.NewCenter(k)
	}
	return widget.Stack(6, keys...)
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
