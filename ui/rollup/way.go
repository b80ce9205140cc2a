package rollup

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/widget"
)

// tableHints are the keys of the table.
func tableHints() []command.Hint {
	return []command.Hint{{Key: words.T("Left Right"), Text: words.T("fold")}, {Key: words.T("Enter"), Text: words.T("open it")}}
}

// escBack is the key that leaves the other views.
func escBack() command.Hint { return command.Hint{Key: words.T("Esc"), Text: words.T("back")} }

// show puts a view into the screen. Escape leads back.
func (s *Screen) show(v view, content fyne.CanvasObject, first fyne.Focusable, primary, back func(), hints ...command.Hint) {
	s.view, s.first, s.primary, s.back = v, first, primary, back
	s.content.Objects = []fyne.CanvasObject{content}
	s.hints = hints
	s.content.Refresh()
	if s.o.Frame.Shows(s.content) {
		s.o.Frame.SetHints(hints...)
		s.o.Frame.Table.Refresh()
		s.o.Frame.Focus(first)
	}
}

// showTable shows the tree again.
func (s *Screen) showTable() {
	s.dress()
	s.show(viewTable, s.main, s.table, nil, nil, tableHints()...)
}

// escape stops what is being read, goes back, or stops what the worker does. It
// is a command so that Escape does it also while no part has the focus.
func (s *Screen) escape() {
	switch {
	case s.reading != nil:
		s.cancelReading()
	case s.back != nil:
		s.back()
	default:
		s.o.Worker.Stop()
	}
}

func (s *Screen) escapes() (bool, string) {
	return s.reading != nil || s.back != nil || s.o.Worker.Stoppable(), words.T("Nothing is being done.")
}

// nextPart goes from the table to what is beside it, to the buttons and back.
func (s *Screen) nextPart() {
	if s.view != viewTable {
		s.o.Frame.Focus(s.first)
		return
	}
	focused := s.o.Frame.Focused()
	switch {
	case focused == fyne.Focusable(s.table) && len(s.waits) > 0:
		s.beside(aspectDecision, true)
		s.o.Frame.Focus(s.waits[0])
	case focused == fyne.Focusable(s.table), s.atWaits(focused):
		s.o.Frame.Focus(s.filters.Objects[0].(*widget.Button))
	default:
		s.beside(s.aspect, false)
		s.o.Frame.Focus(s.table)
	}
}

func (s *Screen) atWaits(f fyne.Focusable) bool {
	for _, w := range s.waits {
		if f == fyne.Focusable(w) {
			return true
		}
	}
	return false
}

// nextProblem goes to the next place that needs somebody.
func (s *Screen) nextProblem() {
	path := s.tree.nextProblem(s.chosen)
	if path == "" {
		s.o.Frame.Status.SetNotice(words.T("No place has a problem."))
		return
	}
	if s.view != viewTable {
		s.showTable()
	}
	s.setFilter(all)
	if i := s.tree.reveal(path); i >= 0 {
		s.choose(i)
	}
	s.o.Frame.Focus(s.table)
}

// openPlace shows what came for a place.
func (s *Screen) openPlace(id count.PlaceID) {
	if n := s.now.report.Find(string(id)); n != nil {
		if len(n.Children) == 1 && n.Children[0].Code == "" {
			n = &n.Children[0]
		}
		s.details(n, string(id))
	}
}
