package hall

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count/hall"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// number is how many batches are in a state.
type number struct {
	object fyne.CanvasObject
	words  *widget.Text
}

func newNumber(icon theme.Icon, color fyne.ThemeColorName, words string) *number {
	n := &number{words: widget.NewBold("", theme.SizeCount, fynetheme.ColorNameForeground)}
	state := widget.NewText(words, stateRole(words), fynetheme.ColorNameForeground).Shrink()
	sign := widget.After(widget.NewIcon(icon, color, 34), 12)
	panel := widget.NewPanel(widget.Between(sign, widget.Stack(0, n.words, state), nil))
	panel.PadX, panel.PadY = 14, 6
	n.object = panel
	return n
}

// stateRoom is what the words of a state get at the least, at 100 % text.
const stateRoom = 150

// stateRole is the largest size in which the words of a state have room.
func stateRole(words string) fyne.ThemeSizeName {
	th := theme.Current()
	for _, role := range []fyne.ThemeSizeName{theme.SizeAnswer, theme.SizeRow} {
		if fyne.MeasureText(words, th.Size(role), fyne.TextStyle{}).Width <= stateRoom*th.TextSize().Factor() {
			return role
		}
	}
	return fynetheme.SizeNameText
}

func (n *number) set(batches int) { n.words.Set(words.Now().Number(batches)) }

// cell is one table.
type cell struct {
	name, who, does *widget.Text
	icon            *widget.Icon
	box             *widget.Box
	said            string
	many            bool
}

// newCell gives a cell; where there are many tables it is one line.
func newCell(many bool) *cell {
	c := &cell{
		many: many,
		name: widget.NewBold("", theme.SizeAnswer, fynetheme.ColorNameForeground),
		who:  widget.NewText("", theme.SizeRow, fynetheme.ColorNamePlaceHolder).Shrink(),
		does: widget.NewText("", theme.SizeAnswer, fynetheme.ColorNameForeground).Shrink(),
		icon: widget.NewIcon(theme.IconOpen, fynetheme.ColorNamePlaceHolder, 24),
	}
	text := widget.Stack(0, widget.Between(widget.After(c.name, 10), c.who, nil), c.does)
	pad := float32(6)
	if many {
		c.does.Role, pad = theme.SizeRow, 1
		c.name.Role = theme.SizeRow
		c.icon = widget.NewIcon(theme.IconOpen, fynetheme.ColorNamePlaceHolder, 18)
		text = widget.Between(widget.After(c.name, 8), c.does, nil)
	}
	c.box = widget.NewPanel(widget.Between(widget.After(widget.Middle(c.icon), 8), text, nil))
	c.box.PadX, c.box.PadY = 10, pad
	return c
}

// set shows a table.
func (c *cell) set(t *hall.Table) {
	name := title(t.Name)
	who, does := tableWords(t)
	if c.many {
		name, does = short(t.Name), briefWords(t)
	}
	said := t.Name + who + does
	if said == c.said {
		return
	}
	c.said = said
	icon, color, line := theme.IconNow, theme.ColorNote, fynetheme.ColorNameSeparator
	switch {
	case !t.Seen:
		icon, color = theme.IconOpen, fynetheme.ColorNamePlaceHolder
	case t.Gone && len(t.Hands) > 0:
		icon, color, line = theme.IconWarning, fynetheme.ColorNameWarning, fynetheme.ColorNameWarning
	case t.Gone:
		icon, color = theme.IconNone, fynetheme.ColorNamePlaceHolder
	case len(t.Hands) == 0:
		icon, color = theme.IconHalf, fynetheme.ColorNamePlaceHolder
	}
	c.name.Set(name)
	c.who.Set(who)
	c.does.Set(does)
	c.icon.Set(icon, color)
	c.box.Line = line
	c.box.Refresh()
}
