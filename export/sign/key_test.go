package sign_test

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

var (
	now    = time.Date(2026, 6, 24, 18, 4, 5, 0, time.UTC)
	sample = sign.Identity{Name: "Ágnes Kőszegi (sample)", Role: "Chief teller", Local: "Local 749 (sample)"}
)

func newKey(t testing.TB, id sign.Identity) *sign.Key {
	t.Helper()
	key, err := signtest.NewKey(rand.Reader, id, now)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newRSAKey(t testing.TB, bits int) (*sign.Key, error) {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Luis Ortega (sample)"},
		NotBefore: now, NotAfter: now.AddDate(1, 0, 0),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return sign.Adopt(private, cert)
}

func TestTheCertificateSaysWhoHoldsTheKey(t *testing.T) {
	names := []string{"Luis Ortega (sample)", "Ágnes Kőszegi-Þórsdóttir", "🗳️ Nadia 🎉", "נעמי כהן", "عمر الخيام", strings.Repeat("Łucja ", 50), "O'Brien, \"Pat\" + CN=root"}
	for _, name := range names {
		id := sign.Identity{Name: name, Role: "Recorder A – " + name, Local: "Local 1 " + name}
		key := newKey(t, id)
		cert, err := x509.ParseCertificate(key.Certificate().Raw)
		if err != nil {
			t.Fatal(err)
		}
		if got := sign.IdentityOf(cert); got != id {
			t.Errorf("read back %+v, want %+v", got, id)
		}
	}
}

func TestTheCertificateIsForSigningDocumentsForTwoYears(t *testing.T) {
	cert := newKey(t, sample).Certificate()
	if want := x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment; cert.KeyUsage != want {
		t.Errorf("key usage %b, want %b", cert.KeyUsage, want)
	}
	if len(cert.UnknownExtKeyUsage) != 1 || cert.UnknownExtKeyUsage[0].String() != "1.3.6.1.5.5.7.3.36" {
		t.Errorf("extended key usage %v", cert.UnknownExtKeyUsage)
	}
	if cert.IsCA {
		t.Error("a teller's certificate must not be able to issue others")
	}
	if want := now.AddDate(2, 0, 0); !cert.NotAfter.Equal(want) {
		t.Errorf("valid to %v, want %v", cert.NotAfter, want)
	}
	if cert.SerialNumber.Sign() <= 0 {
		t.Errorf("serial number %v", cert.SerialNumber)
	}
}

func TestIdentitiesThatCannotBePrintedAreRefused(t *testing.T) {
	bad := map[string]sign.Identity{
		"no name":        {Role: "Recorder"},
		"blank name":     {Name: " \u00a0 "},
		"control":        {Name: "A\x00B"},
		"line break":     {Name: "A\nB"},
		"bidi override":  {Name: "A", Role: "re\u202Ercs"},
		"broken UTF-8":   {Name: "A", Local: "\xff"},
		"beyond measure": {Name: strings.Repeat("x", 1001)},
	}
	for what, id := range bad {
		if _, err := signtest.NewKey(rand.Reader, id, now); err == nil {
			t.Errorf("%s: a key was made", what)
		}
	}
}

func TestNoKeyWithoutRandomness(t *testing.T) {
	if _, err := signtest.NewKey(bytes.NewReader(nil), sample, now); err == nil {
		t.Error("a key was made")
	}
}

func TestAdoptTakesOnlyStrongKeysThatBelong(t *testing.T) {
	if _, err := newRSAKey(t, 1024); err == nil {
		t.Error("RSA of 1024 bits was taken")
	}
	if _, err := newRSAKey(t, 2048); err != nil {
		t.Error(err)
	}
	a, b := newKey(t, sample), newKey(t, sample)
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.Adopt(private, a.Certificate()); err == nil {
		t.Error("a stranger's key was taken")
	}
	if _, err := sign.Adopt(private, a.Certificate(), b.Certificate()); err == nil {
		t.Error("a chain that is none was taken")
	}
	if _, err := sign.Adopt(private); err == nil {
		t.Error("a key without certificate was taken")
	}
}

func TestFingerprint(t *testing.T) {
	f := newKey(t, sample).Fingerprint()
	s := f.String()
	if groups := strings.Fields(s); len(groups) != 16 || len(s) != 64+15 || strings.ToUpper(s) != s {
		t.Errorf("fingerprint %q", s)
	}
	if got, want := f.Short(), s[:5*4+4]; got != want {
		t.Errorf("short %q, want %q", got, want)
	}
	if back, err := sign.ParseFingerprint(s); err != nil || back != f {
		t.Errorf("read back %v, %v", back, err)
	}
	for _, bad := range []string{"", strings.ToLower(s), strings.ReplaceAll(s, " ", ""), s + " ", s[:len(s)-1], " " + s, s[:78] + "G"} {
		if bad == s {
			continue
		}
		if _, err := sign.ParseFingerprint(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestPinnedTrust(t *testing.T) {
	known, lost, new := newKey(t, sample), newKey(t, sample), newKey(t, sample)
	trust := sign.Trust(signtest.Pinned{known.Fingerprint(): sign.Trusted, lost.Fingerprint(): sign.Refused})
	var got []string
	for _, k := range []*sign.Key{known, lost, new} {
		got = append(got, trust.Judge(sign.Signature{Fingerprint: k.Fingerprint()}, sign.Occasion{}).Standing.String())
	}
	if want := []string{"trusted", "refused", "unconfirmed"}; !slices.Equal(got, want) {
		t.Errorf("judged %v, want %v", got, want)
	}
}

// Seen: the key of "René" was made on a computer that writes é as two characters,
// and could not sign for the teller of that name.
func TestAKeyWasOfNobodyBecauseItsNameWasSpelledInAnotherWay(t *testing.T) {
	key := newKey(t, sign.Identity{Name: "Rene\u0301 Sample", Role: "Recorder", Local: "Local 749 (sample)"})
	if got := key.Certificate().Subject.CommonName; got != "Ren\u00e9 Sample" {
		t.Errorf("the certificate names %+q", got)
	}
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Rene\u0301 Sample"}, NotBefore: now, NotAfter: now.AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []sign.Identity{key.Identity(), sign.IdentityOf(foreign)} {
		if id.Name != "Ren\u00e9 Sample" || !id.Is("Rene\u0301 Sample") || !id.Is("Ren\u00e9 Sample") || id.Is("Rene Sample") {
			t.Errorf("it is the key of %+q", id.Name)
		}
	}
}
