package verify

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// build sets the screen out for what is known.
func (s *Screen) build() {
	table := s.frame.Table
	s.button = widget.NewButton(words.T("Another file..."), command.Ctrl(fyne.KeyI).String(), func() { table.Run(command.Import) })
	s.button.Keys, s.check, s.page = table, nil, nil
	top := widget.Row(12, s.button)
	if len(s.paths) == 0 {
		s.button.SetLabel(words.T("Choose a file..."))
	} else {
		again := widget.NewButton(words.T("Start again"), "", s.clear)
		again.Keys = table
		top = widget.Row(12, again, s.button)
	}
	s.tools.Objects = []fyne.CanvasObject{top}
	if s.frame.Shows(s.content) {
		s.frame.Header.SetTitle("", s.tools) // which has to make room
	}
	page := widget.Stack(14)
	alone := container.NewCenter(widget.Wide(640*theme.Current().TextSize().Factor(), s.scan.panel))
	switch {
	case s.busy:
		page.Add(line(checked{kind: widget.Plain, title: words.N(len(s.paths), "Checking 1 file", "Checking %s files"), words: words.T("Nothing on the disk is changed")}, nil))
	case len(s.looked.groups) == 0:
		page.Add(s.empty())
		page.Add(alone)
	default:
		page.Add(s.summary())
		for i := range s.looked.groups {
			page.Add(s.section(&s.looked.groups[i], i == 0))
		}
	}
	s.page = container.NewVScroll(widget.After(widget.Inset(4, 4, page), scrollBar))
	s.content.Objects = []fyne.CanvasObject{widget.Inset(20, 10, s.page)}
	s.content.Refresh()
	table.Refresh()
}

// empty is shown without a file.
func (s *Screen) empty() fyne.CanvasObject {
	said := words.T("Nothing on the disk is changed.")
	if s.said != "" {
		said = s.said
	}
	return widget.Inset(0, 24, widget.Stack(8,
		container.NewCenter(widget.NewIcon(theme.IconVerify, fynetheme.ColorNamePlaceHolder, 56)),
		container.NewCenter(widget.NewSubheading(words.T("Drop a PDF, an Excel file, or both together."))),
		centred(words.F("With the vote definition beside them, the keys that it lists are known. %s", said))))
}

func centred(said string) fyne.CanvasObject {
	return container.NewCenter(widget.Wide(560*theme.Current().TextSize().Factor(),
		widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)))
}

// summary counts the sheets where there are several.
func (s *Screen) summary() fyne.CanvasObject {
	fine, all := 0, len(s.looked.groups)
	for i := range s.looked.groups {
		fine += s.looked.groups[i].rank()
	}
	text := widget.NewSubheading(summaryWords(all, fine))
	text.Hidden = all < 2
	return text
}

// section is everything about one sheet. The code of a print can be compared
// beside the first one.
func (s *Screen) section(g *group, first bool) fyne.CanvasObject {
	list := widget.Stack(0, widget.Inset(18, 12, widget.Between(widget.NewSubheading(words.T("What was checked")), widget.Inset(12, 0, files(g)), nil)))
	for _, c := range g.checks() {
		list.Add(fynewidget.NewSeparator())
		list.Add(line(c, s.confirmButton(g, c)))
	}
	checks := widget.NewPanel(list)
	checks.PadX, checks.PadY = 1, 1
	side := widget.Stack(12)
	if sheet := g.sheet(); sheet != nil {
		side.Add(sheetFigures(sheet, g.signed()))
		side.Add(s.paper(g.main().Digest, first))
		side.Add(s.twins(sheet, g.main().File))
		if sheet.Vote.Embargo.On() {
			side.Add(widget.NewBanner(widget.Warning, theme.IconEmbargo, words.F("Embargo: figures stay closed. %s", sheet.Vote.Embargo.Words)))
		}
	}
	if first {
		side.Add(s.scan.panel)
	}
	if theme.Current().TextSize().Stacks() {
		return widget.Stack(14, verdict(g), widget.Stack(0, checks), side)
	}
	return widget.Stack(14, verdict(g), widget.Columns(widget.After(widget.Stack(0, checks), 14), side, 380, 400))
}

// confirmButton asks for the key of a line to be compared; nil where it cannot.
func (s *Screen) confirmButton(g *group, c checked) fyne.CanvasObject {
	if c.confirm == nil || s.options.Trust == "" {
		return nil
	}
	k, ok := asked(g, c.confirm)
	if !ok {
		return nil
	}
	b := widget.NewButton(words.T("Confirm..."), "", func() { s.confirm(k, "") })
	b.Keys = s.frame.Table
	return b
}

// scrollBar is the room that the bar of a long page takes.
const scrollBar = 8

// verdict is the large sentence.
func verdict(g *group) fyne.CanvasObject {
	kind, title, said := g.judge()
	icon := widget.NewIcon(kind.Icon(), kind.Color(), 52)
	box := widget.NewBox(widget.Between(widget.Inset(12, 0, icon), widget.Middle(widget.Stack(0,
		widget.Tight(widget.NewProse(title, fynetheme.SizeNameHeadingText, kind.Color()).Bold()),
		widget.Tight(widget.NewProse(said, theme.SizeRow, fynetheme.ColorNameForeground)))), nil))
	box.Fill, box.Line, box.Thick, box.Radius = kind.Tint(), kind.Color(), 1, theme.SizePanelRadius
	box.PadX, box.PadY = 16, 16
	return box
}

// files names what was looked into.
func files(g *group) fyne.CanvasObject {
	names := make([]string, len(g.files))
	for i := range g.files {
		names[i] = g.files[i].File
	}
	return widget.NewCaption(strings.Join(names, ", ")).Shrink().Right()
}

// line is one row: a shape, a title with its code, what it means, and a button.
func line(c checked, button fyne.CanvasObject) fyne.CanvasObject {
	right := widget.Row(12)
	if c.code != "" {
		right.Add(widget.Middle(widget.NewCaption(c.code)))
	}
	text := widget.Stack(0,
		widget.Tight(widget.NewProse(c.title, theme.SizeRow, fynetheme.ColorNameForeground).Bold()),
		widget.Tight(widget.NewProse(c.words, fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)))
	switch {
	case button == nil:
	case theme.Current().TextSize().Factor() > 1: // beside a button the words would have no room
		text.Add(widget.Inset(0, 6, widget.Row(0, button)))
	default:
		right.Add(widget.Middle(button))
	}
	return widget.Inset(18, 10, widget.Between(widget.After(widget.NewIcon(c.kind.Icon(), c.kind.Color(), 24), 16), text, widget.Inset(8, 0, right)))
}
