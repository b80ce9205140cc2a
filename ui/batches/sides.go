package batches

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// columns sets chips out in two columns, the first half on the left, with room
// for those out of sight.
type columns struct{ list *list }

const chipGap = 5

func (c *columns) MinSize([]fyne.CanvasObject) fyne.Size {
	l := c.list
	if l.n == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(2*l.probe.MinSize().Width+chipGap, float32(l.rows())*l.step()-chipGap)
}

func (c *columns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := c.list
	width := (size.Width - chipGap) / 2
	for number, t := range l.live {
		column, row := (number-1)/l.rows(), (number-1)%l.rows()
		t.Resize(fyne.NewSize(width, l.step()-chipGap))
		t.Move(fyne.NewPos(float32(column)*(width+chipGap), float32(row)*l.step()))
	}
}

// sides sets the list beside the work. At large text the list is a drawer that
// F6 opens.
type sides struct{ list *list }

// The width of the list, and of a window that is too narrow for the full one, or
// for any.
const (
	listWide   = 300
	listNarrow = 256
	narrow     = 1160
	cramped    = 860 // beside the panel of the tour: no room for list and two questions
)

func (s *sides) width(total float32) float32 {
	t := theme.Current().TextSize()
	factor := max(1, t.Factor())
	width := listWide * factor
	large := t.Stacks() || factor > 1 && total < narrow || total < cramped
	switch {
	case s.list.covered || large && !s.list.drawer:
		return 0
	case total < narrow:
		width = listNarrow * factor
	}
	return max(width, s.list.box.MinSize().Width) // numbers of four digits need more
}

// MinSize leaves it to the window: the parts scroll.
func (s *sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (s *sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := s.width(size.Width)
	objects[0].Resize(fyne.NewSize(width, size.Height))
	if hidden := width == 0; hidden == objects[0].Visible() {
		if hidden {
			objects[0].Hide()
		} else {
			objects[0].Show()
		}
	}
	s.list.place()
	objects[1].Move(fyne.NewPos(width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width, size.Height))
}
