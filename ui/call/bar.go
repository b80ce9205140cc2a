package call

import (
	"fmt"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// bar is the line between the head and the marks: the cue at a fifth stroke, or
// a sentence. It keeps its height, so that no mark moves under the eye.
type bar struct{ box *widget.Box }

func newBar() *bar {
	b := &bar{box: widget.NewBox(nil)}
	b.box.Radius, b.box.PadX, b.box.PadY = theme.SizePanelRadius, 18, 0
	b.box.Least = fyne.NewSize(0, 56)
	if theme.Current().TextSize().Stacks() {
		b.box.Least.Height = 38
	}
	return b
}

func (b *bar) set(fill fyne.ThemeColorName, content fyne.CanvasObject) {
	b.box.Fill, b.box.Content = fill, content
	b.box.Refresh()
}

func (b *bar) clear() { b.set("", nil) }

// say shows a sentence.
func (b *bar) say(kind widget.Kind, said string) {
	text := widget.NewText(said, theme.SizeRow, fynetheme.ColorNameForeground).Shrink()
	icon := widget.After(widget.NewIcon(kind.Icon(), kind.Color(), 22), 10)
	b.set("", widget.Middle(widget.Between(icon, text, nil)))
}

// cue asks the caller to call "tally", a line for each row that has reached a
// fifth stroke.
func (b *bar) cue(s Setup, fives []Five) {
	const ink = fynetheme.ColorNameBackground
	role := fynetheme.SizeNameHeadingText
	switch {
	case len(fives) > 1 && theme.Current().TextSize().Stacks():
		role = fynetheme.SizeNameCaptionText
	case len(fives) > 1:
		role = fynetheme.SizeNameSubHeadingText
	}
	lines := widget.Stack(-4)
	for _, f := range fives {
		lines.Add(widget.Row(8, widget.NewText(told(s, f), role, ink), widget.NewBold(fmt.Sprint(f.Strokes), role, ink)))
	}
	tally := widget.After(widget.Middle(widget.NewBold(words.T("TALLY"), theme.SizeReadBack, ink)), 16)
	says := widget.NewText(callIt(s.Other, fives), fynetheme.SizeNameText, ink).Shrink().Right()
	b.set(fynetheme.ColorNameForeground, widget.Between(widget.Row(0, tally, widget.Middle(lines)), says, nil))
}
