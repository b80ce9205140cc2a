package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// NewCard gives a panel with a title line, a body and, if foot is not nil, a
// foot below a line. Mark stands before the title and may be nil, as may badge
// at the right end.
func NewCard(mark fyne.CanvasObject, title string, badge, content, foot fyne.CanvasObject) *Box {
	if badge != nil {
		badge = Middle(badge)
	}
	head := Inset(18, 12, Between(markBefore(mark), NewSubheading(title).Shrink(), badge))
	top := Stack(0, head, fynewidget.NewSeparator())
	var bottom fyne.CanvasObject
	if foot != nil {
		bottom = Stack(0, fynewidget.NewSeparator(), Inset(18, 12, foot))
	}
	card := NewPanel(container.NewBorder(top, bottom, nil, nil, Inset(18, 12, content)))
	card.PadX, card.PadY = 1, 1
	return card
}

func markBefore(mark fyne.CanvasObject) fyne.CanvasObject {
	if mark == nil {
		return nil
	}
	return After(mark, 12)
}

// NewQuestionMark gives the dark square with the number of a question.
func NewQuestionMark(number int, side float32) *Box {
	label := NewBold(strconv.Itoa(number), markSize(side), background)
	label.Align = fyne.TextAlignCenter
	b := NewBox(label)
	b.Fill, b.Radius, b.Square = foreground, theme.SizeBadgeRadius, true
	b.Least = fyne.NewSquareSize(side)
	return b
}

// Recorder is one of the two who tally a batch.
type Recorder int

// The recorders. NoRecorder stands for other tellers.
const (
	NoRecorder Recorder = iota
	RecorderA
	RecorderB
)

// NewRecorderMark gives the letter of a recorder: A in a circle, B in a square.
func NewRecorderMark(who Recorder, side float32) *Box {
	letter, color := "A", theme.ColorRecorderA
	if who == RecorderB {
		letter, color = "B", theme.ColorRecorderB
	}
	label := NewBold(letter, markSize(side), onPrimary)
	label.Align = fyne.TextAlignCenter
	b := NewBox(label)
	b.Fill, b.Radius, b.Round = color, theme.SizeBadgeRadius, who != RecorderB
	b.Square = true
	b.Least = fyne.NewSquareSize(side)
	return b
}

// markSize chooses the text that fits a mark of the given side.
func markSize(side float32) fyne.ThemeSizeName {
	switch {
	case side >= 60:
		return theme.SizeCompare
	case side >= 36:
		return theme.SizeAnswer
	case side >= 30:
		return theme.SizeRow
	default:
		return caption
	}
}
