package plan

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/xlsx"
)

// Template is the workbook to fill in, with its explanations in a language:
// empty, or filled from the training vote, which says on every sheet that it is
// a sample. The same call gives the same bytes.
func Template(c *words.Catalogue, sample bool) ([]byte, error) {
	w := &writer{File: excelize.NewFile(), words: c, sample: sample}
	defer func() { _ = w.Close() }()
	var v *count.Vote
	if sample {
		var err error
		if v, err = sampleVote(); err != nil {
			return nil, err
		}
	}
	w.looks()
	w.readMe()
	for _, t := range tables {
		w.table(t, rowsOf(t, v))
	}
	w.rules()
	w.SetActiveSheet(0)
	if w.err != nil {
		return nil, fmt.Errorf("the template cannot be made: %w", w.err)
	}
	return xlsx.Pack(w.File)
}

// writer asks excelize for the template. The first fault is kept.
type writer struct {
	*excelize.File
	words  *words.Catalogue
	sample bool
	err    error

	title, hint, head, body, digits, label, note, mark, readme int // styles
}

func (w *writer) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

// firstSheet is what excelize calls the one that is there.
const firstSheet = "Sheet1" //words:none

// page adds a sheet.
func (w *writer) page(name string) {
	if w.GetSheetName(0) == firstSheet {
		w.keep(w.SetSheetName(firstSheet, name))
		return
	}
	_, err := w.NewSheet(name)
	w.keep(err)
}

// about writes row 1: what a sheet of so many columns is for, and whether it is
// a sample.
func (w *writer) about(name, says string, columns int) {
	look, said := w.title, w.words.T(says)
	if w.sample {
		look, said = w.mark, w.words.F("Sample: everything here is invented. %s", said)
	}
	w.put(name, 1, aboutRow, said, look)
	w.keep(w.SetCellStyle(name, xlsx.Ref(1, aboutRow), xlsx.Ref(columns, aboutRow), look))
	w.keep(w.SetRowHeight(name, aboutRow, 24))
}

// high makes a row as high as its longest text needs; the texts are as wide as
// the columns.
func (w *writer) high(sheet string, row int, texts []string, wide []float64) {
	lines := 1
	for i, s := range texts {
		n := 0
		for _, l := range strings.Split(s, "\n") {
			n += 1 + int(float64(utf8.RuneCountInString(l))*1.06/wide[i])
		}
		lines = max(lines, n)
	}
	w.keep(w.SetRowHeight(sheet, row, min(409, 2+14*float64(lines))))
}

func (w *writer) put(sheet string, col, row int, s string, look int) {
	at := xlsx.Ref(col, row)
	w.keep(w.SetCellStr(sheet, at, s))
	w.keep(w.SetCellStyle(sheet, at, at, look))
}

// table writes a sheet that is read, with rows.
func (w *writer) table(t table, rows [][]string) {
	w.page(t.sheet)
	var hints []string
	var wide []float64
	for i, c := range t.columns {
		hints, wide = append(hints, w.words.T(c.hint)), append(wide, c.wide)
		name, err := excelize.ColumnNumberToName(i + 1)
		w.keep(err)
		look := w.body
		if c.kind == number {
			look = w.digits
		}
		w.keep(w.SetColStyle(t.sheet, name, look)) // so that what is typed stays as it is typed
		w.keep(w.SetColWidth(t.sheet, name, name, c.wide))
		w.put(t.sheet, i+1, hintRow, hints[i], w.hint)
		w.put(t.sheet, i+1, headRow, c.head, w.head)
		w.choose(t.sheet, c, name)
	}
	w.about(t.sheet, t.about, len(t.columns))
	w.high(t.sheet, hintRow, hints, wide)
	for i, row := range rows {
		w.high(t.sheet, firstRow+i, row, wide)
		for k, s := range row {
			w.cell(t, k, firstRow+i, s)
		}
	}
	for i, f := range t.fields {
		w.offer(t.sheet, xlsx.Ref(2, firstRow+i), f.list, "")
	}
	w.keep(w.SetPanes(t.sheet, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: xlsx.Ref(1, firstRow), ActivePane: "bottomLeft"}))
	w.print(t.sheet)
}

// cell writes a cell of the data.
func (w *writer) cell(t table, k, row int, s string) {
	at := xlsx.Ref(k+1, row)
	switch n, err := strconv.Atoi(s); {
	case t.columns[k].head == headField:
		w.put(t.sheet, k+1, row, s, w.label)
	case t.columns[k].head == headHint:
		w.put(t.sheet, k+1, row, w.words.T(s), w.note)
	case s == "":
	case t.columns[k].kind == number && err == nil:
		w.keep(w.SetCellInt(t.sheet, at, int64(n)))
		w.keep(w.SetCellStyle(t.sheet, at, at, w.digits))
	default:
		w.put(t.sheet, k+1, row, s, w.body)
	}
}

// choose makes a column one to choose from, or one for digits.
func (w *writer) choose(sheet string, c column, name string) {
	cells := fmt.Sprintf("%s%d:%s%d", name, firstRow, name, lastRow)
	if c.kind == number {
		d := excelize.NewDataValidation(true)
		d.Sqref = cells
		w.keep(d.SetRange(0, count.MaxCount, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		d.SetError(excelize.DataValidationErrorStyleStop, w.words.T("Digits only"), w.words.T("Type a whole number, or leave the cell empty."))
		w.keep(w.AddDataValidation(sheet, d))
		return
	}
	w.offer(sheet, cells, c.list, c.from)
}

// offer makes cells drop down a list, of words or of other cells.
func (w *writer) offer(sheet, cells string, list []string, from string) {
	if len(list) == 0 && from == "" {
		return
	}
	d := excelize.NewDataValidation(true)
	d.Sqref = cells
	if from != "" {
		d.SetSqrefDropList(from)
	} else {
		w.keep(d.SetDropList(list))
	}
	d.SetError(excelize.DataValidationErrorStyleStop, w.words.T("Not in the list"), w.words.T("Choose from the list that the cell drops down."))
	w.keep(w.AddDataValidation(sheet, d))
}

// print sets a sheet up for paper, with its heads on every page.
func (w *writer) print(sheet string) {
	landscape, fit, one, any := "landscape", true, 1, 0
	w.keep(w.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.keep(w.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}))
}
