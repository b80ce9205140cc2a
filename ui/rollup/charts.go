package rollup

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// mostBodies is how many bodies a chart has room for.
const mostBodies = 60

// charts are how each body voted on each question, and how many took part.
func (s *Screen) charts() []fyne.CanvasObject {
	if s.now.closed {
		return []fyne.CanvasObject{frame(widget.Stack(8, widget.NewSubheading(words.T("Charts")).Shrink(), prose(words.T("Figures stay closed."))), false)}
	}
	var out []fyne.CanvasObject
	r := s.now.report
	bodies := charted(r)
	for i := range r.Questions {
		q := &r.Questions[i]
		card := widget.Stack(6, head(i, q.Title, ""), small(words.T("For is solid, against hollow; the mark is at one half.")))
		for _, n := range bodies[:min(len(bodies), mostBodies)] {
			t := n.Total(q.ID)
			if !t.Put {
				continue
			}
			card.Add(votesBar(n.Name, t))
		}
		rest(card, len(bodies))
		out = append(out, frame(card, false))
	}
	card := widget.Stack(6, widget.NewSubheading(words.T("Turnout")).Shrink(), small(words.T("Ballots of the members to whom the question is put, so far.")))
	for _, n := range bodies[:min(len(bodies), mostBodies)] {
		if t, ok := mostPut(n); ok {
			card.Add(turnoutBar(n.Name, t))
		}
	}
	rest(card, len(bodies))
	return append(out, frame(card, false))
}

// charted are the unions, or the units where there is one union.
func charted(r *rollup.Report) []*rollup.Node {
	top := r.Coalition.Children
	if len(top) == 1 {
		top = top[0].Children
	}
	var out []*rollup.Node
	for i := range top {
		if top[i].CountedWith == "" {
			out = append(out, &top[i])
		}
	}
	return out
}

// mostPut is the question of a body that was put to most members: its ballots
// are the turnout.
func mostPut(n *rollup.Node) (best rollup.Total, ok bool) {
	for _, t := range n.Totals {
		if t.Put && (!ok || t.Eligible.Int() > best.Eligible.Int()) {
			best, ok = t, true
		}
	}
	return best, ok
}

func rest(card *fyne.Container, bodies int) {
	if bodies > mostBodies {
		card.Add(widget.NewCaption(words.F("And %s more.", words.Now().Number(bodies-mostBodies))))
	}
}

func votesBar(name string, t rollup.Total) fyne.CanvasObject {
	said := words.T("not received")
	yes, no := t.Yes.Int(), t.No.Int()
	if t.Received > 0 {
		said = fmt.Sprintf("%s – %s", words.Say(t.Yes.Grouped()), words.Say(t.No.Grouped()))
		if yes+no > 0 {
			said += ", " + words.Say(count.Percent(yes, yes+no))
		}
	}
	return chartRow(name, said, newShare(int64(yes), int64(yes+no), true))
}

func turnoutBar(name string, t rollup.Total) fyne.CanvasObject {
	said := words.T("not known")
	cast, of := t.Ballots.Int(), t.Eligible.Int()
	switch {
	case t.Received == 0:
		said = words.T("not received")
	case t.Eligible.Set() && of > 0:
		said = words.F("%s of %s, %s", words.Say(t.Ballots.Grouped()), words.Say(t.Eligible.Grouped()), words.Say(count.Percent(cast, of)))
	}
	return chartRow(name, said, newShare(int64(cast), int64(of), false))
}

// chartRow is a name and its figures above a bar.
func chartRow(name, said string, bar fyne.CanvasObject) fyne.CanvasObject {
	return widget.Stack(1, widget.Between(nil, widget.NewText(name, theme.SizeBadge, fynetheme.ColorNameForeground).Shrink(),
		shift(8, widget.NewText(said, theme.SizeBadge, fynetheme.ColorNamePlaceHolder))), bar)
}

// share is a bar of one part of a whole; half marks the middle.
type share struct {
	fynewidget.BaseWidget
	part, of int64
	half     bool
}

func newShare(part, of int64, half bool) *share {
	s := &share{part: part, of: of, half: half}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *share) CreateRenderer() fyne.WidgetRenderer {
	r := &shareRenderer{share: s, ground: canvas.NewRectangle(clear), fill: canvas.NewRectangle(clear), mark: canvas.NewRectangle(clear), edge: canvas.NewRectangle(clear)}
	r.style()
	return r
}

type shareRenderer struct {
	share                    *share
	ground, fill, mark, edge *canvas.Rectangle
}

func (r *shareRenderer) style() {
	th := theme.Current()
	r.ground.FillColor, r.ground.StrokeWidth = th.Color(theme.ColorPanel, 0), 1.5
	r.ground.StrokeColor = th.Color(fynetheme.ColorNameForeground, 0)
	if r.share.of == 0 {
		r.ground.StrokeColor, r.ground.StrokeWidth = th.Color(fynetheme.ColorNameDisabled, 0), 1
	}
	r.fill.FillColor = th.Color(theme.ColorYes, 0)
	r.mark.FillColor, r.edge.FillColor = th.Color(fynetheme.ColorNameForeground, 0), th.Color(theme.ColorPanel, 0)
	r.mark.Hidden = !r.share.half
	r.edge.Hidden = r.mark.Hidden
}

// reach is how far the mark stands out of its bar.
const reach = 3

func (r *shareRenderer) MinSize() fyne.Size {
	return fyne.NewSize(60, 14*theme.Current().TextSize().Factor()+2*reach)
}

func (r *shareRenderer) Layout(size fyne.Size) {
	bar := fyne.NewSize(size.Width, size.Height-2*reach)
	r.ground.Move(fyne.NewPos(0, reach))
	r.ground.Resize(bar)
	r.fill.Move(fyne.NewPos(0, reach))
	part := float32(0)
	if r.share.of > 0 {
		part = min(1, float32(r.share.part)/float32(r.share.of))
	}
	r.fill.Resize(fyne.NewSize(bar.Width*part, bar.Height))
	r.edge.Move(fyne.NewPos(size.Width/2-2, 0))
	r.edge.Resize(fyne.NewSize(4, size.Height))
	r.mark.Move(fyne.NewPos(size.Width/2-1, 0))
	r.mark.Resize(fyne.NewSize(2, size.Height))
}

func (r *shareRenderer) Refresh() {
	r.style()
	r.Layout(r.share.Size())
	canvas.Refresh(r.share)
}

func (r *shareRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.fill, r.edge, r.mark}
}

func (r *shareRenderer) Destroy() {}
