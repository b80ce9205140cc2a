package hall

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// Screen is the board. Make it with [New].
type Screen struct {
	sitting     *sitting.Sitting
	back        *widget.Button
	scroll      *container.Scroll
	gone        *widget.Banner
	numbers     [4]*number
	bar         *bar
	entries     *widget.Prose
	speed       *widget.Prose
	differ      *widget.Prose
	over        *widget.Prose
	grid        *fyne.Container
	cellColumns *columns
	cells       []*cell
	many        bool
	root        *fyne.Container
}

// manyTables is from how many on their cells are smaller; the widths are those
// of a cell at 100 % text.
const (
	manyTables  = 28
	wideCell    = 285
	smallCell   = 172
	mostColumns = 10
)

// New gives the board of a hall's count.
func New(s *sitting.Sitting) *Screen {
	x := &Screen{sitting: s}
	x.back = widget.NewButton(words.T("Back"), words.T("Esc"), x.leave)
	x.back.Keys, x.back.OnMove = keys{x}, x.step
	return x
}

// Screen shows the board.
func (x *Screen) Screen() shell.Screen {
	x.build()
	x.Update(x.sitting.Snapshot())
	return shell.Screen{
		Content: x.root, Bare: true, Focus: x.back,
		Hints: []command.Hint{{Key: words.T("Up Down"), Text: words.T("scroll")}, {Key: words.T("Esc"), Text: words.T("back")}},
		About: words.T("How the count of this hall stands, to be read from afar. It holds no figure of a ballot."),
	}
}

// build sets everything out anew, as it looks at this size of text.
func (x *Screen) build() {
	x.cells, x.gone = nil, widget.NewBanner(widget.Error, theme.IconWarning, "")
	x.numbers = [4]*number{
		newNumber(theme.IconDone, fynetheme.ColorNameSuccess, words.T("found twice")),
		newNumber(theme.IconDiffer, fynetheme.ColorNameError, words.T("to count again")),
		newNumber(theme.IconHalf, theme.ColorNote, words.T("in hand")),
		newNumber(theme.IconOpen, fynetheme.ColorNamePlaceHolder, words.T("not begun")),
	}
	top := container.New(&columns{least: 225, gap: 12, most: 4, even: true, grown: x.grown})
	for _, n := range x.numbers {
		top.Add(n.object)
	}
	x.bar = newBar()
	x.entries, x.speed, x.differ = line(theme.SizeAnswer), line(theme.SizeReadBack), line(theme.SizeAnswer)
	x.speed.Bold()
	x.over = line(fynetheme.SizeNameText)
	x.cellColumns = &columns{least: wideCell, gap: 8, most: mostColumns, down: true, grown: x.grown}
	x.grid = container.New(x.cellColumns)
	lines := widget.Stack(6, widget.Tight(x.speed), widget.Tight(x.entries), widget.Tight(x.differ))
	body := widget.Stack(10, x.gone, top, x.bar, lines, x.grid, widget.Tight(x.over))
	x.scroll = container.NewVScroll(widget.After(widget.Inset(2, 4, body), 12))
	now := x.sitting.Snapshot()
	name := now.Tally.Place.Title()
	if now.Vote.Sample {
		name = words.F("%s (sample)", name)
	}
	head := widget.Between(nil, widget.NewHeading(name).Shrink(), x.back)
	x.root = widget.Inset(24, 10, container.NewBorder(widget.Inset(0, 6, head), nil, nil, nil, x.scroll))
}

func line(role fyne.ThemeSizeName) *widget.Prose {
	return widget.NewProse("", role, fynetheme.ColorNameForeground)
}

// grown has the page find out how long it is now.
func (x *Screen) grown() {
	if x.scroll != nil {
		x.scroll.Refresh()
	}
}

// Update shows the count as it stands now.
func (x *Screen) Update(desk.Snapshot) {
	h := x.sitting.Hall
	if h == nil || x.root == nil {
		return
	}
	b := h.Board()
	for i, n := range []int{b.Batches.Done, b.Batches.Differ, b.Batches.Work, b.Batches.Open} {
		x.numbers[i].set(n)
	}
	x.bar.set(b.Batches)
	x.speed.Set(speedWords(h.Now(), &b))
	x.entries.Set(entryWords(&b))
	x.say(x.differ, differWords(b.Differ))
	x.say(x.over, overWords(b.TakenOver))
	x.connection()
	x.tables(b.Tables)
}

// say shows a line, or takes its room away.
func (x *Screen) say(p *widget.Prose, said string) {
	if hidden := said == ""; p.Text() != said || p.Hidden != hidden {
		p.Hidden = hidden
		p.Set(said)
		x.scroll.Content.Refresh()
	}
}

// connection says when the hall cannot be reached.
func (x *Screen) connection() {
	h := x.sitting.Hall
	ok, since := h.Connected()
	said := ""
	switch {
	case h.Fault() != nil:
		said = words.F("This computer cannot follow the count any more: %s", words.Err(h.Fault()))
	case !ok:
		said = words.F("No network since %s. The board shows how it stood then.", since.Format("15:04:05"))
	}
	if x.gone.Text() == said && x.gone.Hidden == (said == "") {
		return
	}
	x.gone.Hidden = said == ""
	x.gone.Set(widget.Error, theme.IconWarning, "", said)
	x.scroll.Content.Refresh()
}

// tables shows what each table does.
func (x *Screen) tables(tables []hall.Table) {
	shown := tables[:0:0]
	for _, t := range tables {
		if t.Name != "chief" {
			shown = append(shown, t)
		}
	}
	if many := len(shown) > manyTables; len(shown) != len(x.cells) || many != x.many {
		x.many, x.cells, x.grid.Objects = many, nil, nil
		for range shown {
			c := newCell(many)
			x.cells = append(x.cells, c)
			x.grid.Add(c.box)
		}
		x.cellColumns.least = wideCell
		if many {
			x.cellColumns.least = smallCell
		}
		x.scroll.Content.Refresh()
	}
	for i := range shown {
		x.cells[i].set(&shown[i])
	}
}

// mostOver is how many batches that were taken over are named.
const mostOver = 3

// overWords say which tables took over from others, the newest first.
func overWords(all []desk.TakeOver) string {
	var out []string
	for i := len(all) - 1; i >= max(0, len(all)-mostOver); i-- {
		c := all[i]
		out = append(out, words.F("%s took over batch %d, side %s, from %s.", title(c.By), c.Batch, string(c.Side), sitting.Called(c.From)))
	}
	if more := len(all) - mostOver; more > 0 {
		out = append(out, words.F("%d more are on record.", more))
	}
	return strings.Join(out, " ")
}

func (x *Screen) leave() {
	if x.sitting.Show != nil {
		x.sitting.Show(sitting.Batches)
	}
}

// step scrolls by a line or a page.
func (x *Screen) step(key fyne.KeyName) bool {
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -60, fyne.KeyDown: 60, fyne.KeyPageUp: -x.scroll.Size().Height, fyne.KeyPageDown: x.scroll.Size().Height,
	}[key]
	most := max(0, x.scroll.Content.MinSize().Height-x.scroll.Size().Height)
	x.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(most, x.scroll.Offset.Y+by))))
	return by != 0
}

// keys takes Escape and the pages for the board, and gives the rest to the
// command table.
type keys struct{ *Screen }

func (k keys) Key(e *fyne.KeyEvent) bool {
	if k.sitting.Frame.Table.Asleep() {
		return k.sitting.Frame.Table.Key(e)
	}
	switch e.Name {
	case fyne.KeyEscape:
		k.leave()
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return k.step(e.Name)
	}
	return k.sitting.Frame.Table.Key(e)
}

func (k keys) Shortcut(s fyne.Shortcut) bool { return k.sitting.Frame.Table.Shortcut(s) }
