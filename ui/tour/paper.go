package tour

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/theme"
	"countersign/ui/widget"
)

// paper draws a sheet as it lies beside the keyboard. Its words wrap: what is to
// be typed cannot be guessed from half a label.
func paper(s *Sheet, look look) fyne.CanvasObject {
	prose := widget.NewProse
	g := &grid{columns: 1 + len(s.Rows[0].Figures), head: fynetheme.SizeNameCaptionText, label: look.label(), figure: look.figure}
	var cells []fyne.CanvasObject
	if len(s.Heads) > 0 {
		cells = append(cells, widget.NewCaption(""))
		for _, h := range s.Heads {
			g.heads = append(g.heads, h)
			cells = append(cells, widget.Tight(prose(h, g.head, fynetheme.ColorNamePlaceHolder).Right()))
		}
	}
	for _, r := range s.Rows {
		g.labels = append(g.labels, r.Label)
		cells = append(cells, widget.Tight(prose(r.Label, g.label, fynetheme.ColorNameForeground)))
		for _, n := range r.Figures {
			g.figures = append(g.figures, n)
			cells = append(cells, widget.NewBold(n, g.figure, fynetheme.ColorNameForeground).Right())
		}
	}
	title := widget.Tight(prose(s.Title, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder))
	face := widget.NewBox(widget.Stack(2, title, container.New(g, cells...)))
	face.Fill, face.Line, face.PadX, face.PadY = fynetheme.ColorNameBackground, fynetheme.ColorNameInputBorder, 10, 8
	return face
}

// grid sets a column of labels and columns of figures. The figures have the room
// that they and their heads need, but leave the labels that of their longest
// word.
type grid struct {
	columns                int
	heads, labels, figures []string
	head, label, figure    fyne.ThemeSizeName
}

// figureWide is the width of a column of figures, unless its head needs more,
// and cellGap the room between two columns.
const (
	figureWide = 50
	cellGap    = 10
)

// wide is the width of the widest of some words.
func wide(texts []string, role fyne.ThemeSizeName, bold bool) (width float32) {
	for _, t := range texts {
		width = max(width, fyne.MeasureText(t, theme.Current().Size(role), fyne.TextStyle{Bold: bold}).Width)
	}
	return width
}

// split is the widths of the columns, that of the labels first.
func (g *grid) split(width float32) []float32 {
	least := wide(g.figures, g.figure, true) + cellGap
	room := width - wide(strings.Fields(strings.Join(g.labels, " ")), g.label, false) - cellGap
	out, all := make([]float32, g.columns), float32(0)
	for i := 1; i < g.columns; i++ {
		out[i] = max(least, figureWide*theme.Current().TextSize().Factor())
		if len(g.heads) > 0 {
			out[i] = max(least, wide(g.heads[i-1:i], g.head, false)+cellGap)
		}
		all += out[i]
	}
	out[0] = width
	for i := 1; i < g.columns; i++ {
		out[i] = max(least, out[i]*min(1, room/all))
		out[0] -= out[i]
	}
	return out
}

// MinSize is for Fyne. The height is that of the lines at the width of now.
func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize((wide(g.figures, g.figure, true)+cellGap)*float32(g.columns-1), 0)
	for i := 0; i < len(objects); i += g.columns {
		size.Height += rowHeight(objects[i : i+g.columns])
	}
	return size
}

func rowHeight(objects []fyne.CanvasObject) (height float32) {
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// Layout is for Fyne.
func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths, y := g.split(size.Width), float32(0)
	for i := 0; i < len(objects); i += g.columns {
		cells, x := objects[i:i+g.columns], float32(0)
		for j, o := range cells {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(widths[j], o.MinSize().Height)) // its lines break now
			x += widths[j]
		}
		height := rowHeight(cells)
		for _, o := range cells {
			o.Resize(fyne.NewSize(o.Size().Width, height))
		}
		y += height
	}
}
