package widget

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// NewKeyCap gives a key as it is printed on the keyboard, such as "Ctrl+E".
func NewKeyCap(key string) *Box {
	b := NewBox(NewText(key, theme.SizeKeyCap, foreground))
	b.Fill, b.Line, b.Radius = theme.ColorPanel, edge, theme.SizeBadgeRadius
	b.PadX, b.PadY = 6, 1
	return b
}

// NewKeyHint gives a key cap and, beside it, what the key does.
func NewKeyHint(key, does string) *fyne.Container {
	return Row(6, Middle(NewKeyCap(key)), NewCaption(does))
}
