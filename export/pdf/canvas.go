package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets"
)

// face is one of the typefaces of the sheet.
type face int

const (
	regular face = iota
	bold
	mono
)

// The greys of the sheet, from 0 (black). There are no colours: a sheet must
// survive a copier.
const (
	black  = 0
	soft   = 51  // second lines
	hair   = 150 // rules within a table
	zebra  = 236
	paper  = 255
	points = 72 / 25.4 // points in a millimetre
)

// The widths of rules, in millimetres.
const (
	frameRule = 0.35
	innerRule = 0.2
	totalRule = 0.5
	boxRule   = 0.7
)

// tag is an element of the document's structure, for reading aloud. mcid is -1
// where it holds other elements only.
type tag struct {
	role, alt  string
	page, mcid int // page from 0
	kids       []*tag
}

// field is the room that was kept free for a teller's digital signature.
type field struct {
	name, label string
	page        int     // from 0
	x, y, w, h  float64 // millimetres from the upper left corner
}

// canvas puts text, rules and structure on pages. Lengths are millimetres from
// the upper left corner of the page, sizes of letters are points. Every text
// passes through printable.
type canvas struct {
	pdf           *gofpdf.Fpdf
	width, height float64
	left, right   float64 // edges of the text
	top, bottom   float64 // of the body; the footer is below
	y             float64 // where the next block begins
	newPage       func()  // begins a page; sets y

	face   face
	size   float64
	root   *tag
	group  *tag
	marks  []int // next mark of each page
	inMark bool
	fields []field
}

// Size of the papers in millimetres.
var papers = map[string][2]float64{"letter": {215.9, 279.4}, "a4": {210, 297}}

const (
	leftMargin   = 19 // room to punch
	rightMargin  = 13
	topMargin    = 11
	footerHeight = 47.5
)

func newCanvas(paperName string) *canvas {
	size, ok := papers[paperName]
	if !ok {
		size = papers["letter"]
	}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "mm", Size: gofpdf.SizeType{Wd: size[0], Ht: size[1]},
	})
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	// gofpdf keeps positions within the font data; each document has its own.
	pdf.AddUTF8FontFromBytes("sans", "", bytes.Clone(assets.NotoSansRegular))
	pdf.AddUTF8FontFromBytes("sans", "B", bytes.Clone(assets.NotoSansBold))
	pdf.AddUTF8FontFromBytes("mono", "", bytes.Clone(assets.DejaVuSansMono))
	root := &tag{role: "Document", mcid: -1}
	return &canvas{
		pdf: pdf, width: size[0], height: size[1], left: leftMargin, right: size[0] - rightMargin,
		top: topMargin, bottom: size[1] - footerHeight, root: root, group: root,
	}
}

func (c *canvas) textWidth() float64 { return c.right - c.left }

// addPage begins an empty page.
func (c *canvas) addPage() {
	c.pdf.AddPage()
	c.marks = append(c.marks, 0)
	c.y = c.top
	c.size = 0
}

// need begins a new page unless h millimetres are left on this one.
func (c *canvas) need(h float64) {
	if c.y+h > c.bottom {
		c.newPage()
	}
}

func (c *canvas) font(f face, size float64) {
	if c.face == f && c.size == size {
		return
	}
	c.face, c.size = f, size
	switch f {
	case bold:
		c.pdf.SetFont("sans", "B", size)
	case mono:
		c.pdf.SetFont("mono", "", size)
	default:
		c.pdf.SetFont("sans", "", size)
	}
}

func (c *canvas) ink(grey int) { c.pdf.SetTextColor(grey, grey, grey) }

// measure is the width of a printable text in the face that is set.
func (c *canvas) measure(s string) float64 { return c.pdf.GetStringWidth(s) }

// align says which point of a text its x is.
type align int

const (
	fromLeft align = iota
	centred
	fromRight
)

// put draws one line of text with its baseline at y.
func (c *canvas) put(x, y float64, a align, s string) {
	s = printable(s)
	switch a {
	case centred:
		x -= c.measure(s) / 2
	case fromRight:
		x -= c.measure(s)
	}
	if s != "" {
		c.pdf.Text(x, y, s)
	}
}

// leastScale is how far a text may be shrunk before it is cut.
const leastScale = 0.72

// fit draws a text that may be too long for its room: it is made smaller, then
// cut with "...".
func (c *canvas) fit(x, y, room float64, a align, s string) {
	s = printable(s)
	f, size := c.face, c.size
	if w := c.measure(s); w > room {
		c.font(f, size*max(leastScale, 0.995*room/w))
		s = c.cut(s, room)
	}
	c.put(x, y, a, s)
	c.font(f, size)
}

// cut shortens a printable text to the room in the face that is set.
func (c *canvas) cut(s string, room float64) string {
	if c.measure(s) <= room {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if c.measure(string(runes[:mid])+"...") <= room {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "..."
}

// lines breaks a text into lines of the room given, at blanks and hyphens, and
// within a word that is longer than a line. More than most lines end in "...".
func (c *canvas) lines(s string, room float64, most int) []string {
	var out []string
	line := ""
	for _, word := range words(printable(s)) {
		for _, part := range c.pieces(word, room) {
			if line != "" && c.measure(strings.TrimRight(line+part, " ")) > room {
				out = append(out, strings.TrimRight(line, " "))
				line = ""
			}
			line += part
		}
	}
	if line = strings.TrimRight(line, " "); line != "" || len(out) == 0 {
		out = append(out, line)
	}
	if len(out) > most {
		out = out[:most]
		out[most-1] = c.cut(out[most-1]+" ....", room)
	}
	return out
}

// words cuts a text behind each blank and hyphen.
func words(s string) []string {
	var out []string
	from := 0
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '-' {
			out = append(out, s[from:i+1])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// pieces cuts a word that does not fit into a line.
func (c *canvas) pieces(word string, room float64) []string {
	if c.measure(word) <= room {
		return []string{word}
	}
	var out []string
	from := 0
	for i, r := range word {
		if i > from && c.measure(word[from:i+utf8.RuneLen(r)]) > room {
			out = append(out, word[from:i])
			from = i
		}
	}
	return append(out, word[from:])
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

func (c *canvas) rule(x1, y1, x2, y2, width float64, grey int) {
	c.artifact(func() {
		c.pdf.SetDrawColor(grey, grey, grey)
		c.pdf.SetLineWidth(width)
		c.pdf.Line(x1, y1, x2, y2)
	})
}

func (c *canvas) frame(x, y, w, h, width float64) {
	c.artifact(func() {
		c.pdf.SetDrawColor(black, black, black)
		c.pdf.SetLineWidth(width)
		c.pdf.Rect(x, y, w, h, "D")
	})
}

func (c *canvas) shade(x, y, w, h float64, grey int) {
	c.artifact(func() {
		c.pdf.SetFillColor(grey, grey, grey)
		c.pdf.Rect(x, y, w, h, "F")
		c.pdf.SetFillColor(black, black, black)
	})
}

// check draws a tick about 3 mm wide with its middle at x, y. The typeface has
// none.
func (c *canvas) check(x, y float64) {
	c.stroke(func() {
		c.pdf.MoveTo(x-1.2, y+0.1)
		c.pdf.LineTo(x-0.45, y+0.95)
		c.pdf.LineTo(x+1.25, y-1.05)
	})
}

// notEqual draws the sign with its middle at x, y.
func (c *canvas) notEqual(x, y float64) {
	c.stroke(func() {
		c.pdf.MoveTo(x-1.15, y-0.45)
		c.pdf.LineTo(x+1.15, y-0.45)
		c.pdf.MoveTo(x-1.15, y+0.45)
		c.pdf.LineTo(x+1.15, y+0.45)
		c.pdf.MoveTo(x-0.65, y+1.35)
		c.pdf.LineTo(x+0.65, y-1.35)
	})
}

func (c *canvas) stroke(path func()) {
	c.pdf.SetDrawColor(black, black, black)
	c.pdf.SetLineWidth(0.42)
	path()
	c.pdf.DrawPath("D")
}
