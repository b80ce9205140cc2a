package widget

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// Tile is one thing to begin with, on the home screen: icon, title, a sentence
// and the key.
type Tile struct {
	pressable
	strong bool
	icon   *Icon
	title  *Text
	words  *Prose
	box    *Box
	ring   *Box
}

// NewTile gives a tile. The strong one is filled; a screen has one.
func NewTile(icon theme.Icon, title, words, key string, strong bool, tapped func()) *Tile {
	t := &Tile{
		strong: strong,
		icon:   NewIcon(icon, foreground, 36),
		title:  NewSubheading(title).Shrink(),
		words:  NewProse(words, caption, secondary),
	}
	line := Between(After(t.icon, 10), Middle(Stack(-6, Inset(8, 0, t.title), t.words)), Inset(8, 0, Middle(NewKeyCap(key))))
	t.box = NewBox(line)
	t.box.Radius, t.box.PadX, t.box.PadY = theme.SizePanelRadius, 16, 6
	t.box.Least = fyne.NewSize(0, 88)
	t.ring = NewBox(t.box)
	t.ring.Radius = theme.SizePanelRadius
	t.OnTapped, t.changed = tapped, t.look
	t.ExtendBaseWidget(t)
	t.look()
	return t
}

// Title gives the tile's title.
func (t *Tile) Title() string { return t.title.Text }

// look chooses the colours.
func (t *Tile) look() {
	text, second := foreground, secondary
	t.box.Fill, t.box.Line = theme.ColorPanel, separator
	if t.strong {
		text, second = onPrimary, onPrimary
		t.box.Fill, t.box.Line = primary, primary
	}
	t.icon.color, t.icon.under = text, t.box.Fill
	t.title.Color = text
	t.words.SetColor(second)
	// The ring stands off the face: it could not be seen on the filled one.
	gap := theme.Current().Size(theme.SizeFocusRing) + 1
	t.ring.PadX, t.ring.PadY, t.ring.Focused = gap, gap, t.focused
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return newView(t, t.ring) }
