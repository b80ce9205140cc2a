package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// Banner is a sentence across the work area, tinted and outlined in its kind.
// It stays until what it says is no longer so.
type Banner struct {
	widget.BaseWidget
	icon  *Icon
	title *Text
	words *Prose
	box   *Box
}

// NewBanner gives a banner without a title.
func NewBanner(kind Kind, icon theme.Icon, words string) *Banner {
	b := &Banner{
		icon:  NewIcon(icon, kind.Color(), 22),
		title: NewBold("", theme.SizeRow, kind.Color()).Shrink(),
		words: NewProse(words, body, kind.Color()),
	}
	b.box = NewBox(Between(Inset(4, 0, b.icon), Middle(Stack(0, Inset(8, 0, b.title), b.words)), nil))
	b.box.Radius, b.box.PadX, b.box.PadY = theme.SizePanelRadius, 12, 2
	b.ExtendBaseWidget(b)
	b.Set(kind, icon, "", words)
	return b
}

// Set changes everything at once. An empty title takes no room.
func (b *Banner) Set(kind Kind, icon theme.Icon, title, words string) {
	color := kind.Color()
	b.icon.Set(icon, color)
	b.title.Text, b.title.Color = title, color
	b.title.Hidden = title == ""
	b.title.Refresh()
	b.words.Set(words)
	b.words.SetColor(color)
	b.box.Fill, b.box.Line = kind.Tint(), color
	if kind == Plain {
		b.box.Fill = theme.ColorPanel
	}
	b.box.Refresh()
}

// Text gives the banner's sentence.
func (b *Banner) Text() string { return b.words.Text() }

// CreateRenderer is for Fyne.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer { return newView(b, b.box) }
