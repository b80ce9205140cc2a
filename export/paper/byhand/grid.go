package byhand

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
)

// What a file may hold: more than any place counts.
const (
	maxFile     = 8 << 20
	maxUnpacked = 48 << 20
	maxRows     = 20_000
	maxColumns  = 200
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
func bookRows(b []byte) (rows []row, err error) {
	defer func() {
		if r := recover(); r != nil { // the library's, on a damaged file
			rows, err = nil, fmt.Errorf("this workbook cannot be read: %v", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked,
	})
	if err != nil {
		return nil, fmt.Errorf("this workbook cannot be read: %w. Save it again as .xlsx", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sheets := f.GetSheetList()
	if len(sheets) == 0 {
		return nil, errors.New("this workbook has no sheet")
	}
	walk, err := f.Rows(sheets[0])
	if err != nil {
		return nil, fmt.Errorf("the sheet %q cannot be read: %w", sheets[0], err)
	}
	defer func() { err = errors.Join(err, walk.Close()) }()
	for n := 1; walk.Next(); n++ {
		if n > maxRows {
			return nil, tooMany()
		}
		cells, err := walk.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d cannot be read: %w", n, err)
		}
		if len(cells) > maxColumns {
			return nil, Faults{{cellAt(0, n), fmt.Errorf("this row has %d cells; a row of this file has far fewer", len(cells))}}
		}
		if c := formula(f, sheets[0], n, len(cells)); c >= 0 {
			return nil, Faults{{cellAt(c, n), errors.New("this is a formula. Type the figure that stands on the paper")}}
		}
		rows = append(rows, row{trimmed(cells), func(c int) string { return cellAt(c, n) }})
	}
	return rows, walk.Error()
}

// formula is the column of the first cell of a row that holds one, or -1.
func formula(f *excelize.File, sheet string, row, columns int) int {
	for c := range columns {
		if text, err := f.GetCellFormula(sheet, cellName(c, row)); err != nil || text != "" {
			return c
		}
	}
	return -1
}

func cellAt(column, row int) string { return fmt.Sprintf(words.Key("cell %s"), cellName(column, row)) }

func lineAt(line, column int) string {
	return fmt.Sprintf(words.Key("line %d, field %d"), line, column+1)
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return strconv.Itoa(row)
	}
	return name
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
