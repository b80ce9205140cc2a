package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

const sheetRecord = "Record"

// longest is the most characters of a record's line that one cell takes. A
// cell holds 32,767 UTF-16 units; a character may be two of them.
const longest = 16_000

// record adds sheet Record. Its part is written here, with the text in its
// cells, and not by excelize: it has ten times the cells of all other sheets.
func (b *book) record(rec []byte) {
	b.own[b.page(sheetRecord).part] = recordSheet(string(rec))
}

func recordSheet(rec string) []byte {
	var out bytes.Buffer
	out.Grow(2*len(rec) + 4096)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>` +
		`<cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>`)
	row := 0
	for line := range strings.Lines(rec) {
		line = strings.TrimSuffix(line, "\n")
		row++
		number := strconv.Itoa(row)
		out.WriteString(`<row r="` + number + `">`)
		for col := 1; col == 1 || line != ""; col++ {
			piece := firstRunes(line, longest)
			out.WriteString(`<c r="` + columnName(col) + number + `" t="inlineStr"><is><t xml:space="preserve">`)
			escaped(&out, piece)
			out.WriteString(`</t></is></c>`)
			line = line[len(piece):]
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData><pageSetup fitToHeight="0"/></worksheet>`)
	return out.Bytes()
}

// firstRunes is the beginning of s, n characters at most.
func firstRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// clipped is s as far as a cell holds it; sheet Record has the whole.
func clipped(s string) string {
	if len(s) <= longest || utf8.RuneCountInString(s) <= longest {
		return s
	}
	return firstRunes(s, longest) + " (goes on in sheet Record)"
}

// recordOf joins the lines of sheet Record. Whether what a person sees is the
// same is proved later, for every part.
func recordOf(w *workbook) ([]byte, error) {
	name, ok := w.part(sheetRecord)
	if !ok {
		return nil, ErrNoRecord
	}
	var out bytes.Buffer
	row := 0
	err := w.cells(w.p[name], func(c cell) {
		for ; row > 0 && row < c.row; row++ {
			out.WriteByte('\n')
		}
		row = c.row
		out.WriteString(c.value)
	})
	switch {
	case err != nil:
		return nil, err
	case out.Len() == 0:
		return nil, ErrNoRecord
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
