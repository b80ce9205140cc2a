package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"fmt"
	"io"
)

// Kind is a kind of signing key.
type Kind int

// P256 is the default: every program that was tried takes it, and signatures
// are small. RSA is for coalitions whose readers know nothing else.
const (
	P256 Kind = iota // ECDSA on the curve P-256
	RSA              // 2048 to 4096 bits
)

// newRSABits is what the readers of signed sheets were measured with. NIST
// SP 800-57 allows it for signatures to the end of 2030, longer than any
// certificate made here by default lives; whoever wants more imports a key.
const newRSABits = 2048

// String is the kind in words.
func (k Kind) String() string {
	if k == RSA {
		return "RSA"
	}
	return "ECDSA P-256"
}

// Kind says which kind of key this is.
func (k *Key) Kind() Kind {
	if _, ok := k.cert.PublicKey.(*rsa.PublicKey); ok {
		return RSA
	}
	return P256
}

func generate(kind Kind, rand io.Reader) (crypto.Signer, error) {
	var private crypto.Signer
	var err error
	switch kind {
	case P256:
		private, err = ecdsa.GenerateKey(elliptic.P256(), rand)
	case RSA:
		private, err = rsa.GenerateKey(rand, newRSABits)
	default:
		err = fmt.Errorf("there is no kind of key %d", kind)
	}
	if err != nil {
		return nil, fmt.Errorf("sign: making a key: %w", err)
	}
	return private, nil
}

// describe names a public key in words, for keys that cannot be used too.
func describe(public any) string {
	switch key := public.(type) {
	case *rsa.PublicKey:
		return fmt.Sprintf("an RSA key of %d bits", key.N.BitLen())
	case *ecdsa.PublicKey:
		return "an ECDSA key on the curve " + key.Curve.Params().Name
	case ed25519.PublicKey:
		return "an Ed25519 key"
	}
	return fmt.Sprintf("a key of type %T", public)
}
