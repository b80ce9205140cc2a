package rollup

import "slices"

// Reword says the screen in the language that the program has now. What was read
// and waits to be taken stays on the screen as it is.
func (s *Screen) Reword() {
	if s.now.report == nil {
		s.build()
		return
	}
	shown, first, back := slices.Clone(s.content.Objects), s.first, s.back
	s.build()
	s.tableChanged()
	if s.view != viewLists {
		s.showTable()
		return
	}
	s.content.Objects, s.first, s.back = shown, first, back
	s.dress()
}
