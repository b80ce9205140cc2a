package call

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// keyboard is the picture of the keys, drawn from their table.
type keyboard struct {
	questions []Question
	keys      map[fyne.KeyName]Key
	caps      map[fyne.KeyName]*widget.Box
	hot       fyne.KeyName // pressed last
	object    fyne.CanvasObject
}

func newKeyboard(keys []Key, questions []Question) *keyboard {
	b := &keyboard{questions: questions, keys: map[fyne.KeyName]Key{}, caps: map[fyne.KeyName]*widget.Box{}}
	legend := widget.Stack(-2)
	for _, said := range b.legend() {
		line := widget.NewCaption(said)
		line.Align = fyne.TextAlignCenter
		legend.Add(line)
	}
	b.object = container.New(hands{}, b.hand(keys, Left), widget.Middle(legend), b.hand(keys, Right))
	return b
}

// legend explains the picture, in the middle.
func (b *keyboard) legend() []string {
	out := []string{words.T("Either hand, by finger:")}
	if len(b.questions) > 1 {
		out = []string{
			words.F("Hand and row: question %d", b.questions[0].Number),
			words.F("Finger: question %d", b.questions[1].Number),
		}
	}
	return append(out, words.T("index Yes, middle No,"), words.T("ring Blank, little Void"))
}

// hand draws the keys of one hand as they lie on the table.
func (b *keyboard) hand(keys []Key, hand Hand) fyne.CanvasObject {
	object := widget.Stack(4)
	says := ""
	for _, row := range []Row{Top, Home} {
		line := container.NewGridWithColumns(len(count.Cells))
		line.Objects = make([]fyne.CanvasObject, len(count.Cells))
		drawn := 0
		for _, k := range keys {
			if k.Hand != hand || k.Row != row {
				continue
			}
			at := k.Finger
			if hand == Left {
				at = len(line.Objects) - 1 - k.Finger
			}
			line.Objects[at] = b.draw(k)
			if drawn == 0 {
				says = and(says, b.rowWords(k))
			}
			drawn++
		}
		if drawn == len(line.Objects) {
			object.Add(line)
		}
	}
	if theme.Current().TextSize().Stacks() {
		return object
	}
	if large() {
		says = ""
	}
	said := widget.NewCaption(says).Shrink()
	said.Brief = " " // all of it or nothing
	title := widget.NewBold(words.T("Left hand"), fynetheme.SizeNameCaptionText, fynetheme.ColorNameForeground)
	head := widget.Between(title, said.Right(), nil)
	if hand == Right {
		title.Text = words.T("Right hand")
		said.Align = fyne.TextAlignLeading
		head = widget.Between(nil, said, title)
	}
	return container.NewBorder(head, nil, nil, nil, object)
}

// rowWords say what a row of one hand stands for, where it stands for anything.
func (b *keyboard) rowWords(k Key) string {
	row := words.T("home row")
	if k.Row == Top {
		row = words.T("top row")
	}
	if len(b.questions) < 2 {
		return row
	}
	return words.F("%s: Q%d %s", row, b.questions[0].Number, words.T(k.Ballot[0].Title()))
}

func and(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// draw gives a key with the ballot that it stands for. Where the text is large
// the first letters have to do, beside the key.
func (b *keyboard) draw(k Key) fyne.CanvasObject {
	name := widget.NewBold(string(k.Name), theme.SizeRow, fynetheme.ColorNameForeground)
	says := widget.NewText(k.Ballot.onKey(), fynetheme.SizeNameCaptionText, fynetheme.ColorNameForeground).Shrink()
	says.Brief = k.Ballot.letters()
	box := widget.NewBox(widget.Stack(-4, name, says))
	box.Least = fyne.NewSize(0, 50)
	if large() {
		box.Content, box.Least = widget.Between(name, says.Right(), nil), fyne.Size{}
	}
	box.Radius, box.PadX, box.PadY = theme.SizeBadgeRadius, 7, 2
	b.keys[k.Name], b.caps[k.Name] = k, box
	b.look(k.Name)
	return box
}

// look chooses the colours of a key: those of the usual ballots are light.
func (b *keyboard) look(name fyne.KeyName) {
	box := b.caps[name]
	if box == nil {
		return
	}
	box.Fill, box.Line, box.Thick = theme.ColorPanel, fynetheme.ColorNameInputBorder, 0
	for _, c := range b.keys[name].Ballot {
		if c == count.CellBlank || c == count.CellVoid {
			box.Fill = fynetheme.ColorNameBackground
		}
	}
	if name == b.hot {
		box.Fill, box.Line, box.Thick = fynetheme.ColorNameSelection, theme.ColorFocusRing, 2
	}
	box.Refresh()
}

// press marks the key that was pressed last; "" marks none.
func (b *keyboard) press(name fyne.KeyName) {
	if name == b.hot {
		return
	}
	before := b.hot
	b.hot = name
	b.look(before)
	b.look(name)
}

// hands sets the two hands and the legend between them out, as wide as the
// window lets them be.
type hands struct{}

// The width of a hand and of the legend at 100 % text.
const (
	handWidth   = 404
	legendWidth = 168
	handsGap    = 12
)

func (hands) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size.AddWidthHeight(2*handsGap, 0)
}

func (hands) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	factor := theme.Current().TextSize().Factor()
	middle := max(legendWidth*factor, objects[1].MinSize().Width)
	hand := min(handWidth*factor, (size.Width-middle-2*handsGap)/2)
	spare := (size.Width - 2*hand - middle) / 4
	spare = max(handsGap, min(spare, 110))
	x := (size.Width - 2*hand - middle - 2*spare) / 2
	for i, width := range []float32{hand, middle, hand} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		x += width + spare
	}
}
