package sign

import (
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"io"
	"math/big"
	"slices"
	"time"
)

const (
	clockSlack  = 24 * time.Hour // computers at a count do not agree on the time
	serialBytes = 16
)

// oidDocumentSigning is the extended key usage of RFC 9336.
var oidDocumentSigning = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, 36}

// documentUsages are the extended key usages that stand for documents: RFC
// 9336, Microsoft's and Adobe's from before there was a common one.
var documentUsages = []asn1.ObjectIdentifier{
	oidDocumentSigning,
	{1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
	{1, 2, 840, 113583, 1, 1, 5},
}

// newSerial makes a serial number that no other certificate has: LibreOffice
// takes two certificates with the same issuer and number for one.
func newSerial(rand io.Reader) (*big.Int, error) {
	serial := make([]byte, serialBytes)
	if _, err := io.ReadFull(rand, serial); err != nil {
		return nil, fmt.Errorf("sign: no random numbers for a new certificate: %w", err)
	}
	serial[0] = serial[0]&0x7F | 0x40 // positive, and always of the same length
	return new(big.Int).SetBytes(serial), nil
}

// leafTemplate is the certificate of somebody who signs documents.
func leafTemplate(rand io.Reader, id Identity, now, until time.Time) (*x509.Certificate, error) {
	serial, err := newSerial(rand)
	if err != nil {
		return nil, err
	}
	return &x509.Certificate{
		SerialNumber:          serial,
		Subject:               id.subject(),
		NotBefore:             wholeSeconds(now).Add(-clockSlack),
		NotAfter:              wholeSeconds(until),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}, // older readers know no other for documents
		UnknownExtKeyUsage:    []asn1.ObjectIdentifier{oidDocumentSigning},
		BasicConstraintsValid: true,
	}, nil
}

func wholeSeconds(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

func selfSigned(kind Kind, rand io.Reader, template *x509.Certificate) (*Key, error) {
	private, err := generate(kind, rand)
	if err != nil {
		return nil, err
	}
	cert, err := certify(rand, template, template, private.Public(), private)
	if err != nil {
		return nil, err
	}
	return &Key{private: private, cert: cert}, nil
}

func certify(rand io.Reader, template, parent *x509.Certificate, public any, by crypto.Signer) (*x509.Certificate, error) {
	der, err := x509.CreateCertificate(rand, template, parent, public, by)
	if err != nil {
		return nil, fmt.Errorf("sign: making a certificate: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("sign: reading the new certificate: %w", err)
	}
	return cert, nil
}

// CanSign says what keeps the key from signing documents: its certificate may
// be for something else.
func (k *Key) CanSign() error {
	if why := usageFault(k.cert); why != "" {
		return fmt.Errorf("sign: the key of %q %s; choose another key", k.cert.Subject.CommonName, why)
	}
	return nil
}

// usageFault says, after "the key of NAME", what makes a certificate unfit for
// documents. A certificate without usages is fit for all of them (RFC 5280,
// 4.2.1.3 and 4.2.1.12); that it says CA besides, as self-signed ones of openssl
// do, harms nobody as long as no vote lists it for issuing.
func usageFault(cert *x509.Certificate) string {
	const signs = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	switch {
	case IsIssuer(cert):
		return "has a certificate for issuing others, not for signing documents"
	case cert.KeyUsage != 0 && cert.KeyUsage&signs == 0:
		return "has a certificate that is not for signatures (key usage)"
	case len(cert.UnhandledCriticalExtensions) > 0:
		return "has a certificate with a condition that is not understood (" + cert.UnhandledCriticalExtensions[0].String() + ")"
	case !forDocuments(cert):
		return "has a certificate that is not for signing documents (extended key usage)"
	}
	return ""
}

func forDocuments(cert *x509.Certificate) bool {
	if len(cert.ExtKeyUsage)+len(cert.UnknownExtKeyUsage) == 0 {
		return true
	}
	for _, use := range cert.ExtKeyUsage {
		if use == x509.ExtKeyUsageAny || use == x509.ExtKeyUsageEmailProtection {
			return true
		}
	}
	return slices.ContainsFunc(cert.UnknownExtKeyUsage, func(oid asn1.ObjectIdentifier) bool {
		return slices.ContainsFunc(documentUsages, oid.Equal)
	})
}
