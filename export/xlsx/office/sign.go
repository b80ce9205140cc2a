package office

import (
	"time"

	"countersign/export/sign"
)

// Sign adds one signature to a workbook, which may have some already: it
// verifies them first and refuses a workbook that [Verify] would not accept,
// and a key that has signed before. role and purpose are shown by Office; they
// may be empty and have at most 255 characters. The time is cut to seconds.
//
// Nothing that has been signed may be changed later, and no program may save
// the workbook again: sign the final bytes.
func Sign(b []byte, key *sign.Key, at time.Time, role, purpose string) ([]byte, error) {
	s := statement{certs: key.Certificates(), at: at.UTC().Truncate(time.Second), role: role, purpose: purpose}
	if err := s.check(); err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	if err := key.ValidAt(s.at); err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	book, report, err := examine(b)
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	for _, other := range report.Signatures {
		if other.Fingerprint == key.Fingerprint() {
			return nil, faultf(ErrSigning, "the key of %q has signed it before", key.Identity().Name)
		}
	}
	s.number = len(book.signatures) + 1
	xml, err := s.sign(book.manifest(), key)
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	return book.with(xml)
}

// sign writes the signature.
func (s statement) sign(references []reference, key *sign.Key) ([]byte, error) {
	d, err := s.draft(references)
	if err != nil {
		return nil, err
	}
	value, err := key.SignDigest(d.digest())
	if err != nil {
		return nil, err
	}
	if value, err = toXML(s.certs[0], value); err != nil {
		return nil, err
	}
	return d.complete(value), nil
}

// with is the package with one more signature.
func (s *signed) with(xml []byte) ([]byte, error) {
	n := len(s.signatures) + 1
	entries, err := s.plumb(n)
	if err != nil {
		return nil, err
	}
	last, err := deflated(signaturePart(n), xml)
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	out := append(append(entries, s.signatures...), last)
	if len(out) > maxEntries || len(xml) > maxSignature {
		return nil, faultf(ErrSigning, "%w", ErrTooLarge)
	}
	packed := pack(out)
	if len(packed) > maxFile {
		return nil, faultf(ErrSigning, "%w", ErrTooLarge)
	}
	return packed, nil
}
