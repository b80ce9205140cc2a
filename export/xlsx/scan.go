package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner goes through the tags of a part. It is used instead of a library
// because what it reads may be hostile: it allocates nothing for a tag, has no
// stack to fill, expands no entity of the file's own, and takes only what
// programs write into workbooks.
type scanner struct {
	b     []byte
	pos   int
	text  []byte // between the tag before and this one, as it is in the file
	at    int    // where the tag begins
	space []byte // the prefix
	name  []byte // without the prefix
	attrs []byte
	close bool // </name>
	empty bool // <name/>
	err   error
}

// longestTag is more than any tag of a workbook needs.
const longestTag = 1 << 16

func (s *scanner) fail(why string) bool {
	s.err = fmt.Errorf("%w: %s at byte %d of a part", ErrNotWorkbook, why, s.pos)
	return false
}

// next goes to the next tag; false at the end or at a fault.
func (s *scanner) next() bool {
	if s.err != nil {
		return false
	}
	start := bytes.IndexByte(s.b[s.pos:], '<')
	if start < 0 {
		return false
	}
	s.text = s.b[s.pos : s.pos+start]
	s.at = s.pos + start
	s.pos += start + 1
	end := tagEnd(s.b[s.pos:])
	if end < 0 {
		return s.fail("a tag does not end")
	}
	tag := s.b[s.pos : s.pos+end]
	s.pos += end + 1
	switch {
	case len(tag) == 0, tag[0] == '!':
		return s.fail("a comment or a declaration stands")
	case tag[0] == '?':
		return s.next0(tag)
	}
	s.close = tag[0] == '/'
	s.empty = tag[len(tag)-1] == '/'
	if s.close {
		tag = tag[1:]
	} else if s.empty {
		tag = tag[:len(tag)-1]
	}
	s.name, s.attrs = tag, nil
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		s.name, s.attrs = tag[:i], tag[i:]
	}
	prefix := bytes.IndexByte(s.name, ':')
	s.space, s.name = s.name[:max(prefix, 0)], s.name[prefix+1:]
	return true
}

// next0 passes the declaration that a part begins with. In another encoding
// than UTF-8, other programs would see other tags.
func (s *scanner) next0(tag []byte) bool {
	encoding := bytes.Index(tag, []byte("encoding"))
	switch {
	case !bytes.HasPrefix(tag, []byte("?xml ")) || s.pos != len(tag)+2 && s.pos != len(tag)+5:
		return s.fail("an instruction stands")
	case encoding >= 0 && !bytes.Contains(bytes.ToUpper(tag[encoding:]), []byte("UTF-8")):
		return s.fail("another encoding than UTF-8 stands")
	}
	return s.next()
}

// tagEnd is the place of the > that ends a tag, or -1.
func tagEnd(b []byte) int {
	i := bytes.IndexByte(b, '>')
	if i >= 0 && i < longestTag && bytes.IndexByte(b[:i], '\'') < 0 && bytes.Count(b[:i], []byte{'"'})%2 == 0 {
		return i // no quotation mark is open
	}
	quote := byte(0)
	for i, c := range b[:min(len(b), longestTag)] {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// is reports whether the tag opens an element of that name.
func (s *scanner) is(name string) bool { return !s.close && string(s.name) == name }

// attr is the value of an attribute of the tag, "" if it is not there.
func (s *scanner) attr(name string) string { return string(s.value(name)) }

// value is attr without a copy where there is nothing to resolve. Attributes
// without a prefix are those of workbooks; no other program takes x:hidden for
// hidden.
func (s *scanner) value(name string) []byte {
	for key, v, rest := attribute(s.attrs); key != nil; key, v, rest = attribute(rest) {
		switch {
		case string(key) != name:
		case bytes.IndexByte(v, '&') < 0:
			return v
		default:
			return []byte(plainText(v))
		}
	}
	return nil
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// plainText resolves the entities that XML itself has; others stay as they are.
func plainText(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			out.Write(b)
			return out.String()
		}
		out.Write(b[:i])
		b = b[i:]
		end := bytes.IndexByte(b[:min(len(b), 12)], ';')
		s, ok := "", false
		if end > 0 {
			s, ok = entity(string(b[1:end]))
		}
		if !ok {
			s, end = "&", 0
		}
		out.WriteString(s)
		b = b[end+1:]
	}
}

func entity(name string) (string, bool) {
	if s, ok := entities[name]; ok {
		return s, true
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if digits == name {
		return "", false
	}
	if digits[:min(1, len(digits))] == "x" {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return string(rune(n)), err == nil && utf8.ValidRune(rune(n))
}

// needsNoEscape are the bytes that escaped passes on; it is what most texts are
// made of.
var needsNoEscape = func() (plain [256]bool) {
	for c := ' '; c < 0x80; c++ {
		plain[c] = !strings.ContainsRune("&<>_", c)
	}
	return plain
}()

// escaped writes text for a workbook: what XML cannot hold, and text that looks
// like the form for it, as _xHHHH_.
func escaped(out *bytes.Buffer, s string) {
	plain := 0
	for plain < len(s) && needsNoEscape[s[plain]] {
		plain++
	}
	out.WriteString(s[:plain])
	s = s[plain:]
	for i, r := range s {
		switch {
		case r == '_' && isEscape(s[i:]), r < ' ', r == 0xFFFE, r == 0xFFFF:
			_, _ = fmt.Fprintf(out, "_x%04X_", r)
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		default:
			out.WriteRune(r)
		}
	}
}

// isEscape reports whether s begins with _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[:2] != "_x" || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// unescape takes back the form _xHHHH_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if isEscape(s[i:]) {
			n, _ := strconv.ParseUint(s[i+2:i+6], 16, 16)
			b.WriteRune(rune(n))
			i += 6
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
