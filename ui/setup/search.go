package setup

import (
	"fyne.io/fyne/v2"

	"countersign/ui/widget"
)

// search is an entry above a list: Down goes on to the list.
type search struct {
	widget.TextEntry
	down func()
}

func newSearch(placeholder string) *search {
	s := &search{}
	s.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	s.PlaceHolder = placeholder
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is for Fyne.
func (s *search) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown {
		s.down()
		return
	}
	s.TextEntry.TypedKey(e)
}
