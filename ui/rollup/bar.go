package rollup

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/ui/theme"
)

// The weight bar at 100 % text: its height, and how far the mark reaches beyond.
const (
	barHeight = 30
	markReach = 10
	markWidth = 3
)

// part is a piece of a weight bar.
type part struct {
	weight  int64
	verdict count.Verdict
}

// weightBar is a bar of weights with a mark at what is needed.
type weightBar struct {
	fynewidget.BaseWidget
	parts []part
	of    int64
	needs int64
}

func newWeightBar(parts []part, of, needs int64) *weightBar {
	b := &weightBar{parts: parts, of: max(of, 1), needs: needs}
	b.ExtendBaseWidget(b)
	return b
}

// partsOf are the pieces of a bar: the bodies with their members where they
// make up the bar's numbers, else what is counted, open and left.
func partsOf(bar *rule.Bar, q *rollup.Question, root *rollup.Node) []part {
	plain := []part{{bar.Counted, count.Passes}, {bar.Open, count.Open}, {bar.Of - bar.Counted - bar.Open, count.Fails}}
	bodies := bodies(q, root)
	var sums [2]int64
	for _, b := range bodies {
		sums[0] += b.weight
		if b.verdict == count.Passes {
			sums[1] += b.weight
		}
	}
	if len(bodies) > mostSquares || sums[0] != bar.Of || sums[1] != bar.Counted {
		return slices.DeleteFunc(plain, func(p part) bool { return p.weight <= 0 })
	}
	return bodies
}

// bodies are those that vote on a question with their members, the yes first
// and the heavy ones before the light ones.
func bodies(q *rollup.Question, root *rollup.Node) []part {
	var out []part
	for _, x := range q.Results {
		if x.Level != q.Applies || x.Verdict == count.NotPut {
			continue
		}
		p := part{verdict: x.Verdict}
		if n := find(root, "", x.Path); n != nil && n.Total(q.ID).Eligible.Set() {
			p.weight = int64(n.Total(q.ID).Eligible.Int())
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b part) int {
		return cmp.Or(cmp.Compare(rank(a.verdict), rank(b.verdict)), cmp.Compare(b.weight, a.weight))
	})
	return out
}

// rank orders verdicts as they are drawn: yes, open, no, did not vote.
func rank(v count.Verdict) int {
	return slices.Index([]count.Verdict{count.Passes, count.Open, count.Fails, count.DidNotVote}, v)
}

// find is the body with a path; of a unit that is one place, the unit.
func find(n *rollup.Node, path, want string) *rollup.Node {
	if path == want && n.Level != count.LevelCoalition {
		return n
	}
	for i := range n.Children {
		c := &n.Children[i]
		p := below(n, path, c)
		if p == want || len(want) > len(p) && want[:len(p)] == p && want[len(p)] == '/' {
			return find(c, p, want)
		}
	}
	return nil
}

// CreateRenderer is for Fyne.
func (b *weightBar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, mark: canvas.NewRectangle(clear)}
	for range b.parts {
		r.pieces = append(r.pieces, canvas.NewRectangle(clear))
	}
	r.style()
	return r
}

type barRenderer struct {
	bar    *weightBar
	pieces []*canvas.Rectangle
	mark   *canvas.Rectangle
}

func (r *barRenderer) style() {
	th := theme.Current()
	for i, p := range r.pieces {
		p.StrokeWidth, p.StrokeColor = 1.5, th.Color(fynetheme.ColorNameForeground, 0)
		switch r.bar.parts[i].verdict {
		case count.Passes:
			p.FillColor, p.StrokeColor, p.StrokeWidth = th.Color(theme.ColorYes, 0), th.Color(theme.ColorPanel, 0), 1
		case count.Fails:
			p.FillColor = th.Color(theme.ColorPanel, 0)
		default:
			p.FillColor, p.StrokeColor = th.Color(fynetheme.ColorNameHeaderBackground, 0), th.Color(fynetheme.ColorNameDisabled, 0)
		}
	}
	r.mark.FillColor = th.Color(fynetheme.ColorNameForeground, 0)
}

func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(120, barHeight*theme.Current().TextSize().Factor()+2*markReach)
}

func (r *barRenderer) Layout(size fyne.Size) {
	at, of := int64(0), float32(r.bar.of)
	for i, p := range r.pieces {
		from := float32(at) / of * size.Width
		at += r.bar.parts[i].weight
		inset := float32(markReach)
		if v := r.bar.parts[i].verdict; v != count.Passes && v != count.Fails {
			inset = size.Height / 3 // what is open is thin
		}
		p.Move(fyne.NewPos(from, inset))
		p.Resize(fyne.NewSize(max(1, float32(at)/of*size.Width-from), size.Height-2*inset))
	}
	r.mark.Move(fyne.NewPos(min(size.Width-markWidth, max(0, float32(r.bar.needs)/of*size.Width-markWidth/2)), 0))
	r.mark.Resize(fyne.NewSize(markWidth, size.Height))
}

func (r *barRenderer) Refresh() {
	r.style()
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}

func (r *barRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, p := range r.pieces {
		out = append(out, p)
	}
	return append(out, r.mark)
}

func (r *barRenderer) Destroy() {}

// flow is a layout that sets equal parts beside one another and goes on below.
// It has to be told its width before its height is known.
type flow struct {
	gap   float32
	width float32
}

func (f *flow) across(side float32) int { return max(1, int((f.width+f.gap)/(side+f.gap))) }

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	side := objects[0].MinSize()
	lines := (len(objects) + f.across(side.Width) - 1) / f.across(side.Width)
	return fyne.NewSize(side.Width, float32(lines)*(side.Height+f.gap)-f.gap)
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	for i, o := range objects {
		side := o.MinSize()
		across := f.across(side.Width)
		o.Resize(side)
		o.Move(fyne.NewPos(float32(i%across)*(side.Width+f.gap), float32(i/across)*(side.Height+f.gap)))
	}
}
