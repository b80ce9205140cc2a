package count

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Digest is a SHA-256 value. The zero value means "none".
type Digest [sha256.Size]byte

// Sum is the digest of b.
func Sum(b []byte) Digest { return sha256.Sum256(b) }

// IsZero reports whether d is "none".
func (d Digest) IsZero() bool { return d == Digest{} }

// String is 64 lower-case hexadecimal digits, or nothing for "none".
func (d Digest) String() string {
	if d.IsZero() {
		return ""
	}
	return hex.EncodeToString(d[:])
}

// Groups are the sixteen groups of four upper-case digits that people compare.
func (d Digest) Groups() []string {
	s := strings.ToUpper(hex.EncodeToString(d[:]))
	g := make([]string, 0, 16)
	for i := 0; i < len(s); i += 4 {
		g = append(g, s[i:i+4])
	}
	return g
}

// ParseDigest reads what String writes, and nothing else.
func ParseDigest(s string) (Digest, error) {
	var d Digest
	if s == "" {
		return d, nil
	}
	b, err := hex.DecodeString(s)
	if err == nil && len(b) == len(d) {
		copy(d[:], b)
	}
	if d.String() != s {
		return Digest{}, fmt.Errorf("a digest is 64 lower-case hexadecimal digits and not all 0, not %q", clip(s))
	}
	return d, nil
}

// MarshalText writes the digest for JSON.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the digest from JSON.
func (d *Digest) UnmarshalText(b []byte) error {
	v, err := ParseDigest(string(b))
	*d = v
	return err
}
