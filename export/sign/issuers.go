package sign

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"slices"
	"strings"
	"time"

	"countersign/count/name"
)

// Listed is a certificate that a vote lists as trusted, with the name that the
// coalition gives it.
type Listed struct {
	Name string
	Cert *x509.Certificate
}

// Issuers is trust in the certificates that a vote lists. One that may issue
// others vouches for the keys that it certified, each for its own places and
// within the dates of both certificates. Any other is a teller's own: its key
// is trusted in that teller's name, within the dates of the certificate that it
// comes with.
type Issuers struct {
	issuers []Listed
	tellers map[Fingerprint]Listed
}

// NewIssuers sorts the certificates of a vote.
func NewIssuers(list ...Listed) (*Issuers, error) {
	t := &Issuers{tellers: map[Fingerprint]Listed{}}
	for _, l := range list {
		if IsIssuer(l.Cert) {
			t.issuers = append(t.issuers, l)
			continue
		}
		if why := usageFault(l.Cert); why != "" {
			return nil, fmt.Errorf("sign: the key of %s %s; list another", l.Name, why)
		}
		t.tellers[FingerprintOf(l.Cert)] = l
	}
	return t, nil
}

// Judge looks for the signer's key, or for who certified it, in the list.
func (t *Issuers) Judge(s Signature, o Occasion) Judgement {
	if l, ok := t.tellers[s.Fingerprint]; ok {
		return judgeListed(l, s, o)
	}
	if len(s.Chain) == 0 {
		return t.judgeAlone(s)
	}
	top := s.Chain[len(s.Chain)-1]
	for _, l := range t.issuers {
		if bytes.Equal(l.Cert.Raw, top.Raw) {
			return judgeIssued(l, s, o)
		}
	}
	return t.judgeStranger(top)
}

func judgeListed(l Listed, s Signature, o Occasion) Judgement {
	if why := usageFault(s.Cert); why != "" {
		return Judgement{Refused, why}
	}
	if name := IdentityOf(l.Cert).Name; s.Identity.Name != name {
		return Judgement{Refused, "is listed by the vote as the key of " + name}
	}
	if !o.At.IsZero() && !inForce(s.Cert, o.At) {
		return Judgement{Refused, fmt.Sprintf("has a certificate from %s, not on %s", days(s.Cert), o.At.UTC().Format(time.DateOnly))}
	}
	return Judgement{Trusted, "is listed by the vote"}
}

// judgeAlone speaks of a key that nobody certified.
func (t *Issuers) judgeAlone(s Signature) Judgement {
	for _, l := range t.tellers {
		if sameName(l.Cert, s.Identity.Name) {
			return Judgement{Unconfirmed, "is another one than the vote lists for this name"}
		}
	}
	return Unknown
}

// judgeStranger speaks of a key that somebody certified whom the vote does not
// list.
func (t *Issuers) judgeStranger(top *x509.Certificate) Judgement {
	for _, l := range t.issuers {
		switch {
		case FingerprintOf(l.Cert) == FingerprintOf(top):
			return Judgement{Unconfirmed, fmt.Sprintf("is certified under another certificate of %s than the vote lists", l.Name)}
		case sameName(l.Cert, top.Subject.CommonName):
			return Judgement{Refused, fmt.Sprintf("is certified by somebody who uses the name %s with another key (%s) than the vote lists (%s)",
				top.Subject.CommonName, FingerprintOf(top).Short(), FingerprintOf(l.Cert).Short())}
		}
	}
	return Judgement{Unconfirmed, fmt.Sprintf("is certified by %s, whom the vote does not list", top.Subject.CommonName)}
}

// sameName compares as an eye does that reads quickly.
func sameName(cert *x509.Certificate, other string) bool {
	return name.Alike(cert.Subject.CommonName, other)
}

// judgeIssued speaks of a key that a listed issuer certified.
func judgeIssued(l Listed, s Signature, o Occasion) Judgement {
	places := Places(s.Cert)
	why := usageFault(s.Cert)
	if s.Cert.IsCA {
		why = "has a certificate for issuing others, not for signing documents"
	}
	switch {
	case len(s.Chain) != 1:
		return Judgement{Refused, fmt.Sprintf("is certified by %s, who was certified by %s and may certify nobody", s.Chain[0].Subject.CommonName, l.Name)}
	case s.Cert.CheckSignatureFrom(l.Cert) != nil:
		return Judgement{Refused, fmt.Sprintf("has a certificate that %s did not issue", l.Name)}
	case why != "":
		return Judgement{Refused, why}
	case len(places) == 0:
		return Judgement{Refused, fmt.Sprintf("is certified by %s, but for no place", l.Name)}
	case o.Place == "":
		return Judgement{Unconfirmed, fmt.Sprintf("is certified by %s for sheets of %s only", l.Name, strings.Join(places, ", "))}
	case !slices.Contains(places, o.Place):
		return Judgement{Refused, fmt.Sprintf("is certified for %s, not for %s", strings.Join(places, ", "), o.Place)}
	case !inForce(s.Cert, o.At):
		return Judgement{Refused, fmt.Sprintf("is certified from %s, not on %s", days(s.Cert), o.At.UTC().Format(time.DateOnly))}
	case !inForce(l.Cert, o.At):
		return Judgement{Refused, fmt.Sprintf("is certified by %s, whose own certificate is valid from %s, not on %s", l.Name, days(l.Cert), o.At.UTC().Format(time.DateOnly))}
	}
	return Judgement{Trusted, fmt.Sprintf("is certified by %s for %s", l.Name, o.Place)}
}

func inForce(cert *x509.Certificate, at time.Time) bool { return validAt(cert, at) == nil }

func days(cert *x509.Certificate) string {
	return cert.NotBefore.UTC().Format(time.DateOnly) + " to " + cert.NotAfter.UTC().Format(time.DateOnly)
}
