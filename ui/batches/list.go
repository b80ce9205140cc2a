package batches

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/widget"
)

// list is the left side: a chip for each batch, in two columns that are read
// from top to bottom. Only the chips in sight are widgets, so that two thousand
// batches are as quick as twenty.
type list struct {
	screen  *Screen
	box     *widget.Box
	title   *widget.Text
	rest    *widget.Text
	grid    *fyne.Container
	scroll  *container.Scroll
	live    map[int]*tile // in sight
	probe   *widget.Chip  // is measured, and never shown
	n       int           // batches
	drawer  bool          // shown although the text is large
	covered bool          // call mode has the whole room
}

// tile is a chip with what it shows.
type tile struct {
	*widget.Chip
	state    widget.ChipState
	words    string
	selected bool
}

func newList(x *Screen) *list {
	l := &list{screen: x, title: widget.NewSubheading("").Shrink(), rest: widget.NewCaption(""), live: map[int]*tile{}}
	l.grid = container.New(&columns{l})
	l.scroll = container.NewVScroll(widget.Inset(2, 2, l.grid))
	l.scroll.OnScrolled = func(fyne.Position) { l.place() }
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
	n, good := len(x.states), 0
	for _, s := range x.states {
		if !needsWork(s) {
			good++
		}
	}
	l.title.Set(words.F("%d of %d agree", good, n))
	l.rest.Set(words.N(n-good, "1 to go", "%s to go"))
	if n == 0 {
		l.title.Set(words.T("No batches"))
		l.rest.Set("")
	}
	if n != l.n {
		l.n, l.probe = n, widget.NewChip(n, nil)
		clear(l.live)
		l.scroll.Refresh()
	}
	for number, t := range l.live {
		l.dress(number, t)
	}
	l.place()
	l.reveal(x.current)
}

// dress shows how a batch stands, if that is new.
func (l *list) dress(number int, t *tile) {
	state, said := l.screen.chip(number)
	if state != t.state || said != t.words {
		t.state, t.words = state, said
		t.Set(state, said)
	}
	if selected := number == l.screen.current; selected != t.selected {
		t.selected = selected
		t.SetSelected(selected)
	}
}

// rows is how many chips stand in a column; step is from one to the next.
func (l *list) rows() int     { return (l.n + 1) / 2 }
func (l *list) step() float32 { return l.probe.MinSize().Height + chipGap }

// place puts the chips into sight that are, and lets go of the others.
func (l *list) place() {
	if l.n == 0 {
		l.grid.Objects = nil
		return
	}
	first, last := l.inSight()
	wanted := make([]int, 0, 2*(last-first+1))
	for column := range 2 {
		for row := first; row <= last; row++ {
			if number := column*l.rows() + row + 1; row < l.rows() && number <= l.n {
				wanted = append(wanted, number)
			}
		}
	}
	focused := l.screen.sitting.Frame.Focused()
	same := len(l.grid.Objects) > 0
	for number, t := range l.live {
		if !slices.Contains(wanted, number) {
			if focused == fyne.Focusable(t.Chip) {
				wanted = append(wanted, number)
				continue
			}
			delete(l.live, number)
			same = false
		}
	}
	objects := make([]fyne.CanvasObject, 0, len(wanted))
	for _, number := range wanted {
		if l.live[number] == nil {
			l.live[number], same = l.make(number), false
		}
		objects = append(objects, l.live[number].Chip)
	}
	if same {
		return
	}
	l.grid.Objects = objects
	l.grid.Layout.Layout(objects, l.grid.Size())
	canvas.Refresh(l.grid)
}

// inSight are the first and the last row that can be seen, and one more at
// either end. Before the window has a size it is the first few.
func (l *list) inSight() (first, last int) {
	height := l.scroll.Size().Height
	first = max(0, int(l.scroll.Offset.Y/l.step())-1)
	last = min(l.rows()-1, int((l.scroll.Offset.Y+height)/l.step())+1)
	return min(first, last), last
}

func (l *list) make(number int) *tile {
	chip := widget.NewChip(number, func() { l.screen.visit(number) })
	chip.Keys = l.screen.table()
	chip.OnMove = func(key fyne.KeyName) bool { return l.arrow(number, key) }
	t := &tile{Chip: chip}
	l.dress(number, t)
	return t
}

// arrow moves the focus among the chips.
func (l *list) arrow(from int, key fyne.KeyName) bool {
	to := from + map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyLeft: -l.rows(), fyne.KeyRight: l.rows(),
	}[key]
	if chip := l.focus(to); chip != nil {
		l.screen.sitting.Frame.Focus(chip)
	}
	return true
}

// focus is the chip of a batch, brought into sight; nil if there is none.
func (l *list) focus(number int) fyne.Focusable {
	l.reveal(number)
	if t := l.live[number]; t != nil {
		return t.Chip
	}
	return nil
}

// reveal scrolls until a chip can be seen.
func (l *list) reveal(number int) {
	height := l.scroll.Size().Height
	if number < 1 || number > l.n || height == 0 {
		return
	}
	top := float32((number-1)%l.rows()) * l.step()
	if at := l.scroll.Offset.Y; top < at || top+l.step() > at+height {
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	}
	l.place()
}

// cover gives the room of the list to call mode, or back.
func (l *list) cover(on bool) {
	if l.covered != on {
		l.covered = on
		l.screen.root.Refresh()
	}
}
