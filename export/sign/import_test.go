package sign_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"countersign/export/sign"
)

// exported is a key file as another program would write it.
func exported(t testing.TB, how *pkcs12.Encoder, private crypto.Signer, change func(*x509.Certificate), more ...*x509.Certificate) []byte {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(5), Subject: pkix.Name{CommonName: "Sample Ada", Organization: []string{"Sample Local"}},
		NotBefore: now.AddDate(-1, 0, 0), NotAfter: now.AddDate(1, 0, 0),
	}
	if change != nil {
		change(template)
	}
	cert := made(t, template, template, private.Public(), private)
	p12, err := how.WithIterations(2).Encode(private, cert, more, "old")
	if err != nil {
		t.Fatal(err)
	}
	return p12
}

func TestKeysOfOtherProgramsAreImported(t *testing.T) {
	private := newPrivate(t)
	for what, how := range map[string]*pkcs12.Encoder{"3DES": pkcs12.LegacyDES, "RC2": pkcs12.LegacyRC2, "AES": pkcs12.Modern2023, "PBMAC1": pkcs12.Modern2026} {
		p12 := exported(t, how, private, nil)
		key, err := sign.Import(p12, "old", now)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if id := key.Identity(); id.Name != "Sample Ada" || id.Local != "Sample Local" {
			t.Errorf("%s: of %+v", what, id)
		}
		back, err := sign.Open(sealed(t, key), passphrase)
		if err != nil || back.Fingerprint() != key.Fingerprint() {
			t.Errorf("%s: sealed anew: %v", what, err)
		}
		if _, err := sign.Import(p12, "wrong", now); !errors.Is(err, sign.ErrPassphrase) {
			t.Errorf("%s: another passphrase: %v", what, err)
		}
	}
}

func TestKeysThatCannotSignSheetsAreNotImported(t *testing.T) {
	_, edwards, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	good := newPrivate(t)
	for what, c := range map[string]struct {
		private crypto.Signer
		change  func(*x509.Certificate)
		says    string
	}{
		"Ed25519":     {edwards, nil, "this is an Ed25519 key"},
		"P-384":       {p384, nil, "this is an ECDSA key on the curve P-384"},
		"short RSA":   {short, nil, "this is an RSA key of 1024 bits"},
		"expired":     {good, func(c *x509.Certificate) { c.NotAfter = now.AddDate(0, -1, 0) }, "is valid from"},
		"for servers": {good, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} }, "extended key usage"},
		"an issuer's": {good, func(c *x509.Certificate) {
			c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
		}, "for issuing others"},
		"nameless": {good, func(c *x509.Certificate) { c.Subject = pkix.Name{} }, "needs the name of its holder"},
	} {
		_, err := sign.Import(exported(t, pkcs12.LegacyDES, c.private, c.change), "old", now)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAnImportedChainIsPutInOrder(t *testing.T) {
	middle := newAuthority(t, "Sample Root").under(t, "Sample Middle")
	key := middle.issue(t, func(*x509.Certificate) {})
	certs := key.Certificates()
	stranger := newAuthority(t, "Sample Stranger").cert
	private := newPrivate(t)
	template := &x509.Certificate{SerialNumber: big.NewInt(4), Subject: pkix.Name{CommonName: "Sample Ada"}, NotBefore: now, NotAfter: now.AddDate(1, 0, 0)}
	leaf := made(t, template, certs[1], private.Public(), middle.private)
	mixed := []*x509.Certificate{stranger, certs[2], certs[2], leaf, certs[1]}
	p12, err := pkcs12.LegacyDES.Encode(private, mixed[0], mixed[1:], "old")
	if err != nil {
		t.Fatal(err)
	}
	got, err := sign.Import(p12, "old", now)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(got.Certificates(), []*x509.Certificate{leaf, certs[1], certs[2]}, (*x509.Certificate).Equal) {
		t.Errorf("%d certificates in another order", len(got.Certificates()))
	}
	p12, err = pkcs12.LegacyDES.Encode(newPrivate(t), leaf, nil, "old")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.Import(p12, "old", now); err == nil || !strings.Contains(err.Error(), "no certificate for the key") {
		t.Errorf("a key with another's certificate: %v", err)
	}
}

func TestAnImportedFileCannotAskForEndlessWork(t *testing.T) {
	private := newPrivate(t)
	for what, how := range map[string]*pkcs12.Encoder{"3DES": pkcs12.LegacyDES, "AES": pkcs12.Modern2023, "PBMAC1": pkcs12.Modern2026} {
		template := &x509.Certificate{SerialNumber: big.NewInt(5), Subject: pkix.Name{CommonName: "Sample"}, NotBefore: now, NotAfter: now.AddDate(1, 0, 0)}
		cert := made(t, template, template, private.Public(), private)
		p12, err := how.WithIterations(70_000).Encode(private, cert, nil, "old")
		if err != nil {
			t.Fatal(err)
		}
		hostile := bytes.ReplaceAll(p12, []byte{0x02, 0x03, 0x01, 0x11, 0x70}, []byte{0x02, 0x03, 0x7F, 0xFF, 0xFF})
		if bytes.Equal(hostile, p12) {
			t.Fatalf("%s: no iteration count was found", what)
		}
		if _, err := sign.Import(hostile, "old", now); !errors.Is(err, sign.ErrForeignKey) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func FuzzImport(f *testing.F) {
	private := newPrivate(f)
	for _, how := range []*pkcs12.Encoder{pkcs12.LegacyDES, pkcs12.LegacyRC2, pkcs12.Modern2023, pkcs12.Modern2026} {
		f.Add(exported(f, how, private, nil))
	}
	f.Add([]byte{0x30, 0x03, 0x02, 0x01, 0x03})
	f.Fuzz(func(t *testing.T, b []byte) {
		if work, err := sign.ForeignWork(b); err == nil && slices.Max(work) > 1000 {
			return // the limit has a test of its own; here it would only cost time
		}
		key, err := sign.Import(b, "old", now)
		if (key == nil) != (err != nil) || key != nil && key.CanSign() != nil {
			t.Errorf("imported %v", key)
		}
	})
}
