package signtest

import (
	"crypto/rand"
	"testing"
	"time"

	"countersign/export/sign"
)

// Issued is a key that an issuer has certified for places, as a teller and a
// coalition do it: request, answer, accept.
func Issued(t testing.TB, issuer, key *sign.Key, places []string, from, until time.Time) *sign.Key {
	t.Helper()
	asked, err := key.Request(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	request, err := sign.ReadRequest(asked)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := issuer.Answer(rand.Reader, request, places, from, until)
	if err != nil {
		t.Fatal(err)
	}
	certs, err := sign.ReadCertificates(answer)
	if err != nil {
		t.Fatal(err)
	}
	out, err := key.Accept(certs)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
