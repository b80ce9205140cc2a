package xlsx

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/sign"
	"countersign/export/xlsx/office"
)

// Sign adds the signature of a teller, in the form that Office shows. It reads
// the workbook first and refuses one that is not sound or shows anything else
// than its record, so nobody signs what somebody else slipped in. The key has
// to be the one that the sheet names for this teller.
func Sign(b []byte, key *sign.Key, who count.Signer, at count.Time) ([]byte, error) {
	doc, err := Read(b)
	if err != nil {
		return nil, err
	}
	if len(doc.Differences) > 0 {
		return nil, fmt.Errorf("nothing was signed: %s", doc.Differences[0])
	}
	if who.Key != count.Digest(key.Fingerprint()) {
		return nil, fmt.Errorf("nothing was signed: the sheet expects another key of %s", who.Name)
	}
	purpose := fmt.Sprintf("Tally sheet %s, revision %d", doc.Sheet.Tally.Place.ID, doc.Sheet.Revision)
	return office.Sign(b, key, at.Std(), string(who.Role), purpose)
}

// hasSignatures reports whether a package has parts of signatures.
func hasSignatures(p parts) bool {
	for name := range p {
		if strings.HasPrefix(strings.ToLower(name), "_xmlsignatures/") {
			return true
		}
	}
	return false
}

// unsigned takes the signatures off: the parts as they were signed, and who
// signed them. Where the signatures do not hold, the fault comes with the parts
// as they are, so that what was changed can still be named.
func unsigned(b []byte, p parts) (bare parts, by []office.Signature, fault error) {
	report, fault := office.Verify(b)
	if fault == nil {
		return report.Parts, report.Signatures, nil
	}
	if bare, err := office.Unsigned(b); err == nil {
		return bare, nil, fault
	}
	bare = parts{}
	for name, data := range p {
		if !strings.HasPrefix(strings.ToLower(name), "_xmlsignatures/") {
			bare[name] = data
		}
	}
	return bare, nil, fault
}
