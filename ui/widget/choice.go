package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
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
	c.Options, c.OnChanged, c.PlaceHolder = options, chosen, words.T("Choose")
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is for Fyne. Its own list has no outline, and would not be seen
// on a dialog of the same colour.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	o := &outlined{WidgetRenderer: c.Select.CreateRenderer(), line: canvas.NewRectangle(color.Transparent)}
	o.Refresh()
	return o
}

// outlined draws the border of an input around another widget.
type outlined struct {
	fyne.WidgetRenderer
	line *canvas.Rectangle
}

func (o *outlined) Layout(size fyne.Size) {
	o.WidgetRenderer.Layout(size)
	o.line.Resize(size)
}

func (o *outlined) Refresh() {
	o.WidgetRenderer.Refresh()
	o.line.StrokeColor = fynetheme.Color(fynetheme.ColorNameInputBorder)
	o.line.StrokeWidth = fynetheme.Size(fynetheme.SizeNameInputBorder)
	o.line.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	o.line.Refresh()
}

func (o *outlined) Objects() []fyne.CanvasObject {
	return append(o.WidgetRenderer.Objects(), o.line)
}

// FocusGained is for Fyne.
func (c *Choice) FocusGained() {
	c.Select.FocusGained()
	follow(c.Keys)
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

// FocusGained is for Fyne.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	follow(c.Keys)
}

// TypedKey is for Fyne.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if forwards(e.Name) && c.Keys != nil && c.Keys.Key(e) {
		return
	}
	c.Check.TypedKey(e)
}
