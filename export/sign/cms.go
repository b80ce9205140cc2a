package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"
)

// maxCMS bounds a signature; with four RSA certificates one has about 8 kB.
const maxCMS = 64 << 10

// ErrSignature is in every error that says that a signature is not right.
var ErrSignature = errors.New("the signature does not fit: the file was changed after signing, or the signature is not one of this program's")

// Signature is a signature that has been verified: these bytes were signed
// with this key. Whose key it is, is for [Trust] to say.
type Signature struct {
	Cert        *x509.Certificate
	Chain       []*x509.Certificate // issuers of Cert, nearest first
	Identity    Identity
	Fingerprint Fingerprint
	Stamp       *Stamp // of a time stamp authority; nil without one
}

// ValidAt says whether the signer's certificate was in force at a time.
func (s Signature) ValidAt(t time.Time) error { return validAt(s.Cert, t) }

// ValidAt says whether the key's certificate is in force at a time.
func (k *Key) ValidAt(t time.Time) error { return validAt(k.cert, t) }

func validAt(cert *x509.Certificate, t time.Time) error {
	if t.Before(cert.NotBefore) || t.After(cert.NotAfter) {
		const day = "2006-01-02 15:04"
		return fmt.Errorf("sign: the certificate of %q is valid from %s to %s, not on %s; check the computer's clock or make a new key",
			cert.Subject.CommonName, cert.NotBefore.UTC().Format(day), cert.NotAfter.UTC().Format(day), t.UTC().Format(day))
	}
	return nil
}

// SignDetached signs a SHA-256 digest in the form that the package comment
// gives. The result for a key and a digest is always the same.
func SignDetached(digest [32]byte, key *Key) ([]byte, error) {
	alg, err := algorithmOf(key.cert.PublicKey)
	if err != nil {
		return nil, err
	}
	p := pieces{certs: key.Certificates()}
	p.attributes = signedAttributes(digest, p.certs)
	sum := sha256.Sum256(element(tagSet, p.attributes))
	p.value, err = key.private.Sign(sourceFor(key.private), sum[:], crypto.SHA256)
	if err != nil {
		return nil, fmt.Errorf("sign: the key of %q did not sign: %w", key.cert.Subject.CommonName, err)
	}
	if alg.ecdsa {
		if p.value, err = lowS(p.value); err != nil {
			return nil, err
		}
	}
	return assemble(alg, p), nil
}

// sourceFor gives no randomness to keys in memory: they then sign
// deterministically (RFC 6979 for ECDSA). A token may insist on some.
func sourceFor(private crypto.Signer) io.Reader {
	switch private.(type) {
	case *ecdsa.PrivateKey, *rsa.PrivateKey:
		return nil
	}
	return rand.Reader
}

// VerifyDetached accepts exactly what [SignDetached] writes for this digest,
// byte for byte. Every other input gives an error with [ErrSignature] in it.
func VerifyDetached(cms []byte, digest [32]byte) (Signature, error) {
	s, err := verify(cms, digest)
	if err != nil {
		return Signature{}, fmt.Errorf("%w (%w)", ErrSignature, err)
	}
	return s, nil
}

func verify(cms []byte, digest [32]byte) (Signature, error) {
	p, err := dissect(cms)
	if err != nil {
		return Signature{}, err
	}
	if err := checkChain(p.certs); err != nil {
		return Signature{}, err
	}
	alg, err := algorithmOf(p.certs[0].PublicKey)
	if err != nil {
		return Signature{}, err
	}
	if alg.ecdsa {
		if low, err := lowS(p.value); err != nil || !bytes.Equal(low, p.value) {
			return Signature{}, errors.New("sign: the signature value is not in its one spelling")
		}
	}
	p.attributes = signedAttributes(digest, p.certs)
	if !bytes.Equal(assemble(alg, p), cms) {
		return Signature{}, errors.New("sign: not the signature of these bytes by this certificate")
	}
	if err := p.certs[0].CheckSignature(alg.verify, element(tagSet, p.attributes), p.value); err != nil {
		return Signature{}, fmt.Errorf("sign: the signature value: %w", err)
	}
	stamp, err := stampOn(p)
	if err != nil {
		return Signature{}, err
	}
	return Signature{Cert: p.certs[0], Chain: p.certs[1:], Identity: IdentityOf(p.certs[0]), Fingerprint: FingerprintOf(p.certs[0]), Stamp: stamp}, nil
}

// pieces are the parts of a signature that cannot be computed, and the signed
// attributes, which can.
type pieces struct {
	certs      []*x509.Certificate
	attributes []byte
	value      []byte
	token      []byte // the time stamp; nil without one
}

// dissect takes the pieces out. It need not check anything else: what it
// overlooks, the comparison finds.
func dissect(cms []byte) (pieces, error) {
	if len(cms) > maxCMS {
		return pieces{}, fmt.Errorf("sign: a signature of %d bytes; at most %d are read", len(cms), maxCMS)
	}
	var outer struct {
		Type asn1.ObjectIdentifier
		Data struct {
			Version int
			Digests asn1.RawValue `asn1:"set"`
			Content asn1.RawValue
			Certs   asn1.RawValue `asn1:"tag:0"`
			Signers []struct {
				Version    int
				Signer     asn1.RawValue
				Digest     asn1.RawValue
				Attributes asn1.RawValue `asn1:"tag:0"`
				Algorithm  asn1.RawValue
				Value      []byte
				Stamp      struct {
					Attribute struct {
						Type  asn1.ObjectIdentifier
						Token asn1.RawValue `asn1:"set"`
					}
				} `asn1:"optional,tag:1"`
			} `asn1:"set"`
		} `asn1:"explicit,tag:0"`
	}
	if _, err := asn1.Unmarshal(cms, &outer); err != nil {
		return pieces{}, fmt.Errorf("sign: not a CMS signature: %w", err)
	}
	if n := len(outer.Data.Signers); n != 1 {
		return pieces{}, fmt.Errorf("sign: %d signers in one signature; exactly one is allowed", n)
	}
	certs, err := x509.ParseCertificates(outer.Data.Certs.Bytes)
	if err != nil {
		return pieces{}, fmt.Errorf("sign: the certificates of the signature: %w", err)
	}
	if len(certs) == 0 {
		return pieces{}, errors.New("sign: the signature carries no certificate")
	}
	signer := outer.Data.Signers[0]
	return pieces{certs: certs, attributes: signer.Attributes.Bytes, value: signer.Value, token: signer.Stamp.Attribute.Token.Bytes}, nil
}

// signedAttributes is the content of the SET OF attributes, in DER order.
func signedAttributes(digest [32]byte, certs []*x509.Certificate) []byte {
	var hashes [][]byte
	for _, c := range certs {
		sum := sha256.Sum256(c.Raw)
		hashes = append(hashes, sequence(octets(sum[:]))) // ESSCertIDv2; SHA-256 is its default
	}
	attribute := func(oid, value []byte) []byte { return sequence(oid, element(tagSet, value)) }
	attributes := [][]byte{
		attribute(oidContentType, oidData),
		attribute(oidMessageDigest, octets(digest[:])),
		attribute(oidSigningCertificateV2, sequence(sequence(hashes...))),
	}
	slices.SortFunc(attributes, bytes.Compare)
	return bytes.Join(attributes, nil)
}

func assemble(alg algorithm, p pieces) []byte {
	var raw [][]byte
	for _, c := range p.certs {
		raw = append(raw, c.Raw)
	}
	var stamp []byte
	if p.token != nil {
		stamp = element(tagContext1, sequence(oidTimeStampToken, element(tagSet, p.token)))
	}
	digestAlgorithm := sequence(oidSHA256)
	signer := sequence(
		derOne,
		sequence(p.certs[0].RawIssuer, integer(p.certs[0].SerialNumber)),
		digestAlgorithm,
		element(tagContext0, p.attributes),
		alg.identifier,
		octets(p.value),
		stamp,
	)
	data := sequence(
		derOne,
		element(tagSet, digestAlgorithm),
		sequence(oidData),
		element(tagContext0, raw...),
		element(tagSet, signer),
	)
	return sequence(oidSignedData, element(tagContext0, data))
}
