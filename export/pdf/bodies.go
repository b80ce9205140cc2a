package pdf

import (
	"strings"

	"countersign/count"
)

// Where the columns of the table of bodies end, or begin, as shares of the
// width.
const (
	bodyMembers = 0.345
	bodyFor     = 0.418
	bodyAgainst = 0.492
	bodyBar     = 0.507
	bodyRow     = 5.9
	bodyHead    = 5.2
)

// castsColumns are where the bar ends, and the columns behind it. Other languages
// have longer words for what a body casts than "not put".
func (d *rollup) castsColumns() (barEnd, share, casts float64) {
	if d.words.English() {
		return 0.845, 0.922, 0.937
	}
	return 0.795, 0.872, 0.887
}

// bodies draws a table of unions or units, each with a bar of its votes: dark
// for, light against, with a mark at one half.
func (d *rollup) bodies(title, what string, rows []ReportRow, total *ReportRow) {
	d.need(6 + bodyHead + bodyRow*3)
	d.heading(title)
	for i := 0; i < len(rows) || i == 0; {
		d.need(bodyHead + bodyRow*2)
		top := d.y
		d.in("Table", func() {
			d.bodyHead(what)
			for first := i; i < len(rows) && (i == first || d.y+bodyRow*2 <= d.bottom); i++ {
				d.bodyRow(rows[i], false)
			}
			if total != nil && i >= len(rows) {
				d.bodyRow(*total, true)
			}
		})
		d.frame(d.left, top, d.textWidth(), d.y-top, frameRule)
		if len(rows) == 0 {
			break
		}
	}
	d.y += 3
}

func (d *rollup) at(share float64) float64 { return d.left + share*d.textWidth() }

func (d *rollup) bodyHead(what string) {
	base := d.y + 3.7
	barEnd, share, casts := d.castsColumns()
	d.in("TR", func() {
		d.font(regular, 7.8)
		th := func(draw func()) { d.mark("TH", "", draw) }
		th(func() { d.put(d.left+1.7, base, fromLeft, what) })
		th(func() { d.put(d.at(bodyMembers), base, fromRight, d.words.T("Members")) })
		th(func() { d.put(d.at(bodyFor), base, fromRight, d.words.T("For")) })
		th(func() { d.put(d.at(bodyAgainst), base, fromRight, d.words.T("Against")) })
		th(func() {
			d.fit(d.at(bodyBar), base, (barEnd-bodyBar)*d.textWidth()-1, fromLeft, d.words.T("For dark, against light; mark at one half"))
		})
		th(func() {
			d.fit(d.at(share), base, (share-barEnd)*d.textWidth()-1, fromRight, d.words.T("For %"))
		})
		th(func() { d.fit(d.at(casts), base, d.right-d.at(casts)-0.8, fromLeft, d.words.T("Casts")) })
	})
	d.y += bodyHead
}

func (d *rollup) bodyRow(r ReportRow, total bool) {
	face, weight := regular, bold
	if total {
		face = bold
		d.rule(d.left, d.y, d.right, d.y, totalRule, black)
	} else {
		d.rule(d.left, d.y, d.right, d.y, innerRule, hair)
	}
	base := d.y + 4.1
	width := d.textWidth()
	_, share, casts := d.castsColumns()
	d.in("TR", func() {
		d.font(face, 8.6)
		d.mark("TH", "", func() { d.fit(d.left+1.7, base, (bodyMembers-0.085)*width, fromLeft, r.Name) })
		d.mark("TD", "", func() { d.figure(d.at(bodyMembers), base, 0.075*width, d.orDash(r.Members)) })
		d.mark("TD", "", func() { d.figure(d.at(bodyFor), base, 0.068*width, d.orDash(r.For)) })
		d.mark("TD", "", func() { d.figure(d.at(bodyAgainst), base, 0.068*width, d.orDash(r.Against)) })
		d.mark("TD", "", func() { d.put(d.at(share), base, fromRight, d.shareFor(r)) })
		d.mark("TD", "", func() {
			d.font(weight, 8.6)
			d.fit(d.at(casts), base, d.right-d.at(casts)-0.8, fromLeft, r.Casts)
		})
	})
	if !total {
		d.bar(r)
	}
	d.y += bodyRow
}

// shareFor is for reading only; nothing is decided by it. The column's head has
// the sign.
func (c *canvas) shareFor(r ReportRow) string {
	if !r.For.Set() || !r.Against.Set() || r.For.Int()+r.Against.Int() == 0 {
		return "–"
	}
	return strings.TrimRight(c.words.Say(count.Percent(r.For.Int(), r.For.Int()+r.Against.Int())), "\u00a0 %")
}

func (d *rollup) bar(r ReportRow) {
	all := r.For.Int() + r.Against.Int()
	if !r.For.Set() || !r.Against.Set() || all == 0 {
		return
	}
	const height = 3.4
	barEnd, _, _ := d.castsColumns()
	x, y, w := d.at(bodyBar), d.y+(bodyRow-height)/2, (barEnd-bodyBar)*d.textWidth()
	d.shade(x, y, w*float64(r.For.Int())/float64(all), height, soft)
	d.frame(x, y, w, height, innerRule)
	d.rule(x+w/2, y-0.7, x+w/2, y+height+0.7, 1.1, paper)
	d.rule(x+w/2, y-0.7, x+w/2, y+height+0.7, 0.45, black)
}
