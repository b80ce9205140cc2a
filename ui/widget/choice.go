package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// Choice is Fyne's drop-down list, with function keys, Escape and Enter passed on.
type Choice struct {
	widget.Select
	// Keys is given what the list does not use. It may be nil.
	Keys command.Keys

	focused bool
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
	return newOutlined(c.Select.CreateRenderer(), &c.focused, fynetheme.ColorNameInputBorder)
}

// outlined draws a border around a widget of Fyne's, and the ring while it has
// the focus: Fyne only fills it with another ground then.
type outlined struct {
	fyne.WidgetRenderer
	focused *bool
	border  fyne.ThemeColorName // empty: none
	line    *canvas.Rectangle
}

func newOutlined(r fyne.WidgetRenderer, focused *bool, border fyne.ThemeColorName) fyne.WidgetRenderer {
	o := &outlined{WidgetRenderer: r, focused: focused, border: border, line: canvas.NewRectangle(color.Transparent)}
	o.style()
	return o
}

func (o *outlined) Layout(size fyne.Size) {
	o.WidgetRenderer.Layout(size)
	o.line.Resize(size)
}

func (o *outlined) Refresh() {
	o.WidgetRenderer.Refresh()
	o.style()
	o.line.Refresh()
}

func (o *outlined) style() {
	th := theme.Current()
	color, width := o.border, th.Size(fynetheme.SizeNameInputBorder)
	if *o.focused {
		color, width = theme.ColorFocusRing, th.Size(theme.SizeFocusRing)
	}
	o.line.Hidden = color == ""
	o.line.StrokeColor, o.line.StrokeWidth = th.Color(color, 0), width
	o.line.CornerRadius = th.Size(fynetheme.SizeNameInputRadius)
}

func (o *outlined) Objects() []fyne.CanvasObject {
	return append(o.WidgetRenderer.Objects(), o.line)
}

// FocusGained is for Fyne.
func (c *Choice) FocusGained() {
	c.focused = true
	c.Select.FocusGained()
	follow(c.Keys)
}

// FocusLost is for Fyne.
func (c *Choice) FocusLost() {
	c.focused = false
	c.Select.FocusLost()
}

// TypedKey is for Fyne.
func (c *Choice) TypedKey(e *fyne.KeyEvent) {
	if unused(e.Name) && c.Keys != nil && c.Keys.Key(e) {
		return
	}
	c.Select.TypedKey(e)
}

// Check is Fyne's box to tick, with function keys, Escape and Enter passed on.
type Check struct {
	widget.Check
	// Keys is given what the box does not use. It may be nil.
	Keys command.Keys

	focused bool
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
	c.focused = true
	c.Check.FocusGained()
	follow(c.Keys)
}

// FocusLost is for Fyne.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
}

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return newOutlined(c.Check.CreateRenderer(), &c.focused, "")
}

// TypedKey is for Fyne.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if unused(e.Name) && c.Keys != nil && c.Keys.Key(e) {
		return
	}
	c.Check.TypedKey(e)
}

// unused reports whether a list and a box leave a key alone: Space opens the one
// and ticks the other, and Enter is for the question that they stand in.
func unused(name fyne.KeyName) bool {
	return forwards(name) || name == fyne.KeyReturn || name == fyne.KeyEnter
}
