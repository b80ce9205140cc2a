package pdf

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"countersign/count"
)

// footers draws the foot of every page of the i-th language, when their number
// is known.
func (d *drawing) footers(i int, code string) error {
	f := footer{
		title: d.words.T("Digest of this count"), note: d.words.T("The Excel file carries the same 16 groups."), layout: d.layout, digest: d.digest, definition: d.sheet.Vote.Digest,
		file: d.name + ".pdf", revision: d.sheet.Revision, at: d.sheet.Certified,
		last: d.ends[i],
	}
	if i > 0 {
		f.first = d.ends[i-1]
	}
	return d.drawFooters(f, code)
}

// footer is what the foot of each page says.
type footer struct {
	title, note string
	layout      string
	digest      count.Digest
	definition  count.Digest
	file        string
	revision    int
	at          count.Time
	first, last int // pages, from 0; no last is all
}

func (c *canvas) drawFooters(f footer, text string) error {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return fmt.Errorf("pdf: the sheet holds too much for its QR code: %w", err)
	}
	path := c.qrPath(code, c.left-1, c.height-footerHeight+0.5)
	pages := len(c.marks)
	if f.last == 0 {
		f.last = pages
	}
	for n := f.first + 1; n <= f.last; n++ {
		c.pdf.SetPage(n)
		c.size = 0 // the page may have ended in another face
		c.ink(black)
		c.rule(c.left, c.height-footerHeight, c.right, c.height-footerHeight, innerRule, black)
		draw := func() {
			c.digestGrid(f)
			c.pageNumber(n, pages, f)
		}
		if n > 1 {
			c.artifact(func() {
				c.pdf.RawWriteStr(path)
				draw()
			})
			continue
		}
		c.mark("Figure", c.words.T("QR code with the figures and the digest of this sheet"), func() {
			c.pdf.RawWriteStr(path)
		})
		c.mark("P", "", draw)
	}
	return nil
}

const (
	groupStep = 9.85 // from one group of the digest to the next
	groupRows = 2
)

func (c *canvas) digestGrid(f footer) {
	x, y := c.left+qrSide+2, c.height-footerHeight+9
	c.font(bold, 7.5)
	c.put(x, y, fromLeft, f.title)
	used := c.measure(f.title + " ")
	c.font(regular, 7.5)
	c.put(x+used, y, fromLeft, c.words.F("(SHA-256). %s", f.note))
	groups := f.digest.Groups()
	for i, g := range groups {
		gx := x + groupStep*float64(i%(len(groups)/groupRows))
		gy := y + 4.1 + 6.6*float64(i/(len(groups)/groupRows))
		c.font(regular, 5.5)
		c.put(gx+4, gy, centred, fmt.Sprint(i+1))
		c.font(mono, 9)
		c.put(gx, gy+3.1, fromLeft, g)
	}
	c.font(regular, 7)
	c.ink(soft)
	c.fit(x, y+18.6, c.right-x, fromLeft, c.words.F("Vote definition %s · %s · %s", c.firstGroups(f.definition), f.layout, f.file))
	c.ink(black)
}

// firstGroups is the beginning of a digest, as much as people compare in passing.
func (c *canvas) firstGroups(d count.Digest) string {
	if d.IsZero() {
		return c.words.T("none")
	}
	return strings.Join(d.Groups()[:4], " ") + " ..."
}

func (c *canvas) pageNumber(n, of int, f footer) {
	y := c.height - footerHeight + 12
	c.font(bold, 9.5)
	c.put(c.right, y, fromRight, c.words.F("Page %d of %d", n, of))
	c.font(regular, 7.5)
	c.ink(soft)
	for i, line := range []string{c.words.F("Revision %d", f.revision), c.words.Say(f.at.Day().Words()), c.words.Say(f.at.Clock())} {
		c.put(c.right, y+4+3.4*float64(i), fromRight, line)
	}
	c.ink(black)
}
