package sign

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/count/name"
)

// maxRunes bounds each part of an identity. X.520 says 64; names are longer.
const maxRunes = 1000

// Identity says who holds a key. It is a claim until someone compares the
// key's [Fingerprint] with the paper. What is read of a certificate has the
// name in its one spelling, whichever program made the certificate.
type Identity struct {
	Name  string // as it is printed under the signature; never empty
	Role  string // for example "Chief teller"
	Local string // for example "AFSCME Local 749"
}

// Is reports whether a key of this identity is that of a person, however the
// person's name is spelled.
func (id Identity) Is(person string) bool { return name.Spell(id.Name) == name.Spell(person) }

// Check says what keeps the identity from standing in a certificate.
func (id Identity) Check() error {
	if strings.TrimSpace(id.Name) == "" {
		return errors.New("sign: a key needs the name of its holder; type the name as it shall be printed")
	}
	for _, part := range []struct{ what, text string }{{"name", id.Name}, {"role", id.Role}, {"local", id.Local}} {
		if err := checkText(part.what, part.text); err != nil {
			return err
		}
	}
	return nil
}

func checkText(what, text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("sign: the %s is not UTF-8 text", what)
	}
	if n := utf8.RuneCountInString(text); n > maxRunes {
		return fmt.Errorf("sign: the %s has %d characters; at most %d fit", what, n, maxRunes)
	}
	for _, r := range text {
		if unicode.IsControl(r) || isDirectionControl(r) {
			return fmt.Errorf("sign: the %s holds the invisible character %U; remove it", what, r)
		}
	}
	return nil
}

// isDirectionControl finds the characters that make a name display as another.
// Right-to-left letters need none of them.
func isDirectionControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func (id Identity) subject() pkix.Name {
	out := pkix.Name{CommonName: name.Spell(id.Name)}
	if id.Role != "" {
		out.OrganizationalUnit = []string{id.Role}
	}
	if id.Local != "" {
		out.Organization = []string{id.Local}
	}
	return out
}

// IdentityOf reads the identity back from a certificate.
func IdentityOf(cert *x509.Certificate) Identity { return identityOf(cert.Subject) }

func identityOf(subject pkix.Name) Identity {
	return Identity{
		Name:  name.Spell(subject.CommonName),
		Role:  first(subject.OrganizationalUnit),
		Local: first(subject.Organization),
	}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
