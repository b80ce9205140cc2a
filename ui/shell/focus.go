package shell

import "fyne.io/fyne/v2"

// Focus gives the keyboard to a part of the screen, also to one that was put
// there a moment ago and has not been drawn yet. Nil takes it from all.
func (f *Frame) Focus(part fyne.Focusable) {
	if part == nil {
		f.window.Canvas().Unfocus()
		return
	}
	f.window.Canvas().Focus(part)
}

// Focused is the part that has the keyboard, or nil.
func (f *Frame) Focused() fyne.Focusable { return f.window.Canvas().Focused() }

// Shows says whether a screen's content is in the work area, for a screen that
// gets an answer after the person has gone on to another.
func (f *Frame) Shows(content fyne.CanvasObject) bool { return f.screen.Content == content }

// Along moves the focus up and down among parts that stand above one another, and
// says whether the key was for that.
func Along[T fyne.Focusable](f *Frame, column []T, from int, key fyne.KeyName) bool {
	to := from
	switch key {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		return false
	}
	if to >= 0 && to < len(column) {
		f.Focus(column[to])
	}
	return true
}

// regain gives a digit that nothing took to the part of the screen that takes
// the keyboard back.
func (f *Frame) regain(letter rune) {
	if letter < '0' || letter > '9' || f.screen.Regain == nil || f.Table.Asleep() {
		return
	}
	if part := f.screen.Regain(); part != nil {
		f.Focus(part)
		part.TypedRune(letter)
	}
}
