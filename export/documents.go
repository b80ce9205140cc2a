package export

import (
	"fmt"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

// File is a document with the name that it is saved under.
type File struct {
	Name string
	Data []byte
}

// Documents dresses a certified sheet as a PDF and a workbook, both signed by
// each key in turn. The keys are those of the sheet's signers, in their order.
func Documents(s *count.Sheet, keys []*sign.Key) ([]File, error) {
	if len(keys) != len(s.Signers) {
		return nil, fmt.Errorf("%d tellers sign this sheet, but %d keys are open", len(s.Signers), len(keys))
	}
	page, err := pdf.Draw(s, record.Seals{})
	if err != nil {
		return nil, fmt.Errorf("the PDF could not be drawn: %w", err)
	}
	book, err := xlsx.Write(s, record.Seals{})
	if err != nil {
		return nil, fmt.Errorf("the workbook could not be written: %w", err)
	}
	for i, who := range s.Signers {
		if count.Digest(keys[i].Fingerprint()) != who.Key {
			return nil, fmt.Errorf("the open key is not the one that %s certified with", who.Name)
		}
		if page, err = pdf.Sign(page, keys[i], who, s.Certified); err != nil {
			return nil, fmt.Errorf("%s could not sign the PDF: %w", who.Name, err)
		}
		if book, err = xlsx.Sign(book, keys[i], who, s.Certified); err != nil {
			return nil, fmt.Errorf("%s could not sign the workbook: %w", who.Name, err)
		}
	}
	name := pdf.Name(s)
	return []File{{name + ".pdf", page}, {name + ".xlsx", book}}, nil
}
