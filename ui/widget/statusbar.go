package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/ui/command"
	"countersign/ui/theme"
)

// StatusBar is the strip at the foot: what is safe on disk, the keys of the
// focused part, and whether figures are invented.
type StatusBar struct {
	fynewidget.BaseWidget
	icon   *Icon
	saved  *Text
	hints  *fyne.Container
	sample *dashed
	box    *Box
}

// NewStatusBar gives an empty bar.
func NewStatusBar() *StatusBar {
	s := &StatusBar{
		icon:   NewIcon(theme.IconOpen, secondary, 16),
		saved:  NewCaption(""),
		hints:  container.New(&fitting{gap: 16}),
		sample: newDashed(NewText("", theme.SizeKeyCap, secondary)),
	}
	line := Between(After(Row(8, s.icon, s.saved), 18), s.hints, Middle(s.sample))
	s.box = NewBox(container.NewBorder(fynewidget.NewSeparator(), nil, nil, nil, Inset(16, 0, line)))
	s.box.Fill, s.box.Least = header, fyne.NewSize(0, 38)
	s.ExtendBaseWidget(s)
	s.SetSample("")
	return s
}

// SetSaved says what is safe on disk, such as "Saved 14:22:07". Success is the
// usual kind; Error says that saving failed.
func (s *StatusBar) SetSaved(kind Kind, words string) {
	s.icon.Set(kind.Icon(), kind.Color())
	s.saved.Text, s.saved.Color = words, secondary
	if kind == Error || kind == Warning {
		s.saved.Color = kind.Color()
	}
	s.saved.Refresh()
	s.box.Refresh()
}

// SetHints shows the keys of the focused part.
func (s *StatusBar) SetHints(hints []command.Hint) {
	s.hints.Objects = nil
	for _, h := range hints {
		s.hints.Add(NewKeyHint(h.Key, h.Text))
	}
	s.box.Refresh()
}

// SetNotice shows a sentence in place of the key hints, such as why a command
// cannot be done now. The next SetHints takes it away.
func (s *StatusBar) SetNotice(words string) {
	s.hints.Objects = []fyne.CanvasObject{
		Between(After(NewIcon(theme.IconNote, Note.Color(), 16), 8), NewText(words, caption, foreground).Shrink(), nil),
	}
	s.box.Refresh()
}

// SetSample says which figures are invented, in a dashed frame; empty hides it.
func (s *StatusBar) SetSample(words string) {
	s.sample.words.Set(words)
	s.sample.Hidden = words == ""
	s.box.Refresh()
}

// CreateRenderer is for Fyne.
func (s *StatusBar) CreateRenderer() fyne.WidgetRenderer { return newView(s, s.box) }

// fitting is a row that leaves out what has no room. The last object, which
// leads to all others, goes last; one that is alone has all the room.
type fitting struct{ gap float32 }

func (f *fitting) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

func (f *fitting) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 1 {
		objects[0].Move(fyne.NewPos(0, 0))
		objects[0].Resize(size)
		return
	}
	var x, last float32
	if n := len(objects); n > 0 {
		last = objects[n-1].MinSize().Width
	}
	for i, o := range objects {
		width := o.MinSize().Width
		if i == len(objects)-1 {
			last = -f.gap
		}
		if x+width+f.gap+last > size.Width {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + f.gap
	}
}
