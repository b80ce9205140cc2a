package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Roam shows a page that may be larger than its room, and goes to the part of it
// that has the keyboard. Screens are set out for text up to 150 %; at larger
// text they keep their proportions, and the window is a glass that moves over
// them.
type Roam struct {
	widget.BaseWidget
	scroll *container.Scroll
}

// NewRoam gives a view of a page that is never set out smaller than least.
func NewRoam(page fyne.CanvasObject, least fyne.Size) *Roam {
	r := &Roam{scroll: container.NewScroll(container.New(atLeastBoth{least}, page))}
	r.ExtendBaseWidget(r)
	return r
}

// Page is what can be gone to, with where it stands now.
func (r *Roam) Page() *container.Scroll { return r.scroll }

// Reveal moves the page as far as it takes to see a part of it whole.
func (r *Roam) Reveal(part fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(r) == nil || part == nil {
		return
	}
	at := driver.AbsolutePositionForObject(part).Subtract(driver.AbsolutePositionForObject(r))
	size, room := part.Size(), r.scroll.Size()
	offset := r.scroll.Offset
	offset.X += shift(at.X, size.Width, room.Width)
	offset.Y += shift(at.Y, size.Height, room.Height)
	move(r.scroll, offset)
}

// shift is how far a page has to move so that what begins at from is seen.
func shift(from, length, room float32) float32 {
	switch below := from + length + revealRoom - room; {
	case from < revealRoom:
		return from - revealRoom
	case below > 0:
		return min(below, from-revealRoom)
	}
	return 0
}

// Turn moves a page by most of its room, as one reads: down, and from the foot
// to the head of what stands on the right; or the same way back. Of several it
// is the innermost around the part that has the keyboard, or else the first,
// that can move.
func Turn(content, part fyne.CanvasObject, back bool) {
	around, _ := pagesTo(content, part)
	for i := len(around) - 1; i >= 0; i-- {
		if turn(around[i], back) {
			return
		}
	}
	turnFirst(content, back)
}

func turnFirst(o fyne.CanvasObject, back bool) bool {
	if !o.Visible() {
		return false
	}
	if turn(o, back) {
		return true
	}
	for _, inside := range insideOf(o) {
		if turnFirst(inside, back) {
			return true
		}
	}
	return false
}

// turn moves a page, and says whether it could.
func turn(page fyne.CanvasObject, back bool) bool {
	if r, ok := page.(*Roam); ok {
		page = r.scroll
	}
	s, ok := page.(*container.Scroll)
	if !ok {
		return false
	}
	const part = 0.75
	room, end, offset := s.Size(), endOf(s), s.Offset
	switch {
	case !back && offset.Y < end.Y:
		offset.Y += room.Height * part
	case !back && offset.X < end.X:
		offset = fyne.NewPos(offset.X+room.Width*part, 0)
	case back && offset.Y > 0:
		offset.Y -= room.Height * part
	case back && offset.X > 0:
		offset = fyne.NewPos(offset.X-room.Width*part, end.Y)
	default:
		return false
	}
	move(s, offset)
	return true
}

// endOf is the offset at which the last corner of a page is seen.
func endOf(s *container.Scroll) fyne.Position {
	page, room := s.Content.MinSize(), s.Size()
	return fyne.NewPos(max(0, page.Width-room.Width), max(0, page.Height-room.Height))
}

func move(s *container.Scroll, offset fyne.Position) {
	end := endOf(s)
	s.ScrollToOffset(fyne.NewPos(min(max(0, offset.X), end.X), min(max(0, offset.Y), end.Y)))
}

// CreateRenderer is for Fyne.
func (r *Roam) CreateRenderer() fyne.WidgetRenderer { return newView(r, r.scroll) }

// atLeastBoth is a layout that keeps a least size.
type atLeastBoth struct{ least fyne.Size }

func (l atLeastBoth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := l.least
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (l atLeastBoth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	atLeast{}.Layout(objects, size)
}
