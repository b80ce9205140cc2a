package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// view shows a widget as one object that it is put together from. Unlike Fyne's
// simple renderer it passes a refresh on, so that the parts find their places
// anew when one of them has grown.
type view struct {
	of   fyne.Widget
	face fyne.CanvasObject
}

func newView(of fyne.Widget, face fyne.CanvasObject) fyne.WidgetRenderer {
	return &view{of: of, face: face}
}

func (v *view) Layout(size fyne.Size) { v.face.Resize(size) }

func (v *view) MinSize() fyne.Size { return v.face.MinSize() }

func (v *view) Refresh() {
	v.face.Resize(v.of.Size())
	v.face.Refresh()
	canvas.Refresh(v.of)
}

func (v *view) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.face} }

func (v *view) Destroy() {}
