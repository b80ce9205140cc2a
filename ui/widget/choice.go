package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/command"
)

// Choice is Fyne's drop-down list, with function keys and Escape passed on.
type Choice struct {
	widget.Select
	// Keys is given what the list does not use. It may be nil.
	Keys command.Keys
}

// NewChoice gives a list of options with none chosen.
func NewChoice(options []string, chosen func(string)) *Choice {
	c := &Choice{}
	c.Options, c.OnChanged, c.PlaceHolder = options, chosen, "Choose"
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is for Fyne.
func (c *Choice) TypedKey(e *fyne.KeyEvent) {
	if forwards(e.Name) && c.Keys != nil && c.Keys.Key(e) {
		return
	}
	c.Select.TypedKey(e)
}

// Check is Fyne's box to tick, with function keys and Escape passed on.
type Check struct {
	widget.Check
	// Keys is given what the box does not use. It may be nil.
	Keys command.Keys
}

// NewCheck gives a box that is not ticked.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is for Fyne.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if forwards(e.Name) && c.Keys != nil && c.Keys.Key(e) {
		return
	}
	c.Check.TypedKey(e)
}
