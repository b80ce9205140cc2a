package count

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sort"
	"strings"
)

// encoding/json says that a type refused a value or that a field is unknown,
// but not where. These find the spot by reading the text again, changed: as
// long as the fault is among what was changed, another answer comes back.

// span is a key or a scalar value in a JSON text.
type span struct {
	from, to int
	key      bool
}

// spans lists the keys and scalars of a text that is JSON.
func spans(b []byte) []span {
	var out []span
	for i := 0; i < len(b); {
		from := i
		switch c := b[i]; {
		case c == '"':
			for i++; i < len(b) && b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
			i = min(i+1, len(b))
			rest := bytes.TrimLeft(b[i:], " \t\r\n")
			out = append(out, span{from, i, len(rest) > 0 && rest[0] == ':'})
		case strings.IndexByte("{}[]:, \t\r\n", c) >= 0:
			i++
		default:
			for i < len(b) && strings.IndexByte("{}[]:, \t\r\n", b[i]) < 0 {
				i++
			}
			out = append(out, span{from, i, false})
		}
	}
	return out
}

// with is b with each span replaced.
func with(b []byte, by string, ss []span) []byte {
	var out []byte
	at := 0
	for _, s := range ss {
		out = append(append(out, b[at:s.from]...), by...)
		at = s.to
	}
	return append(out, b[at:]...)
}

// again reads b into a new value of v's type.
func again(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(reflect.New(reflect.TypeOf(v).Elem()).Interface())
}

// refusedAt is the end of the first value that a type refused.
func refusedAt(b []byte, v any) int {
	var values []span
	for _, s := range spans(b) {
		if !s.key {
			values = append(values, s)
		}
	}
	i := sort.Search(len(values), func(i int) bool { return again(with(b, "null", values[i+1:]), v) != nil })
	if i == len(values) {
		return len(b)
	}
	return values[i].to
}

// unknownAt is the beginning of the first key of that name, in quotes, that v
// does not have.
func unknownAt(b []byte, v any, name string) int {
	const other = `"\u0000"` // no field is called that
	var keys []span
	for _, s := range spans(b) {
		if s.key && string(b[s.from:s.to]) == name {
			keys = append(keys, s)
		}
	}
	i := sort.Search(len(keys), func(i int) bool {
		err := again(with(b, other, keys[i+1:]), v)
		return err != nil && strings.HasSuffix(err.Error(), name)
	})
	if i == len(keys) {
		return len(b) // written with escapes
	}
	return keys[i].from + 1
}
