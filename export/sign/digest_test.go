package sign_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"testing"
	"time"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

func TestASignedDigestVerifiesForItsKeyOnly(t *testing.T) {
	now := time.Date(2026, 6, 24, 18, 0, 0, 0, time.UTC)
	curve, err := signtest.NewKey(rand.Reader, sign.Identity{Name: "Sample Teller"}, now)
	if err != nil {
		t.Fatal(err)
	}
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Sample Recorder"}, NotBefore: now, NotAfter: now.AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	classic, err := sign.Adopt(private, cert)
	if err != nil {
		t.Fatal(err)
	}
	digest, other := sha256.Sum256([]byte("sample")), sha256.Sum256([]byte("samples"))
	for i, k := range []*sign.Key{curve, classic} {
		value, err := k.SignDigest(digest)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := k.SignDigest(digest); err != nil || !bytes.Equal(value, again) {
			t.Errorf("key %d: two values for one digest (%v)", i, err)
		}
		s, err := sign.VerifyDigest(digest, value, k.Certificates()...)
		if err != nil || s.Fingerprint != k.Fingerprint() || s.Identity != k.Identity() || len(s.Chain) != 0 {
			t.Errorf("key %d: %v, %v", i, s.Identity, err)
		}
		for what, err := range map[string]error{
			"another digest": only(sign.VerifyDigest(other, value, k.Certificates()...)),
			"another key":    only(sign.VerifyDigest(digest, value, []*sign.Key{classic, curve}[i].Certificate())),
			"no certificate": only(sign.VerifyDigest(digest, value)),
			"no value":       only(sign.VerifyDigest(digest, nil, k.Certificate())),
			"more value":     only(sign.VerifyDigest(digest, append(bytes.Clone(value), 0), k.Certificate())),
		} {
			if !errors.Is(err, sign.ErrSignature) {
				t.Errorf("key %d, %s: %v", i, what, err)
			}
		}
	}
}

func only(_ sign.Signature, err error) error { return err }

func TestTheOtherFormOfASignedDigestIsRefused(t *testing.T) {
	k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: "Sample Teller"}, time.Date(2026, 6, 24, 18, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte("sample"))
	value, err := k.SignDigest(digest)
	if err != nil {
		t.Fatal(err)
	}
	var v struct{ R, S *big.Int }
	if _, err := asn1.Unmarshal(value, &v); err != nil {
		t.Fatal(err)
	}
	v.S.Sub(elliptic.P256().Params().N, v.S)
	if value, err = asn1.Marshal(v); err != nil {
		t.Fatal(err)
	}
	public, ok := k.Certificate().PublicKey.(*ecdsa.PublicKey)
	if !ok || !ecdsa.VerifyASN1(public, digest[:], value) {
		t.Fatal("the test makes no signature")
	}
	if _, err := sign.VerifyDigest(digest, value, k.Certificate()); !errors.Is(err, sign.ErrSignature) {
		t.Errorf("accepted: %v", err)
	}
}
