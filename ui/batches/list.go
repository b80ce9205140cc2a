package batches

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// list is the left side: a chip for each batch, in two columns that are read
// from top to bottom.
type list struct {
	screen *Screen
	box    *widget.Box
	title  *widget.Text
	rest   *widget.Text
	grid   *fyne.Container
	scroll *container.Scroll
	chips  []*widget.Chip
	drawer bool // shown although the text is large
}

func newList(x *Screen) *list {
	l := &list{screen: x, title: widget.NewSubheading("").Shrink(), rest: widget.NewCaption("")}
	l.grid = container.New(&columns{})
	l.scroll = container.NewVScroll(widget.Inset(2, 2, l.grid))
	head := widget.Inset(0, 6, widget.Between(nil, l.title, l.rest))
	l.box = widget.NewBox(container.NewBorder(
		nil, nil, nil, fynewidget.NewSeparator(),
		widget.Inset(10, 10, container.NewBorder(widget.Inset(2, 0, head), nil, nil, nil, l.scroll)),
	))
	return l
}

// update brings chips and head in line with the count.
func (l *list) update() {
	x := l.screen
	n := len(x.now.Tally.Batches)
	for len(l.chips) < n {
		l.add()
	}
	l.chips = l.chips[:n]
	l.grid.Objects = l.grid.Objects[:n]
	good := 0
	for i, chip := range l.chips {
		if !needsWork(x.state(i + 1)) {
			good++
		}
		chip.Set(x.chip(i + 1))
		chip.SetSelected(i+1 == x.current)
	}
	l.title.Set(fmt.Sprintf("%d of %d agree", good, n))
	l.rest.Set(fmt.Sprintf("%d to go", n-good))
	if n == 0 {
		l.title.Set("No batches")
		l.rest.Set("")
	}
	l.grid.Refresh()
	l.reveal(x.current)
}

func (l *list) add() {
	number := len(l.chips) + 1
	chip := widget.NewChip(number, func() { l.screen.visit(number) })
	chip.Keys = l.screen.table()
	chip.OnMove = func(key fyne.KeyName) bool { return l.arrow(number, key) }
	l.chips = append(l.chips, chip)
	l.grid.Objects = append(l.grid.Objects, chip)
}

// arrow moves the focus among the chips.
func (l *list) arrow(from int, key fyne.KeyName) bool {
	to := from + map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyLeft: -l.rows(), fyne.KeyRight: l.rows(),
	}[key]
	if to < 1 || to > len(l.chips) {
		return true
	}
	l.reveal(to)
	l.screen.sitting.Frame.Focus(l.chips[to-1])
	return true
}

func (l *list) rows() int { return (len(l.chips) + 1) / 2 }

// reveal scrolls until a chip can be seen.
func (l *list) reveal(number int) {
	if number < 1 || number > len(l.chips) || l.scroll.Size().Height == 0 {
		return
	}
	chip := l.chips[number-1]
	top, bottom := chip.Position().Y, chip.Position().Y+chip.Size().Height
	if at := l.scroll.Offset.Y; top < at || bottom > at+l.scroll.Size().Height {
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	}
}

// chip is state and word of a batch's chip; an empty word is the state's own.
func (x *Screen) chip(n int) (widget.ChipState, string) {
	b := &x.now.Tally.Batches[n-1]
	if x.now.Certified != nil {
		return widget.ChipSigned, ""
	}
	switch x.state(n) {
	case count.BatchOpen:
		return x.openChip(b)
	case count.BatchOneSide:
		if n == x.current && x.started.batch == n {
			return widget.ChipNow, ""
		}
		if b.A.Closed {
			return widget.ChipADone, ""
		}
		return widget.ChipBDone, ""
	case count.BatchDiffer:
		return widget.ChipDiffer, ""
	case count.BatchOdd:
		return widget.ChipOff, x.offWords(b)
	case count.BatchSettled:
		return widget.ChipSettled, ""
	default:
		return widget.ChipAgree, ""
	}
}

func (x *Screen) openChip(b *count.Batch) (widget.ChipState, string) {
	switch d := x.drafts[sheet{b.Number, count.SideA}]; {
	case b.Number == x.current:
		return widget.ChipNow, ""
	case b.A.Recorder != "":
		return widget.ChipRecount, ""
	case d != nil && d.begun():
		return widget.ChipOpen, "Begun"
	default:
		return widget.ChipOpen, ""
	}
}

// offWords tell by what the first odd question of a batch is off: "49 of 50".
func (x *Screen) offWords(b *count.Batch) string {
	for _, q := range x.now.Tally.QuestionIDs() {
		if sum := b.Figures(q).Sum(); sum != b.Ballots() {
			return sum.Grouped() + " of " + b.Ballots().Grouped()
		}
	}
	return ""
}

// columns sets chips out in two columns, the first half on the left.
type columns struct{}

const chipGap = 5

func (columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	chip, rows := objects[0].MinSize(), float32((len(objects)+1)/2)
	return fyne.NewSize(2*chip.Width+chipGap, rows*(chip.Height+chipGap)-chipGap)
}

func (columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rows := (len(objects) + 1) / 2
	width := (size.Width - chipGap) / 2
	for i, o := range objects {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(float32(i/rows)*(width+chipGap), float32(i%rows)*(height+chipGap)))
	}
}

// sides sets the list beside the work. At large text the list is a drawer that
// F6 opens.
type sides struct{ list *list }

// The width of the list, and of a window that is too narrow for the full one.
const (
	listWide   = 300
	listNarrow = 256
	narrow     = 1160
)

func (s *sides) width(total float32) float32 {
	t := theme.Current().TextSize()
	switch {
	case t.Stacks() && !s.list.drawer:
		return 0
	case total < narrow:
		return listNarrow * max(1, t.Factor())
	default:
		return listWide * max(1, t.Factor())
	}
}

// MinSize leaves it to the window: the parts scroll.
func (s *sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (s *sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := s.width(size.Width)
	objects[0].Resize(fyne.NewSize(width, size.Height))
	if hidden := width == 0; hidden == objects[0].Visible() {
		if hidden {
			objects[0].Hide()
		} else {
			objects[0].Show()
		}
	}
	objects[1].Move(fyne.NewPos(width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width, size.Height))
}
