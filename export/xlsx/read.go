package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/record"
)

// Document is a sheet that was read back from a workbook.
type Document struct {
	Record      []byte
	Sheet       *count.Sheet
	Differences []record.Difference // where a person sees something else than the record says
	Resaved     bool                // another program saved it again
}

// Read takes a workbook that Write made. It proves that what a person sees is
// what the record says, by making the workbook again. What is a workbook with
// a sound record and shows something else is read, with Differences; whoever
// uses the document has to look at them.
func Read(b []byte) (*Document, error) {
	p, err := unpack(b)
	if err != nil {
		return nil, err
	}
	rec, err := recordOf(p)
	if err != nil {
		return nil, err
	}
	sheet, err := record.Read(rec)
	if err != nil {
		return nil, fmt.Errorf("sheet Record: %w", err)
	}
	doc := &Document{Record: rec, Sheet: sheet}
	own, err := parted(sheet)
	if err != nil {
		return nil, err
	}
	if changed := changedParts(p, own); len(changed) > 0 {
		return doc, doc.explain(b, own, changed)
	}
	if err := sealed(b); err != nil {
		return nil, err
	}
	return doc, nil
}

// changedParts names the parts that are not as Write makes them.
func changedParts(p, own parts) []string {
	var out []string
	for _, name := range own.names() {
		if b, ok := p[name]; !ok || !bytes.Equal(b, own[name]) {
			out = append(out, name)
		}
	}
	for _, name := range p.names() {
		if _, ok := own[name]; !ok {
			out = append(out, name)
		}
	}
	return out
}

// explain compares a workbook that is not as it was written cell by cell. If
// no cell differs, what does is named all the same: nothing passes unseen.
func (d *Document) explain(b []byte, own parts, changed []string) error {
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{UnzipSizeLimit: maxInflated, UnzipXMLSizeLimit: maxInflated})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	defer func() { _ = f.Close() }()
	packed, err := pack(own)
	if err != nil {
		return err
	}
	g, err := excelize.OpenReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	defer func() { _ = g.Close() }()
	props, err := f.GetAppProps()
	d.Resaved = err != nil || props.Application != "Countersign"
	d.Differences = compareBooks(f, g)
	if len(d.Differences) > 0 {
		return nil
	}
	shown := "changed in " + strings.Join(changed[:min(3, len(changed))], ", ")
	if d.Resaved {
		shown = "saved again by another program"
	}
	d.Differences = []record.Difference{{Where: "the workbook", Shown: shown, Signed: "the file as Countersign wrote it"}}
	return nil
}
