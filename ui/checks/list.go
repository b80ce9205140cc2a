package checks

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/widget"
)

// most is how many findings of one weight the list shows. More can be only the
// batches that nobody has keyed yet.
const most = 200

// list is the left side: the findings, grouped by weight.
type list struct {
	screen *Screen
	rows   []*widget.FindingRow
	keys   []string // of the rows
	stack  *fyne.Container
	scroll *container.Scroll
	face   *widget.Box
}

func newList(x *Screen) *list {
	l := &list{screen: x, stack: widget.Stack(0)}
	l.scroll = container.NewVScroll(widget.Inset(4, 4, l.stack))
	l.face = widget.NewPanel(l.scroll)
	l.face.PadX, l.face.PadY = 2, 2
	return l
}

// titled heads the findings of a weight, with what they ask for.
func titled(s count.Severity, n int) string {
	switch s {
	case count.Error:
		return words.N(n, "1 error: must be corrected", "%s errors: must be corrected")
	case count.Warning:
		return words.N(n, "1 warning: correct or explain", "%s warnings: correct or explain")
	default:
		return words.N(n, "1 note: for your information", "%s notes: for your information")
	}
}

// update builds the rows anew.
func (l *list) update() {
	l.rows, l.keys, l.stack.Objects = nil, nil, nil
	for _, s := range []count.Severity{count.Error, count.Warning, count.Note} {
		var of []count.Finding
		for _, f := range l.screen.now.Findings {
			if f.Severity == s {
				of = append(of, f)
			}
		}
		if len(of) > 0 {
			l.group(titled(s, len(of)), of)
		}
	}
	if len(l.rows) == 0 {
		l.stack.Add(widget.Inset(14, 10, widget.NewText(words.T("Nothing found. Every check passed."), fynetheme.SizeNameText, fynetheme.ColorNameForeground)))
	}
	l.mark()
	l.stack.Refresh()
}

func (l *list) group(title string, of []count.Finding) {
	l.stack.Add(widget.Inset(14, 6, widget.NewBold(title, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)))
	for i, f := range of {
		if i == most {
			l.stack.Add(widget.Inset(14, 6, widget.NewCaption(words.F("And %s more.", words.Now().Number(len(of)-most)))))
			return
		}
		l.stack.Add(l.add(f))
		l.stack.Add(fynewidget.NewSeparator())
	}
}

// add makes the row of a finding. The first press chooses it, the next goes to
// its spot; a row that the arrows reached is chosen already.
func (l *list) add(f count.Finding) *widget.FindingRow {
	i, key := len(l.rows), f.Key()
	row := widget.NewFindingRow(kind(f), words.Say(f.Short), where(f), func() {
		if l.screen.chosen == key {
			l.screen.visit()
			return
		}
		l.screen.choose(key)
	})
	row.Keys = l.screen.table()
	row.OnMove = func(name fyne.KeyName) bool { return l.arrow(i, name) }
	row.SetExplained(f.Explanation != nil)
	l.rows, l.keys = append(l.rows, row), append(l.keys, key)
	return row
}

func kind(f count.Finding) widget.Kind {
	return map[count.Severity]widget.Kind{count.Error: widget.Error, count.Warning: widget.Warning, count.Note: widget.Note}[f.Severity]
}

// arrow moves up and down; left and right mean nothing here.
func (l *list) arrow(from int, name fyne.KeyName) bool {
	to := from + map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
	if to != from && to >= 0 && to < len(l.rows) {
		l.reach(to)
	}
	return true
}

// reach chooses a row and gives it the keyboard.
func (l *list) reach(i int) {
	l.screen.choose(l.keys[i])
	l.reveal(l.rows[i])
	l.screen.sitting.Frame.Focus(l.rows[i])
}

// nextStanding goes to the next finding that keeps the count from being
// certified, and wraps.
func (l *list) nextStanding() {
	at := 0
	for i, key := range l.keys {
		if key == l.screen.chosen {
			at = i
		}
	}
	stands := map[string]bool{}
	for _, f := range count.Standing(l.screen.now.Findings) {
		stands[f.Key()] = true
	}
	for step := 1; step <= len(l.keys); step++ {
		if i := (at + step) % len(l.keys); stands[l.keys[i]] {
			l.reach(i)
			return
		}
	}
}

// mark shows which row the detail is about.
func (l *list) mark() {
	for i, row := range l.rows {
		row.SetSelected(l.keys[i] == l.screen.chosen)
	}
}

func (l *list) row(key string) *widget.FindingRow {
	for i, k := range l.keys {
		if k == key {
			return l.rows[i]
		}
	}
	return nil
}

// has says whether the keyboard is in the list.
func (l *list) has(f fyne.Focusable) bool {
	for _, row := range l.rows {
		if f == fyne.Focusable(row) {
			return true
		}
	}
	return false
}

func (l *list) reveal(row *widget.FindingRow) {
	top, height := row.Position().Y, row.Size().Height
	if at := l.scroll.Offset.Y; top < at || top+height > at+l.scroll.Size().Height {
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-30)))
	}
}

// halves is the layout of list and detail: the list is 560 wide and gives way
// to the detail down to 380.
type halves struct{}

const (
	listMost  = 560
	listLeast = 380
	between   = 16
)

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(listLeast+between+b.Width, max(a.Height, b.Height))
}

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(listMost, max(listLeast, size.Width*0.45))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+between, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-between, size.Height))
}
