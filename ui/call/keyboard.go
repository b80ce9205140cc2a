package call

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// keyboard is the picture of the keys, drawn from their table.
type keyboard struct {
	caps   map[fyne.KeyName]*widget.Box
	plain  map[fyne.KeyName]fyne.ThemeColorName
	hot    fyne.KeyName
	object fyne.CanvasObject
}

func newKeyboard(keys []Key) *keyboard {
	b := &keyboard{caps: map[fyne.KeyName]*widget.Box{}, plain: map[fyne.KeyName]fyne.ThemeColorName{}}
	legend := widget.Stack(0)
	for _, words := range legendWords(len(keys)) {
		line := widget.NewCaption(words).Shrink()
		line.Align = fyne.TextAlignCenter
		legend.Add(line)
	}
	b.object = container.New(hands{}, b.hand(keys, Left), widget.Middle(legend), b.hand(keys, Right))
	return b
}

// legendWords explain the picture in the middle.
func legendWords(keys int) []string {
	fingers := []string{"index Yes, middle No,", "ring Blank, little Void"}
	if keys > 2*len(count.Cells) {
		return append([]string{"Hand and row: question 1", "Finger: question 2"}, fingers...)
	}
	return append([]string{"Either hand, by finger:"}, fingers...)
}

// hand draws the keys of one hand as they lie on the table.
func (b *keyboard) hand(keys []Key, hand Hand) fyne.CanvasObject {
	grid := container.NewGridWithColumns(len(count.Cells))
	grid.Layout = caps{}
	says := "home row: the answer"
	for _, row := range []Row{Top, Home} {
		var line [4]fyne.CanvasObject
		for _, k := range keys {
			if k.Hand != hand || k.Row != row {
				continue
			}
			at := k.Finger
			if hand == Left {
				at = len(line) - 1 - k.Finger
			}
			line[at] = b.cap(k)
			if row == Top {
				says = "top row: Q1 " + k.Ballot[0].Title()
			} else if k.Ballot[1] != "" {
				says += " · home row: Q1 " + k.Ballot[0].Title()
			}
		}
		for _, o := range line {
			if o != nil {
				grid.Add(o)
			}
		}
		says = firstOnce(says)
	}
	name := "Left hand"
	if hand == Right {
		name = "Right hand"
	}
	title := widget.NewBold(name, fynetheme.SizeNameCaptionText, fynetheme.ColorNameForeground)
	line := widget.Between(title, widget.NewCaption(says).Shrink().Right(), nil)
	if hand == Right {
		line = widget.Between(nil, widget.NewCaption(says).Shrink(), title)
	}
	return container.NewBorder(line, nil, nil, nil, grid)
}

func firstOnce(s string) string { return s }

// cap draws a key with the ballot that it stands for.
func (b *keyboard) cap(k Key) fyne.CanvasObject {
	_ = theme.SizeRow
	return nil
}
