package batches

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// together is the face of a batch that both have closed: the figures of A and
// B, and what counts. Where they differ, and only there, a cell is open for
// the third counting.
type together struct {
	screen *Screen
	batch  count.Batch
	open   []count.Recount // what differs, in the order of the desk
	cells  map[place]*widget.CountEntry
	order  []*widget.CountEntry
	group  *widget.CellGroup
	next   *widget.Button
	whole  *widget.Button
	settle *widget.Button
	hint   *hint
	object fyne.CanvasObject
	scroll *container.Scroll
}

func newTogether(x *Screen, v view) *together {
	f := &together{screen: x, batch: *x.batch(), cells: map[place]*widget.CountEntry{}, hint: newHint("")}
	if v.kind == viewRecount {
		f.open = f.batch.Differences(x.now.Tally.QuestionIDs())
	}
	for _, d := range f.open {
		f.cell(place{d.Question, d.Cell})
	}
	f.group = widget.NewCellGroup(f.order...)
	f.group.OnLast = f.last
	f.object = f.build(v.next)
	f.follow()
	x.welcome(f.hint)
	return f
}

// cell opens one cell for the third counting.
func (f *together) cell(p place) {
	size := f.screen.now.Tally.Policy.BatchSize
	c := widget.NewCountEntry(size)
	c.Digits, c.Role, c.Keys = 2, theme.SizeCompare, f.screen.table()
	c.SetValue(f.screen.thirds[f.batch.Number][p])
	c.OnChanged = func(text string) {
		f.screen.third(f.batch.Number, p, text)
		f.hint.clear()
		if c.Over() {
			f.hint.set(widget.Error, tooMany(text, size))
		}
		f.follow()
	}
	c.OnRefused = func(why string) { f.hint.set(widget.Error, why) }
	c.OnEmpty = func() { f.hint.set(widget.Error, words.T(typeZero)) }
	c.OnOver = func() { f.hint.set(widget.Error, tooMany(c.Text, size)) }
	c.OnFocus = func(here bool) { reveal(f.scroll, c, here) }
	f.cells[p] = c
	f.order = append(f.order, c)
}

// follow switches the button of a recount.
func (f *together) follow() {
	if f.settle != nil {
		if ok, _ := f.ready(); ok {
			f.settle.Enable()
		} else {
			f.settle.Disable()
		}
	}
	f.screen.table().Refresh()
}

func (f *together) build(next int) fyne.CanvasObject {
	x := f.screen
	marks := widget.Row(8, mark(count.SideA, 38), mark(count.SideB, 38))
	ballots := f.batch.Ballots()
	grid := cards()
	for _, q := range x.now.Tally.Questions {
		grid.Add(f.card(q))
	}
	body := widget.Stack(8, f.notice(next))
	if f.batch.A.Ballots != f.batch.B.Ballots {
		body.Add(f.ballotsCard())
	}
	body.Add(grid)
	foot := widget.Stack(0)
	f.hint.place(body, foot, len(grid.Objects))
	foot.Add(widget.Inset(0, 6, f.row()))
	f.scroll = container.NewVScroll(widget.Inset(2, 2, body))
	return container.NewBorder(widget.Inset(0, 4, x.heading(ballots, marks)), foot, nil, nil, f.scroll)
}

// row is the foot.
func (f *together) row() fyne.CanvasObject {
	x := f.screen
	f.whole = widget.NewButton(words.T("Recount the whole batch..."), command.Ctrl(fyne.KeyR).String(), func() { x.table().Run(command.Recount) })
	f.whole.Keys = x.table()
	if x.now.Certified != nil {
		f.whole.Disable()
	}
	if len(f.open) == 0 {
		return widget.Between(f.whole, nil, nil)
	}
	f.settle = widget.NewPrimary(words.T("Settle"), command.Ctrl(fyne.KeyReturn).String(), f.last)
	f.settle.Keys = x.table()
	says := widget.NewProse(words.T("If it matches neither A nor B, the question is counted whole again."), fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder).Right()
	return widget.Between(f.whole, widget.Inset(12, 0, widget.Middle(widget.Tight(says))), f.settle)
}

// last is Enter in the last cell: the recount is finished.
func (f *together) last() {
	for _, c := range f.order {
		if c.Empty() {
			f.screen.sitting.Frame.Focus(c)
			f.hint.set(widget.Error, words.T(typeZero))
			return
		}
	}
	f.finish()
}

func (f *together) finish() {
	c := &desk.Recount{Batch: f.batch.Number, By: []string{f.batch.A.Recorder, f.batch.B.Recorder}}
	for _, d := range f.open {
		n, err := count.ParseCount(f.cells[place{d.Question, d.Cell}].Text)
		if err != nil {
			f.hint.set(widget.Error, words.T(widget.OnlyDigits))
			return
		}
		c.Cells = append(c.Cells, desk.Recells{Question: d.Question, Cell: d.Cell, Value: n})
	}
	f.screen.do(c, func() { delete(f.screen.thirds, c.Batch) })
}

func (f *together) content() fyne.CanvasObject { return f.object }

func (f *together) focus() fyne.Focusable {
	switch {
	case len(f.order) > 0:
		for _, c := range f.order {
			if c.Empty() {
				return c
			}
		}
		return f.order[0]
	case f.next != nil:
		return f.next
	}
	return nil
}

func (f *together) actions() fyne.Focusable {
	if f.whole.Disabled() {
		return nil
	}
	return f.whole
}

func (f *together) ready() (ok bool, why string) {
	for _, c := range f.order {
		if c.Empty() {
			return false, words.T(typeZero)
		}
	}
	return len(f.order) > 0 || f.next != nil, words.T("Nothing is left to do with this batch.")
}

func (f *together) primary() {
	if len(f.order) > 0 {
		f.finish()
		return
	}
	f.next.Press()
}

func (f *together) hints() []command.Hint {
	if len(f.order) > 0 {
		return []command.Hint{{Key: words.T("Enter"), Text: words.T("settle")}}
	}
	does := words.T("next batch")
	if f.screen.sitting.Hall == nil && f.screen.following() == 0 {
		does = words.T("to the account")
	}
	return []command.Hint{{Key: words.T("Enter"), Text: does}}
}

func (f *together) refused(sentence string) { f.hint.set(widget.Error, sentence) }

// looksLike is what the checks think that a difference may come from.
func (x *Screen) looksLike() string {
	for _, f := range x.now.Findings {
		if f.Where.Batch == x.current && (f.Code == "B106" || f.Code == "B107") {
			return words.Say(f.Short) + ". " + words.Say(f.Long)
		}
	}
	return ""
}

// notice says what both have to do, or what they have found.
func (f *together) notice(next int) fyne.CanvasObject {
	x := f.screen
	if len(f.open) > 0 {
		title, said := f.recountWords()
		from := x.looksLike()
		if f.most() {
			from = ""
		}
		return notice(widget.Error, theme.IconRecount, title, said, nil, from)
	}
	kind, icon, title, said := f.resultWords()
	label := words.F("Next: batch %d", next)
	switch {
	case x.sitting.Hall != nil:
		label = words.T("Next batch")
	case next == 0:
		label = words.T("To the account")
	}
	if kind == widget.Success && x.now.Certified == nil {
		if hand := x.handTo(next); hand != "" {
			said += " " + hand
		}
	}
	f.next = widget.NewPrimary(label, words.T("Enter"), x.next).Patient(x.Clock)
	f.next.Keys = x.table()
	return notice(kind, icon, title, said, f.next)
}

// ballotsCard compares the ballots found, where the recorders differ in them.
func (f *together) ballotsCard() fyne.CanvasObject {
	row := f.line("", count.CellBallots)
	card := widget.NewPanel(row)
	card.PadX, card.PadY = 1, 4
	card.Line = fynetheme.ColorNameError
	return card
}
