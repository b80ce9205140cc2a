package newvote

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/plan"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Widths of the right side at 100 % text.
const (
	rulesLeast = 420
	rulesMost  = 520
)

// build sets the screen out for what is known.
func (s *Screen) build() {
	table := s.frame.Table
	s.primary = widget.NewPrimary(s.nextWords(), command.Ctrl(fyne.KeyReturn).String(), s.next)
	s.primary.Keys = table
	s.stops, s.spread = nil, nil
	template := s.button(words.T("Template..."), command.Ctrl(fyne.Key9).String(), s.askTemplate)
	s.tools.Objects = []fyne.CanvasObject{widget.Row(12, template)}
	if s.plan == nil {
		s.content.Objects = []fyne.CanvasObject{s.empty()}
		s.content.Refresh()
		table.Refresh()
		return
	}
	other := s.button(words.T("Another workbook..."), command.Ctrl(fyne.KeyI).String(), s.choose)
	s.tools.Objects = []fyne.CanvasObject{widget.Row(12, template, other)}
	left := widget.Stack(12, s.said, s.verdict())
	if s.vote == nil {
		left.Add(s.faults())
	} else {
		left.Add(s.notes())
		left.Add(s.structure())
	}
	s.spread = widget.NewSpread(left, nil, s.rules(), s.foot(), rulesLeast, rulesMost)
	s.content.Objects = []fyne.CanvasObject{s.spread.Object}
	s.content.Refresh()
	table.Refresh()
}

func (s *Screen) button(label, key string, tapped func()) *widget.Button {
	b := widget.NewButton(label, key, tapped)
	b.Keys = s.frame.Table
	return b
}

// foot is what comes next, with the printed page beside it.
func (s *Screen) foot() fyne.CanvasObject {
	row := widget.Row(12, layout.NewSpacer())
	if s.vote != nil {
		row.Add(s.button(words.T("Printed page..."), command.Ctrl(fyne.KeyP).String(), s.askPage))
	}
	row.Add(s.primary)
	return widget.Inset(0, 8, row)
}

// empty is shown without a workbook.
func (s *Screen) empty() fyne.CanvasObject {
	factor := theme.Current().TextSize().Factor()
	said := widget.NewProse(words.T("Save the template, fill in unions, units, places and rolls with any program for tables, and choose it here. "+
		"Every fault is listed with its cell; nothing is made by halves."), fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	page := widget.Stack(10,
		s.said,
		container.NewCenter(widget.NewIcon(theme.IconNew, fynetheme.ColorNamePlaceHolder, 56)),
		widget.NewSubheading(words.T("A vote definition from a workbook")).Shrink(),
		widget.Tight(said),
		widget.Inset(0, 6, widget.Row(12, s.primary)),
	)
	return container.NewVScroll(widget.Inset(20, 28, container.NewCenter(widget.Wide(600*factor, page))))
}

// verdict is the large sentence.
func (s *Screen) verdict() fyne.CanvasObject {
	kind, title := widget.Success, words.T("This workbook makes a definition")
	said := words.F("%s. Read the structure and the rules; then save, print and sign.", filepath.Base(s.path))
	switch n := len(s.plan.Faults()); {
	case n > 0:
		kind, title = widget.Error, words.N(n, "1 fault is in the workbook", "%s faults are in the workbook")
		said = words.F("%s. Correct them there, save it, and read it again. A rule can be chosen here.", filepath.Base(s.path))
	case s.saved != "" && len(s.vote.Signatures) > 0:
		title = words.N(len(s.vote.Signatures), "Saved, with 1 signature", "Saved, with %s signatures")
		said = words.F("%s. Send this file to the locals, and the digest by another way.", filepath.Base(s.saved))
	case s.saved != "":
		title = words.T("Saved, not signed yet")
		said = words.F("%s. Print it for the minutes; when the coalition has approved it, sign it.", filepath.Base(s.saved))
	}
	box := widget.NewBox(widget.Between(widget.Inset(10, 0, widget.NewIcon(kind.Icon(), kind.Color(), 40)), widget.Middle(widget.Stack(0,
		widget.Tight(widget.NewProse(title, fynetheme.SizeNameSubHeadingText, kind.Color()).Bold()),
		widget.Tight(widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground)))), nil))
	box.Fill, box.Line, box.Thick, box.Radius = kind.Tint(), kind.Color(), 1, theme.SizePanelRadius
	box.PadX, box.PadY = 14, 12
	return box
}

// Most rows that are shown; a hostile workbook has a hundred thousand faults.
const (
	mostFaults = 200
	mostBodies = 400
)

// faults are listed by cell.
func (s *Screen) faults() fyne.CanvasObject {
	list := widget.Stack(0)
	all := s.plan.Faults()
	for _, f := range all[:min(len(all), mostFaults)] {
		row := faultRow(widget.Error, f)
		s.stops = append(s.stops, row)
		list.Add(row)
	}
	if n := len(all) - mostFaults; n > 0 {
		list.Add(widget.Inset(14, 6, prose(words.N(n, "1 more. Correct these first.", "%s more. Correct these first."))))
	}
	panel := widget.NewPanel(list)
	panel.PadX, panel.PadY = 1, 4
	return panel
}

func faultRow(kind widget.Kind, f plan.Fault) *widget.Box {
	row := widget.NewBox(widget.Between(widget.After(widget.NewIcon(kind.Icon(), kind.Color(), 20), 12), widget.Stack(0,
		widget.NewBold(f.Cell, fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		widget.Tight(prose(words.Say(f.Words)))), nil))
	row.PadX, row.PadY = 14, 6
	return row
}

func prose(said string) *widget.Prose {
	return widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
}

// notes can be slips and need not be.
func (s *Screen) notes() fyne.CanvasObject {
	notes := s.plan.Notes()
	list := widget.Stack(0)
	for _, f := range notes[:min(len(notes), mostFaults)] {
		list.Add(faultRow(widget.Warning, f))
	}
	panel := widget.NewPanel(list)
	panel.PadX, panel.PadY, panel.Hidden = 1, 4, len(notes) == 0
	return panel
}

// structure is who votes where.
func (s *Screen) structure() fyne.CanvasObject {
	v := s.vote
	var badge fyne.CanvasObject
	if v.Sample {
		badge = widget.NewStatusBadgeIcon(widget.Plain, theme.IconPractice, words.T("Sample"))
	}
	list := widget.Stack(6,
		widget.Between(nil, widget.NewSubheading(v.Title).Shrink(), badge),
		widget.Tight(prose(words.F("%s, revision %d, %s. Voting %s to %s. %s, %s.", v.ID, v.Revision, v.Coalition.Name, words.Say(v.Opens.Words()), words.Say(v.Closes.Words()),
			words.N(len(v.Coalition.Unions), "1 union", "%s unions"), words.N(len(v.Places()), "1 place", "%s places")))))
	left := mostBodies
	for _, u := range v.Coalition.Unions {
		if left--; left < 0 {
			break
		}
		row := widget.NewBox(bodyRow(u.Code, u.Name, u.Roll, "", 0))
		row.PadX, row.PadY = 2, 4
		s.stops = append(s.stops, row)
		list.Add(row)
		for _, n := range u.Units {
			if left--; left < 0 {
				break
			}
			list.Add(bodyRow(n.Code, n.Name, n.Roll, unitNote(n), 1))
			for _, l := range n.Locals {
				if left--; left >= 0 {
					list.Add(bodyRow(l.Code, l.Name, l.Roll, "", 2))
				}
			}
		}
	}
	if left < 0 {
		list.Add(widget.Inset(2, 6, prose(words.N(-left, "1 more; the printed page has all.", "%s more; the printed page has all."))))
	}
	return widget.NewPanel(list)
}

// bodyRow is a union, a unit or a local with its members.
func bodyRow(code, name string, roll count.Count, note string, depth int) fyne.CanvasObject {
	text := widget.NewText(name, fynetheme.SizeNameText, fynetheme.ColorNameForeground)
	if depth == 0 {
		text = widget.NewBold(name, theme.SizeRow, fynetheme.ColorNameForeground)
	}
	said := code
	if note != "" {
		said += ", " + note
	}
	members := words.T("not known")
	if roll.Set() {
		members = words.Now().Number(roll.Int())
	}
	return widget.Between(widget.After(widget.Wide(float32(depth)*18+1, widget.Stack(0)), 2),
		widget.Stack(-2, text.Shrink(), widget.NewCaption(said).Shrink()), widget.Inset(6, 0, widget.NewText(members, fynetheme.SizeNameText, fynetheme.ColorNameForeground)))
}

func unitNote(n count.Unit) string {
	var out []string
	if n.ReportsAs != "" {
		out = append(out, words.F("counted with %s", n.ReportsAs))
	}
	if len(n.NotPut) > 0 {
		out = append(out, words.F("not put: %s", strings.Join(n.NotPut, ", ")))
	}
	return strings.Join(out, ", ")
}
