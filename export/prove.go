package export

import (
	"countersign/count"
	"countersign/export/sign"
)

// Prove gives the fingerprint of the key with which a person of this name signed
// a digest, or says that it is no such signature. Every desk is given it, so that
// no count is opened in which somebody is on record as a signer and is none.
func Prove(signature []byte, digest count.Digest, name string) (count.Digest, error) {
	s, err := sign.VerifyDetached(signature, digest)
	if err != nil {
		return count.Digest{}, err
	}
	if !s.Identity.Is(name) {
		return count.Digest{}, sign.ErrSignature
	}
	return count.Digest(s.Fingerprint), nil
}
