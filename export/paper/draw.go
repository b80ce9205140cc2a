package paper

import (
	"fmt"
	"strings"

	"countersign/export/pdf"
	"countersign/export/pdf/file"
)

// as draws what is read aloud in a role of the document: "P", "H1".
func (p *page) as(role string, draw func()) {
	if p.inside {
		draw()
		return
	}
	at := p.pdf.PageNo() - 1
	p.root.Kids = append(p.root.Kids, &file.Element{Role: role, Marks: []file.Mark{{Page: at, MCID: p.marks[at]}}})
	p.within(fmt.Sprintf("/%s <</MCID %d>> BDC", role, p.marks[at]), draw)
	p.marks[at]++
}

// unread draws what is not read aloud: rules, boxes, shading.
func (p *page) unread(draw func()) {
	if p.inside {
		draw()
		return
	}
	p.within("/Artifact BMC", draw)
}

func (p *page) within(begin string, draw func()) {
	p.pdf.RawWriteStr(begin)
	p.inside = true
	draw()
	p.inside = false
	p.pdf.RawWriteStr("EMC")
}

func (p *page) measure(s string) float64 { return p.pdf.GetStringWidth(s) }

// align says which point of a text its x is.
type align int

const (
	fromLeft align = iota
	centred
	fromRight
)

// put draws one line with its baseline at y, smaller or at last cut where it
// has no room.
func (p *page) put(x, y, room float64, a align, s string) {
	s = pdf.Printable(s)
	if s == "" {
		return
	}
	bold, size := p.bold, p.size
	if w := p.measure(s); w > room {
		p.font(bold, size*max(0.7, 0.995*room/w))
		s = p.cut(s, room)
	}
	switch a {
	case centred:
		x -= p.measure(s) / 2
	case fromRight:
		x -= p.measure(s)
	}
	p.as("P", func() { p.pdf.Text(x, y, s) })
	p.font(bold, size)
}

// cut shortens a printable text to its room.
func (p *page) cut(s string, room float64) string {
	if p.measure(s) <= room {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && p.measure(string(runes)+"...") > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "..."
}

// piece is a stretch of a line in one weight.
type piece struct {
	text string
	bold bool
}

// wrap breaks a text into lines. What stands between asterisks is bold.
func (p *page) wrap(s string, room, size float64) [][]piece {
	var lines [][]piece
	var line []piece
	used := 0.0
	for i, part := range strings.Split(pdf.Printable(s), "*") {
		bold := i%2 == 1
		p.font(bold, size)
		for _, word := range strings.SplitAfter(part, " ") {
			if word == "" {
				continue
			}
			if used > 0 && used+p.measure(strings.TrimRight(word, " ")) > room {
				lines, line, used = append(lines, line), nil, 0
			}
			line = append(line, piece{word, bold})
			used += p.measure(word)
		}
	}
	return append(lines, line)
}

// lineHeight is the height of a line of text.
func lineHeight(size float64) float64 { return size * leading / points }

// heightOf is what a text takes.
func (p *page) heightOf(s string, room, size float64) float64 {
	return float64(len(p.wrap(s, room, size))) * lineHeight(size)
}

// prose draws a text in lines from y on, and gives the y below it.
func (p *page) prose(x, y, room, size float64, s string) float64 {
	p.as("P", func() {
		for _, line := range p.wrap(s, room, size) {
			at := x
			for _, piece := range line {
				p.font(piece.bold, size)
				p.pdf.Text(at, y+lineHeight(size)*0.76, piece.text)
				at += p.measure(piece.text)
			}
			y += lineHeight(size)
		}
	})
	return y
}

func (p *page) line(x1, y1, x2, y2, width float64, grey int) {
	p.unread(func() {
		p.pdf.SetDrawColor(grey, grey, grey)
		p.pdf.SetLineWidth(width)
		p.pdf.Line(x1, y1, x2, y2)
	})
}

func (p *page) box(x, y, w, h, width float64) {
	p.unread(func() {
		p.pdf.SetDrawColor(black, black, black)
		p.pdf.SetLineWidth(width)
		p.pdf.Rect(x, y, w, h, "D")
	})
}

// empty is a white box to write into, whatever lies below it.
func (p *page) empty(x, y, w, h, width float64) {
	p.shade(x, y, w, h, white)
	p.box(x, y, w, h, width)
}

func (p *page) shade(x, y, w, h float64, grey int) {
	p.unread(func() {
		p.pdf.SetFillColor(grey, grey, grey)
		p.pdf.Rect(x, y, w, h, "F")
		p.pdf.SetFillColor(black, black, black) // text is filled too
	})
}

// key draws the name of a key in its cap, with its left edge at x.
func (p *page) key(x, y, size float64, name string) {
	p.font(true, size)
	name = pdf.Printable(name)
	w := p.measure(name) + 3
	h := lineHeight(size) + 0.2
	p.unread(func() {
		p.pdf.SetDrawColor(black, black, black)
		p.pdf.SetFillColor(white, white, white)
		p.pdf.SetLineWidth(thin + 0.05)
		p.pdf.RoundedRect(x, y-h*0.75, w, h, 0.8, "1234", "DF")
		p.pdf.SetFillColor(black, black, black)
	})
	p.as("P", func() { p.pdf.Text(x+1.5, y, name) })
}

// recorder draws the mark of a recorder: A in a circle, B in a square.
func (p *page) recorder(x, y, r float64, side string) {
	p.unread(func() {
		p.pdf.SetDrawColor(black, black, black)
		p.pdf.SetLineWidth(thick)
		if side == "A" {
			p.pdf.Circle(x, y, r, "D")
		} else {
			p.pdf.Rect(x-r, y-r, 2*r, 2*r, "D")
		}
	})
	p.font(true, r*4.2)
	p.put(x, y+r*0.53, 2*r, centred, side)
}

// strokes draws five strokes, the fifth across the others.
func (p *page) strokes(x, y, h float64) {
	p.unread(func() {
		p.pdf.SetDrawColor(black, black, black)
		p.pdf.SetLineWidth(h * 0.1)
		p.pdf.SetLineCapStyle("round")
		step := h * 0.36
		for i := range 4 {
			p.pdf.Line(x+float64(i)*step, y, x+float64(i)*step, y+h)
		}
		p.pdf.Line(x-step*0.55, y+h*0.85, x+3*step+step*0.55, y+h*0.15)
		p.pdf.SetLineCapStyle("butt")
	})
}
