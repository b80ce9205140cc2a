package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/command"
)

// pressable is what buttons, chips and rows share: focus, Enter and Space, the
// mouse, and passing other keys on.
type pressable struct {
	widget.BaseWidget
	// Keys is given what the widget does not use. It may be nil.
	Keys command.Keys
	// OnTapped is told about Enter, Space and the mouse.
	OnTapped func()
	// OnMove is told about the arrow keys and says whether it used them.
	OnMove func(fyne.KeyName) bool

	focused, off bool
	changed      func() // brings the looks up to date
}

// FocusGained is for Fyne.
func (p *pressable) FocusGained() {
	p.setFocused(true)
	follow(p.Keys)
}

// FocusLost is for Fyne.
func (p *pressable) FocusLost() { p.setFocused(false) }

func (p *pressable) setFocused(on bool) {
	p.focused = on
	p.changed()
}

// Focused says whether the widget has the focus.
func (p *pressable) Focused() bool { return p.focused }

// Enable lets the widget be pressed.
func (p *pressable) Enable() { p.setOff(false) }

// Disable switches the widget off; it then cannot have the focus.
func (p *pressable) Disable() { p.setOff(true) }

func (p *pressable) setOff(off bool) {
	if p.off == off {
		return
	}
	p.off = off
	p.changed()
}

// Disabled says whether the widget is switched off.
func (p *pressable) Disabled() bool { return p.off }

// Tapped is for Fyne.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if !p.off && p.OnTapped != nil {
		p.OnTapped()
	}
}

// Cursor is for Fyne.
func (p *pressable) Cursor() desktop.Cursor {
	if p.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// TypedRune is for Fyne. Space presses as a letter, not as a key: the window
// system tells of the key first, and the letter would then be typed into
// whatever the press has given the focus to.
func (p *pressable) TypedRune(letter rune) {
	if letter == ' ' {
		p.Tapped(nil)
	}
}

// TypedKey is for Fyne.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	case fyne.KeySpace:
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		if p.OnMove == nil || !p.OnMove(e.Name) {
			p.forward(e)
		}
	default:
		p.forward(e)
	}
}

// TypedShortcut is for Fyne.
func (p *pressable) TypedShortcut(s fyne.Shortcut) {
	if p.Keys != nil {
		p.Keys.Shortcut(s)
	}
}

func (p *pressable) forward(e *fyne.KeyEvent) {
	if p.Keys != nil {
		p.Keys.Key(e)
	}
}
