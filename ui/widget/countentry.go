package widget

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/command"
	"countersign/ui/theme"
)

// maxDigits keeps a count below a milliard: 999,999,999 is the largest.
const maxDigits = 9

// CellState is how a cell looks and whether it can be keyed.
type CellState int

// The states of a cell.
const (
	CellOpen   CellState = iota // can be keyed
	CellAgreed                  // read-only: both recorders found it
	CellError                   // can be keyed, and something is wrong with it
)

// CountEntry is the cell for one count: big digits at the right edge, and
// nothing but digits; marks between thousands may be typed, and are passed over.
// Make it with [NewCountEntry].
//
// An empty cell is not zero: Text is then "". Leading zeros are dropped. Enter
// and Down go on, Up goes back, Escape gives the value back that was there when
// the focus came. Enter in an empty cell stays and asks (OnEmpty).
//
// With a Limit the cell goes on by itself when it holds as many digits as the
// limit has (two for 50) and is not above it. A value above the limit stays
// where it is, has the look of an error, and is replaced by the next digit.
type CountEntry struct {
	widget.Entry
	// Limit is the largest value expected, such as the size of the batch; 0
	// means none. It is a help for keying: a larger value is still handed over.
	Limit int
	// Most is the largest value that is taken; 0 means none but nine digits.
	// OnMost is told that a key or a paste was refused because of it.
	Most   int
	OnMost func()
	// Digits is for how many digits the cell is wide; 0 means 3.
	Digits int
	// Grouped shows thousands separators while the cell is not being keyed.
	Grouped bool
	// Role is the size of the digits; empty means [theme.SizeCount].
	Role fyne.ThemeSizeName
	// Keys is given what the cell does not use. It may be nil.
	Keys command.Keys

	// OnChanged is told the new text, "" or digits without leading zeros.
	OnChanged func(text string)
	// OnNext and OnPrev move the focus; a [CellGroup] fills them. OnLast is told
	// that Enter was pressed where there is no next cell.
	OnNext, OnPrev, OnLast func()
	// OnEmpty is told that Enter was pressed in an empty cell.
	OnEmpty func()
	// OnOver is told that Enter was pressed on a value above the limit.
	OnOver func()
	// OnRefused is told why a key or a paste was refused.
	OnRefused func(why string)
	// OnFocus is told that the focus came (true) or went.
	OnFocus func(here bool)

	state   CellState
	focused bool
	found   string // the text when the focus came
	told    string // the text that OnChanged heard last
	swallow bool   // the next Enter belongs to the cell before
	mark    int    // digits before the mark between thousands typed last; 0 is none
	auto    func() // goes on by itself; a group fills it
	onEnter func() // goes on after Enter; a group fills it
	hold    *hold  // shared in a group
}

// OnlyDigits is what a cell says when it refuses a letter or a paste.
const OnlyDigits = "Only digits here."

// TooLong is what a cell says when a number has more digits than any count.
const TooLong = "A count has at most 9 digits."

// NewCountEntry gives an empty cell. Limit is the size of the batch, or 0.
func NewCountEntry(limit int) *CountEntry {
	c := &CountEntry{Limit: limit, hold: &hold{}}
	c.Wrapping = fyne.TextWrapOff
	c.ExtendBaseWidget(c)
	c.Entry.OnChanged = func(string) { c.tell() }
	c.Entry.SetText("") // prepares the entry's selection before the first key
	return c
}

// SetValue shows a text without telling OnChanged. What is no count of digits
// shows as empty.
func (c *CountEntry) SetValue(text string) {
	if !isDigits(text) || len(text) > maxDigits {
		text = ""
	}
	text = trimZeros(text)
	c.told = text
	c.found = text
	c.mark = 0
	c.replace(text)
}

// Empty says whether nothing was keyed, which is not the same as zero.
func (c *CountEntry) Empty() bool { return c.Text == "" }

// Over says whether the value is above the limit.
func (c *CountEntry) Over() bool { return c.Limit > 0 && c.value() > c.Limit }

// tooMuch says whether the value is above what is taken.
func (c *CountEntry) tooMuch() bool { return c.Most > 0 && c.value() > c.Most }

// State says how the cell looks. A value above the limit looks like an error.
func (c *CountEntry) State() CellState {
	if c.state == CellOpen && c.Over() {
		return CellError
	}
	return c.state
}

// SetState changes the look; an agreed cell cannot have the focus.
func (c *CountEntry) SetState(state CellState) {
	c.state = state
	if state == CellAgreed {
		c.Disable()
	} else {
		c.Enable()
	}
	c.Refresh()
}

// value is the number shown, or 0; at most nine digits always fit.
func (c *CountEntry) value() int {
	n, err := strconv.Atoi(c.Text)
	if err != nil {
		return 0
	}
	return n
}

// replace sets the whole text with the cursor behind it and nothing selected.
func (c *CountEntry) replace(text string) {
	c.CursorColumn = len(text)
	if c.Text != text {
		c.SetText(text)
	}
	c.CursorColumn = len(text)
	c.Refresh()
}

// tell hands a changed text over, once for each change.
func (c *CountEntry) tell() {
	if c.Text == c.told || !isDigits(c.Text) || len(c.Text) > maxDigits || c.Text != trimZeros(c.Text) || c.tooMuch() {
		return // nothing new, or a state on the way that is put right at once
	}
	c.told = c.Text
	if c.OnChanged != nil {
		c.OnChanged(c.Text)
	}
}

func (c *CountEntry) refuse(why string) {
	if c.OnRefused != nil {
		c.OnRefused(why)
	}
}

// role is the size of the digits.
func (c *CountEntry) role() fyne.ThemeSizeName {
	if c.Role == "" {
		return theme.SizeCount
	}
	return c.Role
}

// isDigits says whether a text has ASCII digits only. Nothing at all passes.
func isDigits(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// trimZeros drops leading zeros and keeps a single 0.
func trimZeros(text string) string {
	for len(text) > 1 && text[0] == '0' {
		text = text[1:]
	}
	return text
}
