package sign

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fingerprint is the SHA-256 digest of a public key (SubjectPublicKeyInfo). It
// names the key, not the certificate, and is what people compare.
type Fingerprint [sha256.Size]byte

const (
	groupDigits = 4
	shortGroups = 5 // 80 bits: what a person compares without giving up
)

// FingerprintOf is the fingerprint of the key that a certificate is for.
func FingerprintOf(cert *x509.Certificate) Fingerprint {
	return fingerprintOf(cert.RawSubjectPublicKeyInfo)
}

func fingerprintOf(publicKeyInfo []byte) Fingerprint { return sha256.Sum256(publicKeyInfo) }

// String is all 64 hexadecimal digits in upper case, in groups of four.
func (f Fingerprint) String() string { return grouped(f[:]) }

// Short is the first 80 bits, five groups of four digits.
func (f Fingerprint) Short() string { return grouped(f[:shortGroups*groupDigits/2]) }

func grouped(b []byte) string {
	digits := fmt.Sprintf("%X", b)
	var out strings.Builder
	for i := 0; i < len(digits); i += groupDigits {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(digits[i : i+groupDigits])
	}
	return out.String()
}

// ParseFingerprint reads what [Fingerprint.String] writes, and nothing else.
func ParseFingerprint(s string) (Fingerprint, error) {
	var f Fingerprint
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err == nil && len(b) == len(f) {
		copy(f[:], b)
		if f.String() == s {
			return f, nil
		}
	}
	return Fingerprint{}, fmt.Errorf("sign: %.80q is not a key's fingerprint; it is 16 groups of four of the digits 0-9 and A-F", s)
}

// MarshalText writes the form of [Fingerprint.String].
func (f Fingerprint) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads the form of [Fingerprint.String].
func (f *Fingerprint) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFingerprint(string(text))
	return err
}
