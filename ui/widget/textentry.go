package widget

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/command"
	"countersign/ui/theme"
)

// TextEntry is Fyne's entry with the focus ring, and with function keys and
// Escape passed on. Make one with [NewTextEntry], [NewPassEntry] or
// [NewProseEntry].
type TextEntry struct {
	widget.Entry
	// Keys is given what the entry does not use. It may be nil.
	Keys command.Keys
	// OnFocus is told that the focus has come, so that a page can scroll.
	OnFocus func()

	focused bool
	wrong   bool
	behind  behind
}

// NewTextEntry gives an entry of one line.
func NewTextEntry(placeholder string) *TextEntry {
	e := &TextEntry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// NewPassEntry gives an entry whose characters are covered.
func NewPassEntry(placeholder string) *TextEntry {
	e := NewTextEntry(placeholder)
	e.Password = true
	// Fyne adds a button that uncovers the passphrase to any covered entry that
	// has nothing there. Others look on at a count, so there is to be none.
	e.ActionItem = canvas.NewRectangle(color.Transparent)
	return e
}

// NewProseEntry gives an entry of several lines that wraps, such as for the
// explanation of a warning. Enter starts a new line.
func NewProseEntry(placeholder string, rows int) *TextEntry {
	e := NewTextEntry(placeholder)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	return e
}

// AcceptsTab says that Tab always goes on to the next control.
func (e *TextEntry) AcceptsTab() bool { return false }

// SetWrong draws the border of an error.
func (e *TextEntry) SetWrong(wrong bool) {
	e.wrong = wrong
	e.Refresh()
}

// Wipe empties the entry and its undo history, for a passphrase that was used.
func (e *TextEntry) Wipe() { e.SetText("") }

// FocusGained is for Fyne.
func (e *TextEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus()
	}
	follow(e.Keys)
}

// FocusLost is for Fyne.
func (e *TextEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
}

// TypedKey is for Fyne.
func (e *TextEntry) TypedKey(key *fyne.KeyEvent) {
	if forwards(key.Name) && e.Keys != nil && e.Keys.Key(key) {
		return
	}
	if !e.erase(key) {
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut is for Fyne. Keys that the table knows go there first; copying,
// pasting and undoing are none of them.
func (e *TextEntry) TypedShortcut(s fyne.Shortcut) {
	if e.Keys != nil && e.Keys.Shortcut(s) {
		return
	}
	e.Entry.TypedShortcut(s)
}

// forwards says whether a key is for the command table or a dialog rather than
// for an entry: Escape and the function keys.
func forwards(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		return true
	}
	return len(name) > 1 && name[0] == 'F' && strings.Trim(string(name[1:]), "0123456789") == ""
}

// CreateRenderer is for Fyne.
func (e *TextEntry) CreateRenderer() fyne.WidgetRenderer {
	return &ringRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, ring: canvas.NewRectangle(color.Transparent)}
}

// ringRenderer adds the focus ring to Fyne's own drawing of an entry.
type ringRenderer struct {
	fyne.WidgetRenderer
	entry *TextEntry
	ring  *canvas.Rectangle
}

func (r *ringRenderer) MinSize() fyne.Size {
	least := 40 * theme.Current().TextSize().Factor()
	return r.WidgetRenderer.MinSize().Max(fyne.NewSize(120, least))
}

func (r *ringRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *ringRenderer) Refresh() {
	th := theme.Current()
	r.ring.Hidden = !r.entry.focused && !r.entry.wrong
	r.ring.CornerRadius = th.Size(theme.SizePanelRadius)
	r.ring.StrokeColor, r.ring.StrokeWidth = th.Color(theme.ColorFocusRing, 0), th.Size(theme.SizeFocusRing)
	if r.entry.wrong && !r.entry.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = th.Color(Error.Color(), 0), 2
	}
	r.WidgetRenderer.Refresh()
	r.ring.Refresh()
}

func (r *ringRenderer) Objects() []fyne.CanvasObject {
	return append(r.WidgetRenderer.Objects(), r.ring)
}
