package pdf

import (
	"fmt"

	"countersign/count"
	"countersign/export/pdf/file"
	"countersign/export/sign"
)

// Sign fills the signature field of a teller: one more revision, with a visible
// box that says who, in which role, when and with which key. It reads the
// document first and refuses one that is not sound or shows anything else than
// its record, so nobody signs what somebody else slipped in. The key has to be
// the one that the sheet names for this teller. The first signature certifies
// the document, so that only signatures may follow.
func Sign(b []byte, key *sign.Key, who count.Signer, at count.Time) ([]byte, error) {
	doc, err := Read(b)
	if err != nil {
		return nil, err
	}
	if len(doc.Differences) > 0 {
		return nil, fmt.Errorf("pdf: nothing was signed: %s", doc.Differences[0])
	}
	for i, s := range doc.Sheet.Signers {
		if s.Name != who.Name || s.Role != who.Role {
			continue
		}
		if print := key.Fingerprint(); s.Key != count.Digest(print) {
			return nil, fmt.Errorf("pdf: nothing was signed: the sheet expects the key %s of %q, this one is %s",
				sign.Fingerprint(s.Key).Short(), who.Name, print.Short())
		}
		return file.Sign(b, file.Signing{Field: FieldName(i), Key: key, Time: at.Std()})
	}
	return nil, fmt.Errorf("pdf: nothing was signed: %q is not among the signers of this sheet", who.Name)
}
