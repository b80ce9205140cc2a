package tour

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Coach is the panel beside the screen. Make it with [NewCoach]; it belongs to
// the goroutine of the window.
type Coach struct {
	// Object is what stands beside the screen.
	Object fyne.CanvasObject

	table *command.Table
	step  Step
	body  *fyne.Container
	foot  *fyne.Container
	page  *container.Scroll
	face  *fyne.Container
}

// NewCoach makes an empty panel, which shows the keys of the table.
func NewCoach(table *command.Table) *Coach {
	c := &Coach{table: table, body: widget.Stack(8), foot: widget.Stack(4)}
	c.page = container.NewVScroll(widget.After(c.body, 8))
	c.face = container.NewBorder(nil, widget.Inset(0, 4, c.foot), nil, nil, c.page)
	face := widget.NewBox(c.face)
	face.Fill, face.Line, face.PadX, face.PadY = theme.ColorPanel, fynetheme.ColorNamePrimary, 14, 12
	face.Thick = 1
	c.Object = face
	return c
}

// Step is what the panel says.
func (c *Coach) Step() Step { return c.step }

// Show says what is to be done now.
func (c *Coach) Show(s Step) {
	if reflect.DeepEqual(c.step, s) {
		return
	}
	c.step = s
	c.Refresh()
}

// Refresh sets the panel out anew, in the language and the size of now.
func (c *Coach) Refresh() {
	s := c.step
	look := lookOf(theme.Current().TextSize())
	c.body.Objects = c.head(look)
	c.body.Add(widget.Tight(widget.NewProse(s.Say, look.say, fynetheme.ColorNameForeground)))
	if s.Sheet != nil {
		c.body.Add(paper(s.Sheet, look))
	}
	if n := len(c.body.Objects); look.paperFirst && s.Sheet != nil {
		c.body.Objects[n-2], c.body.Objects[n-1] = c.body.Objects[n-1], c.body.Objects[n-2]
	}
	c.foot.Objects = c.keys(look)
	c.face.Refresh()
	c.page.ScrollToTop()
}

// look is how large the parts of the panel are written. It has no more room at
// larger text, so that its words grow less.
type look struct {
	title, say, figure fyne.ThemeSizeName
	short              bool // part and title stand in one line, the keys in another
	paperFirst         bool // what is said about it may have to be scrolled to
}

// label is the size of the words beside a figure.
func (l look) label() fyne.ThemeSizeName {
	if l.figure == theme.SizeRow {
		return fynetheme.SizeNameText
	}
	return l.figure
}

func lookOf(size theme.TextSize) look {
	switch {
	case size.Factor() > theme.Huge.Factor():
		return look{fynetheme.SizeNameText, fynetheme.SizeNameCaptionText, fynetheme.SizeNameCaptionText, true, true}
	case size.Stacks():
		return look{theme.SizeRow, fynetheme.SizeNameText, fynetheme.SizeNameText, true, false}
	}
	return look{fynetheme.SizeNameSubHeadingText, theme.SizeRow, theme.SizeRow, false, false}
}

// head says which part of the tour this is.
func (c *Coach) head(look look) []fyne.CanvasObject {
	s := c.step
	title := func(text string) fyne.CanvasObject {
		return widget.Tight(widget.NewProse(text, look.title, fynetheme.ColorNameForeground).Bold())
	}
	part := min(s.Done+1, s.Of)
	switch {
	case s.Over():
		return []fyne.CanvasObject{widget.NewCaption(words.T("Tour, done")).Shrink(), title(s.Title)}
	case look.short:
		return []fyne.CanvasObject{title(words.F("%d/%d: %s", part, s.Of, s.Title))}
	}
	return []fyne.CanvasObject{widget.NewCaption(words.F("Tour, part %d of %d", part, s.Of)).Shrink(), title(s.Title)}
}

// keys are those of the tour.
func (c *Coach) keys(look look) []fyne.CanvasObject {
	leave, skip := words.T("leave the tour"), words.T("skip this step")
	if c.step.Over() {
		leave = words.T("close the tour")
	}
	if look.short {
		leave, skip = words.T("leave"), words.T("skip")
	}
	out := []fyne.CanvasObject{c.hint(command.Tour, leave)}
	if c.step.Skip != nil {
		out = append(out, c.hint(command.SkipStep, skip))
	}
	if look.short {
		return []fyne.CanvasObject{widget.Row(12, out...)}
	}
	return out
}

// hint is a key of the tour. It is no button: the panel stands in nobody's way
// who goes through the screen with Tab, and the menu has both commands.
func (c *Coach) hint(id command.ID, does string) fyne.CanvasObject {
	return widget.NewKeyHint(c.table.Command(id).Keys[0].String(), does)
}
