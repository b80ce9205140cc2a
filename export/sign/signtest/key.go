package signtest

import (
	"io"
	"time"

	"countersign/export/sign"
)

// NewKey makes a key as the program does, valid for two years.
func NewKey(rand io.Reader, id sign.Identity, now time.Time) (*sign.Key, error) {
	return sign.NewKeyUntil(rand, id, now, now.AddDate(2, 0, 0))
}

// Pinned is trust in keys by their fingerprint. A key that is not listed is
// unconfirmed.
type Pinned map[sign.Fingerprint]sign.Standing

// Judge looks the signer's key up.
func (p Pinned) Judge(s sign.Signature, _ sign.Occasion) sign.Judgement {
	switch p[s.Fingerprint] {
	case sign.Trusted:
		return sign.Judgement{Standing: sign.Trusted, Why: "is listed as trusted"}
	case sign.Refused:
		return sign.Judgement{Standing: sign.Refused, Why: "is listed as not trusted any more"}
	}
	return sign.Unknown
}
