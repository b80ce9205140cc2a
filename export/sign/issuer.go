package sign

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// NewIssuer makes the key of somebody who certifies tellers' keys, with its
// self-signed issuing certificate. It is sealed and opened as every other key,
// and signs nothing but certificates.
func NewIssuer(kind Kind, rand io.Reader, name string, now, until time.Time) (*Key, error) {
	if strings.TrimSpace(name) == "" {
		return nil, errors.New("sign: an issuer needs a name; type the one that the coalition is known by")
	}
	if err := checkText("name", name); err != nil {
		return nil, err
	}
	if !until.After(now) {
		return nil, errors.New("sign: an issuer's certificate has to end in the future")
	}
	serial, err := newSerial(rand)
	if err != nil {
		return nil, err
	}
	return selfSigned(kind, rand, &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             wholeSeconds(now).Add(-clockSlack),
		NotAfter:              wholeSeconds(until),
		KeyUsage:              x509.KeyUsageCertSign,
		IsCA:                  true,
		MaxPathLenZero:        true,
		BasicConstraintsValid: true,
	})
}

// IsIssuer says whether a certificate may issue others.
func IsIssuer(cert *x509.Certificate) bool {
	return cert.BasicConstraintsValid && cert.IsCA && cert.KeyUsage&x509.KeyUsageCertSign != 0
}

// Answer certifies the key of a request for places, until a time. It gives the
// file that the teller accepts: the new certificate and the issuer's, in PEM.
// Each answer has a serial number of its own, so a request may be answered
// more than once.
func (k *Key) Answer(rand io.Reader, r *Request, places []string, now, until time.Time) ([]byte, error) {
	if !IsIssuer(k.cert) {
		return nil, fmt.Errorf("sign: the key of %q is not an issuer's; an issuer makes one of its own", k.cert.Subject.CommonName)
	}
	if err := k.ValidAt(now); err != nil {
		return nil, err
	}
	template, err := leafTemplate(rand, r.Identity, now, until)
	if err != nil {
		return nil, err
	}
	const day = "2006-01-02"
	switch end := k.cert.NotAfter; {
	case !until.After(now):
		return nil, fmt.Errorf("sign: the certificate would end on %s, which is past; choose a later day", until.UTC().Format(day))
	case template.NotAfter.After(end):
		return nil, fmt.Errorf("sign: the certificate would end on %s, after the issuer's own on %s; choose an earlier day", until.UTC().Format(day), end.Format(day))
	}
	if template.NotBefore.Before(k.cert.NotBefore) {
		template.NotBefore = k.cert.NotBefore
	}
	if template.URIs, err = placeURIs(places); err != nil {
		return nil, err
	}
	cert, err := certify(rand, template, k.cert, r.public, k.private)
	if err != nil {
		return nil, err
	}
	return WriteCertificates(append([]*x509.Certificate{cert}, k.Certificates()...)...), nil
}
