package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/ui/theme"
)

// CreateRenderer draws the cell itself: Fyne's entry draws small and from the
// left.
func (c *CountEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &countRenderer{
		cell:      c,
		box:       canvas.NewRectangle(color.Transparent),
		selection: canvas.NewRectangle(color.Transparent),
		digits:    canvas.NewText("", nil),
		cursor:    canvas.NewRectangle(color.Transparent),
	}
	r.digits.Alignment = fyne.TextAlignTrailing
	r.Refresh()
	return r
}

type countRenderer struct {
	cell           *CountEntry
	box, selection *canvas.Rectangle
	digits         *canvas.Text
	cursor         *canvas.Rectangle
}

// Room beside and above the digits, and the width of the cursor.
const (
	cellPadX    = 14
	cellPadY    = 6.5
	cursorWidth = 2
)

// digit is the size of one digit: all are equally wide in the bundled font.
func (r *countRenderer) digit() fyne.Size {
	return fyne.MeasureText("0", theme.Current().Size(r.cell.role()), fyne.TextStyle{})
}

func (r *countRenderer) MinSize() fyne.Size {
	n := r.cell.Digits
	if n == 0 {
		n = 3
	}
	d := r.digit()
	wide := d.Width * float32(n)
	if r.cell.Grouped {
		wide += d.Width / 2 * float32((n-1)/3)
	}
	return fyne.NewSize(wide+2*cellPadX, d.Height+2*cellPadY)
}

func (r *countRenderer) Layout(size fyne.Size) {
	d := r.digit()
	top := (size.Height - d.Height) / 2
	right := size.Width - cellPadX
	r.box.Resize(size)
	r.digits.Move(fyne.NewPos(cellPadX, top))
	r.digits.Resize(fyne.NewSize(size.Width-2*cellPadX, d.Height))
	behind := float32(len(r.cell.Text) - r.cell.CursorColumn)
	r.cursor.Move(fyne.NewPos(right-behind*d.Width+1, top+d.Height*0.12))
	r.cursor.Resize(fyne.NewSize(cursorWidth, d.Height*0.76))
	selected := float32(len(r.cell.SelectedText()))
	r.selection.Move(fyne.NewPos(right-selected*d.Width-2, top+d.Height*0.1))
	r.selection.Resize(fyne.NewSize(selected*d.Width+4, d.Height*0.8))
}

func (r *countRenderer) Refresh() {
	c, th := r.cell, theme.Current()
	r.frame()
	r.digits.Text = c.Text
	if c.Grouped && !c.focused {
		r.digits.Text = group(c.Text)
	}
	r.digits.TextSize = th.Size(c.role())
	r.digits.Color = th.Color(foreground, 0)
	selected := c.SelectedText() != "" && c.focused
	r.selection.Hidden = !selected
	r.selection.FillColor = th.Color(fynetheme.ColorNameSelection, 0)
	r.selection.CornerRadius = th.Size(theme.SizeBadgeRadius)
	r.cursor.Hidden = !c.focused
	r.cursor.FillColor = th.Color(theme.ColorFocusRing, 0)
	r.Layout(c.Size())
	canvas.Refresh(c)
}

// frame chooses ground and border: the ring of the focus goes before the border
// of an error, whose tint stays.
func (r *countRenderer) frame() {
	c, th := r.cell, theme.Current()
	fill, line, width := theme.ColorPanel, edge, th.Size(theme.SizeOutline)
	switch c.State() {
	case CellAgreed:
		fill, line = background, separator
	case CellError:
		fill, line, width = Error.Tint(), Error.Color(), width+1
	case CellOpen:
	}
	if c.focused {
		line, width = theme.ColorFocusRing, th.Size(theme.SizeFocusRing)
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = th.Color(fill, 0), th.Color(line, 0), width
	r.box.CornerRadius = th.Size(theme.SizePanelRadius)
}

// group parts the thousands as the language does.
func group(text string) string {
	n, err := strconv.Atoi(text)
	if err != nil {
		return text // nothing was keyed
	}
	return words.Now().Number(n)
}

func (r *countRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.selection, r.digits, r.cursor}
}

func (r *countRenderer) Destroy() {}
