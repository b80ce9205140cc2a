package code

import (
	"errors"
	"strings"
)

// alphabet is the alphanumeric set of QR codes, which base45 (RFC 9285) writes
// bytes in.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

const base = len(alphabet)

// base45 writes pairs of bytes as three characters, a last single one as two.
func base45(b []byte) string {
	out := make([]byte, 0, lengthOf(len(b)))
	for ; len(b) > 1; b = b[2:] {
		n := int(b[0])<<8 | int(b[1])
		out = append(out, alphabet[n%base], alphabet[n/base%base], alphabet[n/base/base])
	}
	if len(b) == 1 {
		out = append(out, alphabet[int(b[0])%base], alphabet[int(b[0])/base])
	}
	return string(out)
}

// lengthOf is how many characters n bytes take.
func lengthOf(n int) int { return n/2*3 + n%2*2 }

var errBase45 = errors.New("a character or a value that base45 does not have")

// decode reads what base45 writes, and nothing else.
func decode(s string) ([]byte, error) {
	out := make([]byte, 0, len(s)/3*2+1)
	for len(s) > 0 {
		group := s[:min(3, len(s))]
		s = s[len(group):]
		n, weight := 0, 1
		for i := range len(group) {
			digit := strings.IndexByte(alphabet, group[i])
			if digit < 0 {
				return nil, errBase45
			}
			n += digit * weight
			weight *= base
		}
		switch {
		case len(group) == 3 && n <= 0xFFFF:
			out = append(out, byte(n>>8), byte(n))
		case len(group) == 2 && n <= 0xFF:
			out = append(out, byte(n))
		default:
			return nil, errBase45
		}
	}
	return out, nil
}
