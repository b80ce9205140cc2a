package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

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
	Seals       record.Seals        // those that hold; CMS has a place for every signer
}

// Read takes a workbook that Write made. It proves that what a person sees is
// what the record says, by making the workbook again, and that each seal is
// its signer's. What is a workbook with a sound record and shows something else
// is read, with Differences; whoever uses the document has to look at them.
// What a file is that cannot be read, Describe says.
func Read(b []byte) (*Document, error) {
	doc, _, err := read(b)
	return doc, err
}

// read gives with the document what office found.
func read(b []byte) (*Document, office.Report, error) {
	f, err := openFile(b)
	if err != nil {
		return nil, office.Report{}, err
	}
	doc, own, err := f.document()
	if err != nil {
		return nil, office.Report{}, f.worse(err)
	}
	switch {
	case len(doc.Differences) > 0:
	case f.fault != nil:
		return nil, office.Report{}, f.fault
	case len(doc.Signatures) == 0:
		// Equal parts can be packed in many ways. Only one of them is ours, and
		// nothing can hide in it. Where there are signatures, package office has
		// proved every byte around the parts.
		if packed, err := pack(own); err != nil || !bytes.Equal(packed, b) {
			return nil, office.Report{}, errors.Join(ErrPackage, err)
		}
	}
	return doc, f.report, nil
}

// file is a package with its signatures taken off.
type file struct {
	parts  parts
	report office.Report // of a sound file
	fault  error         // why it is none
}

// openFile reads a package. Where its signatures do not hold, the fault comes
// with the parts as they are, so that what was changed can still be named.
func openFile(b []byte) (file, error) {
	f := file{}
	if f.report, f.fault = office.Verify(b); f.fault == nil {
		f.parts = f.report.Parts
	} else {
		bare, err := office.Bare(b)
		if err != nil {
			return file{}, f.worse(err)
		}
		f.parts = bare
	}
	return f, allowed(f.parts)
}

// worse says of two faults the one that tells more: that another program signed
// the file, or else what stopped the reading.
func (f file) worse(err error) error {
	if errors.Is(f.fault, ErrForeign) {
		return f.fault
	}
	return err
}

// document reads the record, makes the workbook again from it and compares. It
// returns the parts that were made, too.
func (f file) document() (*Document, parts, error) {
	l, in, err := layoutOf(f.parts)
	if err != nil {
		return nil, nil, err
	}
	w, err := openBook(f.parts)
	if err != nil {
		return nil, nil, err
	}
	rec, err := recordOf(w)
	if err != nil {
		return nil, nil, err
	}
	sheet, err := record.Read(rec)
	if err != nil {
		return nil, nil, fmt.Errorf("sheet %s: %w", sheetRecord, err)
	}
	texts, err := sealCells(w, sheet)
	if err != nil {
		return nil, nil, err
	}
	own, err := l.parts(sheet, rec, texts, in)
	if err != nil {
		return nil, nil, fmt.Errorf("sheet %s: %w", sheetRecord, err)
	}
	doc := &Document{Record: rec, Sheet: sheet, Signatures: f.report.Signatures}
	if err := doc.compare(f.parts, own, f.changed(own)); err != nil {
		return nil, nil, err
	}
	seals, faults := texts.seals(sheet, count.Sum(rec))
	doc.Seals, doc.Differences = seals, append(doc.Differences, faults...)
	return doc, own, nil
}

// changed names the parts that are not as our own. What is left of signatures
// that could not be taken off is no change: the fault says more about them.
func (f file) changed(own parts) []string {
	changed := changedParts(f.parts, own)
	if f.fault != nil && bytes.Contains(f.parts[contentTypes], []byte("digital-signature-origin")) {
		changed = slices.DeleteFunc(changed, func(name string) bool { return name == contentTypes || name == rootRelationships })
	}
	return changed
}

// compare names what the changed parts show otherwise than our own.
func (doc *Document) compare(p, own parts, changed []string) (err error) {
	if len(changed) == 0 {
		return nil
	}
	doc.Differences, doc.Resaved, err = explain(p, own, changed)
	if err == nil && len(doc.Differences) == 0 {
		err = errors.New("a difference was found and cannot be named")
	}
	return err
}
