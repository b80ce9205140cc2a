package sign

import (
	"crypto/x509"
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// placePrefix makes a URI of a place; the rest needs no escape.
const placePrefix = "countersign:place/"

// maxPlaces bounds the places of one certificate.
const maxPlaces = 100

// placeForm is UNION/UNIT or UNION/UNIT/LOCAL, as package count writes it.
var placeForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]{0,23}(/[A-Za-z0-9][A-Za-z0-9.-]{0,23}){1,2}$`)

// Places are the places that an issuer certified a key for; none in a
// certificate that nobody issued.
func Places(cert *x509.Certificate) []string {
	var places []string
	for _, u := range cert.URIs {
		if place, ok := strings.CutPrefix(u.String(), placePrefix); ok && placeForm.MatchString(place) {
			places = append(places, place)
		}
	}
	return places
}

func placeURIs(places []string) ([]*url.URL, error) {
	if len(places) == 0 || len(places) > maxPlaces {
		return nil, fmt.Errorf("sign: a certificate is for 1 to %d places, not for %d", maxPlaces, len(places))
	}
	var out []*url.URL
	for _, place := range places {
		if !placeForm.MatchString(place) {
			return nil, fmt.Errorf("sign: a place is written UNION/UNIT/LOCAL, not %.80q", place)
		}
		u, err := url.Parse(placePrefix + place)
		if err != nil {
			return nil, fmt.Errorf("sign: the place %q: %w", place, err)
		}
		out = append(out, u)
	}
	return out, nil
}
