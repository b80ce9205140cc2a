package export

import (
	"crypto/x509"
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/sign"
	"countersign/export/trust"
)

// Known tells whose key signed a code, which carries no certificate: the name,
// and what is known of the key for the place that the code names.
type Known func(*code.Code) (name string, known sign.Judgement)

// Whose knows the keys of the files beside a code, of its vote and place; else
// those that a definition lists, and those that people spoke of. Either may be
// nil. A key is known for its places only: who is trusted at one can sign the
// code of any other.
func Whose(files []Verdict, vote *count.Vote, known *trust.Known) Known {
	return func(c *code.Code) (string, sign.Judgement) {
		if name, j, ok := signedBeside(files, c); ok {
			return name, j
		}
		name, j := listedFor(vote, c)
		other, k := spokenOf(known, c)
		if j.Standing != sign.Refused && (k.Standing == sign.Refused || j.Standing != sign.Trusted && k != sign.Unknown) {
			return other, k
		}
		return name, j
	}
}

// signedBeside is what the files of a code's place know of its key.
func signedBeside(files []Verdict, c *code.Code) (string, sign.Judgement, bool) {
	for i := range files {
		if !files[i].of(c) {
			continue
		}
		for _, x := range files[i].Signed {
			if x.Key == c.Key.String() && x.Holds {
				return x.Name, sign.Judgement{Standing: x.Standing, Why: x.Why}, true
			}
		}
	}
	return "", sign.Unknown, false
}

// of reports whether the file is a sheet of the code's vote and place.
func (v *Verdict) of(c *code.Code) bool {
	return v.Sheet != nil && c.OfVote(v.Sheet.Vote.ID) && c.OfPlace(v.Sheet.Tally.Place.ID)
}

// listedFor is what a definition that lists the key's certificate says of it: it
// may be for other places, or not in force when the sheet was certified.
func listedFor(vote *count.Vote, c *code.Code) (string, sign.Judgement) {
	if vote == nil || !c.OfVote(vote.ID) {
		return "", sign.Unknown
	}
	all, err := TrustOf(vote)
	if err != nil {
		return "", sign.Unknown
	}
	for _, t := range vote.Trusted {
		cert, err := x509.ParseCertificate(t.Certificate)
		if err != nil || sign.FingerprintOf(cert) != c.Key {
			continue
		}
		if why := codePlace(sign.Places(cert), c); why != "" {
			return t.Name, sign.Judgement{Standing: sign.Refused, Why: why}
		}
		return t.Name, all.Judge(sign.Signature{Cert: cert, Identity: sign.IdentityOf(cert), Fingerprint: c.Key}, sign.Occasion{Place: placeOf(c), At: c.Certified})
	}
	return "", sign.Unknown
}

// codePlace says why a certificate for places is not for that of a code.
func codePlace(places []string, c *code.Code) string {
	for _, p := range places {
		if c.OfPlace(count.PlaceID(p)) {
			return ""
		}
	}
	if len(places) == 0 {
		return ""
	}
	return fmt.Sprintf("is certified for %s, not for %s", strings.Join(places, ", "), placeOf(c))
}

// spokenOf is what people said of the key. The last name that was confirmed is
// the holder's: a code names nobody.
func spokenOf(known *trust.Known, c *code.Code) (name string, j sign.Judgement) {
	if known == nil {
		return "", sign.Unknown
	}
	place := placeOf(c)
	for _, e := range known.Entries() {
		if e.Key != c.Key {
			continue
		}
		name = e.Name
		if e.What == trust.Confirmed && c.OfPlace(e.Place) {
			place = string(e.Place) // as it is written, not as codes spell it
		}
	}
	if name == "" {
		return "", sign.Unknown
	}
	return name, known.Judge(sign.Signature{Identity: sign.Identity{Name: name}, Fingerprint: c.Key}, sign.Occasion{Place: place, At: c.Certified})
}

// placeOf is the place of a code as people write it.
func placeOf(c *code.Code) string { return strings.ReplaceAll(c.Place, ":", "/") }
