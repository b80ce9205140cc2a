package widget

import (
	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/theme"
)

// FindingRow is one finding in the list of the checks.
type FindingRow struct {
	pressable
	selected bool
	icon     *Icon
	title    *Text
	level    *Text
	place    *Text
	badge    *StatusBadge
	box      *Box
}

// NewFindingRow gives the row of a finding: an error, a warning or a note.
// Place says where it is, such as "Batches, batch 12".
func NewFindingRow(kind Kind, title, place string, tapped func()) *FindingRow {
	level := map[Kind]string{Error: words.T("Error"), Warning: words.T("Warning"), Note: words.T("Note"), Success: words.T("Passed")}[kind]
	r := &FindingRow{
		icon:  NewIcon(kind.Icon(), kind.Color(), 22),
		title: NewBold(title, body, foreground).Shrink(),
		level: NewBold(level, caption, kind.Color()),
		place: NewCaption("· " + place).Shrink(),
		badge: NewStatusBadgeIcon(Success, theme.IconNow, words.T("Explained")),
	}
	r.badge.Hide()
	lines := Middle(Stack(0, r.title, Between(After(r.level, 4), r.place, nil)))
	r.box = NewBox(Between(After(r.icon, 12), lines, Middle(r.badge)))
	r.box.PadX, r.box.PadY, r.box.Least = 14, 4, fyne.NewSize(0, 58)
	r.OnTapped, r.changed = tapped, r.look
	r.ExtendBaseWidget(r)
	return r
}

// SetExplained shows or hides the badge of an explained warning.
func (r *FindingRow) SetExplained(on bool) {
	r.badge.Hidden = !on
	r.Refresh()
}

// SetSelected says whether the detail panel shows this finding.
func (r *FindingRow) SetSelected(on bool) {
	r.selected = on
	r.look()
}

func (r *FindingRow) look() {
	r.box.Fill, r.box.Radius = "", ""
	r.icon.under = theme.ColorPanel
	if r.selected {
		r.box.Fill, r.box.Radius, r.icon.under = selection, theme.SizeBadgeRadius, selection
	}
	r.box.Focused = r.focused
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *FindingRow) CreateRenderer() fyne.WidgetRenderer {
	return newView(r, r.box)
}
