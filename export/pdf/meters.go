package pdf

import (
	"fmt"

	"countersign/count"
)

// ReportMeter is a measure that a rule takes of the bodies that vote: how many
// of them stand where, or how much they weigh, and how much is needed.
type ReportMeter struct {
	Title  string       `json:"title"` // "Unions", "Members of the unions, bloc by bloc"
	Parts  []ReportPart `json:"parts"` // those for it first, then open ones, then those against it
	All    int          `json:"all"`   // of what stays in the denominator
	Needed int          `json:"needed"`
	Short  string       `json:"short"` // "11 unions yes, 4 no"
	Asks   string       `json:"asks"`  // "14 needed"
}

// ReportPart is one body in a meter.
type ReportPart struct {
	Name  string        `json:"name"`
	Size  int           `json:"size"`
	Stand count.Verdict `json:"stand"`
}

const (
	square      = 6.1
	squareGap   = 2.1
	mostSquares = 22 // that a line holds
	barHeight   = 8
	markRule    = 0.8
	markOver    = 3.6
)

// meter draws squares where every body counts for one, and a bar otherwise: dark
// for, grey open, white against, with a mark where enough is.
func (d *rollup) meter(m ReportMeter) {
	d.need(6 + barHeight + 2*markOver + 5)
	d.heading(m.Title)
	d.y += markOver
	mark := 0.0
	if m.squares() {
		mark = d.squares(m)
	} else {
		mark = d.weights(m)
	}
	d.rule(mark, d.y-markOver, mark, d.y+barHeight+markOver, markRule, black)
	d.y += barHeight + markOver
	d.mark("P", "", func() {
		d.font(regular, 8.6)
		d.put(d.left, d.y+3.2, fromLeft, m.Short)
		w := d.measure(m.Asks)
		x := max(d.left+d.measure(m.Short)+6, min(mark-w/2, d.right-w))
		d.put(x, d.y+3.2, fromLeft, m.Asks)
	})
	d.y += 6.5
}

func (m ReportMeter) squares() bool {
	for _, p := range m.Parts {
		if p.Size != 1 {
			return false
		}
	}
	return len(m.Parts) <= mostSquares && m.All == len(m.Parts)
}

func (d *rollup) squares(m ReportMeter) (mark float64) {
	d.mark("Figure", fmt.Sprintf("%s; %s", m.Short, m.Asks), func() {
		for i, p := range m.Parts {
			x := d.left + float64(i)*(square+squareGap)
			d.stand(x, d.y+(barHeight-square)/2, square, square, p.Stand)
		}
	})
	return d.left + float64(m.Needed)*(square+squareGap) - squareGap/2
}

func (d *rollup) weights(m ReportMeter) (mark float64) {
	const width = 180
	room, x := min(width, d.textWidth()), d.left
	d.mark("Figure", fmt.Sprintf("%s; %s", m.Short, m.Asks), func() {
		for _, p := range m.Parts {
			w := room * float64(p.Size) / float64(max(m.All, 1))
			d.stand(x, d.y, w, barHeight, p.Stand)
			d.font(regular, 6.6)
			if w > 14 {
				d.ink(black)
				if p.Stand == count.Passes {
					d.ink(paper)
				}
				d.fit(x+1.2, d.y+5, w-2.4, fromLeft, p.Name)
				d.ink(black)
			}
			x += w
		}
		d.frame(d.left, d.y, room, barHeight, innerRule)
	})
	return d.left + room*float64(m.Needed)/float64(max(m.All, 1))
}

// stand draws one body: filled, grey or empty.
func (d *rollup) stand(x, y, w, h float64, v count.Verdict) {
	switch v {
	case count.Passes:
		d.shade(x, y, w, h, soft)
		d.rule(x+w, y, x+w, y+h, innerRule, paper)
		return
	case count.Open:
		d.shade(x, y, w, h, hair)
	}
	d.frame(x, y, w, h, innerRule)
}
