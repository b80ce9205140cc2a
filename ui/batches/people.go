package batches

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// pair is the choice of the two recorders.
type pair struct {
	screen *Screen
	choice map[count.Side]*widget.Choice
}

// newPair offers the working tellers. The first two who were appointed as
// recorders are chosen unless somebody was before.
func newPair(x *Screen) *pair {
	p := &pair{screen: x, choice: map[count.Side]*widget.Choice{}}
	var first, rest []string
	for _, t := range x.working() {
		if t.Role == count.Recorder {
			first = append(first, t.Name)
		} else {
			rest = append(rest, t.Name)
		}
	}
	names := append(first, rest...)
	for i, side := range []count.Side{count.SideA, count.SideB} {
		offered := names
		if x.sitting.Hall != nil && side == count.SideB {
			offered = append([]string{words.T(atAnother)}, names...)
		}
		c := widget.NewChoice(offered, nil)
		c.Keys = x.table()
		if x.sitting.Hall != nil {
			if name := x.seated(side); name != "" {
				c.SetSelected(name)
			}
		} else if name := x.people[side]; name != "" {
			c.SetSelected(name)
		} else if i < len(names) {
			c.SetSelected(names[i])
		}
		p.choice[side] = c
	}
	return p
}

func (p *pair) check() string {
	a, b := p.choice[count.SideA].Selected, p.choice[count.SideB].Selected
	if a == "" && p.screen.sitting.Hall != nil {
		return words.T("Choose who records at this table.")
	}
	if a == "" || b == "" {
		return words.T("Choose both recorders.")
	}
	if a == b {
		return words.F("%s cannot record both sides. Choose two different tellers.", a)
	}
	return ""
}

func (p *pair) take() {
	x := p.screen
	x.here.alone = ""
	for side, c := range p.choice {
		x.people[side] = c.Selected
	}
	if x.people[count.SideB] == words.T(atAnother) {
		x.here.alone = x.people[count.SideA]
		clear(x.people)
	}
}

// people is the face that asks who records before the first batch.
type people struct {
	*pair
	start  *widget.Button
	hint   *hint
	object fyne.CanvasObject
}

func newPeople(x *Screen) *people {
	f := &people{pair: newPair(x), hint: newHint("")}
	start := words.F("Start batch %d", x.current)
	first := words.T("Recorder A")
	said := words.T("Two different tellers key every batch, blind to one another.")
	if x.sitting.Hall != nil {
		start, first = words.T("Start"), words.T("Recorder A, or the only one at this table")
	}
	f.start = widget.NewPrimary(start, words.T("Enter"), f.primary)
	f.start.Keys = x.table()
	row := func(side count.Side) fyne.CanvasObject {
		label := first
		if side == count.SideB {
			label = words.T("Recorder B")
		}
		return widget.Between(widget.After(mark(side, 38), 12), widget.Stack(2, widget.NewCaption(label), framed(f.choice[side])), nil)
	}
	panel := widget.NewPanel(widget.Wide(460, widget.Stack(14,
		widget.Inset(8, 0, widget.NewHeading(words.T("Who records?")).Shrink()),
		widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		widget.Inset(8, 0, row(count.SideA)), widget.Inset(8, 0, row(count.SideB)),
		f.hint.line,
		widget.Row(12, widget.Inset(8, 0, f.start)),
	)))
	panel.PadX, panel.PadY = 24, 20
	f.object = centred(panel)
	return f
}

// framed draws the outline of a field around a list, which has none.
func framed(o fyne.CanvasObject) fyne.CanvasObject {
	b := widget.NewBox(o)
	b.Line, b.Radius = fynetheme.ColorNameInputBorder, theme.SizePanelRadius
	b.PadX, b.PadY = 1, 1
	return b
}

func (f *people) primary() {
	if why := f.check(); why != "" {
		f.hint.set(widget.Error, why)
		return
	}
	f.take()
	if f.screen.sitting.Hall != nil {
		f.screen.seek(0)
		return
	}
	f.screen.show(true)
}

func (f *people) content() fyne.CanvasObject { return f.object }

func (f *people) focus() fyne.Focusable {
	if f.screen.sitting.Hall != nil && f.choice[count.SideA].Selected == "" {
		return f.choice[count.SideA]
	}
	return f.start
}

func (f *people) actions() fyne.Focusable { return f.choice[count.SideA] }
func (f *people) ready() (bool, string)   { return true, "" }
func (f *people) hints() []command.Hint {
	return []command.Hint{{Key: words.T("Enter"), Text: words.T("start")}}
}
func (f *people) refused(sentence string) { f.hint.set(widget.Error, sentence) }
