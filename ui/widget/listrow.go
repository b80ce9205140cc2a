package widget

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// ListRow is one entry of a list that Enter opens: a title and a second line
// at the left, a badge and a note at the right.
type ListRow struct {
	pressable
	// OnFocus is told that the focus has come, so that a list can scroll.
	OnFocus func()

	selected bool
	title    *Text
	second   *Text
	note     *Text
	box      *Box
}

// NewListRow gives a row. The badge may be nil, and the note empty.
func NewListRow(title, second string, badge fyne.CanvasObject, note string, tapped func()) *ListRow {
	r := &ListRow{
		title:  NewBold(title, theme.SizeRow, foreground).Shrink(),
		second: NewCaption(second).Shrink(),
		note:   NewCaption(note).Right(),
	}
	r.second.Hidden, r.note.Hidden = second == "", note == ""
	r.box = NewBox(r.face(badge))
	r.box.PadX, r.box.PadY, r.box.Radius = 18, 8, theme.SizeBadgeRadius
	r.box.Least = fyne.NewSize(0, 44)
	r.OnTapped, r.changed = tapped, r.look
	r.ExtendBaseWidget(r)
	return r
}

// face sets the row out: at large text badge and note stand below the title,
// which would have no room beside them.
func (r *ListRow) face(badge fyne.CanvasObject) fyne.CanvasObject {
	left := Stack(0, r.title, r.second)
	if theme.Current().TextSize().Stacks() {
		r.note.Align = fyne.TextAlignLeading
		return Stack(4, left, Between(badge, nil, nil), r.note)
	}
	right := Stack(2, r.note)
	if badge != nil {
		right = Stack(4, Between(nil, nil, badge), r.note)
	}
	return Between(nil, Middle(left), Inset(12, 0, Middle(right)))
}

// SetSelected says whether Enter somewhere else would take this row.
func (r *ListRow) SetSelected(on bool) {
	r.selected = on
	r.look()
}

// Title gives the row's title.
func (r *ListRow) Title() string { return r.title.Text }

// FocusGained is for Fyne.
func (r *ListRow) FocusGained() {
	r.setFocused(true)
	if r.OnFocus != nil {
		r.OnFocus()
	}
	follow(r.Keys)
}

func (r *ListRow) look() {
	r.box.Fill = ""
	if r.selected || r.focused {
		r.box.Fill = selection
	}
	r.box.Focused = r.focused
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer { return newView(r, r.box) }
