package sign

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Request is what a teller asks an issuer for: a certificate for this key in
// this name. The issuer compares the fingerprint with the teller before
// answering; the file alone proves only that the key was at hand.
type Request struct {
	Identity    Identity
	Fingerprint Fingerprint
	public      any
}

// Request writes the request for a certificate of this key, in PEM.
func (k *Key) Request(rand io.Reader) ([]byte, error) {
	template := &x509.CertificateRequest{Subject: k.Identity().subject()}
	der, err := x509.CreateCertificateRequest(rand, template, k.private)
	if err != nil {
		return nil, fmt.Errorf("sign: making a request: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: typeRequest, Bytes: der}), nil
}

// ReadRequest reads a request, of this program or of another, in PEM or DER,
// and proves that who made it has the key. Nothing but name, role, local and
// key is taken from it: what the certificate is for, its issuer says.
func ReadRequest(b []byte) (*Request, error) {
	blocks, err := unwrap(b, typeRequest, typeOldRequest)
	if err != nil {
		return nil, fmt.Errorf("sign: this is no request for a certificate: %w", err)
	}
	if len(blocks) != 1 {
		return nil, fmt.Errorf("sign: %d requests in one file; answer them one by one", len(blocks))
	}
	csr, err := x509.ParseCertificateRequest(blocks[0])
	if err != nil {
		return nil, fmt.Errorf("sign: this is no request for a certificate: %w", err)
	}
	if err := csr.CheckSignature(); err != nil {
		return nil, fmt.Errorf("sign: the request was changed, or made by somebody who does not have the key: %w", err)
	}
	if _, err := algorithmOf(csr.PublicKey); err != nil {
		return nil, refuseKey(csr.PublicKey)
	}
	id := identityOf(csr.Subject)
	if err := id.Check(); err != nil {
		return nil, err
	}
	return &Request{Identity: id, Fingerprint: fingerprintOf(csr.RawSubjectPublicKeyInfo), public: csr.PublicKey}, nil
}

// Accept is the same key under the certificate that answers its request, given
// with the issuer's after it.
func (k *Key) Accept(certs []*x509.Certificate) (*Key, error) {
	if len(certs) < 2 {
		return nil, errors.New("sign: the issuer's certificate is missing; ask the issuer for the whole file of the answer")
	}
	accepted, err := Adopt(k.private, certs...)
	if err != nil {
		return nil, err
	}
	switch {
	case accepted.Identity() != k.Identity():
		return nil, fmt.Errorf("sign: the certificate names %s, the key %s; ask the issuer for one in the right name", words(accepted.Identity()), words(k.Identity()))
	case slices.ContainsFunc(certs[1:], func(c *x509.Certificate) bool { return !IsIssuer(c) }):
		return nil, errors.New("sign: the certificate was issued by somebody who may not issue any")
	case len(Places(accepted.cert)) == 0:
		return nil, errors.New("sign: the certificate is for no place; ask the issuer for one that names yours")
	}
	if err := accepted.CanSign(); err != nil {
		return nil, err
	}
	return accepted, nil
}

func words(id Identity) string { return fmt.Sprintf("%s (%s, %s)", id.Name, id.Role, id.Local) }
