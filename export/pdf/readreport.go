package pdf

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf/file"
	"countersign/export/record"
	"countersign/export/sign"
)

// ReportDocument is a report that was read back from a PDF.
type ReportDocument struct {
	Report      Report
	Signatures  []file.Signature
	Differences []record.Difference
}

// ReadReport takes a PDF that DrawRollup made, signed or not, and nothing else.
// It draws the report again from what is attached, in the language that it was
// drawn in, and compares.
func ReadReport(b []byte) (*ReportDocument, error) {
	found, err := file.Verify(b)
	if err != nil {
		return nil, err
	}
	drawn, in, known := words.CutLayout(found.Creator)
	if drawn != reportLayout || !known || len(in) > 1 {
		return nil, fmt.Errorf("pdf: this is not the report of a roll-up that this program reads: it was drawn as %.80q", found.Creator)
	}
	if len(found.Attachments) != 1 {
		return nil, fmt.Errorf("pdf: a report has one attachment; this file has %d", len(found.Attachments))
	}
	if n := len(found.Attachments[0].Data); n > maxReport {
		return nil, fmt.Errorf("pdf: %w: the attachment has %d bytes; the most is %d", ErrNoRoom, n, maxReport)
	}
	doc := &ReportDocument{Signatures: found.Signatures}
	if err := count.DecodeStrict(found.Attachments[0].Data, &doc.Report); err != nil {
		return nil, fmt.Errorf("pdf: the attachment of this report: %w", err)
	}
	own, err := DrawRollupIn(doc.Report, in)
	if err != nil {
		return nil, err
	}
	doc.Differences = compare(b, own)
	for _, s := range found.Signatures {
		if w := doc.Report.Signer; w == nil || count.Digest(s.Fingerprint) != w.Key {
			doc.Differences = append(doc.Differences, record.Difference{Where: "the signature", Shown: "key " + s.Fingerprint.Short(), Signed: "another key"})
		}
	}
	return doc, nil
}

// SignReport signs a report with the key that it names. It reads it first and
// refuses one that shows anything else than what is attached.
func SignReport(b []byte, key *sign.Key, at count.Time) ([]byte, error) {
	doc, err := ReadReport(b)
	if err != nil {
		return nil, fmt.Errorf("nothing was signed: %w", err)
	}
	if len(doc.Differences) > 0 {
		return nil, fmt.Errorf("pdf: nothing was signed: %s", doc.Differences[0])
	}
	if w := doc.Report.Signer; w == nil || w.Key != count.Digest(key.Fingerprint()) {
		return nil, fmt.Errorf("pdf: nothing was signed: the report has no room for the key of %q", key.Identity().Name)
	}
	return file.Sign(b, file.Signing{Field: FieldName(0), Key: key, Time: at.Std()})
}
