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

// Unknown is the judgement on a key of which nothing is known.
var Unknown = Judgement{Unconfirmed, "has not been compared with the ink-signed sheet yet"}

// Trust decides about a signature that is mathematically right.
type Trust interface {
	Judge(Signature, Occasion) Judgement
}

// All asks several trusts, none of which need be there (nil). One that refuses
// is enough to refuse, otherwise one that trusts is enough to trust. If none
// knows the key, the first that can say more than [Unknown] is heard.
type All []Trust

// Judge asks each trust.
func (all All) Judge(s Signature, o Occasion) Judgement {
	best := Unknown
	for _, t := range all {
		if t == nil {
			continue
		}
		j := t.Judge(s, o)
		switch {
		case j.Standing == Refused:
			return j
		case j.Standing == Trusted && best.Standing != Trusted, best == Unknown:
			best = j
		}
	}
	return best
}
