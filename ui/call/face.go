package call

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// face shows the marks, or the curtain in their place. What is covered is in no
// widget: the cards are made anew.
func (p *Pad) face() {
	p.cards = nil
	p.board.press("")
	if p.paused {
		p.bar.clear()
		p.head.show(p.pile, true)
		p.centre.Objects = []fyne.CanvasObject{p.curtain()}
	} else {
		grid := container.New(beside{})
		for i, q := range p.setup.Questions {
			c := newCard(i, q)
			p.cards = append(p.cards, c)
			grid.Add(c.box)
		}
		p.centre.Objects = []fyne.CanvasObject{container.NewVScroll(widget.Inset(2, 2, grid))}
		p.marks()
	}
	p.Refresh()
}

// marks brings marks, figures and the cue in line with the pile.
func (p *Pad) marks() {
	p.head.show(p.pile, false)
	for _, c := range p.cards {
		c.show(p.pile)
	}
	switch fives := p.pile.fives(); {
	case len(fives) > 0:
		p.bar.cue(p.setup, fives)
	case p.pile.Full():
		p.bar.say(widget.Success, full(p.pile, p.setup.Batch))
	case p.pile.Len() == 0:
		p.bar.say(widget.Note, words.T("One key for each ballot, when it has been called. The keys are below."))
	default:
		p.bar.clear()
	}
}

func (p *Pad) curtain() fyne.CanvasObject {
	title := widget.NewHeading(words.T("Paused"))
	title.Align = fyne.TextAlignCenter
	said := widget.NewText(stopped(p.pile), theme.SizeRow, fynetheme.ColorNameForeground).Shrink()
	said.Align = fyne.TextAlignCenter
	lines := widget.Stack(10, title, said)
	if p.setup.Note != "" {
		note := widget.NewText(p.setup.Note, fynetheme.SizeNameText, fynetheme.ColorNameSuccess).Shrink()
		note.Align = fyne.TextAlignCenter
		lines.Add(note)
	}
	return widget.NewPanel(widget.Middle(lines))
}

// head is the first line: which ballot, which batch, what it said, and who is
// at the keyboard.
type head struct {
	ballot, of *widget.Text
	answers    []*widget.Text
	last       *widget.Box
	line       fyne.CanvasObject
}

func newHead(s Setup) *head {
	h := &head{
		ballot: widget.NewBold("", theme.SizeCount, fynetheme.ColorNameForeground),
		of:     widget.NewText("", theme.SizeCount, fynetheme.ColorNamePlaceHolder),
	}
	said := widget.Row(8)
	if !theme.Current().TextSize().Stacks() {
		said.Add(widget.Middle(widget.NewCaption(words.T("Last ballot"))))
	}
	for _, q := range s.Questions {
		answer := widget.NewBold("", theme.SizeRow, fynetheme.ColorNameForeground)
		h.answers = append(h.answers, answer)
		said.Add(widget.Middle(widget.NewCaption(fmt.Sprint(q.Number))))
		said.Add(widget.Middle(widget.Wide(48, answer)))
	}
	if !large() {
		said.Add(widget.Middle(widget.NewKeyCap(words.T("Backspace"))))
		said.Add(widget.Middle(widget.NewCaption(words.T("take it back"))))
	}
	h.last = widget.NewPanel(said)
	h.last.PadX, h.last.PadY = 12, 4
	batch := widget.NewText(words.F("Batch %d of %d", s.Batch, s.Batches), theme.SizeRow, fynetheme.ColorNameForeground).Shrink()
	right := widget.Row(16, widget.Middle(h.last), widget.Middle(s.Who))
	h.line = widget.Between(widget.After(widget.Row(10, h.ballot, h.of), 16), batch, right)
	return h
}

// show tells the newest ballot; covered, only its number.
func (h *head) show(p *Pile, covered bool) {
	h.ballot.Set(words.F("Ballot %s", words.Now().Number(p.Len())))
	h.of.Set(words.F("of %s", words.Now().Number(p.Size())))
	last, ok := p.Last()
	h.last.Hidden = covered || !ok
	for i, a := range h.answers {
		said := ""
		if ok && !covered {
			said = words.T(last[i].Title())
		}
		a.Set(said)
	}
	h.line.Refresh()
}

// large says whether the text is larger than usual, so that the smallest window
// holds fewer words.
func large() bool { return theme.Current().TextSize().Factor() > 1 }

// beside sets the cards beside one another; one alone leaves the room of a
// second.
type beside struct{}

const cardGap = 16

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	size.Width = MostQuestions*(size.Width+cardGap) - cardGap
	return size
}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	step := (size.Width + cardGap) / MostQuestions
	for i, o := range objects {
		o.Move(fyne.NewPos(step*float32(i), 0))
		o.Resize(fyne.NewSize(step-cardGap, size.Height))
	}
}
