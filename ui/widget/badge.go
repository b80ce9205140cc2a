package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// StatusBadge is a small tinted word with an icon: "Verified", "Explained",
// "Not received". The plain kind has an outline instead of a tint.
type StatusBadge struct {
	widget.BaseWidget
	icon *Icon
	word *Text
	box  *Box
}

// NewStatusBadge gives a badge with the kind's own icon.
func NewStatusBadge(kind Kind, word string) *StatusBadge {
	return NewStatusBadgeIcon(kind, kind.Icon(), word)
}

// NewStatusBadgeIcon gives a badge with another icon, such as the page of a
// revision or the x of a place that did not vote.
func NewStatusBadgeIcon(kind Kind, icon theme.Icon, word string) *StatusBadge {
	b := &StatusBadge{icon: NewIcon(icon, kind.Color(), 15), word: NewText(word, theme.SizeBadge, kind.Color())}
	b.box = NewBox(Row(6, b.icon, b.word))
	b.box.Radius, b.box.PadX, b.box.PadY = theme.SizeBadgeRadius, 8, 3
	b.ExtendBaseWidget(b)
	b.Set(kind, icon, word)
	return b
}

// Set changes everything at once.
func (b *StatusBadge) Set(kind Kind, icon theme.Icon, word string) {
	b.icon.Set(icon, kind.Color())
	b.word.Style = fyne.TextStyle{Bold: kind != Plain}
	b.word.Text, b.word.Color = word, kind.Color()
	b.box.Fill, b.box.Line, b.box.Width = kind.Tint(), kind.Color(), theme.SizeTintOutline
	if kind == Plain {
		b.box.Line, b.box.Width = edge, theme.SizeOutline
	}
	b.word.Refresh()
	b.box.Refresh()
}

// CreateRenderer is for Fyne.
func (b *StatusBadge) CreateRenderer() fyne.WidgetRenderer { return newView(b, b.box) }
