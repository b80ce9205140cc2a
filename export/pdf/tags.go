package pdf

import (
	"fmt"

	"countersign/export/pdf/file"
)

// tag is an element of the document's structure, for reading aloud. mcid is -1
// where it holds other elements only.
type tag struct {
	role, alt  string
	page, mcid int // page from 0
	kids       []*tag
}

// mark draws content that is an element of the document's structure.
func (c *canvas) mark(role, alt string, draw func()) {
	page := c.pdf.PageNo() - 1
	id := c.marks[page]
	c.marks[page]++
	c.group.kids = append(c.group.kids, &tag{role: role, alt: alt, page: page, mcid: id})
	c.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", role, id))
	c.inMark = true
	draw()
	c.inMark = false
	c.pdf.RawWriteStr("EMC")
}

// in makes an element that holds the elements marked by draw.
func (c *canvas) in(role string, draw func()) {
	outer := c.group
	g := &tag{role: role, mcid: -1}
	outer.kids = append(outer.kids, g)
	c.group = g
	draw()
	c.group = outer
}

// artifact draws what is not read aloud: rules, shading, repeated footers.
func (c *canvas) artifact(draw func()) {
	if c.inMark {
		draw()
		return
	}
	c.pdf.RawWriteStr("/Artifact BMC")
	c.inMark = true
	draw()
	c.inMark = false
	c.pdf.RawWriteStr("EMC")
}

// element writes the structure as package file takes it.
func (t *tag) element() *file.Element {
	e := &file.Element{Role: t.role, Alt: t.alt}
	if t.mcid >= 0 {
		e.Marks = []file.Mark{{Page: t.page, MCID: t.mcid}}
	}
	heads := t.role == "TR"
	for _, kid := range t.kids {
		e.Kids = append(e.Kids, kid.element())
		heads = heads && kid.role == "TH"
	}
	for _, kid := range e.Kids {
		switch {
		case kid.Role != "TH":
		case heads:
			kid.Scope = "Column"
		default:
			kid.Scope = "Row"
		}
	}
	return e
}
