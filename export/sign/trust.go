package sign

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

// Trust decides about a signature that is mathematically right.
type Trust interface {
	Judge(Signature) Standing
}

// Pinned is trust in keys by their fingerprint, as a vote definition lists
// them. A key that is not listed is unconfirmed.
type Pinned map[Fingerprint]Standing

// Judge looks the signer's key up.
func (p Pinned) Judge(s Signature) Standing { return p[s.Fingerprint] }
