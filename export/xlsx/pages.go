package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/export/xlsx/office"
)

// Page is a worksheet of a workbook that anybody may have written.
type Page struct {
	Name      string
	Hidden    bool         // the whole sheet
	Rows      map[int]bool // those that are hidden
	Columns   map[int]bool // those that are hidden
	Joined    []string     // cells that are one: "A4:B5"
	Filled    []string     // cells that one formula fills, the first of which has it: "A4:B5"
	Over      Over         // what lies over the cells, or paints them by rules
	Cells     []Cell       // those with something in them, as they stand in the file
	Since1904 bool         // days are counted from 1904, not from 1900
}

// Cell is one cell of a [Page].
type Cell struct {
	Row, Col int    // from 1
	Kind     string // "" for a number, "text", "truth", "error" or "date"
	Value    string
	Formula  string
	Mask     Mask
}

// Over is what of a sheet can show a person something else than its cells hold.
type Over struct{ Drawings, Notes, Rules bool }

// Ref is the name of a cell, "D14".
func Ref(col, row int) string { return at(col, row) }

// Pages reads the cells of any workbook, in bounded time and memory: whoever
// packed it, signed or not. It believes nothing and judges nothing. A workbook
// with something that runs, connects or embeds is refused ([ErrForbidden]).
func Pages(b []byte) ([]Page, error) {
	bare, err := office.Bare(b)
	if err != nil {
		return nil, err
	}
	p := parts(bare)
	if err := allowed(p); err != nil {
		return nil, err
	}
	w, err := openBook(p)
	if err != nil {
		return nil, err
	}
	masks, err := w.masker()
	if err != nil {
		return nil, err
	}
	since := w.from1904()
	var out []Page
	for _, s := range w.sheets {
		page := Page{Name: s.name, Hidden: s.state != "" && s.state != "visible", Rows: map[int]bool{}, Columns: map[int]bool{}, Since1904: since}
		if err := w.page(p[s.part], &page, masks); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.name, err)
		}
		out = append(out, page)
	}
	return out, nil
}

func (w *workbook) from1904() bool {
	s := &scanner{b: w.p["xl/workbook.xml"]}
	for s.next() {
		if s.is("workbookPr") {
			return isTrue(s.attr("date1904"))
		}
	}
	return false
}

func isTrue(s string) bool { return s == "1" || s == "true" }

func (w *workbook) page(part []byte, page *Page, masks masker) error {
	l := cover{Page: page}
	return w.walk(part, func(c cell) {
		if c.value != "" || c.formula != "" {
			page.Cells = append(page.Cells, Cell{c.row, c.col, c.kind, c.value, c.formula, masks.of(c)})
		}
		if strings.Contains(c.fills, ":") {
			page.Filled = append(page.Filled, c.fills)
		}
	}, l.see)
}

// cover finds what hides, joins or covers the cells of a page.
type cover struct {
	*Page
	row  int
	flat bool // rows without a height of their own
}

func (l *cover) see(s *scanner) {
	if s.close {
		return
	}
	switch string(s.name) {
	case "sheetFormatPr":
		l.flat = isTrue(s.attr("zeroHeight"))
		l.Hidden = l.Hidden || flat(s.attr("defaultColWidth"))
	case "row":
		l.seeRow(s)
	case "col":
		l.seeColumns(s)
	case "mergeCell":
		l.Joined = append(l.Joined, s.attr("ref"))
	case "drawing", "picture":
		l.Over.Drawings = true
	case "legacyDrawing":
		l.Over.Notes = true
	case "conditionalFormatting":
		l.Over.Rules = true
	}
}

func (l *cover) seeRow(s *scanner) {
	l.row++
	if n, err := strconv.Atoi(s.attr("r")); err == nil {
		l.row = n
	}
	if height := s.attr("ht"); isTrue(s.attr("hidden")) || flat(height) || l.flat && height == "" {
		l.Rows[l.row] = true
	}
}

func (l *cover) seeColumns(s *scanner) {
	if !isTrue(s.attr("hidden")) && !flat(s.attr("width")) {
		return
	}
	first, _ := strconv.Atoi(s.attr("min"))
	last, _ := strconv.Atoi(s.attr("max"))
	for c := max(first, 1); c <= min(last, maxColumn); c++ {
		l.Columns[c] = true
	}
}

// Pack gives the file of a workbook that excelize made. The same workbook gives
// the same bytes.
func Pack(f *excelize.File) (_ []byte, err error) {
	defer guarded(&err)
	p, err := (&framer{File: f}).collect()
	if err != nil {
		return nil, err
	}
	return pack(p)
}
