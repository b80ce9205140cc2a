package xlsx

import (
	"fmt"
	"strconv"

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
	Cells     []Cell       // those with something in them, as they stand in the file
	Since1904 bool         // days are counted from 1904, not from 1900
}

// Cell is one cell of a [Page].
type Cell struct {
	Row, Col int    // from 1
	Kind     string // "" for a number, "text", "truth", "error" or "date"
	Value    string
	Formula  string
}

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
	since := w.from1904()
	var out []Page
	for _, s := range w.sheets {
		page := Page{Name: s.name, Hidden: s.state != "" && s.state != "visible", Rows: map[int]bool{}, Columns: map[int]bool{}, Since1904: since}
		if err := w.page(p[s.part], &page); err != nil {
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

func (w *workbook) page(part []byte, page *Page) error {
	row := 0
	return w.walk(part, func(c cell) {
		if c.value != "" || c.formula != "" {
			page.Cells = append(page.Cells, Cell{c.row, c.col, c.kind, c.value, c.formula})
		}
	}, func(s *scanner) {
		switch {
		case s.is("row"):
			row++
			if n, err := strconv.Atoi(s.attr("r")); err == nil {
				row = n
			}
			if isTrue(s.attr("hidden")) {
				page.Rows[row] = true
			}
		case s.is("col") && isTrue(s.attr("hidden")):
			first, _ := strconv.Atoi(s.attr("min"))
			last, _ := strconv.Atoi(s.attr("max"))
			for c := max(first, 1); c <= min(last, maxColumn); c++ {
				page.Columns[c] = true
			}
		case s.is("mergeCell"):
			page.Joined = append(page.Joined, s.attr("ref"))
		}
	})
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
