package pdf

import (
	"strings"
	"unicode/utf8"
)

// run is a stretch of text in one face.
type run struct {
	face face
	size float64
	grey int
	text string
}

// piece is a part of a run that stands on one line.
type piece struct {
	run
	x float64
}

const leading = 1.36 // of the largest letter of a line, at 25.4/72 mm a point

// set breaks runs into lines and measures them. It draws nothing.
func (c *canvas) set(runs []run, room float64) (lines [][]piece, heights []float64) {
	var line []piece
	x, size := 0.0, 0.0
	end := func() {
		lines = append(lines, line)
		heights = append(heights, size*leading/points)
		line, x, size = nil, 0, 0
	}
	for _, r := range runs {
		c.font(r.face, r.size)
		for _, word := range pieces(printable(r.text)) {
			for _, part := range c.pieces(word, room) {
				if x > 0 && x+c.measure(strings.TrimRight(part, " ")) > room {
					end()
				}
				if n := len(line); n > 0 && line[n-1].face == r.face && line[n-1].size == r.size && line[n-1].grey == r.grey {
					line[n-1].text += part
				} else {
					line = append(line, piece{run{r.face, r.size, r.grey, part}, x})
				}
				x += c.measure(part)
				size = max(size, r.size)
			}
		}
	}
	if len(line) > 0 {
		end()
	}
	return lines, heights
}

// heightOf is the height that a paragraph takes.
func (c *canvas) heightOf(runs []run, room float64) float64 {
	_, heights := c.set(runs, room)
	h := 0.0
	for _, v := range heights {
		h += v
	}
	return h
}

// paragraph draws runs from y on, breaking pages where it has to, and ends with
// y below them.
func (c *canvas) paragraph(x, room float64, runs ...run) {
	lines, heights := c.set(runs, room)
	for i := 0; i < len(lines); {
		c.need(heights[i])
		c.mark("P", "", func() {
			for ; i < len(lines) && c.y+heights[i] <= c.bottom+0.01; i++ {
				c.line(x, c.y+heights[i]*0.76, lines[i])
				c.y += heights[i]
			}
		})
	}
	c.ink(black)
}

func (c *canvas) line(x, base float64, line []piece) {
	for _, p := range line {
		c.font(p.face, p.size)
		c.ink(p.grey)
		c.put(x+p.x, base, fromLeft, strings.TrimRight(p.text, " "))
	}
}

// heading draws a heading of the second level.
func (c *canvas) heading(s string) {
	c.mark("H2", "", func() {
		c.font(bold, 11)
		c.ink(black)
		c.put(c.left, c.y+4.4, fromLeft, s)
	})
	c.y += 6
}

// lines breaks a text into lines of the room given, at blanks and hyphens, and
// within a word that is longer than a line. More than most lines end in "...".
func (c *canvas) lines(s string, room float64, most int) []string {
	var out []string
	line := ""
	for _, word := range pieces(printable(s)) {
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

// pieces cuts a text behind each blank and hyphen.
func pieces(s string) []string {
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
