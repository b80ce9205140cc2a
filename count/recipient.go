package count

import "strings"

// Recipient keys are those of age: the 32 bytes of an X25519 key in Bech32
// (BIP 173) behind "age1", 62 characters with 6 of checksum.
const (
	recipientHead  = "age"
	recipientChars = 62
	bech32         = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
)

// IsRecipientKey reports whether files can be sealed for a key: whether it is one
// of age, with no character mistyped.
func IsRecipientKey(s string) bool {
	data, ok := strings.CutPrefix(s, recipientHead+"1")
	if !ok || len(s) != recipientChars {
		return false
	}
	var values []int
	for _, r := range recipientHead {
		values = append(values, int(r)>>5)
	}
	values = append(values, 0)
	for _, r := range recipientHead {
		values = append(values, int(r)&31)
	}
	for _, r := range data {
		v := strings.IndexRune(bech32, r)
		if v < 0 {
			return false
		}
		values = append(values, v)
	}
	last := values[len(values)-7] // of 52 times 5 bits 256 are the key
	return last&15 == 0 && checksum(values) == 1
}

// checksum is that of Bech32: the remainder of a polynomial over 32 elements.
func checksum(values []int) int {
	sum := 1
	for _, v := range values {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ v
		for i, g := range [5]int{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	return sum
}
