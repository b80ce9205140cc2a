package rollup

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// aspect is what is shown beside the table.
type aspect int

const (
	aspectDecision aspect = iota
	aspectCharts
	aspectRecord
)

// build makes the parts of the main view; dress fills them.
func (s *Screen) build() {
	s.table, s.heads, s.total = s.newTable(), newHeads(), newLine(nil)
	s.total.total = true
	panel := widget.NewPanel(container.NewBorder(
		widget.Stack(0, s.heads, fynewidget.NewSeparator()), s.total, nil, nil, s.table))
	panel.PadX, panel.PadY = 1, 1
	s.filters, s.aspects = container.New(&wrap{}), container.New(&wrap{})
	s.drop, s.strip = widget.Row(gap), container.NewStack()
	s.cards = container.New(&stacks{})
	s.side = container.NewVScroll(widget.After(s.cards, 8))
	foot := widget.NewBox(s.strip)
	foot.Line, foot.Radius, foot.PadX, foot.PadY = fynetheme.ColorNameInputBorder, theme.SizePanelRadius, 12, 5
	s.main = container.New(&screenLayout{s}, s.filters, panel, s.aspects, s.side, foot)
	s.content.Objects = []fyne.CanvasObject{container.NewCenter(widget.NewSubheading(words.T("Opening the roll-up")))}
	s.back = nil
}

// dress fills the main view with what is known now.
func (s *Screen) dress() {
	if len(s.content.Objects) == 1 && s.first == nil {
		s.show(viewTable, s.main, s.table, nil, nil, tableHints()...) // the first answer has come
	}
	s.dressFilters()
	s.dressAspects()
	s.dressDrop()
	s.main.Refresh()
}

// button is a button of this screen; the chosen one of several is filled.
func (s *Screen) button(label, key string, chosen bool, tapped func()) *widget.Button {
	b := widget.NewButton(label, key, tapped)
	if chosen {
		b = widget.NewPrimary(label, key, tapped)
	}
	b.Keys = s.o.Frame.Table
	return b
}

// replace gives a row of buttons others, and keeps the focus on its place.
func (s *Screen) replace(row *fyne.Container, buttons []fyne.CanvasObject) {
	at := -1
	for i, o := range row.Objects {
		if f, ok := o.(fyne.Focusable); ok && s.o.Frame.Focused() == f {
			at = i
		}
	}
	row.Objects = buttons
	row.Refresh()
	if at >= 0 && at < len(buttons) {
		if f, ok := buttons[at].(fyne.Focusable); ok {
			s.o.Frame.Focus(f)
		}
	}
}

func (s *Screen) dressFilters() {
	if s.now.report == nil {
		return
	}
	var out []fyne.CanvasObject
	said := s.filterWords()
	if int(s.tree.filter) >= len(said) {
		s.tree.filter = all
		s.tree.flatten()
		s.tableChanged()
	}
	for i, label := range said {
		out = append(out, s.button(label, "", s.tree.filter == filter(i), func() { s.setFilter(filter(i)) }))
	}
	if len(s.now.report.Questions) > 2 {
		out = append(out, s.button(words.T("Other questions"), "", false, s.otherQuestions))
	}
	if n := len(s.now.report.Refused); n > 0 {
		out = append(out, s.button(words.F("Refused files %s", words.Now().Number(n)), "", false, func() { s.beside(aspectRecord, true) }))
	}
	table := s.o.Frame.Table
	out = append(out, s.button(words.T("Projector"), "", false, s.showProjector),
		s.button(words.T("Report..."), table.Command(command.Print).Keys[0].String(), false, func() { table.Run(command.Print) }))
	s.replace(s.filters, out)
}

// otherQuestions shows the next two questions in the table.
func (s *Screen) otherQuestions() {
	s.from += 2
	if s.from >= len(s.now.report.Questions) {
		s.from = 0
	}
	s.tableChanged()
}

func (s *Screen) dressAspects() {
	out := []fyne.CanvasObject{s.button(words.T("Table"), "", !s.alone, func() { s.beside(s.aspect, false) })}
	out[0].(*widget.Button).Hidden = !s.tight
	for i, label := range []string{words.T("Decision"), words.T("Charts"), words.T("On record")} {
		chosen := s.aspect == aspect(i) && (s.alone || !s.tight)
		out = append(out, s.button(label, "", chosen, func() { s.beside(aspect(i), true) }))
	}
	s.replace(s.aspects, out)
	s.waits = nil
	switch s.aspect {
	case aspectCharts:
		s.cards.Objects = s.charts()
	case aspectRecord:
		s.cards.Objects = s.recordCards()
	default:
		s.cards.Objects = append(s.decisions(), s.waitingCard())
	}
	s.cards.Refresh()
	s.side.Refresh()
}

// beside shows another aspect; where there is room for one part alone, in place
// of the table.
func (s *Screen) beside(a aspect, alone bool) {
	s.aspect, s.alone = a, alone
	s.dressAspects()
	s.main.Refresh()
}

// recordCards are what people said, and what was refused.
func (s *Screen) recordCards() []fyne.CanvasObject {
	refused := widget.Stack(8, widget.NewSubheading(words.N(len(s.now.report.Refused), "1 file refused", "%s files refused")).Shrink())
	for i, x := range s.now.report.Refused {
		if i == mostWaiting {
			refused.Add(small(words.T("And more: the report names them all.")))
			break
		}
		refused.Add(widget.Stack(0, prose(x.File), small(reasons(x.Findings, s.now.closed))))
	}
	if len(s.now.report.Refused) == 0 {
		return []fyne.CanvasObject{s.said(), frame(refused, false)}
	}
	return []fyne.CanvasObject{frame(refused, false), s.said()}
}

func (s *Screen) dressDrop() {
	said := s.news
	switch {
	case said != "":
	case s.now.report != nil && s.now.report.Received == 0:
		said = words.N(s.now.report.Places, "No sheets yet. Drop them here: 1 is expected.", "No sheets yet. Drop them here: %s are expected.")
	default:
		said = words.T("Drop sheets anywhere in this window")
	}
	watch := s.button(words.T("Watch folder..."), "", false, s.askWatch)
	if s.watched != "" {
		watch = s.button(words.T("Stop watching"), "", false, func() {
			s.stopWatching()
			s.say(words.T("Not watching any more."))
		})
	}
	table := s.o.Frame.Table
	var buttons []fyne.CanvasObject
	if s.now.closed {
		buttons = append(buttons, s.button(words.T("Open early..."), "", false, s.askEarly))
	}
	buttons = append(buttons, watch)
	if s.hasCome() {
		buttons = append(buttons, s.button(words.T("Arrived..."), "", false, s.showCame))
	}
	if s.watched == "" {
		buttons = append(buttons, s.button(words.T("Folder..."), "", false, s.askFolder))
	}
	buttons = append(buttons, s.button(words.T("Choose files..."), table.Command(command.Import).Keys[0].String(), false, func() { table.Run(command.Import) }))
	s.strip.Objects = []fyne.CanvasObject{widget.Between(
		widget.After(widget.NewIcon(theme.IconOpenFile, fynetheme.ColorNameForeground, 22), 10),
		widget.Middle(prose(said)), s.drop)}
	s.replace(s.drop, buttons)
	s.strip.Refresh()
}

// say puts other words into the drop strip.
func (s *Screen) say(said string) {
	s.news = said
	s.dressDrop()
}
