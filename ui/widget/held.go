package widget

import "fyne.io/fyne/v2"

// hold is the key that is down: one that is held repeats its digit, and must not
// run through the cells of a group.
type hold struct {
	down    fyne.KeyName
	strokes int // of digits since it went down
}

// KeyDown is for Fyne: a key went down, which a repeat does not.
func (c *CountEntry) KeyDown(e *fyne.KeyEvent) {
	*c.hold = hold{down: e.Name}
	c.Entry.KeyDown(e)
}

// KeyUp is for Fyne.
func (c *CountEntry) KeyUp(e *fyne.KeyEvent) {
	if c.hold.down == e.Name {
		*c.hold = hold{}
	}
	c.Entry.KeyUp(e)
}
