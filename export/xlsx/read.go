package xlsx

import (
	"bytes"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/xlsx/office"
)

// Document is a sheet that was read back from a workbook.
type Document struct {
	Record      []byte
	Sheet       *count.Sheet
	Differences []record.Difference // where a person sees something else than the record says
	Resaved     bool                // another program saved it again
	Signatures  []office.Signature  // in the order in which they were made
	Seals       record.Seals
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
	var by []office.Signature
	var fault error
	signed := hasSignatures(p)
	if signed {
		p, by, fault = unsigned(b, p)
	}
	rec, err := recordOf(p)
	if err != nil {
		return nil, err
	}
	sheet, err := record.Read(rec)
	if err != nil {
		return nil, fmt.Errorf("sheet Record: %w", err)
	}
	own, err := parted(sheet)
	if err != nil {
		return nil, fmt.Errorf("sheet Record: %w", err)
	}
	doc := &Document{Record: rec, Sheet: sheet, Signatures: by}
	if changed := changedParts(p, own); len(changed) > 0 {
		doc.Differences, doc.Resaved, err = explain(p, own, changed)
		if err == nil && len(doc.Differences) == 0 {
			err = errors.New("a difference was found and cannot be named")
		}
		if err != nil {
			return nil, err
		}
		return doc, nil
	}
	if fault != nil {
		return nil, fault
	}
	if signed {
		return doc, nil // package office has proved every byte around the parts
	}
	// Equal parts can be packed in many ways. Only one of them is ours, and
	// nothing can hide in it.
	packed, err := pack(own)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(packed, b) {
		return nil, ErrPackage
	}
	return doc, nil
}
