package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"time"
)

const (
	minRSABits = 2048
	maxRSABits = 4096
	maxChain   = 4
)

// Key is a teller's private key with the certificate that names its holder.
type Key struct {
	private crypto.Signer
	cert    *x509.Certificate
	chain   []*x509.Certificate // issuers of cert, nearest first
}

// NewKeyUntil makes an ECDSA P-256 key and its self-signed certificate, valid from
// now (and a day back, for other computers' clocks) to its end. The serial number
// comes from rand; the key itself always comes from the system's secure source,
// whatever rand is.
func NewKeyUntil(rand io.Reader, id Identity, now, until time.Time) (*Key, error) {
	return NewKeyOf(P256, rand, id, now, until)
}

// NewKeyOf is NewKeyUntil for a kind of key that a vote asks for.
func NewKeyOf(kind Kind, rand io.Reader, id Identity, now, until time.Time) (*Key, error) {
	if err := id.Check(); err != nil {
		return nil, err
	}
	template, err := leafTemplate(rand, id, now, until)
	if err != nil {
		return nil, err
	}
	return selfSigned(kind, rand, template)
}

// Adopt makes a Key of a private key and certificates from elsewhere, the
// signer's first. The key must be ECDSA P-256 or RSA of 2048 to 4096 bits and
// belong to the first certificate; each certificate must be issued by the next.
func Adopt(private crypto.Signer, certs ...*x509.Certificate) (*Key, error) {
	if err := checkChain(certs); err != nil {
		return nil, err
	}
	public, ok := private.Public().(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(certs[0].PublicKey) {
		return nil, errors.New("sign: the private key does not belong to the certificate")
	}
	return &Key{private: private, cert: certs[0], chain: certs[1:]}, nil
}

// Certificate is the signer's certificate.
func (k *Key) Certificate() *x509.Certificate { return k.cert }

// Certificates is the signer's certificate and its issuers, nearest first.
func (k *Key) Certificates() []*x509.Certificate {
	return append([]*x509.Certificate{k.cert}, k.chain...)
}

// Identity says whom the certificate names.
func (k *Key) Identity() Identity { return IdentityOf(k.cert) }

// Fingerprint names the key.
func (k *Key) Fingerprint() Fingerprint { return FingerprintOf(k.cert) }

// checkChain looks at the kind of the signer's key and at every link.
func checkChain(certs []*x509.Certificate) error {
	if len(certs) == 0 || len(certs) > maxChain {
		return fmt.Errorf("sign: %d certificates; 1 to %d are allowed", len(certs), maxChain)
	}
	if _, err := algorithmOf(certs[0].PublicKey); err != nil {
		return err
	}
	chain := nameOf(certs)
	if sound.has(chain) {
		return nil
	}
	for i, c := range certs[:len(certs)-1] {
		if err := c.CheckSignatureFrom(certs[i+1]); err != nil {
			return fmt.Errorf("sign: certificate %d is not issued by the next one: %w", i+1, err)
		}
	}
	last := certs[len(certs)-1]
	if string(last.RawIssuer) == string(last.RawSubject) {
		if err := last.CheckSignature(last.SignatureAlgorithm, last.RawTBSCertificate, last.Signature); err != nil {
			return fmt.Errorf("sign: the self-signed certificate does not verify: %w", err)
		}
	}
	sound.add(chain)
	return nil
}

// algorithm is a way to sign that this package knows.
type algorithm struct {
	identifier []byte // AlgorithmIdentifier of the signature, DER
	verify     x509.SignatureAlgorithm
	ecdsa      bool
}

func algorithmOf(public any) (algorithm, error) {
	switch key := public.(type) {
	case *ecdsa.PublicKey:
		if key.Curve == elliptic.P256() {
			return algorithm{sequence(oidECDSAWithSHA256), x509.ECDSAWithSHA256, true}, nil
		}
	case *rsa.PublicKey:
		if n := key.N.BitLen(); n >= minRSABits && n <= maxRSABits {
			return algorithm{sequence(oidRSA, derNull), x509.SHA256WithRSA, false}, nil
		}
	}
	return algorithm{}, fmt.Errorf("sign: a %T of this size is not supported; use ECDSA P-256 or RSA of %d to %d bits", public, minRSABits, maxRSABits)
}
