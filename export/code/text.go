package code

import (
	"crypto"
	"crypto/sha256"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/export/sign"
)

// Text is the text of a sheet's code. digest is that of its record; public and
// seal are the key of the first signer and what [Sign] gave for it. Without a
// seal the code carries no signature.
func Text(s *count.Sheet, digest count.Digest, public crypto.PublicKey, seal []byte) (string, error) {
	c := of(s, digest)
	if len(seal) == 0 {
		return c.String(), nil
	}
	var ok bool
	if c.point, ok = point(public); !ok || len(seal) != sealBytes {
		return "", errors.New("the code can be signed with a P-256 key only, in 64 bytes")
	}
	c.Signed, c.Seal = true, seal
	return c.String(), nil
}

// Sign signs the code of a sheet with the key of its first signer: r and s, as
// record.Seals carries them. It gives nothing where the key is not P-256: its
// signature would not fit. The same key signs the same sheet with the same
// bytes.
func Sign(key *sign.Key, s *count.Sheet, digest count.Digest) ([]byte, error) {
	c := of(s, digest)
	var ok bool
	if c.point, ok = point(key.Certificate().PublicKey); !ok {
		return nil, nil
	}
	der, err := key.SignDigest(sha256.Sum256([]byte(c.signed())))
	if err != nil {
		return nil, err
	}
	return pack(der)
}

// ReportText is what the code of a printed roll-up says: which vote, when, and
// the digest of what is attached. It holds no figures.
func ReportText(vote string, at count.Time, revision int, digest count.Digest) string {
	return fmt.Sprintf("%s/%s/%d/R%d%s%s/", reportForm, spelled(vote), at.Std().Unix(), revision, digestTag, base45(digest[:]))
}
