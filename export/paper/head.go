package paper

import "countersign/count"

// title is the head of a form: what it is, of which vote and place.
func (p *page) title(name string, v *count.Vote, place count.Place) {
	if v.Sample {
		name = p.F("%s (sample)", name)
	}
	p.strokes(p.left+1.2, p.y+0.8, 6)
	p.font(true, 17)
	p.as("H1", func() { p.put(p.left+11, p.y+6.2, p.room()*0.5-11, fromLeft, name) })
	p.font(true, 12)
	p.put(p.right, p.y+5.2, p.room()*0.48, fromRight, place.Title())
	p.font(false, 9)
	p.put(p.left, p.y+11.4, p.room()*0.56, fromLeft, v.Title)
	second := place.Union
	if place.Local != "" {
		second = place.Units() + " · " + place.Union
	}
	p.put(p.right, p.y+9.6, p.room()*0.42, fromRight, second)
	p.font(false, 8)
	p.put(p.right, p.y+13.2, p.room()*0.42, fromRight, string(place.ID))
	p.line(p.left, p.y+14.8, p.right, p.y+14.8, thick, black)
	p.y += 18
}
