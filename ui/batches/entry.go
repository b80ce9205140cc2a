package batches

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// entry is the face on which one recorder keys a batch.
type entry struct {
	screen  *Screen
	sheet   sheet
	draft   *draft
	asked   []string // questions to key
	ballots int
	fixed   bool // the ballots have been counted before

	cells  map[place]*widget.CountEntry
	order  []place
	group  *widget.CellGroup
	sums   map[string]*widget.SumBadge
	hint   *hint
	call   *widget.Button
	size   *widget.Button
	close  *widget.Button
	object fyne.CanvasObject
	scroll *container.Scroll
}

func newEntry(x *Screen, v view) *entry {
	e := &entry{
		screen: x, sheet: sheet{v.batch, v.side}, cells: map[place]*widget.CountEntry{}, sums: map[string]*widget.SumBadge{},
		hint: newHint(words.T(typeZero)),
	}
	own := x.batch().Entry(v.side)
	e.draft, e.asked = x.draftOf(e.sheet), desk.Asked(&x.now.Tally, own)
	e.fixed, e.ballots = own.Ballots.Set(), e.draft.ballots.Int()
	if e.fixed {
		e.ballots = own.Ballots.Int()
	}
	e.object = e.build()
	var all []*widget.CountEntry
	for _, p := range e.order {
		all = append(all, e.cells[p])
	}
	e.group = widget.NewCellGroup(all...)
	e.group.OnLast = e.last
	x.seat = v.side
	e.count()
	if n := x.calledOf(e.draft); n > 0 {
		e.hint.set(widget.Note, words.F("Call mode stopped at ballot %d. Nothing is lost. F2 goes on.", n))
	}
	x.welcome(e.hint)
	return e
}

// build sets the face out.
func (e *entry) build() fyne.CanvasObject {
	x := e.screen
	grid := cards()
	for _, q := range x.now.Tally.Questions {
		if slices.Contains(e.asked, q.ID) {
			grid.Add(e.card(q))
		}
	}
	top := widget.Stack(8, x.heading(count.N(e.ballots), x.badge(e.sheet.side)))
	if said := e.again(); said != "" {
		top.Add(widget.NewBanner(widget.Warning, theme.IconRecount, said))
	}
	body, foot := widget.Stack(6, grid), widget.Stack(0)
	e.hint.place(body, foot, len(e.asked))
	foot.Add(widget.Inset(0, 6, e.row()))
	e.scroll = container.NewVScroll(widget.Inset(2, 2, body))
	return container.NewBorder(widget.Inset(0, 4, top), foot, nil, nil, e.scroll)
}

// again says why what was counted before is keyed anew, or "".
func (e *entry) again() string {
	b := e.screen.batch()
	if b.Entry(e.sheet.side).Recorder == "" {
		return ""
	}
	var what []string
	for _, r := range b.Recounts {
		switch {
		case !r.Neither():
		case r.Question == "" && !e.fixed:
			return words.F("The recount matches neither A nor B. Both recorders count all of batch %d again.", b.Number)
		case slices.Contains(e.asked, r.Question):
			what = appendNew(what, e.screen.questionWords(r.Question))
		}
	}
	if len(what) == 0 {
		return ""
	}
	return words.F("The recount matches neither A nor B. Both recorders count %s of batch %d again.", join(what), b.Number)
}

func appendNew(said []string, word string) []string {
	if slices.Contains(said, word) {
		return said
	}
	return append(said, word)
}

// rowRoom is what the foot has beside the list of the batches, at 100 % text.
const rowRoom = 710

// row is the foot: what else can be done, and closing.
func (e *entry) row() fyne.CanvasObject {
	x := e.screen
	e.call = widget.NewButton(words.T("Call mode"), "F2", func() { x.table().Run(command.CallMode) })
	e.size = widget.NewButton(words.F("The pile is not %s...", words.Now().Number(e.ballots)), command.Ctrl(fyne.KeyB).String(), func() { x.table().Run(command.BatchNot) })
	e.close = widget.NewPrimary(words.F("Close batch %d", e.sheet.batch), words.T("Enter in the last box"), e.last)
	e.call.Keys, e.size.Keys, e.close.Keys = x.table(), x.table(), x.table()
	e.size.Hidden, e.call.Hidden = e.fixed, !x.callable(e.sheet)
	row := widget.Row(12, e.call, e.size, layout.NewSpacer(), e.close)
	if size := theme.Current().TextSize(); size.Stacks() || row.MinSize().Width > rowRoom*size.Factor() {
		return widget.Stack(6, widget.Row(12, e.call, e.size), widget.Row(12, layout.NewSpacer(), e.close))
	}
	return row
}

// card is one question with its four cells.
func (e *entry) card(q count.Question) fyne.CanvasObject {
	rows := widget.Stack(10)
	for _, c := range count.Cells {
		cell := e.cell(place{q.ID, c})
		said := widget.NewText(words.T(c.Title()), theme.SizeAnswer, fynetheme.ColorNameForeground)
		rows.Add(widget.Between(widget.After(widget.Wide(100, said), 8), cell, nil))
	}
	e.sums[q.ID] = widget.NewSumBadge()
	number := widget.NewQuestionMark(e.screen.number(q.ID), 34)
	return widget.NewCard(number, q.Title, nil, rows, e.sums[q.ID])
}

// cell is one count, with what was typed there before.
func (e *entry) cell(p place) *widget.CountEntry {
	c := widget.NewCountEntry(e.ballots)
	c.Keys = e.screen.table()
	c.SetValue(e.draft.typed[p])
	c.OnChanged = func(text string) {
		e.draft.typed[p], e.screen.continued, e.screen.last = text, "", e.sheet.side
		e.screen.keep()
		e.hint.clear()
		if c.Over() {
			e.hint.set(widget.Error, tooMany(text, e.ballots))
		}
		e.count()
	}
	c.OnRefused = func(why string) { e.hint.set(widget.Error, why) }
	c.OnEmpty = func() { e.hint.set(widget.Error, words.T(typeZero)) }
	c.OnOver = func() { e.hint.set(widget.Error, tooMany(c.Text, e.ballots)) }
	c.OnFocus = func(here bool) {
		reveal(e.scroll, c, here)
		if here {
			e.at(p)
		}
	}
	e.cells[p] = c
	e.order = append(e.order, p)
	return c
}

// at remembers the cell that has the keyboard.
func (e *entry) at(p place) {
	if e.draft.at != p {
		e.draft.at = p
		e.screen.keep()
	}
}

// count shows what the questions come to, and whether the batch can be closed.
func (e *entry) count() {
	for _, q := range e.asked {
		e.sums[q].Set(sumWords(e.draft.figures(q), e.ballots))
	}
	if ok, _ := e.ready(); ok {
		e.close.Enable()
	} else {
		e.close.Disable()
	}
	e.screen.table().Refresh()
}

// last is Enter in the last cell: it closes if every question fits, and else
// leads to what does not.
func (e *entry) last() {
	for _, p := range e.order {
		switch c := e.cells[p]; {
		case c.Empty():
			e.lead(p, words.T(typeZero))
			return
		case c.Over():
			e.lead(p, tooMany(c.Text, e.ballots))
			return
		}
	}
	for _, q := range e.asked {
		if sum := soFar(e.draft.figures(q)); sum != e.ballots {
			e.lead(place{q, count.CellYes}, e.screen.oddWords(q, sum, e.ballots))
			return
		}
	}
	e.finish()
}

// lead puts the focus on a cell and says why.
func (e *entry) lead(p place, why string) {
	e.screen.sitting.Frame.Focus(e.cells[p])
	e.hint.set(widget.Error, why)
}

// finish closes the entry as it is.
func (e *entry) finish() {
	x, s := e.screen, e.sheet
	x.do(x.command(s, e.asked), func() { x.closed(s) })
}

func (e *entry) content() fyne.CanvasObject { return e.object }

// focus is the cell where the keyboard was, or else the first empty one.
func (e *entry) focus() fyne.Focusable {
	if c := e.cells[e.draft.at]; c != nil {
		return c
	}
	for _, p := range e.order {
		if e.cells[p].Empty() {
			return e.cells[p]
		}
	}
	if len(e.order) > 0 {
		return e.cells[e.order[0]]
	}
	return nil
}

func (e *entry) actions() fyne.Focusable {
	switch {
	case !e.call.Hidden:
		return e.call
	case !e.size.Hidden:
		return e.size
	}
	return nil
}

func (e *entry) ready() (ok bool, why string) {
	for _, p := range e.order {
		if e.cells[p].Empty() {
			return false, words.T(typeZero)
		}
	}
	return true, ""
}

// primary closes as counted, whatever the sums are.
func (e *entry) primary() { e.finish() }

func (e *entry) hints() []command.Hint {
	out := []command.Hint{{Key: words.T("Enter"), Text: words.T("next box")}, {Key: words.T("Up"), Text: words.T("back")}}
	if !e.call.Hidden {
		out = append(out, command.Hint{Key: "F2", Text: words.T("call mode")})
	}
	return out
}

func (e *entry) refused(sentence string) { e.hint.set(widget.Error, sentence) }
