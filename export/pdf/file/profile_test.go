package file

import (
	"encoding/binary"
	"testing"
)

func TestTheColourProfileIsWellFormed(t *testing.T) {
	p := colourProfile()
	word := func(at int) int { return int(binary.BigEndian.Uint32(p[at:])) }
	if word(0) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("header % X", p[:128])
	}
	seen := map[string]bool{}
	for i := range word(128) {
		at := 132 + 12*i
		offset, size := word(at+4), word(at+8)
		if offset%4 != 0 || offset+size > len(p) || offset < 132+12*word(128) {
			t.Errorf("tag %s at %d, %d bytes", p[at:at+4], offset, size)
		}
		seen[string(p[at:at+4])] = true
	}
	for _, tag := range []string{"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !seen[tag] {
			t.Errorf("no %s", tag)
		}
	}
	// White is what red, green and blue make together, to the last digits.
	for axis, white := range []int{0xF6D6, 0x10000, 0xD32D} {
		sum := 0
		for i := range word(128) {
			if at := 132 + 12*i; string(p[at+1:at+4]) == "XYZ" {
				sum += word(word(at+4) + 8 + 4*axis)
			}
		}
		if d := sum - white; d < -16 || d > 16 {
			t.Errorf("axis %d: the primaries add up to %#x, white is %#x", axis, sum, white)
		}
	}
}
