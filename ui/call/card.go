package call

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// card is the tally of one question.
type card struct {
	question int // from 0
	called   *widget.Text
	rows     [4]*row
	box      *widget.Box
}

func newCard(question int, q Question) *card {
	c := &card{question: question, called: widget.NewText("", theme.SizeRow, fynetheme.ColorNamePlaceHolder)}
	rows := container.New(shares{})
	for i, cell := range count.Cells {
		c.rows[i] = newRow(cell, i < 2)
		rows.Add(fynewidget.NewSeparator())
		rows.Add(c.rows[i].box)
	}
	mark := widget.After(widget.NewQuestionMark(q.Number, 28), 12)
	head := widget.Inset(16, 8, widget.Between(mark, widget.NewSubheading(q.Title).Shrink(), c.called))
	c.box = widget.NewPanel(container.New(headed{}, head, rows))
	c.box.PadX, c.box.PadY = 1, 1
	return c
}

// show draws what was called so far and marks the newest row.
func (c *card) show(p *Pile) {
	c.called.Set(words.F("%s of %s", words.Now().Number(p.Len()), words.Now().Number(p.Size())))
	last, ok := p.Last()
	for i, cell := range count.Cells {
		c.rows[i].show(p.Strokes(c.question, cell), ok && last[c.question] == cell)
	}
}

// row is one answer: its word, its marks, and their number.
type row struct {
	label, number *widget.Text
	strokes       *widget.TallyStrokes
	box           *widget.Box
	newest        bool
}

// newRow gives a row; most ballots say Yes or No, and these two are larger.
func newRow(cell count.Cell, tall bool) *row {
	role := fynetheme.SizeNameHeadingText
	if tall && !theme.Current().TextSize().Stacks() {
		role = theme.SizeCompare
	}
	r := &row{
		label:   widget.NewText(words.T(cell.Title()), fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground),
		number:  widget.NewText("0", role, fynetheme.ColorNameForeground).Right(),
		strokes: widget.NewTallyStrokes(),
	}
	r.box = widget.NewBox(widget.Between(widget.Wide(60, r.label), widget.Inset(8, 5, r.strokes), widget.Wide(58, r.number)))
	r.box.Width, r.box.PadX = theme.SizeTintOutline, 15
	return r
}

// show draws so many strokes; the newest row is tinted and bold.
func (r *row) show(n int, newest bool) {
	r.strokes.Set(n)
	r.number.Set(fmt.Sprint(n))
	if r.newest == newest {
		return
	}
	r.newest = newest
	r.label.Style.Bold, r.number.Style.Bold = newest, newest
	r.box.Fill, r.box.Line = "", ""
	if newest {
		r.box.Fill, r.box.Line = theme.ColorNoteTint, theme.ColorNote
	}
	r.label.Refresh()
	r.number.Refresh()
	r.box.Refresh()
}

// headed sets a head above a part that has the rest of the room.
type headed struct{}

func (headed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, rest.Width), head.Height+rest.Height)
}

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}

// shares sets out a line and a row in turn, and gives the rows of Yes and No
// twice the height of the other two.
type shares struct{}

var share = [4]float32{2, 2, 1.05, 1.05}

func (shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

// Layout gives each row its least height and shares out the rest.
func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var all, y float32
	for _, part := range share {
		all += part
	}
	rest := max(0, size.Height-s.MinSize(objects).Height)
	for i, o := range objects {
		height := o.MinSize().Height
		if i%2 == 1 {
			height += rest * share[i/2] / all
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}
