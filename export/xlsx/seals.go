package xlsx

import (
	"encoding/base64"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/sign"
)

// ErrSeal means that a signature of the record cannot be carried.
var ErrSeal = errors.New("the workbook cannot carry a signature that does not hold")

// codeSize is the length of a signature of the code: r and s.
const codeSize = 64

// What stands in the place of a signature that is not there.
const (
	signsLater = "signs later"
	noCode     = "none"
)

// sealTexts are the seals as the cells show them.
type sealTexts struct {
	of   []string // by signer
	code string
}

// filled puts words where there is no signature.
func (t sealTexts) filled() sealTexts {
	for i := range t.of {
		if t.of[i] == "" {
			t.of[i] = signsLater
		}
	}
	if t.code == "" {
		t.code = noCode
	}
	return t
}

// textsOf spells seals, each of which has to hold.
func textsOf(s *count.Sheet, digest count.Digest, seals record.Seals) (sealTexts, error) {
	t := sealTexts{of: make([]string, len(s.Signers))}
	if n := len(seals.CMS); n > 0 && n != len(s.Signers) {
		return t, fmt.Errorf("%w: there are %d, and %d signers", ErrSeal, n, len(s.Signers))
	}
	for i, cms := range seals.CMS {
		if len(cms) == 0 {
			continue
		}
		if why := fault(cms, digest, s.Signers[i]); why != "" {
			return t, fmt.Errorf("%w: that of %s is %s", ErrSeal, s.Signers[i].Name, why)
		}
		t.of[i] = base64.StdEncoding.EncodeToString(cms)
	}
	if n := len(seals.Code); n > 0 && n != codeSize {
		return t, fmt.Errorf("%w: that of the code has %d bytes instead of %d", ErrSeal, n, codeSize)
	}
	t.code = base64.StdEncoding.EncodeToString(seals.Code)
	return t.filled(), nil
}

// fault says what is wrong with a signature of the record, in words that follow
// "is"; nothing if it is the signer's.
func fault(cms []byte, digest count.Digest, who count.Signer) string {
	sig, err := sign.VerifyDetached(cms, digest)
	if err != nil {
		return "no signature of this record"
	}
	if count.Digest(sig.Fingerprint) != who.Key {
		return fmt.Sprintf("a signature with another key, that of %s, %s", printable(sig.Identity.Name), sig.Fingerprint.Short())
	}
	return ""
}

// seals reads the texts back. Each that is no seal of the signer in whose row
// it stands is named; the seals are those that hold.
func (t sealTexts) seals(s *count.Sheet, digest count.Digest) (record.Seals, []record.Difference) {
	out := record.Seals{CMS: make([][]byte, len(s.Signers))}
	var faults []record.Difference
	for i, who := range s.Signers {
		if t.of[i] == signsLater {
			continue
		}
		cms, why := decoded(t.of[i])
		if why == "" {
			why = fault(cms, digest, who)
		}
		if why != "" {
			faults = append(faults, record.Difference{Where: sealPlace(i + 2), Shown: why, Signed: "the signature of " + printable(who.Name)})
			continue
		}
		out.CMS[i] = cms
	}
	if t.code == noCode {
		return out, faults
	}
	code, why := decoded(t.code)
	if why == "" && len(code) != codeSize {
		why = fmt.Sprintf("a signature of %d bytes", len(code))
	}
	if why != "" {
		return out, append(faults, record.Difference{Where: sealPlace(codeRow(s)), Shown: why, Signed: fmt.Sprintf("a signature of %d bytes, or none", codeSize)})
	}
	out.Code = code
	return out, faults
}

// decoded takes base64 in its one spelling.
func decoded(text string) (b []byte, why string) {
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(b) == 0 || base64.StdEncoding.EncodeToString(b) != text {
		return nil, "no signature in base64"
	}
	return b, ""
}
