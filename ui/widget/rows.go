package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Row sets objects beside one another with a gap, each at its own width.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Stack sets objects above one another with a gap, each at its own height.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Between sets left and right at the two ends and lets middle have the rest.
// Any of them may be nil.
func Between(left, middle, right fyne.CanvasObject) *fyne.Container {
	rest := []fyne.CanvasObject{}
	if middle != nil {
		rest = append(rest, middle)
	}
	return container.NewBorder(nil, nil, left, right, rest...)
}

// Middle keeps an object at its own height in the middle of the room it gets.
func Middle(object fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), object, layout.NewSpacer())
}

// Inset keeps room around an object.
func Inset(x, y float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(y, y, x, x), object)
}

// Wide gives an object at least the given width at any text size.
func Wide(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(atLeast{width}, object)
}

// atLeast is a layout that keeps a least width.
type atLeast struct{ width float32 }

func (l atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.width, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (l atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// After keeps room on the right of an object, for use beside a part that
// stretches.
func After(object fyne.CanvasObject, room float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, room), object)
}
