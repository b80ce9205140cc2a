package office

import (
	"bytes"
	"fmt"
	"time"

	"countersign/export/sign"
)

// Report says what a sound workbook holds.
type Report struct {
	Signatures []Signature       // in the order in which they were made; may be none
	Parts      map[string][]byte // the workbook's parts as they were before signing

	book *signed // for signing it
}

// Signature is one signature of a workbook. That it verifies does not say whose
// key it is: ask [sign.Trust].
type Signature struct {
	sign.Signature
	Time    time.Time // as the signer's computer had it, in whole seconds
	Role    string
	Purpose string
}

// Verify accepts a workbook that [Sign] signed any number of times, byte for
// byte, and nothing else. Whoever needs a signature has to look for it in the
// report: a workbook without any is sound, too. An error says what is wrong
// and wraps the kind of it, [ErrPackage] or [ErrSignature] for example.
func Verify(b []byte) (Report, error) {
	s, err := open(b)
	if err != nil {
		return Report{}, foreign(b, err)
	}
	r := Report{Parts: s.parts(), book: s}
	if len(s.signatures) == 0 {
		return r, nil
	}
	references := s.manifest()
	seen := map[sign.Fingerprint]bool{}
	for i, e := range s.signatures {
		found, err := examine(e.data, references, i+1)
		if err != nil {
			return Report{}, foreign(b, faultf(ErrSignature, "%s: %w", e.name, err))
		}
		if seen[found.Fingerprint] {
			return Report{}, faultf(ErrSignature, "%s: the key of %q has signed before", e.name, found.Identity.Name)
		}
		seen[found.Fingerprint] = true
		r.Signatures = append(r.Signatures, found)
	}
	return r, nil
}

// parts are those of the workbook as they were before it was signed.
func (w *workbook) parts() map[string][]byte {
	out := make(map[string][]byte, len(w.entries))
	for _, e := range w.entries {
		out[e.name] = e.data
	}
	return out
}

// examine writes the signature again from what it says and compares.
func examine(xml []byte, references []reference, number int) (Signature, error) {
	s, value, err := dissect(xml)
	if err != nil {
		return Signature{}, err
	}
	s.number = number
	d, err := s.draft(references)
	if err != nil {
		return Signature{}, err
	}
	if own := d.complete(value); !bytes.Equal(own, xml) {
		return Signature{}, explain(xml, own, references, s)
	}
	der, err := fromXML(s.certs[0], value)
	if err != nil {
		return Signature{}, err
	}
	verified, err := sign.VerifyDigest(d.digest(), der, s.certs...)
	if err != nil {
		return Signature{}, fmt.Errorf("the signature of %q: %w", s.certs[0].Subject.CommonName, err)
	}
	if err := verified.ValidAt(s.at); err != nil {
		return Signature{}, err
	}
	return Signature{Signature: verified, Time: s.at, Role: s.role, Purpose: s.purpose}, nil
}
