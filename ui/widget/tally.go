package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/ui/theme"
)

// The five-stroke marks at full size: four strokes and one across them, five
// such groups to a line. They shrink where the room is smaller.
const (
	strokeWidth  = 3
	strokePitch  = 13
	strokeHeight = 36
	strokeGroup  = 78
	strokeLine   = 46 // from one line of groups to the next
	strokeInset  = 6  // the fifth stroke begins before the first
	lineGroups   = 5
)

// TallyStrokes draws a number as the strokes of a tally, one line a stroke.
type TallyStrokes struct {
	widget.BaseWidget
	n int
}

// NewTallyStrokes gives a tally without a stroke.
func NewTallyStrokes() *TallyStrokes {
	t := &TallyStrokes{}
	t.ExtendBaseWidget(t)
	return t
}

// Set draws so many strokes.
func (t *TallyStrokes) Set(n int) {
	if n = max(0, n); n == t.n {
		return
	}
	t.n = n
	t.Refresh()
}

// Strokes is how many are drawn.
func (t *TallyStrokes) Strokes() int { return t.n }

// CreateRenderer is for Fyne.
func (t *TallyStrokes) CreateRenderer() fyne.WidgetRenderer {
	r := &tallyRenderer{tally: t}
	r.Refresh()
	return r
}

type tallyRenderer struct {
	tally   *TallyStrokes
	strokes []fyne.CanvasObject
}

// MinSize asks for no more than marks that can still be told apart; what there
// is beyond is used.
func (r *tallyRenderer) MinSize() fyne.Size { return fyne.NewSize(100, 18) }

// lines is how many lines the strokes need with so many groups in each.
func (r *tallyRenderer) lines(groups int) int { return max(1, (r.tally.n+5*groups-1)/(5*groups)) }

// fit chooses how many groups stand in a line, and the scale, so that the
// strokes are as large as the room lets them be.
func (r *tallyRenderer) fit(size fyne.Size) (groups int, scale float32) {
	for _, each := range []int{lineGroups, 2 * lineGroups, 4 * lineGroups, 8 * lineGroups} {
		s := min(1, size.Width/float32(each*strokeGroup), size.Height/tallHeight(r.lines(each)))
		if s > scale {
			groups, scale = each, s
		}
	}
	return groups, scale
}

func tallHeight(lines int) float32 { return float32((lines-1)*strokeLine + strokeHeight) }

func (r *tallyRenderer) Layout(size fyne.Size) {
	groups, scale := r.fit(size)
	if groups == 0 {
		return // no room yet
	}
	top := (size.Height - scale*tallHeight(r.lines(groups))) / 2
	for i, o := range r.strokes {
		line, ok := o.(*canvas.Line)
		if !ok {
			continue
		}
		group, stroke := i/5, i%5
		x := strokeInset + float32(group%groups*strokeGroup)
		y := float32(group / groups * strokeLine)
		from, to := fyne.NewPos(x+float32(stroke*strokePitch), y), fyne.NewPos(x+float32(stroke*strokePitch), y+strokeHeight)
		if stroke == 4 {
			from, to = fyne.NewPos(x-strokeInset, y+strokeHeight-5), fyne.NewPos(x+3*strokePitch+strokeInset, y+5)
		}
		line.StrokeWidth = max(1, strokeWidth*scale)
		line.Position1 = fyne.NewPos(from.X*scale, top+from.Y*scale)
		line.Position2 = fyne.NewPos(to.X*scale, top+to.Y*scale)
	}
}

func (r *tallyRenderer) Refresh() {
	n := r.tally.n
	for len(r.strokes) < n {
		r.strokes = append(r.strokes, canvas.NewLine(nil))
	}
	r.strokes = r.strokes[:n]
	ink := theme.Current().Color(foreground, 0)
	for _, o := range r.strokes {
		if line, ok := o.(*canvas.Line); ok {
			line.StrokeColor = ink
		}
	}
	r.Layout(r.tally.Size())
	canvas.Refresh(r.tally)
}

func (r *tallyRenderer) Objects() []fyne.CanvasObject { return r.strokes }

func (r *tallyRenderer) Destroy() {}
