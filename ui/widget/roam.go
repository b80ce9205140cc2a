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
	r.to(offset)
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

// Turn goes on by most of a room, as one reads: down, and from the foot to the
// head of what stands on the right; or the same way back.
func (r *Roam) Turn(back bool) {
	const part = 0.75
	room, end, offset := r.scroll.Size(), r.end(), r.scroll.Offset
	switch {
	case !back && offset.Y < end.Y:
		offset.Y += room.Height * part
	case !back && offset.X < end.X:
		offset = fyne.NewPos(offset.X+room.Width*part, 0)
	case back && offset.Y > 0:
		offset.Y -= room.Height * part
	case back && offset.X > 0:
		offset = fyne.NewPos(offset.X-room.Width*part, end.Y)
	}
	r.to(offset)
}

// end is the offset at which the last corner of the page is seen.
func (r *Roam) end() fyne.Position {
	page, room := r.scroll.Content.MinSize(), r.scroll.Size()
	return fyne.NewPos(max(0, page.Width-room.Width), max(0, page.Height-room.Height))
}

func (r *Roam) to(offset fyne.Position) {
	end := r.end()
	r.scroll.ScrollToOffset(fyne.NewPos(min(max(0, offset.X), end.X), min(max(0, offset.Y), end.Y)))
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
