package export

import (
	"crypto/x509"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

// Elsewhere is what the certificate of a teller's key names, where that is
// another role or another place than the teller signs for: "chief teller,
// Lamplighters Local 14". Key files are found by the name of their holder alone,
// and a holder may have several. It forbids nothing: a holder may count at two
// places with one key, so it is told, and people judge. A key that an issuer
// certified for places was judged by those; one whose holder wrote places into
// its certificate was not.
func Elsewhere(cert *x509.Certificate, who count.Teller, at count.Place) string {
	return elsewhere(cert, string(cert.RawIssuer) != string(cert.RawSubject), who, at)
}

func elsewhere(cert *x509.Certificate, issued bool, who count.Teller, at count.Place) string {
	id := sign.IdentityOf(cert)
	if issued && len(sign.Places(cert)) > 0 || sameRole(id.Role, who.Role) && sameLocal(id.Local, at) {
		return ""
	}
	return strings.Join(slices.DeleteFunc([]string{shown(id.Role), shown(id.Local)}, func(s string) bool { return s == "" }), ", ")
}

// sameRole reports whether a role as somebody typed it can be this one; every
// role at the table is that of a teller.
func sameRole(typed string, role count.Role) bool {
	return strings.EqualFold(strings.TrimSpace(typed), "teller") || within(typed, string(role))
}

// sameLocal reports whether a local as somebody typed it can be this place, or
// what it belongs to.
func sameLocal(typed string, at count.Place) bool {
	return slices.ContainsFunc(append([]string{string(at.ID), at.Local, at.Unit, at.Union, at.Coalition}, at.With...), func(name string) bool {
		return name != "" && within(typed, name)
	})
}

// within reports whether one of two names holds all words of the other in a row:
// "Local 749" and "AFSCME Local 749", but not "Local 1" and "Local 14".
func within(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	for i := 0; i+len(x) <= len(y); i++ {
		if slices.Equal(x, y[i:i+len(x)]) {
			return true
		}
	}
	return false
}
