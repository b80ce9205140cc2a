package batches

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// heading is "Batch 7 of 26", how many ballots it holds, and at the right who
// is at the keyboard. Large text has the small words in two lines.
func (x *Screen) heading(ballots count.Count, who fyne.CanvasObject) fyne.CanvasObject {
	title := widget.NewBold(words.F("Batch %d", x.current), theme.SizeCount, fynetheme.ColorNameForeground)
	of := widget.NewText(words.F("of %d", len(x.now.Tally.Batches)), theme.SizeCount, fynetheme.ColorNamePlaceHolder)
	size := widget.NewText("", theme.SizeRow, fynetheme.ColorNameForeground).Shrink()
	if ballots.Set() {
		size.Text = words.N(ballots.Int(), "1 ballot in this batch", "%s ballots in this batch")
		size.Brief = words.N(ballots.Int(), "1 ballot", "%s ballots")
	}
	if theme.Current().TextSize().Stacks() {
		of.Role = theme.SizeRow
		if ballots.Set() {
			size.Text, size.Brief = size.Brief, words.Now().Number(ballots.Int())
		}
		return widget.Between(widget.After(title, 10), widget.Middle(widget.Stack(0, of, size)), widget.Middle(who))
	}
	return widget.Between(widget.After(widget.Row(10, title, of), 16), size, widget.Middle(who))
}

// mark gives the sign of a side.
func mark(side count.Side, size float32) *widget.Box {
	if side == count.SideB {
		return widget.NewRecorderMark(widget.RecorderB, size)
	}
	return widget.NewRecorderMark(widget.RecorderA, size)
}

// badge names who keys: letter, role and name.
func (x *Screen) badge(side count.Side) fyne.CanvasObject {
	role := widget.NewBold(words.F("Recorder %s", string(side)), theme.SizeRow, fynetheme.ColorNameForeground).Right()
	name := widget.NewCaption(clip(x.recorder(side), 28)).Right()
	return widget.Row(12, widget.Middle(widget.Stack(0, role, name)), mark(side, 38))
}

// clip shortens a name that nobody would read to its end.
func clip(name string, most int) string {
	if r := []rune(name); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return name
}

// hint is the line below the cells: what helps now, or what is wrong.
type hint struct {
	icon  *widget.Icon
	words *widget.Prose
	line  *fyne.Container
	note  string // what it says while nothing is wrong
	loud  *hint  // says what is wrong in its place, where it can be scrolled out of sight
}

func newHint(note string) *hint {
	h := &hint{icon: widget.NewIcon("", theme.ColorNote, 20), note: note}
	h.words = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder)
	h.line = widget.Between(widget.Inset(2, 0, h.icon), h.words, nil)
	h.clear()
	return h
}

// place puts the line below the cells, or where many questions or large text
// push it out of sight, above the buttons. What is wrong is said there anyway: a
// low window has no room below the cells.
func (h *hint) place(body, foot *fyne.Container, questions int) {
	if questions > 2 || theme.Current().TextSize().Stacks() {
		foot.Add(h.line)
		return
	}
	h.loud = newHint("")
	body.Add(h.line)
	foot.Add(h.loud.line)
}

func (h *hint) set(kind widget.Kind, said string) {
	if h.loud != nil {
		wrong := ""
		if kind == widget.Error {
			wrong, said = said, ""
		}
		h.loud.set(widget.Error, wrong)
	}
	color := kind.Color()
	if kind == widget.Note {
		color = fynetheme.ColorNamePlaceHolder
	}
	h.icon.Set(kind.Icon(), kind.Color())
	h.words.SetColor(color)
	if h.words.Text() == said && h.line.Hidden == (said == "") {
		return // most keys: the line need not be set out anew
	}
	h.words.Set(said)
	h.line.Hidden = said == ""
	h.line.Refresh()
}

// clear goes back to what helps.
func (h *hint) clear() { h.set(widget.Note, h.note) }

// notice is a panel with a heading, a text and perhaps a button: what both
// recorders have to do, or what they have done. What it may come from stands
// there too, where it is seen in a low window.
func notice(kind widget.Kind, icon theme.Icon, title, said string, button *widget.Button, from ...string) fyne.CanvasObject {
	text := widget.Stack(0,
		widget.Inset(8, 0, widget.NewSubheading(title).Shrink()),
		widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
	for _, f := range from {
		if f != "" {
			text.Add(widget.Inset(0, -6, widget.NewProse(f, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)))
		}
	}
	var right fyne.CanvasObject
	if button != nil {
		right = widget.Middle(button)
	}
	left := widget.After(widget.NewIcon(icon, kind.Color(), 30), 12)
	box := widget.NewPanel(widget.Between(left, widget.Middle(text), right))
	box.Line, box.Thick = kind.Color(), 1
	box.PadY = 6
	return box
}

// cards sets the cards of the questions out two to a row, or above one another
// where the text is large. What does not fit is scrolled to.
func cards(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(questions{}, objects...)
}

type questions struct{}

const cardGap = 16

// across is how many cards stand beside one another. One alone leaves the room
// of a second, so that cells are as wide at every place.
func (questions) across() int {
	if theme.Current().TextSize().Stacks() {
		return 1
	}
	return 2
}

func (q questions) MinSize(objects []fyne.CanvasObject) fyne.Size {
	each, across := q.each(objects), q.across()
	rows := float32((len(objects) + across - 1) / across)
	return fyne.NewSize(float32(across)*(each.Width+cardGap)-cardGap, rows*(each.Height+cardGap)-cardGap)
}

// each is the least size of a card that all of them can have.
func (questions) each(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (q questions) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	across := q.across()
	step := fyne.NewPos((size.Width+cardGap)/float32(across), q.each(objects).Height+cardGap)
	for i, o := range objects {
		o.Move(fyne.NewPos(step.X*float32(i%across), step.Y*float32(i/across)))
		o.Resize(fyne.NewSize(step.X-cardGap, step.Y-cardGap))
	}
}

// reveal scrolls to a cell that got the focus out of sight, as happens with
// large text.
func reveal(scroll *container.Scroll, c *widget.CountEntry, here bool) {
	if !here || scroll == nil || scroll.Content.Size().Height <= scroll.Size().Height {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(c).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	if at := scroll.Offset.Y; top < at || top+c.Size().Height > at+scroll.Size().Height {
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-60)))
	}
}
