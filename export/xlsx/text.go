package xlsx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable is s as a cell shows it: what has no place on a page, or would
// turn the text around, is spelled out.
func printable(s string) string {
	if !strings.ContainsFunc(s, hidden) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) || r == utf8.RuneError {
			_, _ = fmt.Fprintf(&b, `\u%04X`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden are control characters, marks of writing direction, line separators
// and what XML cannot hold.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
		r == 0xFFFE || r == 0xFFFF
}
