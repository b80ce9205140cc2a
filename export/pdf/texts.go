package pdf

import (
	"bytes"
	"unicode/utf16"
)

// nextText is the first text of a drawing, and what follows it: the string before
// a Tj, in UTF-16 as gofpdf writes it.
func nextText(content []byte) (text string, rest []byte, ok bool) {
	for {
		i := bytes.IndexByte(content, '(')
		if i < 0 {
			return "", nil, false
		}
		raw, rest := literal(content[i+1:])
		content = rest
		if bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte("Tj")) {
			return decodeUTF16(raw), rest, true
		}
	}
}

var literalEscapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// longestText is more than a sheet has in one piece, in bytes. Of a longer text
// the beginning is enough to say that it is another.
const longestText = 4 << 10

// literal reads a string behind its opening bracket and gives what follows it.
func literal(b []byte) (raw, rest []byte) {
	depth := 1
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch c {
		case '\\':
			if i++; i == len(b) {
				return raw, nil
			}
			c = b[i]
			if e, ok := literalEscapes[c]; ok {
				c = e
			}
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return raw, b[i+1:]
			}
		}
		if len(raw) < longestText {
			raw = append(raw, c)
		}
	}
	return raw, nil
}

func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}
