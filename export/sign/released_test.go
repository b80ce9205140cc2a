package sign_test

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"

	"countersign/export/sign"
)

// Files that the first version wrote, which every later one has to read.
func TestFilesOfVersion1AreReadForEver(t *testing.T) {
	file := func(name string) []byte {
		t.Helper()
		b, err := os.ReadFile(filepath.Join("testdata", "version1", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	issuer := certificates(t, file("issuer.pem"))
	trust, err := sign.NewIssuers(sign.Listed{Name: "Sample Coalition", Cert: issuer[0]})
	if err != nil {
		t.Fatal(err)
	}
	key, err := sign.Open(file("key.p12"), passphrase)
	if err != nil {
		t.Fatal(err)
	}
	request, err := sign.ReadRequest(file("request.csr"))
	if err != nil || request.Fingerprint != key.Fingerprint() || request.Identity != key.Identity() {
		t.Errorf("the request: %+v, %v", request, err)
	}
	accepted, err := key.Accept(certificates(t, file("answer.pem")))
	if err != nil {
		t.Fatal(err)
	}
	s, err := sign.VerifyDetached(file("signature.p7s"), sha256.Sum256(content))
	if err != nil || s.Fingerprint != accepted.Fingerprint() {
		t.Fatalf("the signature: %v, %v", s.Identity, err)
	}
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	if j := trust.Judge(s, sign.Occasion{Place: place, At: at}); j.Standing != sign.Trusted {
		t.Errorf("%v: %s", j.Standing, j.Why)
	}
	if k, err := sign.Import(file("foreign.p12"), "old", now); err != nil || k.Kind() != sign.RSA {
		t.Errorf("a key file of another program: %v", err)
	}
}
