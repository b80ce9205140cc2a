package pdf

import (
	"strconv"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

const (
	signersAcross   = 4
	signerGap       = 4.0
	nameHeight      = 8.0  // name and role below the ink line
	boxHeight       = 10.6 // the digital signature, three lines
	wideBoxHeight   = 16.0 // on a page of their own
	wideInk         = 13.0
	leastInk        = 9.0
	mostInk         = 16.0
	leastSignatures = 6 + leastInk + nameHeight + boxHeight
)

// person is someone who signs the paper.
type person struct {
	count.Signer
	role    string
	inkOnly bool
	index   int // among the sheet's signers; the name of the field
}

// signers are those who have to sign, then the observers, who sign in ink.
func (d *drawing) signers() []person {
	t := &d.sheet.Tally
	var out []person
	seen := map[string]bool{}
	for i, s := range d.sheet.Signers {
		out = append(out, person{s, d.roleOf(t, s.Name, s.Role), s.Role == count.Observer, i})
		seen[s.Name] = true
	}
	for _, o := range t.Tellers {
		if o.Role == count.Observer && !seen[o.Name] {
			out = append(out, person{count.Signer{Name: o.Name, Role: o.Role}, d.words.Say(o.Role.Title()), true, -1})
		}
	}
	return out
}

// roleOf is the role as it is printed: a recorder who kept one side only is
// called "Recorder A".
func (c *canvas) roleOf(t *count.Tally, name string, role count.Role) string {
	title := c.words.Say(role.Title())
	if title == "" {
		title = string(role)
	}
	a, b := false, false
	for i := range t.Batches {
		a = a || t.Batches[i].A.Recorder == name
		b = b || t.Batches[i].B.Recorder == name
	}
	if role == count.Recorder && a != b {
		if a {
			return title + " A"
		}
		return title + " B"
	}
	return title
}

// signaturesAtFoot draws up to four blocks so that they end at foot.
func (d *drawing) signaturesAtFoot(people []person, foot float64) {
	const head = 7.4
	spare := max(0, foot-d.y-head-leastInk-nameHeight-boxHeight)
	ink := min(mostInk, leastInk+spare*0.6)
	box := min(wideBoxHeight, boxHeight+spare*0.4)
	d.y = foot - head - ink - nameHeight - box
	line := d.y + 4.4
	d.heading(d.words.T("Signatures"))
	d.mark("P", "", func() {
		d.font(regular, 7.2)
		d.ink(soft)
		d.fit(d.right, line, d.textWidth()*0.8, fromRight, d.clockWords())
		d.ink(black)
	})
	w := (d.textWidth() - signerGap*(signersAcross-1)) / signersAcross
	if len(people) < signersAcross-1 {
		w = (d.textWidth() - signerGap) / 2
	}
	for i, p := range people {
		d.signature(d.left+(w+signerGap)*float64(i), d.y+ink, w, box, p)
	}
}

// signaturePage draws the blocks on pages of their own, two across.
func (d *drawing) signaturePage(people []person) {
	if len(people) == 0 {
		return
	}
	d.newPage = func() { d.begin(d.words.T("Signatures")) }
	d.newPage()
	d.paragraph(d.left, d.textWidth(), run{regular, 9, black, d.words.T(chairSentence)}, run{regular, 7.2, soft, " " + d.clockWords()})
	w := (d.textWidth() - signerGap*2) / 2
	const height = wideInk + nameHeight + wideBoxHeight + 4
	for i := 0; i < len(people); i += 2 {
		d.need(height)
		for k, p := range people[i:min(i+2, len(people))] {
			d.signature(d.left+(w+signerGap*2)*float64(k), d.y+wideInk, w, wideBoxHeight, p)
		}
		d.y += height
	}
}

// clockWords say whose clock the times are of.
func (d *drawing) clockWords() string {
	if by := d.sheet.Vote.TimeStamps; by != "" {
		return d.words.F("A time in a digital signature is stamped by %s; others are the computer's.", by)
	}
	return d.words.T("Times are those of the computer at the count.")
}

// signature draws one block: a line for ink at y, the name, and the box that
// the digital signature fills.
func (d *drawing) signature(x, y, w, h float64, p person) {
	d.rule(x, y, x+w, y, innerRule, black)
	d.mark("P", "", func() {
		d.font(bold, 8.8)
		d.fit(x, y+3.5, w, fromLeft, p.Name+d.star("tellers"))
		d.font(regular, 7.2)
		d.fit(x, y+6.8, w*0.58, fromLeft, p.role)
		if !p.Key.IsZero() {
			d.font(mono, 5.8)
			d.put(x+w, y+6.8, fromRight, d.words.F("key %s", strings.Join(p.Key.Groups()[:2], " ")))
		}
	})
	top := y + nameHeight
	if p.inkOnly {
		d.frame(x, top, w, h, innerRule)
		d.inFrame(x, top, w, d.words.T("Ink only"), "")
		return
	}
	if d.again {
		d.frame(x, top, w, h, innerRule)
		d.inFrame(x, top, w, d.words.T("Signed on the pages in the first language"), "")
		return
	}
	d.dashed(x, top, w, h)
	if !p.Key.IsZero() {
		d.inFrame(x, top, w, d.words.T("Room for the digital signature by the key"), sign.Fingerprint(p.Key).Short())
	}
	d.fields = append(d.fields, field{
		name: FieldName(p.index), label: d.words.F("Signature of %s, %s", printable(p.Name), printable(p.role)),
		page: d.pdf.PageNo() - 1, x: x, y: top, w: w, h: h, // the box covers the frame and what it says
	})
}

// inFrame says what a frame is for.
func (d *drawing) inFrame(x, top, w float64, words, key string) {
	const margin = 1.7
	d.mark("P", "", func() {
		d.ink(soft)
		d.font(regular, 6.4)
		d.fit(x+margin, top+3.3, w-2*margin, fromLeft, words)
		if key != "" {
			d.font(mono, 6.4)
			d.fit(x+margin, top+6.4, w-2*margin, fromLeft, key)
		}
		d.ink(black)
	})
}

// FieldName is the name of the signature field of the sheet's i-th signer,
// counted from 0: "Signature1".
func FieldName(i int) string { return "Signature" + strconv.Itoa(i+1) }
