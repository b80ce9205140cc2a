package byhand

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"countersign/assets/words"
	"countersign/export/xlsx"
)

// What a file may hold: more than any place counts.
const (
	maxFile    = 8 << 20
	maxRows    = 20_000
	maxColumns = 200
)

// row is a row of the file: its texts without blanks around them, and where
// they stand.
type row struct {
	cells []string
	at    func(column int) string // from 0
}

// get is a cell, empty where the row is shorter.
func (r row) get(column int) string {
	if column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// empty says whether nothing stands from a column on.
func (r row) empty(from int) bool {
	for _, s := range r.cells[min(from, len(r.cells)):] {
		if s != "" {
			return false
		}
	}
	return true
}

// isBook tells a workbook from a text by how a ZIP begins.
func isBook(b []byte) bool { return bytes.HasPrefix(b, []byte("PK")) }

// rowsOf takes a file apart.
func rowsOf(b []byte) (rows []row, err error) {
	if len(b) > maxFile {
		return nil, fmt.Errorf("this file has %d bytes; a count that was kept by hand has %d at most", len(b), maxFile)
	}
	if isBook(b) {
		return bookRows(b)
	}
	return textRows(b)
}

// bookRows reads the first sheet of a workbook.
func bookRows(b []byte) ([]row, error) {
	pages, err := xlsx.Pages(b)
	if err != nil {
		return nil, fmt.Errorf("this workbook cannot be read: %w. Save it again as .xlsx", err)
	}
	sheet := pages[0]
	if faults := unseen(pages); len(faults) > 0 {
		return nil, faults
	}
	byRow, last := map[int][]string{}, 0
	for _, c := range sheet.Cells {
		switch {
		case c.Row > maxRows:
			return nil, tooMany()
		case c.Col > maxColumns:
			return nil, Faults{{cellAt(c.Col-1, c.Row), fmt.Errorf("this row has %d cells; a row of this file has far fewer", c.Col)}}
		}
		cells := byRow[c.Row]
		for len(cells) < c.Col {
			cells = append(cells, "")
		}
		cells[c.Col-1] = c.Value
		byRow[c.Row], last = cells, max(last, c.Row)
	}
	rows := make([]row, 0, last)
	for n := 1; n <= last; n++ {
		rows = append(rows, row{trimmed(byRow[n]), func(c int) string { return cellAt(c, n) }})
	}
	return rows, nil
}

func cellAt(column, row int) string { return fmt.Sprintf(words.Key("cell %s"), cellName(column, row)) }

func lineAt(line, column int) string {
	return fmt.Sprintf(words.Key("line %d, field %d"), line, column+1)
}

func cellName(column, row int) string {
	return xlsx.Ref(column+1, row)
}

func tooMany() error {
	return fmt.Errorf("this file has more than %d rows; a count that was kept by hand has far fewer", maxRows)
}

// textRows reads CSV.
func textRows(b []byte) ([]row, error) {
	b = bytes.TrimPrefix(b, []byte("\uFEFF"))
	if !utf8.Valid(b) {
		return nil, errors.New("this file is not UTF-8. Save it as a workbook (.xlsx), or as CSV UTF-8")
	}
	c := csv.NewReader(bytes.NewReader(b))
	c.Comma, c.FieldsPerRecord = separator(b), -1
	var rows []row
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, Faults{{lineAt(bad.Line, 0), errors.New("a quotation mark is not closed, or stands within a field")}}
		}
		if err != nil {
			return nil, err
		}
		if len(rows) == maxRows {
			return nil, tooMany()
		}
		line, _ := c.FieldPos(0)
		rows = append(rows, row{trimmed(cells), func(c int) string { return lineAt(line, c) }})
	}
}

// separator is what parts the fields, as the line of columns shows: where the
// comma is for decimals, programs write semicolons.
func separator(b []byte) rune {
	for line := range strings.Lines(string(b)) {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(line, `"`), wordColumns)
		rest = strings.TrimPrefix(rest, `"`)
		if ok && rest != "" && strings.ContainsRune(";\t", rune(rest[0])) {
			return rune(rest[0])
		}
	}
	return ','
}

// trimmed takes blanks away around texts, and empty cells at the end.
func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	last := 0
	for i, s := range cells {
		if out[i] = strings.TrimSpace(s); out[i] != "" {
			last = i + 1
		}
	}
	return out[:last]
}
