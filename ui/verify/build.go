package verify

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// build sets the screen out for what is known.
func (s *Screen) build() {
	table := s.frame.Table
	s.button = widget.NewButton("Another file...", command.Ctrl(fyne.KeyI).String(), func() { table.Run(command.Import) })
	s.button.Keys, s.check, s.page = table, nil, nil
	if len(s.paths) == 0 {
		s.button.SetLabel("Choose a file...")
	}
	top := widget.Row(12, s.button)
	if len(s.paths) > 0 {
		again := widget.NewButton("Start again", "", s.clear)
		again.Keys = table
		top = widget.Row(12, again, s.button)
	}
	head := widget.Inset(4, 0, widget.Between(widget.NewHeading("Verify a sheet"), nil, top))
	var body fyne.CanvasObject
	switch {
	case s.busy:
		body = container.NewCenter(line(widget.Plain, theme.IconHalf, fmt.Sprintf("Checking %d files", len(s.paths)), "Nothing on the disk is changed"))
	case len(s.groups) == 0:
		body = s.empty()
	default:
		page := widget.Stack(16, s.summary())
		for i, g := range s.groups {
			page.Add(s.section(g, i == 0))
		}
		s.page = container.NewVScroll(widget.After(widget.Inset(4, 4, page), scrollBar))
		body = s.page
	}
	s.content.Objects = []fyne.CanvasObject{widget.Inset(20, 12, container.NewBorder(head, nil, nil, nil, widget.Inset(0, 8, body)))}
	s.content.Refresh()
}

// empty is shown without a file.
func (s *Screen) empty() fyne.CanvasObject {
	return container.NewCenter(widget.Stack(8,
		container.NewCenter(widget.NewIcon(theme.IconVerify, fynetheme.ColorNamePlaceHolder, 56)),
		widget.NewSubheading("Drop a PDF, an Excel file, or both together."),
		container.NewCenter(widget.NewCaption("Nothing on the disk is changed."))))
}

// summary counts the sheets where there are several.
func (s *Screen) summary() fyne.CanvasObject {
	fine := 0
	for _, g := range s.groups {
		fine += g.rank()
	}
	text := widget.NewSubheading(fmt.Sprintf("%d sheets: %d can be used, %d not", len(s.groups), fine, len(s.groups)-fine))
	text.Hidden = len(s.groups) < 2
	return text
}

// section is everything about one sheet.
func (s *Screen) section(g group, first bool) fyne.CanvasObject {
	list := widget.Stack(0, widget.Inset(18, 12, widget.Between(widget.NewSubheading("What was checked"), widget.Inset(12, 0, files(g)), nil)))
	for _, c := range g.checks() {
		list.Add(fynewidget.NewSeparator())
		list.Add(line(c.kind, c.kind.Icon(), c.title, c.words))
	}
	checks := widget.NewPanel(list)
	checks.PadX, checks.PadY = 1, 1
	side := widget.Stack(12)
	if sheet := g.sheet(); sheet != nil {
		side.Add(figures(sheet, g.signed()))
		side.Add(s.paper(g.main().Digest, first))
		if sheet.Vote.Embargo.On() {
			side.Add(widget.NewBanner(widget.Warning, theme.IconEmbargo, "Embargo: figures stay closed. "+sheet.Vote.Embargo.Words))
		}
	}
	return widget.Stack(14, verdict(g), widget.Columns(widget.After(widget.Stack(0, checks), 14), side, 380, 400))
}

// scrollBar is the room that the bar of a long page takes.
const scrollBar = 8

// verdict is the large sentence.
func verdict(g group) fyne.CanvasObject {
	kind, title, words := g.judge()
	icon := widget.NewIcon(kind.Icon(), kind.Color(), 52)
	box := widget.NewBox(widget.Between(widget.Inset(12, 0, icon), widget.Middle(widget.Stack(0,
		widget.Tight(widget.NewProse(title, fynetheme.SizeNameHeadingText, kind.Color()).Bold()),
		widget.Tight(widget.NewProse(words, theme.SizeRow, fynetheme.ColorNameForeground)))), nil))
	box.Fill, box.Line, box.Thick, box.Radius = kind.Tint(), kind.Color(), 1, theme.SizePanelRadius
	box.PadX, box.PadY = 16, 16
	return box
}

// files names what was looked into.
func files(g group) fyne.CanvasObject {
	names := make([]string, len(g))
	for i := range g {
		names[i] = g[i].File
	}
	return widget.NewCaption(strings.Join(names, ", ")).Shrink().Right()
}

// line is one row: a shape, a title and what it means.
func line(kind widget.Kind, icon theme.Icon, title, words string) fyne.CanvasObject {
	text := widget.Stack(0, widget.NewBold(title, theme.SizeRow, fynetheme.ColorNameForeground).Shrink(),
		widget.Tight(widget.NewProse(words, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)))
	return widget.Inset(18, 10, widget.Between(widget.After(widget.NewIcon(icon, kind.Color(), 24), 16), text, nil))
}

// figures are those of the record, for the eye to compare with the paper.
func figures(sheet *count.Sheet, signed bool) fyne.CanvasObject {
	title := "Figures of the record"
	if signed {
		title = "Signed figures"
	}
	head := []fyne.CanvasObject{}
	for i, q := range sheet.Tally.Questions {
		head = append(head, widget.NewCaption(fmt.Sprintf("%d %s", i+1, q.Short)).Right())
	}
	list := widget.Stack(0, row(widget.NewCaption(title), head))
	add := func(name string, strong bool, figure func(count.Result) count.Count) {
		label := widget.NewText(name, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
		label.Style.Bold = strong
		var cells []fyne.CanvasObject
		for _, r := range sheet.Results {
			cell := widget.NewText(figure(r).Grouped(), theme.SizeAnswer, fynetheme.ColorNameForeground).Right()
			cell.Style.Bold = strong
			cells = append(cells, cell)
		}
		list.Add(fynewidget.NewSeparator())
		list.Add(row(label, cells))
	}
	for _, c := range count.Cells {
		add(c.Title(), false, func(r count.Result) count.Count { return r.Get(c) })
	}
	add("Ballots", true, func(r count.Result) count.Count { return r.Ballots })
	panel := widget.NewPanel(list)
	panel.PadY = 4
	return panel
}

// row is a line of the figures, alike in every line.
func row(name fyne.CanvasObject, cells []fyne.CanvasObject) fyne.CanvasObject {
	return widget.Inset(0, 5, widget.Between(widget.Wide(132, widget.Middle(name)), container.NewGridWithColumns(max(len(cells), 1), cells...), nil))
}

// paper compares a print with the file.
func (s *Screen) paper(digest count.Digest, first bool) fyne.CanvasObject {
	grid := widget.NewDigestGrid(strings.ToUpper(digest.String())).Across(4)
	check := widget.NewGroupCheck(digest.String(), 5, 12)
	check.SetKeys(s.frame.Table)
	check.OnChange = func(wrong int, _ bool) { grid.Mark(wrong) }
	if first {
		s.check = check
	}
	words := widget.NewProse("Type groups 5 and 12 from its foot to check that print and file are the same.",
		fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	return widget.NewPanel(widget.Stack(10,
		widget.NewBold("Have the paper sheet in your hand?", fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(),
		widget.Tight(words), grid, check))
}
