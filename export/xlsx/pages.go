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
// View is set where zeros are not shown, or where one cannot scroll to the first
// rows or columns.
type Over struct{ Drawings, Notes, Rules, View bool }

// Ref is the name of a cell, "D14".
func Ref(col, row int) string { return at(col, row) }

// Pages reads the cells of any workbook, in bounded time and memory: whoever
// packed it, signed or not. It believes nothing and judges nothing. A workbook
// with something that runs, connects or embeds is refused ([ErrForbidden]), and
// one in which other programs may come to other parts or elements than are read
// ([ErrNotWorkbook]).
func Pages(b []byte) ([]Page, error) {
	bare, err := office.Bare(b)
	if err != nil {
		return nil, err
	}
	p := parts(bare)
	if err := allowed(p); err != nil {
		return nil, err
	}
	if err := p.sift(); err != nil {
		return nil, err
	}
	ways, err := waysIn(p)
	if err != nil {
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
	texts := 0
	for _, s := range w.sheets {
		page := Page{Name: s.name, Hidden: s.state != "" && s.state != "visible", Rows: map[int]bool{}, Columns: map[int]bool{}, Since1904: since}
		err := ways.sheet(p, s.part)
		if err == nil {
			err = w.page(p[s.part], &page, masks)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.name, err)
		}
		// One text of the file may stand in any number of cells.
		for _, c := range page.Cells {
			if texts += len(c.Value); texts > maxTexts {
				return nil, fmt.Errorf("sheet %s: %w", s.name, ErrTooLarge)
			}
		}
		out = append(out, page)
	}
	return out, nil
}

// maxTexts is more than all cells of a filled-in workbook hold, in bytes.
const maxTexts = 16 << 20

// sift takes out of the parts beside the worksheets what is not of workbooks.
func (p parts) sift() error {
	for _, x := range []struct {
		part, root string
		spaces     []string
	}{
		{contentTypes, "Types", packageSpaces},
		{rootRelationships, "Relationships", packageSpaces},
		{partLinks, "Relationships", packageSpaces},
		{partWorkbook, "workbook", mainSpaces},
		{partStyles, "styleSheet", mainSpaces},
		{partStrings, "sst", mainSpaces},
	} {
		if b, there := p[x.part]; there {
			s, err := sift(b, x.root, x.spaces)
			if err != nil {
				return err
			}
			p[x.part] = s.kept
		}
	}
	return nil
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

// isTrue takes for yes what any program may.
func isTrue(s string) bool { return s != "" && s != "0" && s != "false" }

func (w *workbook) page(part []byte, page *Page, masks masker) error {
	sifted, err := sift(part, "worksheet", mainSpaces)
	if err != nil {
		return err
	}
	page.Over.Rules, page.Over.Drawings = sifted.rules, sifted.drawn
	l := cover{Page: page}
	return w.walk(sifted.kept, func(c cell) {
		if c.value != "" || c.formula != "" {
			page.Cells = append(page.Cells, Cell{c.row, c.col, c.kind, c.value, c.formula, masks.of(c)})
		}
		if strings.Contains(c.fills, ":") {
			page.Filled = append(page.Filled, c.fills)
		}
	}, l.see)
}

const leastWidth = 1 // characters

// cover finds what hides, joins or covers the cells of a page.
type cover struct {
	*Page
	row  int
	flat bool   // rows without a height of their own
	left string // the first cell of the view that is read
}

func (l *cover) see(s *scanner) {
	if s.close {
		return
	}
	switch string(s.name) {
	case "sheetFormatPr":
		l.flat = isTrue(s.attr("zeroHeight")) || low(s.attr("defaultRowHeight"), leastSize)
		l.Hidden = l.Hidden || low(s.attr("defaultColWidth"), leastWidth)
	case "sheetView", "pane":
		l.seeView(s)
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
	if height := s.attr("ht"); isTrue(s.attr("hidden")) || low(height, leastSize) || l.flat && height == "" {
		l.Rows[l.row] = true
	}
}

// low reports whether a height or width is given that leaves too little to be
// read.
func low(size string, least float64) bool {
	n, err := strconv.ParseFloat(size, 64)
	return size != "" && (err != nil || n < least)
}

// seeView looks what a view leaves out: zeros, and what is above or beside panes
// that do not move.
func (l *cover) seeView(s *scanner) {
	if s.is("sheetView") {
		l.left = s.attr("topLeftCell")
		zeros := s.attr("showZeros")
		l.Over.View = l.Over.View || zeros != "" && zeros != "1" && zeros != "true"
		return
	}
	row, col := parseRef(l.left)
	if strings.HasPrefix(s.attr("state"), "frozen") {
		l.Over.View = l.Over.View || row > 1 && s.attr("ySplit") != "" || col > 1 && s.attr("xSplit") != ""
	}
}

func (l *cover) seeColumns(s *scanner) {
	if !isTrue(s.attr("hidden")) && !low(s.attr("width"), leastWidth) {
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
