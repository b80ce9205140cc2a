package xlsx

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"countersign/count"
)

// book is a workbook that is being written. The first fault is kept and ends
// all that follows, so that the sheets read like the pages they make.
type book struct {
	f      *excelize.File
	styles map[look]int
	spots  tallySpots
	grids  []*grid
	texts  map[string]int // shared strings by text
	shared bytes.Buffer
	own    parts // parts that are written without excelize
	err    error
}

// look is how a cell looks.
type look struct {
	size   float64 // points; 0 is 11
	bold   bool
	grey   bool // secondary text
	right  bool
	wrap   bool
	indent bool // a gap to the figures in the column before
	number bool // thousands separators
	truth  bool // TRUE or FALSE, also in programs that keep them as 1 and 0
	box    bool // thin frame
	fill   string
}

func newBook() *book {
	return &book{f: excelize.NewFile(), styles: map[look]int{}, texts: map[string]int{}, own: parts{}}
}

func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	size := l.size
	if size == 0 {
		size = 11
	}
	color := "18212C"
	if l.grey {
		color = "4A5562"
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: size, Bold: l.bold, Color: color},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap},
	}
	if l.box {
		st.Alignment.Vertical = "center"
	}
	switch {
	case l.truth:
		st.Alignment.Horizontal = "center"
	case l.right:
		st.Alignment.Horizontal = "right"
	case l.indent:
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1
	}
	if l.number {
		st.NumFmt = 3
	}
	if l.truth {
		words := `"TRUE";"TRUE";"FALSE"`
		st.CustomNumFmt = &words
	}
	if l.box {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			st.Border = append(st.Border, excelize.Border{Type: side, Color: "6C7682", Style: 1})
		}
	}
	if l.fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	id, err := b.f.NewStyle(st)
	b.keep(err)
	b.styles[l] = id
	return id
}

func at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "A1"
	}
	return name
}

// page is one worksheet of a book.
type page struct {
	*book
	*grid
	name string
	wide []float64 // widths of the columns
}

func (b *book) page(name string, first bool) *page {
	if first {
		b.keep(b.f.SetSheetName("Sheet1", name))
	} else {
		_, err := b.f.NewSheet(name)
		b.keep(err)
	}
	g := &grid{part: fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.f.GetSheetList()))}
	b.grids = append(b.grids, g)
	return &page{book: b, grid: g, name: name}
}

func (p *page) text(col, row int, s string, l look) {
	p.put(row, gridCell{col: col, style: p.style(l), kind: "s", value: p.sharedText(clipped(printable(s)))})
}

func (p *page) integer(col, row, n int, l look) { p.sum(col, row, "", n, l) }

// count writes a figure; what nobody entered stays empty.
func (p *page) count(col, row int, c count.Count, l look) {
	if c.Set() {
		p.integer(col, row, c.Int(), l)
		return
	}
	l.number, l.right = true, true
	p.blank(col, row, l)
}

func (p *page) truth(col, row int, v bool, l look) { p.check(col, row, "", v, l) }

// check writes a formula that has to give v, with that value.
func (p *page) check(col, row int, formula string, v bool, l look) {
	l.right, l.truth = true, true
	value := "0"
	if v {
		value = "1"
	}
	p.put(row, gridCell{col: col, style: p.style(l), kind: "b", value: value, formula: formula})
}

// sum writes a formula that gives a figure, with that figure.
func (p *page) sum(col, row int, formula string, n int, l look) {
	l.number, l.right = true, true
	p.put(row, gridCell{col: col, style: p.style(l), kind: "n", value: strconv.Itoa(n), formula: formula})
}

func (p *page) blank(col, row int, l look) { p.put(row, gridCell{col: col, style: p.style(l)}) }

const headFill = "EBE9E2"

var head = look{bold: true, fill: headFill, box: true, wrap: true}

func (p *page) heads(row int, words ...string) {
	for i, w := range words {
		p.text(i+1, row, w, head)
	}
	p.fitRow(row, words...)
}

// absolute is a cell of another sheet in a formula.
func absolute(sheet string, col, row int) string {
	return sheet + "!" + at(col, row)
}
