package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
)

// SignDigest signs a SHA-256 digest with the bare key, for formats that are
// not CMS: PKCS #1 v1.5 for RSA, for ECDSA a DER sequence of r and s, with s
// at most half the order. The same key signs the same digest with the same
// bytes.
func (k *Key) SignDigest(digest [32]byte) ([]byte, error) {
	alg, err := algorithmOf(k.cert.PublicKey)
	if err != nil {
		return nil, err
	}
	value, err := k.private.Sign(sourceFor(k.private), digest[:], crypto.SHA256)
	if err != nil {
		return nil, fmt.Errorf("sign: the key of %q did not sign: %w", k.cert.Subject.CommonName, err)
	}
	if alg.ecdsa {
		return lowS(value)
	}
	return value, nil
}

// VerifyDigest accepts what [Key.SignDigest] writes for this digest, made with
// the key of the first certificate. Each certificate has to be issued by the
// next. Every other input gives an error with [ErrSignature] in it.
func VerifyDigest(digest [32]byte, value []byte, certs ...*x509.Certificate) (Signature, error) {
	if err := verifyDigest(digest, value, certs); err != nil {
		return Signature{}, fmt.Errorf("%w (%w)", ErrSignature, err)
	}
	return Signature{Cert: certs[0], Chain: certs[1:], Identity: IdentityOf(certs[0]), Fingerprint: FingerprintOf(certs[0])}, nil
}

func verifyDigest(digest [32]byte, value []byte, certs []*x509.Certificate) error {
	if err := checkChain(certs); err != nil {
		return err
	}
	alg, err := algorithmOf(certs[0].PublicKey)
	if err != nil {
		return err
	}
	if alg.ecdsa {
		if low, err := lowS(value); err != nil || !bytes.Equal(low, value) {
			return errors.New("sign: the signature value is not in its one spelling")
		}
	}
	return checkValue(certs[0].PublicKey, digest, value)
}

// checkValue checks a signature of a digest; package x509 wants to see what
// was digested.
func checkValue(public any, digest [32]byte, value []byte) error {
	switch key := public.(type) {
	case *ecdsa.PublicKey:
		if ecdsa.VerifyASN1(key, digest[:], value) {
			return nil
		}
	case *rsa.PublicKey:
		if rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], value) == nil {
			return nil
		}
	}
	return errors.New("sign: not the signature of this digest with this key")
}
