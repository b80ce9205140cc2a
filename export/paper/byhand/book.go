package byhand

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/count"
)

// book is a workbook on its way; the first error stays.
type book struct {
	file                      *excelize.File
	err                       error
	word, note, text, figures int // styles
	fixed, head               int
	side                      [2]int // of the figures of A and B
}

func (b *book) did(err error) {
	if b.err == nil {
		b.err = err
	}
}

// border is a thin line all around a cell that is filled in.
func border() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "999999", Style: 1})
	}
	return out
}

const (
	textFormat = 49 // "@": a day or a name stays as it was typed
	grey       = "ECECEC"
)

func (b *book) styles() {
	style := func(s excelize.Style) int {
		n, err := b.file.NewStyle(&s)
		b.did(err)
		return n
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{grey}}
	right := &excelize.Alignment{Horizontal: "right"}
	b.word = style(excelize.Style{Font: &excelize.Font{Color: "707070"}})
	b.note = style(excelize.Style{Font: &excelize.Font{Italic: true, Bold: true}})
	b.head = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill, Border: border(), Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"}})
	b.fixed = style(excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: textFormat})
	b.text = style(excelize.Style{NumFmt: textFormat, Border: border()})
	b.figures = style(excelize.Style{Border: border(), Alignment: right})
	b.side = [2]int{b.figures, style(excelize.Style{Border: border(), Alignment: right, Fill: fill})}
}

// look sets widths, paper and what stays while one scrolls.
func (b *book) look() {
	b.did(b.file.SetColWidth(Sheet, "A", "A", 12))
	b.did(b.file.SetColWidth(Sheet, "B", "B", 16))
	b.did(b.file.SetColWidth(Sheet, "C", "D", 24))
	b.did(b.file.SetColWidth(Sheet, "E", "Z", 11))
	fit, landscape, height := 1, "landscape", 0
	b.did(b.file.SetPageLayout(Sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &fit, FitToHeight: &height}))
	yes := true
	b.did(b.file.SetSheetProps(Sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
}

// row writes a row of the template.
func (b *book) row(n int, cells []string) {
	for i, s := range cells {
		at := cellName(i, n)
		if v, err := count.ParseCount(s); err == nil && v.Set() {
			b.did(b.file.SetCellInt(Sheet, at, int64(v.Int())))
		} else if s != "" {
			b.did(b.file.SetCellStr(Sheet, at, s))
		}
		b.did(b.file.SetCellStyle(Sheet, at, at, b.style(cells, i)))
	}
	if cells[0] == wordColumns {
		b.did(b.file.SetRowHeight(Sheet, n, 34))
	}
}

// style is how a cell of the template looks: what is to be filled in has a
// frame.
func (b *book) style(cells []string, i int) int {
	switch {
	case strings.HasPrefix(cells[i], "#"):
		return b.note
	case i == 0:
		return b.word
	case cells[0] == wordColumns:
		return b.head
	case cells[0] == wordCount && i > 3:
		return b.side[strings.Index("AB", cells[2])]
	case cells[i] != "":
		return b.fixed
	case cells[0] == wordAccount:
		return b.figures
	}
	return b.text
}
