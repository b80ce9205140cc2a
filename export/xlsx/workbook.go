package xlsx

import (
	"path"
	"strconv"
	"strings"
)

// workbook finds its way in the parts of a workbook that anybody may have
// written.
type workbook struct {
	p      parts
	sheets []sheetRef
	names  []string // defined names, "name = what it refers to"
	shared []string
	pieced map[int]bool // shared texts of pieces with looks of their own
	left   int          // elements that may still be read
}

type sheetRef struct{ name, state, part string }

// maxElements bounds the memory that reading takes.
const maxElements = 600_000

func openBook(p parts) (*workbook, error) {
	w := &workbook{p: p, left: maxElements, pieced: map[int]bool{}}
	targets := map[string]string{}
	rels := &scanner{b: p["xl/_rels/workbook.xml.rels"]}
	for rels.next() {
		if rels.is("Relationship") && w.spend() {
			targets[rels.attr("Id")] = partOf(rels.attr("Target"))
		}
	}
	s := &scanner{b: p["xl/workbook.xml"]}
	name := ""
	for s.next() && w.left > 0 {
		switch {
		case s.is("sheet"):
			w.spend()
			w.sheets = append(w.sheets, sheetRef{s.attr("name"), s.attr("state"), targets[s.attr("r:id")]})
		case s.is("definedName"):
			name = s.attr("name")
		case string(s.name) == "definedName":
			w.spend()
			w.names = append(w.names, name+" = "+plainText(s.text))
		}
	}
	w.strings()
	switch {
	case rels.err != nil:
		return nil, rels.err
	case s.err != nil:
		return nil, s.err
	case w.left <= 0:
		return nil, ErrTooLarge
	case len(w.sheets) == 0:
		return nil, ErrNotWorkbook
	}
	return w, nil
}

func (w *workbook) spend() bool {
	w.left--
	return w.left > 0
}

// partOf is the name of the part that a link of the workbook points at.
func partOf(target string) string {
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/xl", target)
	}
	return strings.TrimPrefix(target, "/")
}

// part is the part of a worksheet.
func (w *workbook) part(sheet string) (string, bool) {
	for _, s := range w.sheets {
		if s.name == sheet {
			_, ok := w.p[s.part]
			return s.part, ok
		}
	}
	return "", false
}

// strings reads the shared strings. What cannot be read is missed by the cell
// that refers to it.
func (w *workbook) strings() {
	s := &scanner{b: w.p["xl/sharedStrings.xml"]}
	text := runs{}
	for s.next() {
		if text.see(s); string(s.name) == "si" && (s.close || s.empty) && w.spend() {
			if text.looks {
				w.pieced[len(w.shared)] = true
			}
			w.shared = append(w.shared, text.take())
		}
	}
}

// runs joins the pieces of a text, without hints on how to pronounce it. Most
// texts are of one piece.
type runs struct {
	first  string
	all    strings.Builder // where there are more
	pieces int
	hint   bool
	looks  bool // a piece has a look of its own
}

func (r *runs) see(s *scanner) {
	switch string(s.name) {
	case "rPh":
		r.hint = !s.close && !s.empty
	case "rPr":
		r.looks = true
	case "t":
		if s.close && !r.hint {
			r.add(unescape(plainText(s.text)))
		}
	}
}

func (r *runs) add(piece string) {
	switch r.pieces {
	case 0:
		r.first = piece
	case 1:
		r.all.WriteString(r.first)
		fallthrough
	default:
		r.all.WriteString(piece)
	}
	r.pieces++
}

func (r *runs) take() string {
	t := r.first
	if r.pieces > 1 {
		t = r.all.String()
	}
	*r = runs{}
	return t
}

// cell is a cell as it is in the file.
type cell struct {
	row, col int
	kind     string // "" for a number, or text, truth, error
	value    string
	formula  string
	fills    string // the cells that the formula fills: "A1:B4"
	style    int
	pieces   bool // with looks of their own
	rich     bool // something else is shown for it: a picture, a card
}

// kinds are the words for the types of cells.
var kinds = map[string]string{"s": "text", "inlineStr": "text", "str": "text", "b": "truth", "e": "error", "d": "date"}

// cells calls f for each cell of a worksheet that holds something.
func (w *workbook) cells(part []byte, f func(cell)) error {
	return w.walk(part, f, func(*scanner) {})
}

// walk calls f for each cell and other for every other tag.
func (w *workbook) walk(part []byte, f func(cell), other func(*scanner)) error {
	s := &scanner{b: part}
	row, col := 0, 0
	for s.next() {
		switch {
		case s.is("row"):
			row, col = row+1, 0
			if n, err := strconv.Atoi(string(s.value("r"))); err == nil {
				row = n
			}
			other(s)
		case s.is("c"):
			if !w.spend() {
				return ErrTooLarge
			}
			c := w.cell(s, row, col+1)
			if row, col = c.row, c.col; row < 1 || col < 1 || row > maxRow || col > maxColumn {
				return s.failed("a cell stands outside of the sheet")
			}
			f(c)
		default:
			other(s)
		}
	}
	return s.err
}

func (s *scanner) failed(why string) error {
	s.fail(why)
	return s.err
}

// cell reads from <c> to </c>.
func (w *workbook) cell(s *scanner, row, col int) cell {
	c := cell{row: row, col: col}
	if ref := s.value("r"); len(ref) > 0 {
		c.row, c.col = parseRef(string(ref))
	}
	kind := s.attr("t")
	c.kind = kinds[kind]
	c.style, _ = strconv.Atoi(string(s.value("s")))
	c.rich = len(s.value("vm")) > 0
	text := runs{}
	for open := !s.empty; open && s.next() && string(s.name) != "c"; {
		text.see(s)
		switch {
		case s.close && string(s.name) == "v":
			c.value = plainText(s.text)
		case s.is("f"):
			if c.formula = s.attr("t"); c.formula != "shared" {
				c.fills = s.attr("ref")
			}
		case string(s.name) == "f":
			c.formula += plainText(s.text)
		}
	}
	switch kind {
	case "inlineStr":
		c.pieces = text.looks
		c.value = text.take()
	case "str":
		c.value = unescape(c.value)
	case "s":
		i, err := strconv.Atoi(c.value)
		c.pieces = err == nil && w.pieced[i]
		c.value = w.sharedText(c.value)
	case "b":
		c.value = map[string]string{"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}[c.value]
	}
	return c
}

func (w *workbook) sharedText(number string) string {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(w.shared) {
		return "text number " + number + ", which is not there"
	}
	return w.shared[i]
}
