package pdf

import (
	"bytes"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
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
	words         *words.Catalogue // of the language that is drawn
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

const (
	leftMargin   = 19 // room to punch
	rightMargin  = 13
	topMargin    = 11
	footerHeight = 47.5
)

func newCanvas(paperName string, language *words.Catalogue) *canvas {
	size, ok := Papers[paperName]
	if !ok {
		size = Papers["letter"]
	}
	pdf := Blank(size[0], size[1])
	pdf.AddUTF8FontFromBytes("mono", "", bytes.Clone(assets.DejaVuSansMono))
	root := &tag{role: "Document", mcid: -1}
	return &canvas{
		words: language,
		pdf:   pdf, width: size[0], height: size[1], left: leftMargin, right: size[0] - rightMargin,
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

// number is a whole number as people of the language write it.
func (c *canvas) number(n int) string { return c.words.Number(n) }

// spelled is a figure in words, so that a changed digit does not go unseen.
func (c *canvas) spelled(n count.Count) string {
	if !n.Set() {
		return c.words.T("not entered")
	}
	return c.words.Spelled(n.Int())
}
