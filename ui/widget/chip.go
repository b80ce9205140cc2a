package widget

import (
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/theme"
)

// ChipState is where a batch stands.
type ChipState int

// The states of a batch. ChipOpen is nothing keyed yet; ChipOff is a batch that
// was closed although its sum is not its size, and is worded by the screen.
const (
	ChipOpen ChipState = iota
	ChipNow
	ChipADone
	ChipBDone
	ChipDiffer
	ChipRecount
	ChipSettled
	ChipAgree
	ChipOff
	ChipSigned
)

// chipLook is icon, colour and word of a state.
type chipLook struct {
	icon  theme.Icon
	color fyne.ThemeColorName
	word  string
}

func (s ChipState) look() chipLook {
	switch s {
	case ChipNow:
		return chipLook{theme.IconNow, theme.ColorNote, words.T("Now")}
	case ChipADone:
		return chipLook{theme.IconHalf, theme.ColorNote, words.T("A done")}
	case ChipBDone:
		return chipLook{theme.IconHalf, theme.ColorNote, words.T("B done")}
	case ChipDiffer:
		return chipLook{theme.IconDiffer, Error.Color(), words.T("Differ")}
	case ChipRecount:
		return chipLook{theme.IconRecount, Warning.Color(), words.T("Recount")}
	case ChipSettled:
		return chipLook{theme.IconDone, Success.Color(), words.T("Settled")}
	case ChipAgree:
		return chipLook{theme.IconDone, Success.Color(), words.T("Agree")}
	case ChipOff:
		return chipLook{theme.IconError, Error.Color(), words.T("Off")}
	case ChipSigned:
		return chipLook{theme.IconLock, Success.Color(), words.T("Signed")}
	default:
		return chipLook{theme.IconOpen, secondary, words.T("To do")}
	}
}

// Chip is one batch in the list: its number, an icon and a word.
type Chip struct {
	pressable
	state    ChipState
	selected bool
	number   *Text
	icon     *Icon
	word     *Text
	box      *Box
}

// NewChip gives the chip of a batch that nothing was keyed for.
func NewChip(number int, tapped func()) *Chip {
	c := &Chip{
		number: NewBold(strconv.Itoa(number), theme.SizeRow, foreground).Right(),
		icon:   NewIcon(theme.IconOpen, secondary, 18),
		word:   NewText("", theme.SizeBadge, secondary),
	}
	c.box = NewBox(Between(Row(7, Wide(22, c.number), c.icon, c.word), nil, nil))
	c.box.Radius, c.box.PadX, c.box.PadY = theme.SizePanelRadius, 6, 2
	c.box.Least = fyne.NewSize(112, 40)
	c.OnTapped, c.changed = tapped, c.look
	c.ExtendBaseWidget(c)
	c.Set(ChipOpen, "")
	return c
}

// Set changes the state. Words other than the state's own, such as "49 of 50",
// may be given; empty means its own.
func (c *Chip) Set(state ChipState, said string) {
	look := state.look()
	if said == "" {
		said = look.word
	}
	c.state = state
	c.icon.icon, c.icon.color = look.icon, look.color
	c.word.Text, c.word.Color = said, look.color
	c.look()
}

// SetSelected says whether the work area shows this batch.
func (c *Chip) SetSelected(on bool) {
	c.selected = on
	c.look()
}

// Text gives the chip's word.
func (c *Chip) Text() string { return c.word.Text }

func (c *Chip) look() {
	c.box.Fill, c.box.Line, c.box.Thick = theme.ColorPanel, separator, 0
	switch c.state {
	case ChipDiffer, ChipOff:
		c.box.Line = Error.Color()
	case ChipNow:
		c.box.Line = primary
	case ChipOpen, ChipADone, ChipBDone, ChipRecount, ChipSettled, ChipAgree, ChipSigned:
	}
	if c.selected || c.state == ChipNow {
		c.box.Fill, c.box.Thick = selection, 2
		if c.box.Line == separator {
			c.box.Line = primary
		}
	}
	c.icon.under = c.box.Fill
	c.box.Focused = c.focused
	c.Refresh()
}

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return newView(c, c.box)
}
