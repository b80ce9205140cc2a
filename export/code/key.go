package code

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"

	"countersign/export/sign"
)

const (
	pointBytes  = 33 // a compressed point
	scalarBytes = 32
	sealBytes   = 2 * scalarBytes // r and s
)

// point is a public key as K holds it; none if it is not on P-256.
func point(public crypto.PublicKey) ([]byte, bool) {
	key, ok := public.(*ecdsa.PublicKey)
	if !ok || key.Curve != elliptic.P256() {
		return nil, false
	}
	b, err := key.Bytes() // 4, x, y
	if err != nil {
		return nil, false
	}
	y := b[len(b)-1]
	return append([]byte{2 | y&1}, b[1:1+scalarBytes]...), true
}

// keyOf reads a compressed point.
func keyOf(point []byte) (*ecdsa.PublicKey, error) {
	x, y := elliptic.UnmarshalCompressed(elliptic.P256(), point)
	if x == nil {
		return nil, errors.New("it is no point on P-256")
	}
	whole := make([]byte, 1+2*scalarBytes)
	whole[0] = 4
	x.FillBytes(whole[1 : 1+scalarBytes])
	y.FillBytes(whole[1+scalarBytes:])
	return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), whole)
}

// fingerprint is the SHA-256 of the key's SubjectPublicKeyInfo, as in its
// certificate.
func fingerprint(key *ecdsa.PublicKey) (sign.Fingerprint, error) {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return sign.Fingerprint{}, fmt.Errorf("the key of the code: %w", err)
	}
	return sha256.Sum256(der), nil
}

// pack makes r and s of a DER sequence of them.
func pack(der []byte) ([]byte, error) {
	var v struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(der, &v); err != nil || len(rest) > 0 {
		return nil, fmt.Errorf("the code: the key did not give an ECDSA signature: %w", err)
	}
	if v.R.BitLen() > 8*scalarBytes || v.S.BitLen() > 8*scalarBytes {
		return nil, errors.New("the code: the key gave a signature that is too long")
	}
	seal := make([]byte, sealBytes)
	v.R.FillBytes(seal[:scalarBytes])
	v.S.FillBytes(seal[scalarBytes:])
	return seal, nil
}

// holds reports whether seal is the one spelling of a signature of this digest.
func holds(key *ecdsa.PublicKey, digest [32]byte, seal []byte) bool {
	r := new(big.Int).SetBytes(seal[:scalarBytes])
	s := new(big.Int).SetBytes(seal[scalarBytes:])
	half := new(big.Int).Rsh(elliptic.P256().Params().N, 1)
	return s.Cmp(half) <= 0 && ecdsa.Verify(key, digest[:], r, s)
}
