package account

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Screen is the third step of a count. Make it with [New].
type Screen struct {
	sitting *sitting.Sitting
	now     desk.Snapshot

	cells map[count.Line]*widget.CountEntry
	order []count.Line
	group *widget.CellGroup
	rows  []*row
	roll  *roll
	logs  *logs
	icon  *widget.Icon
	words *widget.Prose
	check *widget.Button
	root  fyne.CanvasObject
	scrl  *container.Scroll
	list  *fyne.Container

	at      count.Line                 // that had the keyboard last
	sent    map[count.Line]count.Count // what the desk was given last
	problem string                     // of the desk, until the next change
}

// New gives the screen of an open count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{sitting: s, now: s.Snapshot(), cells: map[count.Line]*widget.CountEntry{}, sent: map[count.Line]count.Count{}}
	x.build()
	x.Update(x.now)
	return x
}

// Screen shows the account, at the line that somebody was sent to.
func (x *Screen) Screen() shell.Screen {
	x.Update(x.sitting.Snapshot())
	focus := x.first()
	if part := x.sentTo(x.sitting.GoTo); part != nil {
		focus = part
	}
	x.sitting.GoTo = sitting.Spot{}
	return shell.Screen{
		Content: x.root, Step: 3, Focus: focus,
		Hints: []command.Hint{{Key: words.T("Enter"), Text: words.T("next box")}, {Key: words.T("Up"), Text: words.T("back")}},
		Actions: []command.Action{
			{ID: command.Primary, Label: words.T("To the checks"), Hint: words.T("to the checks"), Run: x.leave},
			{ID: command.NextFind, Run: x.nextProblem, Enabled: x.anyProblem},
			{ID: command.NextPart, Run: x.nextPart},
		},
		Commands: []command.ID{command.Primary, command.NextFind, command.NextPart},
	}
}

// sentTo is the part that somebody was sent to, or nil.
func (x *Screen) sentTo(at sitting.Spot) fyne.Focusable {
	for _, f := range x.now.Findings {
		if at.Finding != "" && f.Key() == at.Finding {
			return x.stop(f)
		}
	}
	if cell := x.cells[count.Line(at.Line)]; cell != nil && !cell.Disabled() {
		return cell
	}
	return nil
}

// first is the first empty cell, so that whoever comes back goes on.
func (x *Screen) first() fyne.Focusable {
	for _, l := range x.order {
		if c := x.cells[l]; c.Empty() && !c.Disabled() {
			return c
		}
	}
	if c := x.cells[x.order[0]]; !c.Disabled() {
		return c
	}
	return x.check
}

// build sets the screen out once; values come with each snapshot.
func (x *Screen) build() {
	x.rows = x.equations()
	x.list = widget.Stack(8)
	for _, r := range x.rows {
		x.list.Add(r.face)
	}
	x.roll = newRoll(x)
	x.logs = newLogs(x)
	x.list.Add(x.roll.face)
	x.list.Add(x.logs.face)
	var all []*widget.CountEntry
	for _, l := range x.order {
		all = append(all, x.cells[l])
	}
	x.group = widget.NewCellGroup(all...)
	x.check = widget.NewPrimary(words.T("To the checks"), command.Ctrl(fyne.KeyReturn).String(), x.leave)
	x.check.Keys = x.table()
	x.icon = widget.NewIcon("", fynetheme.ColorNameForeground, 22)
	x.words = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	x.group.OnLast = x.last
	help := widget.NewProse(words.T("Every paper must be somewhere. Type each number once; the sums are done for you."),
		fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder).Right()
	top := widget.Between(widget.After(widget.NewHeading(words.T("Ballot account")), 24), widget.Middle(widget.Tight(help)), nil)
	foot := widget.Between(widget.After(x.icon, 8), x.words, widget.Middle(x.check))
	x.scrl = container.NewVScroll(widget.After(widget.Inset(2, 2, x.list), scrollBar))
	work := container.New(&fitting{screen: x}, x.scrl)
	x.root = widget.Inset(22, 10, container.NewBorder(widget.Inset(2, 4, top), widget.Inset(2, 6, foot), nil, nil, work))
}

// scrollBar is room for the bar that Fyne draws over what it scrolls.
const scrollBar = 12

// Reword says the screen in the language that the program has now. The keyboard
// comes back to the line where it was.
func (x *Screen) Reword() {
	if x.sitting.Frame.Shows(x.root) {
		x.sitting.GoTo.Line = string(x.at)
	}
	was := x.cells
	x.cells, x.order = map[count.Line]*widget.CountEntry{}, nil
	x.build()
	for l, c := range x.cells {
		c.SetValue(was[l].Text) // it may be on its way to the disk
	}
}

// fitting breaks the rows before it sets the list out: the rows of a vote by
// both methods are wider than the smallest window.
type fitting struct{ screen *Screen }

// MinSize is for Fyne. The list scrolls, so it may be narrower than its rows.
func (f *fitting) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWide, objects[0].MinSize().Height)
}

// leastWide is as narrow as rows can be broken for.
const leastWide = 560

// Layout is for Fyne.
func (f *fitting) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.screen.fit(size.Width)
	objects[0].Resize(size)
}

// fit breaks the rows for a width of the list.
func (x *Screen) fit(width float32) {
	changed := false
	for _, r := range x.rows {
		changed = r.face.Fit(width-scrollBar-4) || changed
	}
	if changed {
		x.scrl.Refresh()
	}
}

// Update shows the count as it stands now.
func (x *Screen) Update(now desk.Snapshot) {
	x.now = now
	if !x.sitting.Busy() { // else a number is on its way that the snapshot lacks
		for l, c := range x.cells {
			x.fill(l, c)
		}
	}
	for _, r := range x.rows {
		r.update(x)
	}
	x.roll.update()
	x.logs.update()
	if width := x.scrl.Size().Width; width > 0 {
		x.fit(width)
	}
	x.say()
	x.table().Refresh()
}

// fill shows a number, unless somebody is typing another one there.
func (x *Screen) fill(l count.Line, c *widget.CountEntry) {
	value := x.now.Tally.Account.Get(l)
	x.sent[l] = value
	if x.now.Certified != nil {
		c.SetState(widget.CellAgreed)
	} else if c.State() == widget.CellAgreed {
		c.SetState(widget.CellOpen)
	}
	if fyne.Focusable(c) == x.sitting.Frame.Focused() {
		return
	}
	if text := value.String(); c.Text != text {
		c.SetValue(text)
	}
}

// say tells what is odd in the account, in the words of the checks.
func (x *Screen) say() {
	kind, said := widget.Success, words.T("Every line of the account holds.")
	open := 0
	for _, l := range x.order {
		if !x.now.Tally.Account.Get(l).Set() {
			open++
		}
	}
	if open > 0 {
		kind, said = widget.Note, words.N(open, "1 number to go. Type 0 when there are none.", "%s numbers to go. Type 0 when there are none.")
	}
	if f, ok := x.worst(); ok {
		kind, said = level(f), words.Say(f.Short)+": "+words.Say(f.Sum)+"."
		if f.Code == challengeLog {
			said = x.logSays(said)
		}
	}
	if x.problem != "" {
		kind, said = widget.Error, x.problem
	}
	x.icon.Set(kind.Icon(), kind.Color())
	x.words.Set(said)
}

// worst is the first finding that stands about a line that was entered.
func (x *Screen) worst() (count.Finding, bool) {
	for _, f := range x.now.Findings {
		if f.Stands() && ours(f) {
			return f, true
		}
	}
	return count.Finding{}, false
}

// ours says whether a finding is about this screen and about more than a number
// that is still missing.
func ours(f count.Finding) bool {
	return f.Where.Line != "" && f.Code != "A309" || f.Code == "T202"
}

func level(f count.Finding) widget.Kind {
	switch f.Severity {
	case count.Error:
		return widget.Error
	case count.Warning:
		return widget.Warning
	default:
		return widget.Note
	}
}

func (x *Screen) table() *command.Table { return x.sitting.Frame.Table }

// keep sends a number to the desk if it is another one than before.
func (x *Screen) keep(l count.Line, text string) {
	value, err := count.ParseCount(text)
	if err != nil || value == x.sent[l] || x.now.Certified != nil {
		return
	}
	x.sent[l] = value
	x.do(&desk.Account{Lines: []count.AccountLine{{Line: l, Value: value}}})
}

// do gives a command to the desk and shows its answer.
func (x *Screen) do(c desk.Command) {
	x.sitting.Do(c, func(err error) {
		x.problem = ""
		if err != nil {
			x.problem = words.Err(err)
		}
		x.Update(x.sitting.Snapshot())
	})
}

// last is Enter in the last cell: on to the checks, or first to the envelopes
// that have no row in the challenge log yet.
func (x *Screen) last() {
	if x.unlogged() > 0 && !x.logs.add.Disabled() {
		x.visit(x.logs.add)
		return
	}
	x.sitting.Frame.Focus(x.check)
}

// leave keeps what is in the cell that has the focus and goes to the checks.
func (x *Screen) leave() {
	x.sitting.Frame.Focus(x.check)
	if x.sitting.Show != nil {
		x.sitting.Show(sitting.Checks)
	}
}
