package pdf

import (
	"sort"
	"strings"

	"countersign/count"
)

// embargoBar stands on top of every page while figures are closec.
func (c *canvas) embargoBar(e count.Embargo) {
	if !e.On() {
		return
	}
	const height = 7.5
	c.frame(c.left+boxRule/2, c.y, c.textWidth()-boxRule, height, boxRule)
	words := e.Words
	if words == "" {
		words = c.words.T("Figures and turnout are confidential")
	}
	c.mark("P", "", func() {
		c.font(bold, 10)
		c.fit(c.left+3.5, c.y+5.1, c.textWidth()*0.56, fromLeft, c.embargoWords(e))
		c.font(regular, 9.6)
		c.fit(c.right-3.5, c.y+5.1, c.textWidth()*0.4, fromRight, words)
	})
	c.y += height + 2.5
}

func (c *canvas) embargoWords(e count.Embargo) string {
	switch {
	case e.Until.IsZero():
		return c.words.T("EMBARGO: until every place has reported")
	case e.AllIn:
		return c.words.F("EMBARGO: not before %s, and all are in", c.words.Say(e.Until.Words()))
	}
	return c.words.F("EMBARGO: not before %s", c.words.Say(e.Until.Words()))
}

// titleBlock is the head of page 1.
func (d *drawing) titleBlock() {
	t := &d.sheet.Tally
	boxWidth := d.placeBox(t.Place)
	room := d.textWidth() - boxWidth - 4
	title := d.words.T("Tally sheet")
	if d.sheet.Vote.Sample {
		title = d.words.F("%s (sample)", title)
	}
	d.mark("H1", "", func() {
		d.font(bold, 20)
		d.fit(d.left, d.y+6.6, room, fromLeft, title)
	})
	d.mark("P", "", func() {
		d.font(regular, 11)
		d.fit(d.left, d.y+12, room, fromLeft, d.sheet.Vote.Title)
	})
	d.y += 14.3
}

// placeBox draws the place in its frame at the right and gives the width.
func (d *drawing) placeBox(p count.Place) float64 {
	second := p.Union
	if p.Local != "" {
		second = p.Unit + " · " + p.Union
	}
	d.font(bold, 12.5)
	w := d.measure(printable(p.Title()))
	d.font(regular, 9)
	w = min(max(w, d.measure(printable(second)))+6.4, d.textWidth()*0.44)
	x := d.right - w
	d.frame(x, d.y, w, 11.6, innerRule)
	d.mark("P", "", func() {
		d.font(bold, 12.5)
		d.fit(d.right-3.2, d.y+5.3, w-6.2, fromRight, p.Title())
		d.font(regular, 9)
		d.fit(d.right-3.2, d.y+9.4, w-6.2, fromRight, second)
	})
	return w
}

// begin starts a later page with its title and the place it belongs to.
func (d *drawing) begin(title string) {
	d.addPage()
	d.ink(black)
	d.embargoBar(d.sheet.Vote.Embargo)
	d.mark("H1", "", func() {
		d.font(bold, 17)
		d.put(d.left, d.y+6, fromLeft, title)
	})
	used := d.measure(title)
	d.mark("P", "", func() {
		place := d.sheet.Tally.Place
		rest := printable(" · " + place.Unit + " · " + d.sheet.Vote.ID + " · " + d.words.Say(d.sheet.Certified.Day().Words()))
		room := d.textWidth() - used - 6
		d.font(bold, 10)
		first := min(d.measure(printable(place.Title())), room*0.6)
		d.font(regular, 10)
		second := min(d.measure(rest), room-first)
		d.fit(d.right-second, d.y+6, second+0.1, fromLeft, rest)
		d.font(bold, 10)
		d.fit(d.right-second, d.y+6, first+0.1, fromRight, place.Title())
	})
	d.y += 8.6
}

// facts is the table of place, time and size.
func (d *drawing) facts() {
	const rowHeight = 5.7
	w := d.textWidth()
	rows, long := 2.0, ""
	if d.sheet.Tally.Hall != "" {
		rows = 3
	}
	d.frame(d.left, d.y, w, rows*rowHeight, innerRule)
	for row := 1.0; row < rows; row++ {
		d.rule(d.left, d.y+row*rowHeight, d.right, d.y+row*rowHeight, innerRule, hair)
	}
	at := []float64{1.7, 13.2, 0.398 * w, 0.494 * w, 0.659 * w, 0.748 * w, w - 1}
	d.in("Table", func() {
		for row, cells := range [][]string{
			{d.words.T("Place"), string(d.sheet.Tally.Place.ID), d.words.T("Date"), d.day() + d.star("times"), d.words.T("Counted"), d.counted() + d.star("times")},
			{d.words.T("Units"), d.sheet.Tally.Place.Units(), d.words.T("Members"), d.members() + d.star("roll"), d.words.T("Batches"), d.batchSizes(&d.sheet.Tally) + d.star("batches")},
		} {
			base := d.y + rowHeight*float64(row) + 3.9
			d.in("TR", func() {
				for i, s := range cells {
					role, room := "TD", at[i+1]-at[i]-1.5
					d.font(regular, 8.8)
					if i%2 == 0 {
						role, room = "TH", at[i+1]-at[i]
						d.font(regular, 7.2)
					}
					// A unit's name is never cut: it gets two lines, or a row of its own.
					if cells[0] == "Units" && i == 1 && d.measure(printable(s))*leastScale > room {
						if d.twoLines(d.left+at[i], base, room, s) {
							continue
						}
						long, s = s, d.words.T("named below")
					}
					d.mark(role, "", func() { d.fit(d.left+at[i], base, room, fromLeft, s) })
				}
			})
		}
		if hall := d.sheet.Tally.Hall; hall != "" {
			d.wideFact(d.words.T("Hall"), hall, d.y+rowHeight*2+3.9, at)
		}
		if long != "" {
			d.frame(d.left, d.y+rows*rowHeight, w, rowHeight, innerRule)
			d.wideFact(d.words.T("Units"), long, d.y+rowHeight*rows+3.9, at)
			rows++
		}
	})
	d.y += rows*rowHeight + 2.4
}

// twoLines sets a fact in small print over two lines of its cell, if that is
// enough room for it.
func (d *drawing) twoLines(x, base, room float64, s string) bool {
	const size, up, down = 6.2, 1.6, 1.0
	d.font(regular, size)
	lines := d.lines(s, room, 3)
	if len(lines) > 2 {
		d.font(regular, 8.8)
		return false
	}
	if len(lines) == 2 {
		base -= up
	}
	d.mark("TD", "", func() {
		for k, line := range lines {
			d.put(x, base+float64(k)*(up+down), fromLeft, line)
		}
	})
	return true
}

// wideFact is a row of the facts with one value over the whole width.
func (d *drawing) wideFact(name, value string, base float64, at []float64) {
	d.in("TR", func() {
		d.font(regular, 7.2)
		d.mark("TH", "", func() { d.fit(d.left+at[0], base, at[1]-at[0], fromLeft, name) })
		d.font(regular, 8.8)
		d.mark("TD", "", func() { d.fit(d.left+at[1], base, at[len(at)-1]-at[1]-0.5, fromLeft, value) })
	})
}

// day is the day of the count: as the tellers gave it, or that of certifying.
func (d *drawing) day() string {
	if held := d.sheet.Tally.Held; held != "" {
		return d.words.Say(held.Words())
	}
	return d.words.Say(d.sheet.Certified.Day().Words())
}

func (d *drawing) counted() string {
	from, to := d.sheet.Began, d.sheet.Certified
	if from.IsZero() {
		return d.words.F("until %s", d.words.Say(to.Clock()))
	}
	if from.Day() != to.Day() {
		return d.words.F("%s, to %s", d.words.Say(from.Words()), d.words.Say(to.Clock()))
	}
	return d.words.F("%s to %s", d.words.Say(from.Clock()), d.words.Say(to.Clock()))
}

func (d *drawing) members() string {
	t := &d.sheet.Tally
	switch {
	case !t.Eligible().Set():
		return d.words.T("not known")
	case t.RollChange != nil && t.Place.Roll.Set():
		return d.words.F("%s (was %s)", d.words.Say(t.Eligible().Grouped()), d.words.Say(t.Place.Roll.Grouped()))
	}
	return d.words.Say(t.Eligible().Grouped())
}

// batchSizes says how many batches there are and how large: "26: 25 of 50 and
// 1 of 34".
func (c *canvas) batchSizes(t *count.Tally) string {
	n := len(t.Batches)
	times := map[int]int{}
	for _, b := range t.Batches {
		if !b.Ballots().Set() {
			return c.number(n)
		}
		times[b.Ballots().Int()]++
	}
	sizes := make([]int, 0, len(times))
	for size := range times {
		sizes = append(sizes, size)
	}
	sort.Sort(sort.Reverse(sort.IntSlice(sizes)))
	if n == 0 || len(sizes) > 3 {
		return c.number(n)
	}
	parts := make([]string, len(sizes))
	for i, size := range sizes {
		parts[i] = c.words.F("%d of %s", times[size], c.number(size))
	}
	return c.words.F("%s: %s", c.number(n), strings.Join(parts, c.words.T(" and ")))
}
