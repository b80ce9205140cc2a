package file

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// parser reads objects. After its first error it stays at the end of its
// source, so that no loop needs to look at the error itself to come to an end.
type parser struct {
	src    []byte
	at     int
	values *int // left to read
	err    error
}

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = faultf(p.at, format, args...)
	}
	p.src = p.src[:0]
	p.at = 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' }

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (p *parser) space() {
	for p.at < len(p.src) && isSpace(p.src[p.at]) {
		p.at++
	}
}

func (p *parser) sees(s string) bool { return bytes.HasPrefix(p.src[p.at:], []byte(s)) }

func (p *parser) skip(s string) bool {
	if p.sees(s) {
		p.at += len(s)
		return true
	}
	return false
}

func (p *parser) want(s string) {
	if !p.skip(s) {
		p.fail("%q is missing", s)
	}
}

func (p *parser) regular() string {
	from := p.at
	for p.at < len(p.src) && !isSpace(p.src[p.at]) && !isDelimiter(p.src[p.at]) {
		p.at++
	}
	return string(p.src[from:p.at])
}

// integer reads digits up to 2^31-1.
func (p *parser) integer() int {
	s := p.regular()
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		p.fail("a whole number is missing")
	}
	return int(n)
}

func (p *parser) object(depth int) object {
	p.space()
	if *p.values--; *p.values < 0 {
		p.fail("too many objects")
	}
	if depth > maxDepth {
		p.fail("objects within objects, deeper than %d", maxDepth)
	}
	if p.at >= len(p.src) {
		p.fail("the file ends within an object")
		return null{}
	}
	switch c := p.src[p.at]; {
	case p.skip("<<"):
		return p.dict(depth)
	case c == '<':
		return p.hexText()
	case c == '(':
		return p.literal()
	case c == '[':
		return p.array(depth)
	case c == '/':
		p.at++
		return p.name()
	case c >= '0' && c <= '9' || c == '-' || c == '.':
		return p.numberOrRef()
	}
	return p.word()
}

func (p *parser) dict(depth int) object {
	d := dict{}
	for p.space(); !p.skip(">>") && p.err == nil; p.space() {
		p.want("/")
		k := p.name()
		if _, twice := d[k]; twice {
			p.fail("the key /%s stands twice in one dictionary", k)
		}
		d[k] = p.object(depth + 1)
	}
	return d
}

func (p *parser) array(depth int) object {
	p.at++
	a := array{}
	for p.space(); !p.skip("]") && p.err == nil; p.space() {
		a = append(a, p.object(depth+1))
	}
	return a
}

func (p *parser) hexText() object {
	from := p.at
	n := bytes.IndexByte(p.src[from:], '>')
	if n < 0 {
		p.fail("a hexadecimal string does not end")
		return null{}
	}
	b, err := hex.DecodeString(string(p.src[from+1 : from+n]))
	if err != nil {
		p.fail("a hexadecimal string holds other signs")
		return null{}
	}
	p.at = from + n + 1
	return text{b, true, from, p.at}
}

func (p *parser) numberOrRef() object {
	s := p.regular()
	if n, err := strconv.ParseUint(s, 10, 31); err == nil && p.skip(" 0 R") {
		return ref(n)
	}
	if _, err := strconv.ParseFloat(s, 64); err != nil || bytes.ContainsAny([]byte(s), "eExXpP_") {
		p.fail("%.20q is not a number", s)
	}
	return number(s)
}

func (p *parser) word() object {
	switch {
	case p.skip("true"):
		return boolean(true)
	case p.skip("false"):
		return boolean(false)
	case p.skip("null"):
		return null{}
	}
	p.fail("no object begins here")
	return null{}
}

func (p *parser) name() name {
	s := []byte(p.regular())
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '#' {
			v, err := hex.DecodeString(string(s[i+1 : min(i+3, len(s))]))
			if err != nil || len(v) != 1 {
				p.fail("the name /%.40s is spelled wrong", s)
				return ""
			}
			c = v[0]
			i += 2
		}
		out = append(out, c)
	}
	return name(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', '(': '(', ')': ')', '\\': '\\'}

func (p *parser) literal() object {
	from, level := p.at, 0
	var out []byte
	for ; p.at < len(p.src); p.at++ {
		c := p.src[p.at]
		switch c {
		case '(':
			if level++; level == 1 {
				continue
			}
		case ')':
			if level--; level == 0 {
				p.at++
				return text{out, false, from, p.at}
			}
		case '\r':
			p.fail("a carriage return stands in a string; readers differ about it")
			return null{}
		case '\\':
			p.at++
			known := false
			if p.at < len(p.src) {
				c, known = escapes[p.src[p.at]]
			}
			if !known {
				p.fail("an escape in a string that this program does not write")
				return null{}
			}
		}
		out = append(out, c)
	}
	p.fail("a string does not end")
	return null{}
}

// indirect reads "n 0 obj ... endobj".
func (p *parser) indirect() (int, object) {
	n := p.integer()
	p.want(" 0 obj") //words:none
	v := p.object(0)
	p.space()
	if p.skip("stream\n") {
		d, isDict := v.(dict)
		if !isDict {
			p.fail("a stream without dictionary")
		}
		length, ok := intOf(d["Length"])
		if !ok || length > len(p.src)-p.at {
			p.fail("the length of a stream is not right")
			return 0, null{}
		}
		v = stream{d, p.src[p.at : p.at+length]}
		p.at += length
		p.want("\nendstream")
		p.space()
	}
	p.want("endobj\n")
	return n, v
}
