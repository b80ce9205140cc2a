package xlsx

import (
	"regexp"
	"strconv"
)

// style is what of a cell's format can make a person read something else than
// the cell holds.
type style struct {
	format, size, color, fill, effects string
	signs                              bool // its font has signs for letters and digits
}

// formats are the number formats that a workbook need not spell out, as far as
// people use them.
var formats = map[string]string{
	"0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "49": "@",
}

// styleReader gathers the pieces of part styles.
type styleReader struct {
	w            *workbook
	colours      colours
	formats      map[string]string
	fonts, fills []style
	cells        []style
	section      string
}

// styles are the formats of cells by number.
func (w *workbook) styles(c colours) ([]style, error) {
	r := &styleReader{w: w, colours: c, formats: map[string]string{}}
	s := &scanner{b: w.p["xl/styles.xml"]}
	for s.next() {
		switch string(s.name) {
		case "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs":
			if r.section = ""; !s.close {
				r.section = string(s.name)
			}
		default:
			if !s.close && !w.spend() {
				return nil, ErrTooLarge
			}
			r.piece(s)
		}
	}
	return r.cells, s.err
}

func (r *styleReader) piece(s *scanner) {
	if s.close {
		return
	}
	switch r.section {
	case "numFmts":
		r.formats[s.attr("numFmtId")] = s.attr("formatCode")
	case "fonts":
		r.font(s)
	case "fills":
		r.fill(s)
	case "cellXfs":
		r.cell(s)
	}
}

func (r *styleReader) font(s *scanner) {
	name := string(s.name)
	if name == "font" {
		r.fonts = append(r.fonts, style{})
		return
	}
	if len(r.fonts) == 0 {
		return
	}
	f := &r.fonts[len(r.fonts)-1]
	switch name {
	case "sz":
		f.size = s.attr("val")
	case "color":
		f.color = r.colours.name(s)
	case "name":
		f.signs = f.signs || signs.MatchString(s.attr("val"))
	case "charset":
		f.signs = f.signs || s.attr("val") == "2"
	case "strike", "vertAlign", "outline":
		if v := s.attr("val"); v != "0" && v != "false" && v != "baseline" {
			f.effects += name + " "
		}
	}
}

func (r *styleReader) fill(s *scanner) {
	switch string(s.name) {
	case "fill":
		r.fills = append(r.fills, style{})
	case "patternFill":
		r.ground(s.attr("patternType"))
	case "gradientFill":
		r.ground("gradient")
	case "fgColor":
		n, name := len(r.fills), r.colours.name(s)
		if n > 0 && name != "" && r.fills[n-1].fill == solid {
			r.fills[n-1].fill = name
		}
	}
}

// solid is the ground of one colour, until that is known.
const solid = "pattern-solid"

func (r *styleReader) ground(pattern string) {
	if n := len(r.fills); n > 0 && pattern != "" && pattern != "none" {
		r.fills[n-1].fill = "pattern-" + pattern
	}
}

// signs are fonts that show other signs than letters and digits.
var signs = regexp.MustCompile(`(?i)^(wingdings|webdings|symbol|marlett|zapf ?dingbats|dingbats|mt extra|bookshelf symbol|opensymbol|starsymbol)`)

func (r *styleReader) cell(s *scanner) {
	switch string(s.name) {
	case "xf":
		c := style{}
		if i, err := strconv.Atoi(s.attr("fontId")); err == nil && i >= 0 && i < len(r.fonts) {
			c = r.fonts[i]
		}
		if i, err := strconv.Atoi(s.attr("fillId")); err == nil && i >= 0 && i < len(r.fills) {
			c.fill = r.fills[i].fill
		}
		c.format = r.format(s.attr("numFmtId"))
		r.cells = append(r.cells, c)
	case "alignment":
		if n := len(r.cells); n > 0 {
			r.cells[n-1].effects += aligned(s)
		}
	}
}

// mostIndent is as far as people push a text from the edge of its cell.
const mostIndent = 9

// aligned are the effects of an alignment.
func aligned(s *scanner) (effects string) {
	if turn := s.attr("textRotation"); turn != "" && turn != "0" {
		effects = "turned "
	}
	switch s.attr("horizontal") {
	case "fill":
		effects += "repeated "
	case "centerContinuous":
		effects += "pushed "
	}
	if n, err := strconv.Atoi(s.attr("indent")); err == nil && n > mostIndent || s.attr("readingOrder") == "2" {
		effects += "pushed "
	}
	return effects
}

func (r *styleReader) format(id string) string {
	if f, ok := r.formats[id]; ok {
		return f
	}
	if f, ok := formats[id]; ok {
		return f
	}
	return "built-in format " + id
}
