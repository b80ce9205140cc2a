package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Prose is a sentence or more that wraps at the width it is given.
type Prose struct {
	widget.RichText
	segment *widget.TextSegment
}

// NewProse gives wrapping text in the given size and colour roles.
func NewProse(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName) *Prose {
	p := &Prose{segment: &widget.TextSegment{
		Text:  text,
		Style: widget.RichTextStyle{SizeName: size, ColorName: color},
	}}
	p.Segments = []widget.RichTextSegment{p.segment}
	p.Wrapping = fyne.TextWrapWord
	p.Scroll = fyne.ScrollNone
	p.ExtendBaseWidget(p)
	return p
}

// Text gives the words.
func (p *Prose) Text() string { return p.segment.Text }

// Set changes the words.
func (p *Prose) Set(text string) {
	if p.segment.Text == text {
		return
	}
	p.segment.Text = text
	p.Refresh()
}

// Bold makes the text bold, and gives it back.
func (p *Prose) Bold() *Prose {
	p.segment.Style.TextStyle.Bold = true
	return p
}

// Right aligns the text at its right edge, and gives it back.
func (p *Prose) Right() *Prose {
	p.segment.Style.Alignment = fyne.TextAlignTrailing
	return p
}

// Centre sets the text in the middle, and gives it back.
func (p *Prose) Centre() *Prose {
	p.segment.Style.Alignment = fyne.TextAlignCenter
	return p
}

// SetColor changes the colour role.
func (p *Prose) SetColor(color fyne.ThemeColorName) {
	if p.segment.Style.ColorName == color {
		return
	}
	p.segment.Style.ColorName = color
	p.Refresh()
}
