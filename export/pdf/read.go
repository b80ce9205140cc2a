package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
)

// Document is a sheet that was read back from a PDF.
type Document struct {
	Record      []byte
	Sheet       *count.Sheet
	Signatures  []file.Signature // in the order in which they were made
	EmptyFields []string         // fields that nobody has signed; FieldName names them
	Differences []record.Difference
	Seals       record.Seals // those that hold; the others are among Differences
	Code        code.Code    // what the QR code says
}

// Read takes a PDF that Draw made and Sign signed, and nothing else. It proves
// that the pages show what the record says by drawing the record again. What
// is sound in itself and shows something else is read, with Differences that
// name the page or the attachment; whoever uses the document has to look at them. Whether the
// right keys signed is for sign.Trust to say, whether the figures are right for
// the checks.
func Read(b []byte) (*Document, error) {
	report, err := file.Verify(b)
	if err != nil {
		return nil, err
	}
	draw, err := layoutOf(report.Creator)
	if err != nil {
		return nil, err
	}
	u, err := unpack(report.Attachments)
	if err != nil {
		return nil, err
	}
	own, err := draw(u.sheet, u.enclosed)
	if err != nil {
		return nil, err
	}
	doc := &Document{
		Record: u.record, Sheet: u.sheet, Seals: u.seals, Code: u.said,
		Signatures: report.Signatures, EmptyFields: report.Empty,
	}
	doc.Differences = slices.Concat(u.faults, compare(b, own), u.others, doc.foreignKeys())
	return doc, nil
}

// foreignKeys finds fields that another key filled than the sheet names.
func (d *Document) foreignKeys() []record.Difference {
	var out []record.Difference
	for _, s := range d.Signatures {
		for i, want := range d.Sheet.Signers {
			if s.Field != FieldName(i) || count.Digest(s.Fingerprint) == want.Key {
				continue
			}
			out = append(out, record.Difference{
				Where: "signature of " + printable(want.Name), Shown: "key " + s.Fingerprint.Short(),
				Signed: "key " + sign.Fingerprint(want.Key).Short(),
			})
		}
	}
	return out
}

// compare finds what a document shows otherwise than the one that was drawn
// from its record. The first revisions are compared, without signatures.
func compare(b, own []byte) []record.Difference {
	if bytes.HasPrefix(b, own) {
		return nil
	}
	err := file.Compare(b, own) // packed otherwise, perhaps, by another compiler
	if err == nil {
		return nil
	}
	out := comparePages(b, own)
	if len(out) == 0 {
		out = append(out, record.Difference{Where: "the document", Shown: what(err), Signed: "the sheet as this program draws it"})
	}
	return out
}

// what is wrong with a file, in words.
func what(err error) string {
	var fault *file.Fault
	if errors.As(err, &fault) {
		return fault.What
	}
	return err.Error()
}

func comparePages(b, own []byte) []record.Difference {
	shown, err1 := file.PageContents(b)
	drawn, err2 := file.PageContents(own)
	if err := cmp.Or(err1, err2); err != nil {
		return []record.Difference{{Where: "the drawing of the pages", Shown: what(err), Signed: "pages that can be read"}}
	}
	var out []record.Difference
	for i := range max(len(shown), len(drawn)) {
		where := fmt.Sprintf("page %d", i+1)
		switch {
		case i >= len(shown):
			out = append(out, record.Difference{Where: where, Shown: "no such page", Signed: "a page"})
		case i >= len(drawn):
			out = append(out, record.Difference{Where: where, Shown: "a page", Signed: "no such page"})
		case !bytes.Equal(shown[i], drawn[i]):
			out = append(out, comparePage(where, shown[i], drawn[i]))
		}
	}
	return out
}

// comparePage names the first text of a page that is not the same.
func comparePage(where string, shown, drawn []byte) record.Difference {
	for {
		x, shownRest, more := nextText(shown)
		y, drawnRest, moreDrawn := nextText(drawn)
		if x != y || more != moreDrawn {
			return record.Difference{Where: where, Shown: x, Signed: y}
		}
		if !more {
			return record.Difference{Where: where, Shown: "other lines, marks or places of text", Signed: "the sheet as this program draws it"}
		}
		shown, drawn = shownRest, drawnRest
	}
}
