package xlsx

import "strings"

// points is the height of a line of text of a size.
func points(size float64) float64 {
	if size == 0 {
		size = 11
	}
	return size * 1.36
}

// highest is the most that Excel allows for a row, in points.
const highest = 409

// tall makes room for large figures: not every program does it by itself.
func (p *page) tall(row int, size float64) { p.row(row).height = size * 1.5 }

func (p *page) widths(ws ...float64) { p.wide = ws }

// join makes one cell of those of a row from a column to another.
func (p *page) join(row, from, to int) {
	if from < to {
		p.joined = append(p.joined, at(from, row)+":"+at(to, row))
	}
}

// linesIn is about how many lines a text takes in a column of a width: a
// column of 10 takes 10 digits of 11 points, and somewhat more letters.
func linesIn(s string, width, size float64) int {
	if size == 0 {
		size = 11
	}
	perLine := max(1, int(width*11/size*1.05))
	n := 0
	for _, part := range strings.Split(s, "\n") {
		left := perLine
		n++
		for _, word := range strings.Fields(part) {
			w := len([]rune(word))
			if w > left && left < perLine {
				n, left = n+1, perLine
			}
			n += max(0, w-1) / perLine
			left -= min(left, w%max(perLine, w+1)+1)
		}
	}
	return n
}

// fitRow makes a row high enough for texts in its columns from the first on.
// Some programs do so by themselves, others would cut the texts off.
func (p *page) fitRow(row int, texts ...string) {
	lines := 1
	for i, s := range texts {
		if i < len(p.wide) {
			lines = max(lines, linesIn(printable(s), p.wide[i], 11))
		}
	}
	if lines > 1 {
		p.row(row).height = min(float64(lines)*points(11), highest)
	}
}

// across joins the cells of a row for a long text and makes room for it.
func (p *page) across(row, to int, s string, l look) {
	l.wrap = true
	p.text(1, row, s, l)
	for col := 2; col <= to && l.box; col++ {
		p.blank(col, row, l)
	}
	p.join(row, 1, to)
	width := 0.0
	for _, w := range p.wide[:min(to, len(p.wide))] {
		width += w
	}
	p.row(row).height = min(float64(linesIn(printable(s), width, l.size))*points(l.size)+2, highest)
}

// print lays out the page: one page wide, tall as many as need be, or one.
func (p *page) print(paper string, landscape bool, tall int) {
	p.paper, p.landscape, p.high = paper, landscape, tall
	p.foot = p.words.F("Page %s of %s", "&P", "&N")
	if paper == "" {
		p.paper = "letter"
	}
}

// freeze keeps rows above and columns left of a cell in sight, and has the rows
// printed on every page.
func (p *page) freeze(col, row int) { p.frozen, p.frozenC, p.frozenR = true, col, row }
