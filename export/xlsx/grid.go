package xlsx

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// grid holds the cells of a worksheet until they are written. excelize makes
// everything around them; cells are made here, because each of them costs it
// several searches and because it gives every formula a value of type text.
type grid struct {
	part string
	rows []gridRow
	cols int
}

type gridRow struct {
	height float64 // points; 0 is the usual height
	cells  []gridCell
}

type gridCell struct {
	col, style int    // the style is a look of the book
	kind       string // "n", "b", "s", or "" for an empty cell
	value      string
	formula    string
}

func (g *grid) row(row int) *gridRow {
	for len(g.rows) < row {
		g.rows = append(g.rows, gridRow{})
	}
	return &g.rows[row-1]
}

func (g *grid) put(row int, c gridCell) {
	r := g.row(row)
	r.cells = append(r.cells, c)
	g.cols = max(g.cols, c.col)
}

// sharedText gives the number of a text among the shared strings.
func (b *book) sharedText(s string) string {
	n, ok := b.texts[s]
	if !ok {
		n = len(b.texts)
		b.texts[s] = n
		b.shared.WriteString(`<si><t xml:space="preserve">`)
		escaped(&b.shared, s)
		b.shared.WriteString(`</t></si>`)
	}
	return strconv.Itoa(n)
}

func (b *book) sharedPart() []byte {
	head := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>`+"\n"+
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, len(b.texts))
	return slices.Concat([]byte(head), b.shared.Bytes(), []byte(`</sst>`))
}

// into puts the cells into the worksheet that excelize made around them.
func (g *grid) into(sheet []byte, styles []int) ([]byte, error) {
	start, end := bytes.Index(sheet, []byte("<sheetData>")), bytes.Index(sheet, []byte("</sheetData>"))
	if start < 0 || end < start {
		return nil, fmt.Errorf("%s has no place for its cells", g.part)
	}
	var out bytes.Buffer
	out.Grow(len(sheet) + 64*len(g.rows)*max(1, g.cols))
	extent := "A1:" + at(max(1, g.cols), max(1, len(g.rows)))
	out.Write(bytes.Replace(sheet[:start], []byte(`<dimension ref="A1">`), []byte(`<dimension ref="`+extent+`">`), 1))
	out.WriteString("<sheetData>")
	for i := range g.rows {
		g.rows[i].write(&out, i+1, styles)
	}
	out.Write(sheet[end:])
	return out.Bytes(), nil
}

func (r *gridRow) write(out *bytes.Buffer, row int, styles []int) {
	if len(r.cells) == 0 && r.height == 0 {
		return
	}
	number := strconv.Itoa(row)
	out.WriteString(`<row r="` + number + `"`)
	if r.height > 0 {
		out.WriteString(` ht="` + strconv.FormatFloat(r.height, 'f', 2, 64) + `" customHeight="1"`)
	}
	out.WriteByte('>')
	slices.SortFunc(r.cells, func(a, b gridCell) int { return cmp.Compare(a.col, b.col) })
	for _, c := range r.cells {
		c.write(out, columnName(c.col)+number, styles[c.style])
	}
	out.WriteString("</row>")
}

func (c gridCell) write(out *bytes.Buffer, ref string, style int) {
	out.WriteString(`<c r="` + ref + `" s="` + strconv.Itoa(style) + `"`)
	if c.kind == "s" || c.kind == "b" {
		out.WriteString(` t="` + c.kind + `"`)
	}
	out.WriteByte('>')
	if c.formula != "" {
		out.WriteString("<f>")
		escaped(out, c.formula)
		out.WriteString("</f>")
	}
	if c.kind != "" {
		out.WriteString("<v>" + c.value + "</v>")
	}
	out.WriteString("</c>")
}
