package rollup

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/command"
)

// list is a virtual list with one chosen row. The rows draw the choice
// themselves; function keys and Escape are passed on.
type list struct {
	fynewidget.List
	keys command.Keys
	// onKey is told every other key and says whether it used it.
	onKey func(fyne.KeyName) bool
	// onChoose is told that another row was chosen; it may be nil.
	onChoose func()

	at      int
	focused bool
}

func newList(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *list {
	l := &list{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// choose moves to a row and shows it.
func (l *list) choose(i int) {
	l.at = max(0, min(i, l.Length()-1))
	l.ScrollTo(l.at)
	l.Refresh()
	if l.onChoose != nil {
		l.onChoose()
	}
}

// page is how many rows fit.
func (l *list) page() int {
	item := l.CreateItem().MinSize().Height + 4
	return max(1, int(l.Size().Height/item)-1)
}

// FocusGained is for Fyne. Its own list would paint a row of its own.
func (l *list) FocusGained() {
	l.focused = true
	l.Refresh()
}

// FocusLost is for Fyne.
func (l *list) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedKey is for Fyne.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.choose(l.at - 1)
	case fyne.KeyDown:
		l.choose(l.at + 1)
	case fyne.KeyPageUp:
		l.choose(l.at - l.page())
	case fyne.KeyPageDown:
		l.choose(l.at + l.page())
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(l.Length() - 1)
	default:
		if l.onKey == nil || !l.onKey(e.Name) {
			l.keys.Key(e)
		}
	}
}

// TypedShortcut is for Fyne.
func (l *list) TypedShortcut(s fyne.Shortcut) { l.keys.Shortcut(s) }
