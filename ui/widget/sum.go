package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// SumState is how a question's boxes stand to the ballots of the batch. The
// screen is told it; the badge does not add up.
type SumState int

// The states of a sum.
const (
	SumBegun SumState = iota // some boxes are empty
	SumFits
	SumShort
	SumOver
)

// SumBadge says the sum of a question in words: "50 of 50", "49 of 50: 1
// missing".
type SumBadge struct {
	widget.BaseWidget
	icon  *Icon
	words *Text
	line  fyne.CanvasObject
}

// NewSumBadge gives a badge for a question that nothing was keyed for yet.
func NewSumBadge() *SumBadge {
	b := &SumBadge{icon: NewIcon(theme.IconHalf, secondary, 22), words: NewBold("", theme.SizeAnswer, secondary)}
	b.line = Row(10, b.icon, b.words)
	b.ExtendBaseWidget(b)
	return b
}

// Set changes icon and words.
func (b *SumBadge) Set(state SumState, words string) {
	icon, color := theme.IconHalf, secondary
	switch state {
	case SumFits:
		icon, color = theme.IconDone, Success.Color()
	case SumShort:
		icon, color = theme.IconWarning, Warning.Color()
	case SumOver:
		icon, color = theme.IconError, Error.Color()
	case SumBegun:
	}
	b.icon.Set(icon, color)
	b.words.SetColor(color)
	b.words.Set(words)
}

// CreateRenderer is for Fyne.
func (b *SumBadge) CreateRenderer() fyne.WidgetRenderer { return newView(b, b.line) }
