package tour

import (
	"fyne.io/fyne/v2"

	"countersign/ui/theme"
)

// Dock is the layout that sets the panel beside the work, on the right, where
// the window leaves room for it, else below. The window need not grow for it.
type Dock struct{}

// The widths of the panel: what it has at 100 % text, and what it cannot go
// without; and its share of the height where it stands below.
const (
	dockWide  = 300
	dockMore  = 90 // at 200 %
	dockLeast = 264
	dockShare = 0.34
)

// MinSize is for Fyne.
func (Dock) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is for Fyne.
func (Dock) Layout(o []fyne.CanvasObject, size fyne.Size) {
	work, panel := o[0], o[1]
	room := size.Width - work.MinSize().Width
	wide := dockWide + dockMore*max(0, theme.Current().TextSize().Factor()-1)
	if width := min(wide, room); width >= dockLeast {
		set(work, 0, 0, size.Width-width, size.Height)
		set(panel, size.Width-width, 0, width, size.Height)
		return
	}
	height := size.Height * dockShare
	set(work, 0, 0, size.Width, size.Height-height)
	set(panel, 0, size.Height-height, size.Width, height)
}

func set(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
