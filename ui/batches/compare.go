package batches

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// card is one question: A, B, and what counts, a line a cell.
func (f *together) card(q count.Question) fyne.CanvasObject {
	rows := widget.Stack(0, container.New(fields{}, widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		right(mark(count.SideA, 22)), right(mark(count.SideB, 22)),
		widget.NewCaption(words.T("Counts as")).Right(), widget.NewCaption("")))
	for _, c := range count.Cells {
		rows.Add(f.line(q.ID, c))
	}
	rows.Add(fynewidget.NewSeparator())
	rows.Add(f.sums(q.ID))
	number := widget.NewQuestionMark(f.screen.number(q.ID), 34)
	head := widget.Inset(18, 10, widget.Between(widget.After(number, 12), widget.NewSubheading(q.Short).Shrink(), widget.Middle(f.cardBadge(q.ID))))
	card := widget.NewPanel(widget.Stack(0, head, fynewidget.NewSeparator(), widget.Inset(0, 4, rows)))
	card.PadX, card.PadY = 1, 1
	return card
}

// right keeps a mark at the right edge of its column.
func right(o fyne.CanvasObject) fyne.CanvasObject { return widget.Between(nil, nil, o) }

// cardBadge tells in two words how a question stands.
func (f *together) cardBadge(question string) *widget.StatusBadge {
	differ := 0
	for _, d := range f.open {
		if d.Question == question {
			differ++
		}
	}
	if differ > 0 {
		return widget.NewStatusBadgeIcon(widget.Error, theme.IconDiffer, words.N(differ, "1 box differs", "%s boxes differ"))
	}
	for _, r := range f.settled() {
		if r.Question == question {
			return widget.NewStatusBadgeIcon(widget.Success, theme.IconRecount, words.T("Recounted"))
		}
	}
	return widget.NewStatusBadge(widget.Success, words.T("Both agree"))
}

// line is one cell of the comparison.
func (f *together) line(question string, c count.Cell) fyne.CanvasObject {
	a, b := f.found(question, c)
	label := cellLabel(c)
	left := widget.NewText(shown(a), theme.SizeAnswer, fynetheme.ColorNamePlaceHolder).Right()
	mid := widget.NewText(shown(b), theme.SizeAnswer, fynetheme.ColorNamePlaceHolder).Right()
	final := widget.NewText(shown(f.batch.Final(question, c)), theme.SizeCompare, fynetheme.ColorNameForeground).Right()
	row := widget.NewBox(nil)
	row.PadY = 1
	cells := container.New(fields{}, label, left, mid, final, says(widget.Success, theme.IconLock, words.T("Agreed")))
	row.Content = cells
	if a == b {
		return row
	}
	label.Style.Bold = true
	left.Color, mid.Color = fynetheme.ColorNameForeground, fynetheme.ColorNameForeground
	if cell := f.cells[place{question, c}]; cell != nil {
		left.Style.Bold, mid.Style.Bold = true, true
		row.Fill, row.PadY = theme.ColorErrorTint, 4
		cells.Objects[3] = cell
		cells.Objects[4] = says(widget.Error, theme.IconDiffer, words.T("Differ"), words.F("by %d", far(a, b)))
		return row
	}
	row.Fill = theme.ColorSuccessTint
	final.Style.Bold = true
	side := count.SideA
	if b == f.batch.Final(question, c) {
		side = count.SideB
	}
	cells.Objects[4] = says(widget.Success, theme.IconRecount, words.T("Recount"), words.F("is %s", string(side)))
	return row
}

// longLabel is how many characters of an answer fit beside the figures.
const longLabel = 5

// cellLabel names a cell, smaller where the language has a longer word.
func cellLabel(c count.Cell) *widget.Text {
	said, size := words.T(c.Title()), theme.SizeAnswer
	if c != count.CellBallots && utf8.RuneCountInString(said) > longLabel {
		size = theme.SizeRow
	}
	return widget.NewText(said, size, fynetheme.ColorNameForeground)
}

func far(a, b count.Count) int { return max(a.Int(), b.Int()) - min(a.Int(), b.Int()) }

// says is the last column: an icon and a word or two below one another.
func says(kind widget.Kind, icon theme.Icon, said ...string) fyne.CanvasObject {
	lines := widget.Stack(0)
	for _, w := range said {
		t := widget.NewText(w, theme.SizeBadge, kind.Color()).Shrink()
		t.Style.Bold = len(said) > 1
		lines.Add(t)
	}
	return widget.Between(widget.After(widget.NewIcon(icon, kind.Color(), 16), 6), widget.Middle(lines), nil)
}

// sums is the foot of a card: what A, B and the figures that stand come to.
func (f *together) sums(question string) fyne.CanvasObject {
	total := f.batch.Figures(question).Sum()
	said := "?"
	if total.Set() {
		said = shown(total)
	}
	label := widget.NewBold(words.T("Sum"), theme.SizeRow, fynetheme.ColorNameForeground)
	final := widget.NewBold(said, theme.SizeAnswer, fynetheme.ColorNameForeground).Right()
	of := widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder).Shrink()
	if n := f.batch.Ballots(); n.Set() {
		of.Text = words.F("of %s", shown(n))
	}
	return widget.Inset(0, 4, container.New(fields{}, label,
		sumCell(f.batch.A.Answer(question).Sum(), f.batch.A.Ballots),
		sumCell(f.batch.B.Answer(question).Sum(), f.batch.B.Ballots), final, of))
}

// sumCell is one recorder's sum; what it is off by stands below.
func sumCell(sum, ballots count.Count) fyne.CanvasObject {
	color, said := widget.Success.Color(), ""
	switch {
	case sum.Int() < ballots.Int():
		color, said = widget.Error.Color(), words.F("%d short", far(sum, ballots))
	case sum.Int() > ballots.Int():
		color, said = widget.Error.Color(), words.F("%d over", far(sum, ballots))
	}
	number := widget.NewBold(shown(sum), theme.SizeRow, color).Right()
	if said == "" {
		return widget.Middle(number)
	}
	off := widget.NewText(said, fynetheme.SizeNameCaptionText, color).Right()
	return widget.Middle(widget.Stack(0, number, off))
}

// fields is the layout of a line: label, A, B, what counts, and how it stands,
// in columns that are the same in every line of a card.
type fields struct{}

// Where each column begins and ends, as parts of a line.
var (
	fieldStarts = [5]float32{0.015, 0.195, 0.34, 0.495, 0.715}
	fieldEnds   = [5]float32{0.235, 0.33, 0.475, 0.69, 0.99}
)

// fieldLeast is the least width of a line at 100 % text, which all its parts fit.
const fieldLeast = 320

func (fields) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(fieldLeast*theme.Current().TextSize().Factor(), 34)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

func (fields) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		start := fieldStarts[i]
		height := min(size.Height, o.MinSize().Height)
		o.Move(fyne.NewPos(start*size.Width, (size.Height-height)/2))
		o.Resize(fyne.NewSize((fieldEnds[i]-start)*size.Width, height))
	}
}
