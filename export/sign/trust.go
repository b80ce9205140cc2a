package sign

import "time"

// Standing says what is known about the holder of a key.
type Standing int

// The zero value is the careful one.
const (
	Unconfirmed Standing = iota // nobody has compared the fingerprint yet
	Trusted                     // the key is known to be this teller's
	Refused                     // the key is known to be wrong or lost
)

// String is the word for the standing, in lower case.
func (s Standing) String() string {
	switch s {
	case Trusted:
		return "trusted"
	case Refused:
		return "refused"
	default:
		return "unconfirmed"
	}
}

// Occasion is what was signed: the sheet of a place, certified at a moment.
type Occasion struct {
	Place string // UNION/UNIT/LOCAL; empty for what is of no place, a definition
	At    time.Time
}

// Judgement is what a trust says about a signature, and why, in words that
// follow "the key of NAME".
type Judgement struct {
	Standing Standing
	Why      string
}

// Trust decides about a signature that is mathematically right.
type Trust interface {
	Judge(Signature, Occasion) Judgement
}

// Pinned is trust in keys by their fingerprint, as a vote definition lists
// them. A key that is not listed is unconfirmed.
type Pinned map[Fingerprint]Standing

// Judge looks the signer's key up.
func (p Pinned) Judge(s Signature, _ Occasion) Judgement {
	switch p[s.Fingerprint] {
	case Trusted:
		return Judgement{Trusted, "is listed as trusted"}
	case Refused:
		return Judgement{Refused, "is listed as not trusted any more"}
	}
	return Judgement{Unconfirmed, "has not been compared with the ink-signed sheet yet"}
}
