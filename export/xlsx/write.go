package xlsx

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/record"
)

// Write is the workbook of a certified sheet. The same sheet gives the same
// bytes.
func Write(s *count.Sheet, _ record.Seals) ([]byte, error) {
	p, err := parted(s)
	if err != nil {
		return nil, err
	}
	b, err := pack(p)
	if err != nil {
		return nil, err
	}
	if len(b) > maxFile || p.size() > maxInflated {
		return nil, fmt.Errorf("%w: it would have %d bytes, and %d unpacked", ErrNoRoom, len(b), p.size())
	}
	return b, nil
}

// parted makes the parts of the workbook.
func parted(s *count.Sheet) (p parts, err error) {
	defer guarded(&err)
	rec, err := record.Write(s)
	if err != nil {
		return nil, err
	}
	if err := fits(s, rec); err != nil {
		return nil, err
	}
	b := newBook()
	defer func() { _ = b.f.Close() }()
	b.f.WorkBook.CalcPr = nil // set below, so that every program calculates again
	b.tally(s, count.Sum(rec))
	b.data(s, count.Sum(rec))
	b.batches(s)
	b.account(s)
	b.findings(s)
	b.record(rec)
	b.chart(s)
	b.finish(s.Tally.Place.Title()+", tally sheet", s.Certified.Std())
	return b.collect()
}

// application is what a workbook says of the program that wrote it.
const application = "Countersign"

// finish sets what belongs to the whole workbook.
func (b *book) finish(title string, at time.Time) {
	b.f.SetActiveSheet(0)
	full := true
	b.keep(b.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	moment := at.UTC().Format(time.RFC3339)
	b.keep(b.f.SetDocProps(&excelize.DocProperties{
		Title: printable(title), Creator: "Countersign", LastModifiedBy: "Countersign", Created: moment, Modified: moment,
	}))
	b.keep(b.f.SetAppProps(&excelize.AppProperties{Application: application, AppVersion: "1.0"}))
}
