package xlsx

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// shape is all that decides what stands around the cells. Sheets of one vote
// mostly have the same one.
type shape struct {
	sheets []sheetShape
	looks  []look // the first use of each, in order
	table  int    // rows of table Tally below its heads; 0 is no table
	chart  chartShape
	bars   []barsShape
}

// sheetShape is a worksheet without its cells.
type sheetShape struct {
	name             string
	wide             []float64 // widths of the columns
	joined           []string  // cells that are one
	paper            string    // "" where the page is not laid out
	landscape        bool
	foot             string // "Page &P of &N"
	high             int    // in pages; 0 is as many as need be
	frozen           bool
	frozenC, frozenR int
}

// frame is what excelize makes of a shape.
type frame struct {
	parts  parts // never changed
	styles []int // of the looks
}

// frames keeps the latest frames. To make one costs more than all that depends
// on the figures.
var frames = struct {
	sync.Mutex
	made map[string]frame
}{made: map[string]frame{}}

// Bounds of what is kept.
const (
	mostFrames = 24
	longestKey = 32 << 10
)

// frame gives the parts around the cells. They follow from the shape alone, so
// it does not matter who made them.
func (s shape) frame() (frame, error) {
	key := fmt.Sprintf("%#v", s)
	frames.Lock()
	f, ok := frames.made[key]
	frames.Unlock()
	if ok {
		return f, nil
	}
	f, err := s.make()
	if err != nil || len(key) > longestKey {
		return f, err
	}
	frames.Lock()
	defer frames.Unlock()
	if len(frames.made) >= mostFrames {
		clear(frames.made)
	}
	frames.made[key] = f
	return f, nil
}

// framer asks excelize for one frame. The first fault is kept.
type framer struct {
	*excelize.File
	err error
}

func (f *framer) keep(err error) {
	if f.err == nil {
		f.err = err
	}
}

func (s shape) make() (frame, error) {
	f := &framer{File: excelize.NewFile()}
	defer func() { _ = f.Close() }()
	out := frame{styles: make([]int, len(s.looks))}
	for i, l := range s.looks {
		id, err := f.NewStyle(l.style())
		f.keep(err)
		out.styles[i] = id
	}
	for i, x := range s.sheets {
		f.sheet(i, x)
	}
	if s.table > 0 {
		f.table(s.table)
	}
	if s.chart.figures > 0 {
		f.chart(s.chart)
	}
	for _, x := range s.bars {
		f.bars(x)
	}
	f.SetActiveSheet(0)
	f.WorkBook.CalcPr = nil // excelize's own names a version
	full := true
	f.keep(f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	f.keep(f.SetAppProps(&excelize.AppProperties{Application: application, AppVersion: "1.0"}))
	// A first text makes excelize list the shared strings among the parts.
	f.keep(f.SetCellStr(s.sheets[0].name, "A1", "A1"))
	if f.err != nil {
		return frame{}, f.err
	}
	var err error
	out.parts, err = f.collect()
	return out, err
}

// sheet adds a worksheet.
func (f *framer) sheet(i int, x sheetShape) {
	if i == 0 {
		f.keep(f.SetSheetName("Sheet1", x.name))
	} else {
		_, err := f.NewSheet(x.name)
		f.keep(err)
	}
	for i, w := range x.wide {
		f.keep(f.SetColWidth(x.name, columnName(i+1), columnName(i+1), w))
	}
	for _, cells := range x.joined {
		first, last, _ := strings.Cut(cells, ":")
		f.keep(f.MergeCell(x.name, first, last))
	}
	if x.paper != "" {
		f.print(x)
	}
	if x.frozen {
		f.freeze(x)
	}
}

func (f *framer) print(x sheetShape) {
	size, orientation, wide := 1, "portrait", 1
	if x.paper == "a4" {
		size = 9
	}
	if x.landscape {
		orientation = "landscape"
	}
	fit, middle, side, end, foot := true, true, 0.5, 0.6, 0.3
	f.keep(f.SetSheetProps(x.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	f.keep(f.SetPageLayout(x.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &x.high}))
	f.keep(f.SetPageMargins(x.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &end, Header: &foot, Footer: &foot, Horizontally: &middle,
	}))
	f.keep(f.SetHeaderFooter(x.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R" + x.foot}))
}

func (f *framer) freeze(x sheetShape) {
	f.keep(f.SetPanes(x.name, &excelize.Panes{Freeze: true, XSplit: x.frozenC, YSplit: x.frozenR, TopLeftCell: at(x.frozenC+1, x.frozenR+1), ActivePane: "bottomRight"}))
	f.keep(f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: x.name + "!$1:" + strings.TrimPrefix(fixed(1, x.frozenR), "$A"), Scope: x.name,
	}))
}

// table makes the cells of sheet Data a table; it takes its columns from the
// first row.
func (f *framer) table(rows int) {
	heads := slices.Clone(headers)
	f.keep(f.SetSheetRow(sheetData, "A1", &heads))
	stripes := false
	f.keep(f.AddTable(sheetData, &excelize.Table{
		Range: at(1, 1) + ":" + at(len(headers), rows+1), Name: "Tally", StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	}))
}

// collect takes the parts before they are packed.
func (f *framer) collect() (parts, error) {
	c := &collector{p: parts{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return c })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	if c.p[contentTypes] == nil {
		return nil, errors.New("excelize made no workbook")
	}
	c.p[contentTypes] = images.ReplaceAll(c.p[contentTypes], nil)
	return c.p, nil
}
