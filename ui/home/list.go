package home

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Nothing is what the list says while it is empty.
const Nothing = "No counts yet. Open the vote definition your coalition sent, or try the practice count."

// list is the counts that were open here, and the way to others.
type list struct {
	screen *Screen
	rows   []*widget.ListRow
	open   *widget.Button
	join   *widget.Button
	vote   *widget.Button
	tour   *widget.Button // nil where the tour is not offered
	scroll *container.Scroll
	object fyne.CanvasObject
}

func newList(s *Screen, counts []Recent) *list {
	table := s.frame.Table
	l := &list{screen: s}
	l.open = widget.NewButton(words.T("Open..."), table.Command(command.Open).Keys[0].String(), func() { table.Run(command.Open) })
	l.open.Keys = table
	l.open.SetIcon(theme.IconOpenFile)
	l.join = widget.NewButton(words.T("Join a counting hall..."), table.Command(command.Join).Keys[0].String(), func() { table.Run(command.Join) })
	l.join.Keys = table
	l.vote = widget.NewButton(words.T("New vote..."), table.Command(command.NewVote).Keys[0].String(), func() { table.Run(command.NewVote) })
	l.vote.Keys = table
	body := widget.Stack(0)
	for i, r := range counts {
		row := l.row(r)
		row.OnMove = func(key fyne.KeyName) bool { return shell.Along(s.frame, l.rows, i, key) }
		row.OnFocus = func() { l.reveal(row) }
		l.rows = append(l.rows, row)
		body.Add(row)
		if r.Missing() {
			body.Add(l.lost(r))
		}
		body.Add(fynewidget.NewSeparator())
	}
	said := words.T("Another count is on a USB stick or in a folder?")
	if len(counts) == 0 {
		body.Add(widget.Inset(10, 8, widget.NewProse(words.T(Nothing), fynetheme.SizeNameText, fynetheme.ColorNameForeground)))
		said = words.T("A count is on a USB stick or in a folder?")
		if s.Tour {
			body.Add(l.offer())
		}
	}
	body.Add(widget.Inset(18, 12, l.another(said)))
	l.scroll = container.NewVScroll(widget.Inset(ringRoom, ringRoom, body))
	panel := widget.NewPanel(l.scroll)
	panel.PadX, panel.PadY = 2, 2
	l.object = container.NewBorder(l.head(), nil, nil, nil, panel)
	return l
}

// offer is the way to the tour, for those who are here for the first time.
func (l *list) offer() fyne.CanvasObject {
	table := l.screen.frame.Table
	l.tour = widget.NewButton(words.T("Take the tour"), table.Command(command.Tour).Keys[0].String(), func() { table.Run(command.Tour) })
	l.tour.Keys = table
	said := widget.NewProse(words.T("Here for the first time? The tour leads you through a whole count in about five minutes: three batches, one difference to settle, with sample figures."),
		fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	return widget.Inset(10, 8, widget.Stack(4, said, widget.Inset(8, 0, widget.Row(0, l.tour))))
}

// another is the way to a count that is not in the list, to a hall, and to a new
// vote.
func (l *list) another(said string) fyne.CanvasObject {
	caption := func(said string) fyne.CanvasObject {
		return widget.Tight(widget.NewProse(said, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder))
	}
	if theme.Current().TextSize().Factor() > 1 {
		return widget.Stack(4, caption(said), widget.Row(0, l.open), widget.Row(0, l.join), widget.Row(0, l.vote))
	}
	row := func(said string, b *widget.Button) fyne.CanvasObject {
		return widget.Between(nil, widget.Middle(caption(said)), b)
	}
	return widget.Stack(8, row(said, l.open), row(words.T("Many tables count one vote?"), l.join), row(words.T("Secretary of a coalition?"), l.vote))
}

func (l *list) head() fyne.CanvasObject {
	var kept fyne.CanvasObject
	if l.screen.Folder != "" {
		kept = widget.Middle(widget.NewCaption(words.F("Kept in %s", l.screen.Folder)))
	}
	return widget.Inset(0, 8, widget.Between(nil, widget.Tight(widget.NewProse(words.T("Recent counts and roll-ups"), fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground).Bold()), kept))
}

// row is one count: what it is, how far it has come, when that was.
func (l *list) row(r Recent) *widget.ListRow {
	badge := widget.NewStatusBadgeIcon(widget.Note, theme.IconHalf, words.Say(r.State))
	switch {
	case r.Missing():
		badge = widget.NewStatusBadge(widget.Warning, words.T("File missing"))
	case r.Done:
		badge = widget.NewStatusBadge(widget.Success, words.Say(r.State))
	case r.Sample:
		badge = widget.NewStatusBadgeIcon(widget.Plain, theme.IconPractice, words.Say(r.State))
	}
	row := widget.NewListRow(r.Title, words.Say(r.Detail), badge, words.Say(r.Last), func() { l.screen.open(r) })
	row.Keys = l.screen.frame.Table
	return row
}

// lost is what can be done about a count that is not where it was.
func (l *list) lost(r Recent) fyne.CanvasObject {
	find := widget.NewButton(words.T("Find..."), "", func() { l.screen.find(r) })
	forget := widget.NewButton(words.T("Forget"), "", func() { l.screen.forget(r) })
	find.Keys, forget.Keys = l.screen.frame.Table, l.screen.frame.Table
	said := widget.NewCaption(words.F("It was in %s", filepath.Dir(r.Path))).Shrink()
	return widget.Inset(18, 6, widget.Between(nil, widget.Middle(said), widget.Row(12, find, forget)))
}

// first is the part of the list that has the keyboard first.
func (l *list) first() fyne.Focusable {
	if len(l.rows) > 0 {
		return l.rows[0]
	}
	return l.open
}

// reveal scrolls until a row can be seen.
func (l *list) reveal(row *widget.ListRow) {
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height+2*ringRoom
	switch at, height := l.scroll.Offset.Y, l.scroll.Size().Height; {
	case height == 0:
	case top < at:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > at+height:
		l.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}
