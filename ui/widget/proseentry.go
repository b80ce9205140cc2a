package widget

import "fyne.io/fyne/v2"

// Fyne does not draw the blank at which a line wraps, and its cursor cannot
// stand behind one: the next letter would come before the blank and join two
// words. So an entry of several lines keeps the place itself until the next key.

// behind is the place behind a blank that is not drawn, and where Fyne's cursor
// stands instead. The zero value is no such place.
type behind struct{ offset, row, column int }

// lost is the place that is meant where Fyne's cursor stands before it.
func (e *TextEntry) lost() (offset int, ok bool) {
	b := e.behind
	return b.offset, b.offset > 0 && b.row == e.CursorRow && b.column == e.CursorColumn && e.SelectedText() == ""
}

// TypedRune is for Fyne.
func (e *TextEntry) TypedRune(r rune) {
	if !e.MultiLine || e.Disabled() {
		e.Entry.TypedRune(r)
		return
	}
	at, lost := e.lost()
	if !lost {
		at = e.CursorTextOffset()
	}
	selected := e.SelectedText() != ""
	if lost {
		text := []rune(e.Text)
		e.put(string(text[:at])+string(r)+string(text[at:]), at+1)
	} else {
		e.Entry.TypedRune(r)
	}
	e.behind = behind{}
	if !selected && e.CursorTextOffset() != at+1 {
		e.behind = behind{at + 1, e.CursorRow, e.CursorColumn}
	}
}

// erase takes away a blank that Fyne's cursor does not stand behind.
func (e *TextEntry) erase(key *fyne.KeyEvent) bool {
	at, lost := e.lost()
	if key.Name != fyne.KeyBackspace || !lost || e.Disabled() {
		return false
	}
	text := []rune(e.Text)
	e.behind = behind{}
	e.put(string(text[:at-1])+string(text[at:]), at-1)
	return true
}

// put sets another text with the cursor at an offset.
func (e *TextEntry) put(text string, offset int) {
	e.SetText(text)
	best, begin := 0, 0
	for row := 1; row <= len(text); row++ {
		e.CursorRow, e.CursorColumn = row, 0
		at := e.CursorTextOffset()
		if at <= begin || at > offset {
			break
		}
		best, begin = row, at
	}
	e.CursorRow, e.CursorColumn = best, offset-begin
	e.Refresh()
}
