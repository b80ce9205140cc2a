package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/export/record"
)

// most differences that are named; one is enough to refuse a file.
const most = 50

// compareBooks finds what a person would see otherwise in a workbook than in
// the one that was made again from its record.
func compareBooks(shown, own *excelize.File) []record.Difference {
	a, b := shown.GetSheetList(), own.GetSheetList()
	if !slices.Equal(a, b) {
		return []record.Difference{{Where: "the worksheets", Shown: strings.Join(a, ", "), Signed: strings.Join(b, ", ")}}
	}
	var out []record.Difference
	for _, sheet := range b {
		out = append(out, compareSheet(shown, own, sheet)...)
		if len(out) > most {
			return out[:most]
		}
	}
	return append(out, compareNames(shown, own)...)
}

func compareSheet(shown, own *excelize.File, sheet string) []record.Difference {
	var out []record.Difference
	differ := func(where, x, y string) {
		if x != y && len(out) < most {
			out = append(out, record.Difference{Where: sheet + where, Shown: x, Signed: y})
		}
	}
	v, _ := shown.GetSheetVisible(sheet)
	differ("", map[bool]string{true: "visible", false: "hidden"}[v], "visible")
	differ(" merged cells", merged(shown, sheet), merged(own, sheet))
	cols, rows := extent(shown, own, sheet)
	for row := 1; row <= rows; row++ {
		visible, _ := shown.GetRowVisible(sheet, row)
		differ(fmt.Sprintf(" row %d", row), map[bool]string{true: "visible", false: "hidden"}[visible], "visible")
		for col := 1; col <= cols; col++ {
			cell := at(col, row)
			differ("!"+cell, face(shown, sheet, cell), face(own, sheet, cell))
		}
	}
	for col := 1; col <= cols; col++ {
		name, _ := excelize.ColumnNumberToName(col)
		visible, _ := shown.GetColVisible(sheet, name)
		differ(" column "+name, map[bool]string{true: "visible", false: "hidden"}[visible], "visible")
	}
	return out
}

// face is what a cell shows, what it holds, and how it comes by it.
func face(f *excelize.File, sheet, cell string) string {
	value, err := f.GetCellValue(sheet, cell)
	if err != nil {
		return err.Error()
	}
	raw, _ := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	formula, _ := f.GetCellFormula(sheet, cell)
	format := ""
	if id, err := f.GetCellStyle(sheet, cell); err == nil {
		if st, err := f.GetStyle(id); err == nil && st.CustomNumFmt != nil {
			format = *st.CustomNumFmt
		}
	}
	s := value
	if raw != value {
		s += " (holds " + raw + ")"
	}
	if formula != "" {
		s += " =" + formula
	}
	if format != "" {
		s += " as " + format
	}
	return s
}

func merged(f *excelize.File, sheet string) string {
	cells, err := f.GetMergeCells(sheet)
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, c := range cells {
		out = append(out, c.GetStartAxis()+":"+c.GetEndAxis())
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Bounds of the comparison: more cells than a sheet ever has.
const (
	maxCols = 200
	maxRows = 60_000
)

// extent is the area that either workbook fills.
func extent(shown, own *excelize.File, sheet string) (cols, rows int) {
	for _, f := range []*excelize.File{shown, own} {
		all, _ := f.GetRows(sheet)
		rows = max(rows, len(all))
		for _, r := range all {
			cols = max(cols, len(r))
		}
	}
	return min(cols, maxCols), min(rows, maxRows)
}

func compareNames(shown, own *excelize.File) []record.Difference {
	names := func(f *excelize.File) string {
		var out []string
		for _, n := range f.GetDefinedName() {
			out = append(out, n.Name+" = "+n.RefersTo)
		}
		slices.Sort(out)
		return strings.Join(out, "; ")
	}
	if x, y := names(shown), names(own); x != y {
		return []record.Difference{{Where: "the defined names", Shown: x, Signed: y}}
	}
	return nil
}
