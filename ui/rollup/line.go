package rollup

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// The height of a row and the room of a level at 100 % text.
const (
	lineHeight = 28
	indent     = 20
	foldSide   = 14
)

// values are what a line of the table shows.
type values struct {
	name    string
	depth   int
	strong  bool
	grey    bool
	fold    theme.Icon // none: nothing below
	turned  bool       // the fold points down
	figures [columnCount]string
	casts   count.Verdict // square and word in the middle
	second  count.Verdict // square before the figures of the second question
	badge   badge
}

// line is one row of the table.
type line struct {
	fynewidget.BaseWidget
	// onTap is told the x of a tap.
	onTap func(x float32)

	total   bool // the sums at the foot
	chosen  bool
	ring    bool
	now     values
	ground  *canvas.Rectangle
	frame   *canvas.Rectangle
	rule    *canvas.Rectangle
	fold    *arrow
	text    [columnCount]*widget.Text
	mark    *square
	mark2   *square
	icon    *widget.Icon
	objects []fyne.CanvasObject
}

func newLine(onTap func(l *line, x float32)) *line {
	l := &line{
		ground: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil),
		fold: newArrow(), mark: newSquare(13), mark2: newSquare(11), icon: widget.NewIcon("", fynetheme.ColorNameForeground, 16),
	}
	if onTap != nil {
		l.onTap = func(x float32) { onTap(l, x) }
	}
	for i := range l.text {
		l.text[i] = widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNameForeground)
		if i != colName && i != colState && i != colCasts {
			l.text[i].Right()
		}
	}
	l.text[colName].Shrink()
	l.text[colState].Shrink()
	l.text[colState].Role = theme.SizeBadge
	l.objects = []fyne.CanvasObject{l.ground, l.rule, l.fold, l.mark, l.mark2, l.icon}
	for _, t := range l.text {
		l.objects = append(l.objects, t)
	}
	l.objects = append(l.objects, l.frame)
	l.ExtendBaseWidget(l)
	return l
}

// set shows other values.
func (l *line) set(v values, chosen, ring bool) {
	l.now, l.chosen, l.ring = v, chosen, ring
	l.Refresh()
}

// Tapped is for Fyne.
func (l *line) Tapped(e *fyne.PointEvent) {
	if l.onTap != nil {
		l.onTap(e.Position.X)
	}
}

// Cursor is for Fyne.
func (l *line) Cursor() desktop.Cursor {
	if l.onTap == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// foldEnd is where the part of a row ends that folds it.
func (l *line) foldEnd() float32 {
	f := theme.Current().TextSize().Factor()
	return sidePad + (float32(l.now.depth)*indent+foldSide+8)*f
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l}
	r.style()
	return r
}

type lineRenderer struct{ line *line }

func (r *lineRenderer) MinSize() fyne.Size {
	height := float32(lineHeight)
	if r.line.total {
		height = 40
	}
	return fyne.NewSize(leastTable(), height*theme.Current().TextSize().Factor())
}

// style brings words and colours up to date.
func (r *lineRenderer) style() {
	l, th, v := r.line, theme.Current(), r.line.now
	l.ground.FillColor = th.Color(theme.ColorPanel, 0)
	if l.chosen {
		l.ground.FillColor = th.Color(fynetheme.ColorNameSelection, 0)
	}
	l.frame.FillColor = clear
	l.frame.StrokeColor, l.frame.StrokeWidth = th.Color(theme.ColorFocusRing, 0), th.Size(theme.SizeFocusRing)
	l.frame.Hidden = !l.ring
	l.rule.FillColor = th.Color(fynetheme.ColorNameForeground, 0)
	l.rule.Hidden = !l.total
	l.fold.Hidden = v.fold == ""
	l.fold.set(v.turned)
	l.mark.set(v.casts)
	l.mark2.set(v.second)
	for i := range l.text {
		l.word(i)
	}
	l.icon.Set(v.badge.icon, v.badge.kind.Color())
}

// word brings the text of one column up to date; the refresh of the row draws it.
func (l *line) word(column int) {
	v, t := l.now, l.text[column]
	t.Text, t.Role, t.Color = v.figures[column], fynetheme.SizeNameText, fynetheme.ColorNameForeground
	t.Style.Bold = v.strong && (l.total || column == colName)
	if v.grey || column == colMembers && !l.total {
		t.Color = fynetheme.ColorNamePlaceHolder
	}
	switch column {
	case colName:
		t.Text = v.name
	case colCasts:
		t.Role, t.Style.Bold = theme.SizeBadge, true
	case colState:
		t.Text, t.Role, t.Color = v.badge.word, theme.SizeBadge, v.badge.kind.Color()
	case colYes1, colNo1:
		if l.total {
			t.Role = fynetheme.SizeNameSubHeadingText
		}
	}
}

func (r *lineRenderer) Layout(size fyne.Size) {
	l, f := r.line, theme.Current().TextSize().Factor()
	for _, o := range []*canvas.Rectangle{l.ground, l.frame} {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	l.rule.Resize(fyne.NewSize(size.Width, 3))
	at, wide := spans(size.Width)
	for i, t := range l.text {
		cell(t, at, wide, i, size.Height)
	}
	start := at[colName] + float32(l.now.depth)*indent*f
	if !l.total {
		l.fold.Move(fyne.NewPos(start, (size.Height-foldSide*f)/2))
		l.fold.Resize(fyne.NewSquareSize(foldSide * f))
		start += (foldSide + 7) * f
	}
	name := l.text[colName]
	name.Move(fyne.NewPos(start, name.Position().Y))
	name.Resize(fyne.NewSize(max(0, at[colName]+wide[colName]-start), name.Size().Height))
	beside(l.mark, l.text[colCasts], size.Height, 7*f)
	l.mark2.Resize(l.mark2.MinSize())
	l.mark2.Move(fyne.NewPos(at[colYes2]+secondPad*f, (size.Height-l.mark2.MinSize().Height)/2))
	icon := l.icon.MinSize()
	l.icon.Resize(icon)
	state := l.text[colState]
	l.icon.Move(fyne.NewPos(state.Position().X, (size.Height-icon.Height)/2))
	if l.now.badge.icon != "" {
		shift := icon.Width + 8*f
		state.Move(state.Position().AddXY(shift, 0))
		state.Resize(fyne.NewSize(max(0, state.Size().Width-shift), state.Size().Height))
	}
}

// beside puts a mark before a text and moves the text out of its way.
func beside(mark *square, t *widget.Text, height, gap float32) {
	if mark.Hidden {
		return
	}
	side := mark.MinSize()
	mark.Resize(side)
	mark.Move(fyne.NewPos(t.Position().X, (height-side.Height)/2))
	t.Move(t.Position().AddXY(side.Width+gap, 0))
	t.Resize(fyne.NewSize(max(0, t.Size().Width-side.Width-gap), t.Size().Height))
}

func (r *lineRenderer) Refresh() {
	r.style()
	r.Layout(r.line.Size())
	for _, t := range r.line.text {
		t.Refresh()
	}
	r.line.fold.Refresh()
	r.line.mark.Refresh()
	r.line.mark2.Refresh()
	canvas.Refresh(r.line)
}

func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.line.objects }

func (r *lineRenderer) Destroy() {}

// show gives the values of a row; from is the first of the two questions.
func (t *tree) show(r *row, questions []rollup.Question, from int) values {
	v := values{
		name: r.name, depth: r.depth, strong: r.node.Level == count.LevelUnion, turned: r.open,
		badge: t.badge(r), grey: r.node.CountedWith != "",
	}
	if r.folds {
		v.fold = theme.IconNext
	}
	v.figures[colMembers] = known(r.node.Roll)
	if t.closed || r.node.CountedWith != "" {
		return v
	}
	for i := range 2 {
		if from+i >= len(questions) {
			break
		}
		q := questions[from+i].ID
		total := r.node.Total(q)
		v.figures[colYes1+i*(colYes2-colYes1)] = known(total.Yes)
		v.figures[colNo1+i*(colYes2-colYes1)] = known(total.No)
		x, ok := t.verdict(q, r)
		if !ok || x.Counted == 0 {
			continue
		}
		if i == 0 {
			v.casts, v.figures[colCasts] = castsWord(x.Verdict)
		} else if word := x.Verdict; word == count.Passes || word == count.Fails {
			v.second = word
		}
	}
	return v
}

// known is a figure, or nothing where nobody has reported it.
func known(c count.Count) string {
	if !c.Set() {
		return ""
	}
	return words.Say(c.Grouped())
}

// castsWord is how a body votes, once nothing can change it.
func castsWord(v count.Verdict) (count.Verdict, string) {
	switch v {
	case count.Passes:
		return v, words.T("Yes")
	case count.Fails:
		return v, words.T("No")
	}
	return "", ""
}
