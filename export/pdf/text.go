package pdf

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"countersign/assets"
)

// maxMarks is how many combining marks may follow one letter. Living scripts
// need two; a pile of them would be drawn over other text.
const maxMarks = 3

// printable makes a text safe to draw. It is brought to NFC; what cannot be
// seen, what changes the direction of other text, what lies above U+FFFF and
// what the typeface has no glyph for is written as an escape, "\u202E" or
// "\U0001F600", so that a reader sees that something is there. It changes
// nothing when it is applied again.
func printable(s string) string {
	if plainASCII(s) {
		return s
	}
	var out strings.Builder
	marks := 0 // that follow the last letter; maxMarks behind an escape, which takes none
	for _, r := range norm.NFC.String(s) {
		if unicode.Is(unicode.M, r) {
			marks++
		} else {
			marks = 0
		}
		switch {
		case r > 0xFFFF:
			fmt.Fprintf(&out, `\U%08X`, r)
			marks = maxMarks
		case r == unicode.ReplacementChar, hidden(r), marks > maxMarks, !hasGlyph(r):
			fmt.Fprintf(&out, `\u%04X`, r)
			marks = maxMarks
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// hidden finds characters that leave no ink, other than the plain blank and
// the no-break space.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029 || r == 0x3164 || r == 0x115F
}

// glyphs is the set of characters that both weights of the sheet's face have.
var glyphs = sync.OnceValue(func() *[0x10000 / 64]uint64 {
	var set, bold [0x10000 / 64]uint64
	mark(&set, assets.NotoSansRegular)
	mark(&bold, assets.NotoSansBold)
	for i := range set {
		set[i] &= bold[i]
	}
	return &set
})

func mark(set *[0x10000 / 64]uint64, ttf []byte) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return // every character is escaped then, which a test would see
	}
	var buf sfnt.Buffer
	for r := rune(' '); r <= 0xFFFF; r++ {
		if g, err := f.GlyphIndex(&buf, r); err == nil && g != 0 {
			set[r/64] |= 1 << (r % 64)
		}
	}
}

func hasGlyph(r rune) bool { return glyphs()[r/64]>>(r%64)&1 == 1 }
