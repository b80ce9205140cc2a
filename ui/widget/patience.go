package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Patience is how long a patient button does not hear the keyboard at first.
const Patience = 400 * time.Millisecond

// patience keeps a key that was pressed for the screen before from pressing a
// button that has just appeared under it.
type patience struct {
	clock func() time.Time
	since time.Time
	fresh bool // the key that is down now went down here, late enough
}

func (p *patience) over() bool { return p.clock().Sub(p.since) >= Patience }

var _ desktop.Keyable = (*Button)(nil)

// Patient makes the button wait from now on: Enter and Space press it only if
// the key goes down after [Patience], while the button has the focus. A key
// that is still held down, or that repeats, belongs to what was there before.
// The mouse is not held up.
func (b *Button) Patient(clock func() time.Time) *Button {
	b.patience = &patience{clock: clock, since: clock()}
	return b
}

// KeyDown is for Fyne: a key went down, which a repeat does not.
func (b *Button) KeyDown(e *fyne.KeyEvent) {
	if b.patience != nil && presses(e.Name) {
		b.patience.fresh = b.patience.over()
	}
}

// KeyUp is for Fyne.
func (b *Button) KeyUp(*fyne.KeyEvent) {
	if b.patience != nil {
		b.patience.fresh = false
	}
}

// TypedKey is for Fyne.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		b.Press()
		return
	}
	b.pressable.TypedKey(e)
}

// TypedRune is for Fyne.
func (b *Button) TypedRune(letter rune) {
	if letter == ' ' {
		b.Press()
	}
}

func presses(key fyne.KeyName) bool {
	return key == fyne.KeyReturn || key == fyne.KeyEnter || key == fyne.KeySpace
}

// Press does what the keyboard does, for a command that stands for the button.
func (b *Button) Press() {
	if p := b.patience; p != nil {
		if ready := p.fresh || !b.focused && p.over(); !ready {
			return
		}
		p.fresh = false
	}
	b.Tapped(nil)
}
