package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/ui/command"
)

// Follower is what goes to a part that has got the keyboard, as an open dialog
// does. The Keys of a widget may be one.
type Follower interface{ Follow(part fyne.CanvasObject) }

// follow brings the part that has just got the keyboard into view, on every page
// around it that can be moved.
func follow(keys command.Keys) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		part, ok := w.Canvas().Focused().(fyne.CanvasObject)
		if !ok {
			continue
		}
		if f, ok := keys.(Follower); ok {
			f.Follow(part)
			continue
		}
		FollowIn(w.Canvas().Content(), part)
	}
}

// FollowIn brings a part of a window or of a dialog into view.
func FollowIn(content, part fyne.CanvasObject) {
	pages, _ := pagesTo(content, part)
	for i := len(pages) - 1; i >= 0; i-- {
		switch page := pages[i].(type) {
		case *Roam:
			page.Reveal(part)
		case *container.Scroll:
			Reveal(page, part)
		}
	}
}

// pagesTo are the pages that can be moved on the way to a part, the outermost
// first.
func pagesTo(from, part fyne.CanvasObject) (pages []fyne.CanvasObject, there bool) {
	if from == part {
		return nil, true
	}
	for _, inside := range insideOf(from) {
		found, there := pagesTo(inside, part)
		if !there {
			continue
		}
		switch from.(type) {
		case *Roam, *container.Scroll:
			found = append([]fyne.CanvasObject{from}, found...)
		}
		return found, true
	}
	return nil, false
}

// insideOf are the parts of what can hold something that has the keyboard.
func insideOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *Roam:
		return []fyne.CanvasObject{o.scroll.Content}
	case *SignatureBlock:
		return []fyne.CanvasObject{o.box}
	case *ReadBack:
		return []fyne.CanvasObject{o.box}
	case *GroupCheck:
		return []fyne.CanvasObject{o.face}
	case *EquationRow:
		return []fyne.CanvasObject{o.box}
	case *Box:
		if o.Content != nil {
			return []fyne.CanvasObject{o.Content}
		}
	}
	return nil
}
