package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// ReadFigure is one figure as it is read aloud: in digits and in words.
type ReadFigure struct{ Digits, Words string }

// ReadLine is what is read aloud in one go: an answer with its figure for each
// question. The line of the sum is strong.
type ReadLine struct {
	Title   string
	Strong  bool
	Figures []ReadFigure
}

// ReadBack is the table that is read back before signing, a line at a time:
// Space says that the line is right, X that it is wrong, Up goes back. A key
// that is held down counts once, so that nobody rushes through.
type ReadBack struct {
	widget.BaseWidget
	// OnRight, OnWrong and OnBack are told the answer to the line that is due.
	OnRight, OnWrong, OnBack func()
	// OnFocus is told that the focus has come, so that a page can scroll.
	OnFocus func()
	// Keys is given what the table does not use. It may be nil.
	Keys command.Keys

	rows       []*readRow
	read       int
	focused    bool
	held, used bool
	box        *Box
}

var _ desktop.Keyable = (*ReadBack)(nil)

// readRow is the look of one line.
type readRow struct {
	box  *Box
	icon *Icon
	word *Text
}

// NewReadBack gives the table with no line read.
func NewReadBack(questions []string, lines []ReadLine) *ReadBack {
	r := &ReadBack{}
	heads := make([]fyne.CanvasObject, len(questions))
	for i, title := range questions {
		name := NewBold(title, theme.SizeRow, foreground).Shrink()
		heads[i] = Between(After(NewQuestionMark(i+1, 24), 8), name, nil)
	}
	all := Stack(0, Inset(10, 8, readColumns(nil, heads, nil)))
	for _, line := range lines {
		row := newReadRow(line)
		r.rows = append(r.rows, row)
		all.Add(widget.NewSeparator())
		all.Add(row.box)
	}
	r.box = NewPanel(all)
	r.box.PadX, r.box.PadY = 1, 1
	r.ExtendBaseWidget(r)
	r.look()
	return r
}

// readColumns sets the parts of a row out, alike in every row.
func readColumns(first fyne.CanvasObject, figures []fyne.CanvasObject, last fyne.CanvasObject) fyne.CanvasObject {
	if first == nil {
		first = container.NewStack()
	}
	if last == nil {
		last = container.NewStack()
	}
	across := len(figures)
	if theme.Current().TextSize().Stacks() {
		across = 1
	}
	grid := container.NewGridWithColumns(max(across, 1), figures...)
	factor := theme.Current().TextSize().Factor()
	return Between(Wide(88*factor, first), grid, Wide(112*factor, last))
}

func newReadRow(line ReadLine) *readRow {
	row := &readRow{icon: NewIcon(theme.IconOpen, secondary, 18), word: NewText("", body, secondary)}
	title := NewText(line.Title, theme.SizeRow, foreground)
	title.Style.Bold = line.Strong
	figures := make([]fyne.CanvasObject, len(line.Figures))
	for i, f := range line.Figures {
		digits := NewText(f.Digits, theme.SizeReadBack, foreground)
		digits.Style.Bold = line.Strong
		said := NewProse(f.Words, caption, secondary)
		figures[i] = Middle(Stack(0, digits, Tight(said)))
	}
	state := Middle(Row(8, row.icon, row.word))
	row.box = NewBox(readColumns(Middle(title), figures, state))
	row.box.PadX, row.box.PadY, row.box.Least = 10, 3, fyne.NewSize(0, 66)
	return row
}

// Set says how many lines have been read; all of them ends the reading.
func (r *ReadBack) Set(read int) {
	r.read = read
	r.look()
}

// Due is the line to read now, nil when all have been read, so that the page
// can be scrolled to it.
func (r *ReadBack) Due() fyne.CanvasObject {
	if r.read >= len(r.rows) {
		return nil
	}
	return r.rows[r.read].box
}

// look brings the rows in line with what has been read.
func (r *ReadBack) look() {
	for i, row := range r.rows {
		row.box.Fill, row.box.Focused = "", false
		row.word.Style.Bold = false
		row.icon.under = theme.ColorPanel
		switch {
		case i < r.read:
			row.icon.Set(theme.IconDone, Success.Color())
			row.word.Text, row.word.Color = words.T("Right"), Success.Color()
		case i == r.read:
			row.icon.under = selection
			row.icon.Set(theme.IconNext, foreground)
			row.word.Text, row.word.Color, row.word.Style.Bold = words.T("Read now"), foreground, true
			row.box.Fill, row.box.Focused = selection, r.focused
		default:
			row.icon.Set(theme.IconOpen, secondary)
			row.word.Text, row.word.Color = words.T("To read"), secondary
		}
		row.box.Refresh()
	}
	r.box.Focused = r.focused && r.Due() == nil // no line can show it any more
	r.Refresh()
}

// FocusGained is for Fyne.
func (r *ReadBack) FocusGained() {
	r.focused = true
	r.look()
	if r.OnFocus != nil {
		r.OnFocus()
	}
	follow(r.Keys)
}

// FocusLost is for Fyne.
func (r *ReadBack) FocusLost() { r.focused, r.held = false, false; r.look() }

// KeyDown is for Fyne: a key went down, which a repeat does not.
func (r *ReadBack) KeyDown(*fyne.KeyEvent) { r.held, r.used = true, false }

// KeyUp is for Fyne.
func (r *ReadBack) KeyUp(*fyne.KeyEvent) { r.held = false }

// TypedRune is for Fyne. X is taken as a letter, where every keyboard has it,
// and so is Space: the letter comes after the key, and would be typed into the
// passphrase that is asked for next.
func (r *ReadBack) TypedRune(letter rune) {
	switch letter {
	case ' ':
		r.once(r.OnRight)
	case 'x', 'X':
		r.once(r.OnWrong)
	}
}

// TypedKey is for Fyne.
func (r *ReadBack) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace: // comes as a letter
	case fyne.KeyUp:
		r.once(r.OnBack)
	default:
		if r.Keys != nil {
			r.Keys.Key(e)
		}
	}
}

// TypedShortcut is for Fyne.
func (r *ReadBack) TypedShortcut(s fyne.Shortcut) {
	if r.Keys != nil {
		r.Keys.Shortcut(s)
	}
}

// once tells an answer unless the key only repeats.
func (r *ReadBack) once(tell func()) {
	if r.held && r.used {
		return
	}
	r.used = true
	if tell != nil {
		tell()
	}
}

// CreateRenderer is for Fyne.
func (r *ReadBack) CreateRenderer() fyne.WidgetRenderer { return newView(r, r.box) }
