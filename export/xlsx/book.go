package xlsx

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
	"countersign/count"
)

// book is a workbook that is being written: what the sheets put into cells, and
// the shape that they ask for around them.
type book struct {
	words  *words.Catalogue // of what people read
	pages  []*page
	looks  map[look]int
	order  []look
	table  int
	layout int // whose words and widths; 0 is a roll-up
	chart  chartShape
	bars   []barsShape
	texts  map[string]int // shared strings by text
	shared bytes.Buffer
	own    parts // parts that are written without excelize
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
	return &book{words: words.In("en"), looks: map[look]int{}, texts: map[string]int{}, own: parts{}}
}

// style is the number of a look among those of this workbook.
func (b *book) style(l look) int {
	n, ok := b.looks[l]
	if !ok {
		n = len(b.order)
		b.looks[l], b.order = n, append(b.order, l)
	}
	return n
}

// style is the look in excelize's terms.
func (l look) style() *excelize.Style {
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
	return st
}

// page is one worksheet of a book.
type page struct {
	*book
	grid
	sheetShape
}

func (b *book) page(name string) *page {
	p := &page{book: b, sheetShape: sheetShape{name: name}}
	b.pages = append(b.pages, p)
	p.part = fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.pages))
	return p
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
