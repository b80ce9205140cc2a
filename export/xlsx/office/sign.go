package office

import (
	"time"

	"countersign/export/sign"
)

// Signing is a signature that is to be made. Role and purpose are shown by
// Office; they may be empty and have at most 255 characters. The time is cut
// to seconds.
type Signing struct {
	Key           *sign.Key
	At            time.Time
	Role, Purpose string
}

// Sign adds one signature to a workbook, which may have some already: it
// verifies them first and refuses a workbook that [Verify] would not accept,
// and a key that has signed before.
//
// Nothing that has been signed may be changed later, and no program may save
// the workbook again: sign the final bytes.
func Sign(b []byte, key *sign.Key, at time.Time, role, purpose string) ([]byte, error) {
	report, err := Verify(b)
	if err != nil {
		return nil, faultf(ErrSigning, "%w", err)
	}
	return report.Sign(Signing{key, at, role, purpose})
}

// Sign adds signatures to the workbook that was verified, in their order. The
// bytes are those that [Sign] gives for one after the other.
func (r Report) Sign(by ...Signing) ([]byte, error) {
	if r.book == nil || len(by) == 0 {
		return nil, faultf(ErrSigning, "there is no workbook that was verified, or nobody to sign it")
	}
	seen := map[sign.Fingerprint]bool{}
	for _, s := range r.Signatures {
		seen[s.Fingerprint] = true
	}
	references := r.book.manifest()
	var made [][]byte
	for i, x := range by {
		if seen[x.Key.Fingerprint()] {
			return nil, faultf(ErrSigning, "the key of %q has signed it before", x.Key.Identity().Name)
		}
		seen[x.Key.Fingerprint()] = true
		xml, err := x.sign(references, len(r.Signatures)+i+1)
		if err != nil {
			return nil, faultf(ErrSigning, "%w", err)
		}
		made = append(made, xml)
	}
	return r.book.with(made)
}

// sign writes the signature of that number.
func (x Signing) sign(references []reference, number int) ([]byte, error) {
	s := statement{certs: x.Key.Certificates(), at: x.At.UTC().Truncate(time.Second), role: x.Role, purpose: x.Purpose, number: number}
	if err := s.check(); err != nil {
		return nil, err
	}
	if err := x.Key.ValidAt(s.at); err != nil {
		return nil, err
	}
	d, err := s.draft(references)
	if err != nil {
		return nil, err
	}
	value, err := x.Key.SignDigest(d.digest())
	if err != nil {
		return nil, err
	}
	if value, err = toXML(s.certs[0], value); err != nil {
		return nil, err
	}
	return d.complete(value), nil
}

// with is the package with more signatures.
func (s *signed) with(more [][]byte) ([]byte, error) {
	n := len(s.signatures)
	out, err := s.plumb(n + len(more))
	if err != nil {
		return nil, err
	}
	out = append(out, s.signatures...)
	for i, xml := range more {
		e, err := deflated(signaturePart(n+i+1), xml)
		if err != nil {
			return nil, faultf(ErrSigning, "%w", err)
		}
		if len(xml) > maxSignature {
			return nil, faultf(ErrSigning, "%w", ErrTooLarge)
		}
		out = append(out, e)
	}
	if len(out) > maxEntries {
		return nil, faultf(ErrSigning, "%w", ErrTooLarge)
	}
	packed := pack(out)
	if len(packed) > maxFile {
		return nil, faultf(ErrSigning, "%w", ErrTooLarge)
	}
	return packed, nil
}
