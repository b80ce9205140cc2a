package file

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

// object is a PDF object. appendTo writes its one canonical spelling.
type object interface{ appendTo(b []byte) []byte }

type (
	null     struct{}
	boolean  bool
	number   string // as it was written
	name     string // without the slash
	ref      int    // of generation 0, the only one here
	array    []object
	dict     map[name]object
	verbatim string // placeholders of a signature
)

// text is a string. from and to delimit its token where it was read.
type text struct {
	bytes    []byte
	hex      bool
	from, to int
}

// stream is a dictionary with its bytes as stored.
type stream struct {
	dict dict
	raw  []byte
}

func integer(n int) number { return number(strconv.Itoa(n)) }

// textString is s in ASCII if that is enough, else in UTF-16 with its mark.
func textString(s string) text {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return text{bytes: append([]byte{0xFE, 0xFF}, utf16Bytes(s)...), hex: true}
		}
	}
	return text{bytes: []byte(s)}
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// textOf is the reverse of textString; "" if v is no string.
func textOf(v object) string {
	s, _ := v.(text)
	if !bytes.HasPrefix(s.bytes, []byte{0xFE, 0xFF}) {
		return string(s.bytes)
	}
	var units []uint16
	for i := 2; i+1 < len(s.bytes); i += 2 {
		units = append(units, uint16(s.bytes[i])<<8|uint16(s.bytes[i+1]))
	}
	return string(utf16.Decode(units))
}

func intOf(v object) (int, bool) {
	n, ok := v.(number)
	if !ok {
		return 0, false
	}
	i, err := strconv.ParseUint(string(n), 10, 31)
	return int(i), err == nil && strconv.Itoa(int(i)) == string(n)
}

func same(a, b object) bool {
	if a == nil || b == nil {
		return a == b
	}
	return bytes.Equal(a.appendTo(nil), b.appendTo(nil))
}

func (null) appendTo(b []byte) []byte       { return append(b, "null"...) }
func (v boolean) appendTo(b []byte) []byte  { return strconv.AppendBool(b, bool(v)) }
func (v number) appendTo(b []byte) []byte   { return append(b, v...) }
func (v verbatim) appendTo(b []byte) []byte { return append(b, v...) }
func (v ref) appendTo(b []byte) []byte {
	return append(strconv.AppendInt(b, int64(v), 10), " 0 R"...)
}

func (v name) appendTo(b []byte) []byte {
	b = append(b, '/')
	for _, c := range []byte(v) {
		if c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			b = fmt.Appendf(b, "#%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

func (v text) appendTo(b []byte) []byte {
	if v.hex {
		return fmt.Appendf(b, "<%X>", v.bytes)
	}
	b = append(b, '(')
	for _, c := range v.bytes {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

func (v array) appendTo(b []byte) []byte {
	b = append(b, '[')
	for i, e := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = e.appendTo(b)
	}
	return append(b, ']')
}

func (v dict) appendTo(b []byte) []byte {
	b = append(b, "<<"...)
	for _, k := range v.keys() {
		b = k.appendTo(b)
		b = append(b, ' ')
		b = v[k].appendTo(b)
	}
	return append(b, ">>"...)
}

// keys are sorted, but Type and Subtype come first for whoever reads along.
func (v dict) keys() []name {
	keys := make([]name, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b name) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return keys
}

func rank(k name) int {
	switch k {
	case "Type":
		return 0
	case "Subtype":
		return 1
	}
	return 2
}

func (v stream) appendTo(b []byte) []byte {
	d := maps.Clone(v.dict)
	d["Length"] = integer(len(v.raw))
	b = d.appendTo(b)
	b = append(b, "\nstream\n"...)
	b = append(b, v.raw...)
	return append(b, "\nendstream"...)
}
