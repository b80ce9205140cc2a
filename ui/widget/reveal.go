package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// revealRoom is kept free around a part that is brought into view.
const revealRoom = 8

// Reveal scrolls a page as far as it takes to see a part of it whole: large text
// makes pages longer than their room, and the keyboard has to be seen. A part
// of another page moves nothing.
func Reveal(page *container.Scroll, part fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if page == nil || part == nil || driver.CanvasForObject(page) == nil || !holds(page.Content, part) {
		return
	}
	top := driver.AbsolutePositionForObject(part).Y - driver.AbsolutePositionForObject(page).Y - revealRoom
	below := top + part.Size().Height + 2*revealRoom - page.Size().Height
	switch offset := page.Offset; {
	case top < 0:
		offset.Y = max(0, offset.Y+top)
		page.ScrollToOffset(offset)
	case below > 0:
		offset.Y += min(below, top)
		page.ScrollToOffset(offset)
	}
}

// holds says whether an object is somewhere inside another.
func holds(all, part fyne.CanvasObject) bool {
	_, there := pagesTo(all, part)
	return there
}
