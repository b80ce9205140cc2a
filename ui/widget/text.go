package widget

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// Text is one line in a role of the theme, without any padding. Where it gets
// less room than it needs it ends in an ellipsis, never over its neighbour.
type Text struct {
	widget.BaseWidget
	Text  string
	Role  fyne.ThemeSizeName
	Color fyne.ThemeColorName
	Style fyne.TextStyle
	Align fyne.TextAlign
	// Shrinks allows the line to be given less than its width. Names and places
	// shrink; numbers and state words do not.
	Shrinks bool
	// Brief is said instead where all of the text has no room.
	Brief string
}

// NewText gives a line in the given size and colour roles.
func NewText(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName) *Text {
	t := &Text{Text: text, Role: size, Color: color}
	t.ExtendBaseWidget(t)
	return t
}

// NewBold gives a bold line in the given size and colour roles.
func NewBold(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName) *Text {
	t := NewText(text, size, color)
	t.Style.Bold = true
	return t
}

// NewCaption gives a second line or hint.
func NewCaption(text string) *Text {
	return NewText(text, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder)
}

// NewHeading gives a screen's title.
func NewHeading(text string) *Text {
	return NewBold(text, fynetheme.SizeNameHeadingText, fynetheme.ColorNameForeground)
}

// NewSubheading gives a panel's title.
func NewSubheading(text string) *Text {
	return NewBold(text, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground)
}

// Shrink marks the line as one that may be cut, and gives it back.
func (t *Text) Shrink() *Text {
	t.Shrinks = true
	return t
}

// Right aligns the line at its right edge, and gives it back.
func (t *Text) Right() *Text {
	t.Align = fyne.TextAlignTrailing
	return t
}

// Set changes the words.
func (t *Text) Set(text string) {
	if t.Text == text {
		return
	}
	t.Text = text
	t.Refresh()
}

// SetColor changes the colour role.
func (t *Text) SetColor(color fyne.ThemeColorName) {
	if t.Color == color {
		return
	}
	t.Color = color
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, line: canvas.NewText(t.Text, nil)}
	r.style()
	return r
}

type textRenderer struct {
	text *Text
	line *canvas.Text
}

func (r *textRenderer) style() {
	th := theme.Current()
	r.line.Color = th.Color(r.text.Color, 0)
	r.line.TextSize = th.Size(r.text.Role)
	r.line.TextStyle = r.text.Style
	r.line.Alignment = r.text.Align
}

func (r *textRenderer) measure(s string) fyne.Size {
	return fyne.MeasureText(s, r.line.TextSize, r.line.TextStyle)
}

func (r *textRenderer) MinSize() fyne.Size {
	r.style()
	size := r.measure(r.text.Text)
	if r.text.Shrinks {
		size.Width = min(size.Width, r.measure("...").Width)
	}
	return size
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.line.Text = r.fitting(size.Width)
	height := r.measure(r.line.Text).Height
	r.line.Move(fyne.NewPos(0, (size.Height-height)/2))
	r.line.Resize(fyne.NewSize(size.Width, height))
}

// fitting gives the longest beginning of the text that fits, with an ellipsis.
func (r *textRenderer) fitting(width float32) string {
	if !r.text.Shrinks || r.measure(r.text.Text).Width <= width {
		return r.text.Text
	}
	if r.text.Brief != "" && r.measure(r.text.Brief).Width <= width {
		return r.text.Brief
	}
	if r.measure("…").Width > width {
		return "" // it would stand over its neighbour
	}
	runes := []rune(r.text.Text)
	n := sort.Search(len(runes), func(n int) bool {
		return r.measure(string(runes[:n+1])+"…").Width > width
	})
	return string(runes[:n]) + "…"
}

func (r *textRenderer) Refresh() {
	r.style()
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *textRenderer) Destroy() {}
