package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"

	"countersign/assets/words"
)

// FocusGained selects what the cell holds, so that a digit replaces it.
func (c *CountEntry) FocusGained() {
	c.focused = true
	c.found, c.mark = c.Text, 0
	c.Entry.FocusGained()
	c.selectAll()
	c.tellFocus(true)
	follow(c.Keys)
}

func (c *CountEntry) tellFocus(here bool) {
	if c.OnFocus != nil {
		c.OnFocus(here)
	}
}

// FocusLost is for Fyne.
func (c *CountEntry) FocusLost() {
	c.focused = false
	c.swallow = false
	if c.parted() {
		c.replace(c.found)
		c.refuse(words.T(ThreeDigits))
	}
	c.CursorColumn = len(c.Text)
	c.Entry.FocusLost()
	c.tellFocus(false)
}

func (c *CountEntry) selectAll() {
	c.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// TypedRune takes a digit and refuses everything else.
func (c *CountEntry) TypedRune(r rune) {
	if c.Disabled() {
		return
	}
	c.swallow = false
	if r < '0' || r > '9' {
		c.typeMark(r)
		return
	}
	if c.mark > 0 && len(c.Text)-c.mark == groupDigits {
		c.refuse(words.T(ThreeDigits))
		return
	}
	if c.Over() && c.SelectedText() == "" {
		c.replace("") // the digit starts the number again
	}
	if len(c.Text)-len(c.SelectedText()) >= maxDigits {
		c.refuse(words.T(TooLong))
		return
	}
	before := c.Text
	c.Entry.TypedRune(r)
	if c.tooMuch() {
		c.replace(before)
		call(c.OnMost)
		return
	}
	c.dropZeros()
	c.goOn(r)
}

// dropZeros takes leading zeros away and keeps the cursor at its digit.
func (c *CountEntry) dropZeros() {
	trimmed := trimZeros(c.Text)
	if trimmed == c.Text {
		return
	}
	behind := len(c.Text) - c.CursorColumn
	c.replace(trimmed)
	c.CursorColumn = max(0, len(trimmed)-behind)
	c.Refresh()
}

// goOn moves on by itself when the cell is full and not above its limit, unless a
// key that is held down has filled it.
func (c *CountEntry) goOn(digit rune) {
	if c.hold.strokes++; c.hold.down == fyne.KeyName(digit) && c.hold.strokes > 1 {
		return
	}
	full := c.Limit > 0 && len(c.Text) == len(strconv.Itoa(c.Limit))
	if full && !c.Over() && c.CursorColumn == len(c.Text) && c.auto != nil {
		c.auto()
	}
}

// TypedKey moves, restores, edits, or passes the key on.
func (c *CountEntry) TypedKey(e *fyne.KeyEvent) {
	if c.Disabled() {
		c.forward(e)
		return
	}
	swallow := c.swallow
	c.swallow = false
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !swallow {
			c.enter()
		}
	case fyne.KeyDown:
		call(c.OnNext)
	case fyne.KeyUp:
		call(c.OnPrev)
	case fyne.KeyEscape:
		c.restore(e)
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		c.mark = 0
		c.Entry.TypedKey(e)
		c.dropZeros()
	case fyne.KeyTab:
		// The window moves the focus; the entry must not see the key.
	default:
		c.forward(e)
	}
}

// enter goes on, unless there is nothing to go on with.
func (c *CountEntry) enter() {
	switch {
	case c.Empty():
		call(c.OnEmpty)
	case c.parted():
		c.refuse(words.T(ThreeDigits))
	case c.Over():
		call(c.OnOver)
	case c.onEnter != nil:
		c.onEnter()
	case c.OnNext != nil:
		c.OnNext()
	default:
		call(c.OnLast)
	}
}

// restore gives the value back that was found. With nothing to give back the
// key is passed on.
func (c *CountEntry) restore(e *fyne.KeyEvent) {
	if c.Text == c.found {
		c.forward(e)
		return
	}
	c.mark = 0
	c.replace(c.found)
	c.selectAll()
}

func (c *CountEntry) forward(e *fyne.KeyEvent) {
	if c.Keys != nil {
		c.Keys.Key(e)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// TypedShortcut takes a paste of digits whole or refuses it whole, lets the
// table have its keys, and leaves copying and undoing to the entry.
func (c *CountEntry) TypedShortcut(s fyne.Shortcut) {
	if c.Keys != nil && c.Keys.Shortcut(s) {
		return
	}
	paste, ok := s.(*fyne.ShortcutPaste)
	if !ok {
		c.mark = 0
		c.Entry.TypedShortcut(s)
		c.dropZeros()
		return
	}
	if !c.Disabled() && paste.Clipboard != nil {
		c.paste(paste.Clipboard.Content())
	}
}

// paste replaces the whole number. Nothing is cut out of what is pasted: a part
// of a number is another number.
func (c *CountEntry) paste(text string) {
	c.swallow, c.mark = false, 0
	digits, ok := ungroup(text)
	n, err := strconv.Atoi(digits)
	switch {
	case !ok:
		c.refuse(words.T(ThreeDigits))
	case digits == "" || !isDigits(digits):
		c.refuse(words.T(OnlyDigits))
	case len(trimZeros(digits)) > maxDigits || err != nil:
		c.refuse(words.T(TooLong))
	case c.Most > 0 && n > c.Most:
		call(c.OnMost)
	default:
		c.replace(trimZeros(digits))
	}
}

// MouseDown takes the focus and selects the number: a place inside a two-digit
// number is not worth aiming at.
func (c *CountEntry) MouseDown(*desktop.MouseEvent) {
	c.swallow = false
	focus(c)
	if !c.Disabled() {
		c.selectAll()
	}
}

// MouseUp, Dragged, DragEnd, DoubleTapped and the touches are Fyne's ways to
// select a part of a text, which a cell has not.
func (c *CountEntry) MouseUp(*desktop.MouseEvent) {}

// Dragged does nothing; see [CountEntry.MouseUp].
func (c *CountEntry) Dragged(*fyne.DragEvent) {}

// DragEnd does nothing; see [CountEntry.MouseUp].
func (c *CountEntry) DragEnd() {}

// DoubleTapped does nothing; see [CountEntry.MouseUp].
func (c *CountEntry) DoubleTapped(*fyne.PointEvent) {}

// TouchDown takes the focus; see [CountEntry.MouseUp].
func (c *CountEntry) TouchDown(*mobile.TouchEvent) { c.MouseDown(nil) }

// focus puts the focus on something that can have it.
func focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if off, ok := o.(fyne.Disableable); ok && off.Disabled() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Focused() != fyne.Focusable(o) {
		c.Focus(o)
	}
}
