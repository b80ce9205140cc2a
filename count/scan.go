package count

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// What a text may become in memory, in bytes: so many for each of its own, and
// so many more. "{}," is three bytes and a batch of some hundred; what people
// and programs write takes half of that at the most.
const (
	costOfByte = 3
	costFree   = 64 << 10
)

// costOfKey is what a key takes, in bytes, that is none of a struct.
const costOfKey = 64

// Bounded refuses a text that would take much more memory as a v than as a text,
// and one that DecodeStrict refuses for its keys. It is for those who decode by
// other means what somebody may have forged.
func Bounded(b []byte, v any) error {
	if len(b) <= costFree {
		return nil
	}
	s := scan{text: b}
	if off, err := s.walk(shapeOf(v)); err != nil {
		return at(b, off, err)
	}
	return nil
}

var errHollow = errors.New("so many empty entries are no text of this kind: they would take more memory than there may be")

// nesting is one object or array that a scan is in.
type nesting struct {
	of    *shape
	keys  map[string]bool // nil in an array
	value *shape          // that of the next token, if it is the value of a member
}

// key takes a token that may be a key, and says whether it was one.
func (n *nesting) key(tok json.Token) (string, bool, error) {
	key, ok := tok.(string)
	if n.keys == nil || !ok || n.value != nil {
		return "", false, nil
	}
	if n.keys[strings.ToLower(key)] {
		return key, true, fmt.Errorf("%q comes twice", clip(key))
	}
	// encoding/json also takes other letters for ours: K and ſ.
	if key != strings.ToLower(key) || len(key) != utf8.RuneCountInString(key) {
		return key, true, fmt.Errorf("unknown field %q", clip(key))
	}
	n.keys[key] = true
	return key, true, nil
}

// scan walks all tokens of a text once, before memory is given to what it says.
type scan struct {
	text  []byte
	try   bool // read single values, to find the one that its type refuses
	d     *json.Decoder
	stack []nesting
	cost  int // bytes that the text becomes in memory
}

// walk looks for keys that come twice or are unknown, and for more nesting and
// more entries than there may be.
func (s *scan) walk(root *shape) (int64, error) {
	s.d = json.NewDecoder(bytes.NewReader(s.text))
	s.d.UseNumber()
	for {
		from := s.d.InputOffset()
		tok, err := s.d.Token()
		if errors.Is(err, io.EOF) && len(s.stack) == 0 {
			return 0, nil
		}
		if err != nil {
			return offsetOf(err, s.d, s.text), plain(err)
		}
		if tok == json.Delim('}') || tok == json.Delim(']') {
			s.stack = s.stack[:len(s.stack)-1]
		} else if off, err := s.take(tok, root, from); err != nil {
			return off, err
		}
		if len(s.stack) == 0 {
			return 0, nil
		}
	}
}

// take is one token that ends nothing. from is where the one before ended.
func (s *scan) take(tok json.Token, value *shape, from int64) (int64, error) {
	if len(s.stack) > 0 {
		n := &s.stack[len(s.stack)-1]
		key, isKey, err := n.key(tok)
		if err != nil {
			return s.d.InputOffset(), err
		}
		if isKey {
			return s.member(n, key)
		}
		value = s.valueOf(n)
	}
	if tok != nil {
		s.cost += value.behind
	}
	if s.cost > costFree+costOfByte*len(s.text) {
		return s.d.InputOffset(), errHollow
	}
	if s.try && value.own {
		if err := s.single(tok, value, from); err != nil {
			return s.d.InputOffset(), err
		}
	}
	switch tok {
	case json.Delim('{'):
		s.stack = append(s.stack, nesting{of: value, keys: map[string]bool{}})
	case json.Delim('['):
		s.stack = append(s.stack, nesting{of: value})
	}
	if len(s.stack) > maxDepth {
		return s.d.InputOffset(), errors.New("nested too deep")
	}
	return 0, nil
}

// member begins a member of an object.
func (s *scan) member(n *nesting, key string) (int64, error) {
	end := s.d.InputOffset()
	if n.value = n.of.member(key); n.value == nil {
		return int64(bytes.LastIndexByte(s.text[:end-1], '"') + 1), fmt.Errorf("unknown field %q", clip(key))
	}
	if n.of.members == nil {
		s.cost += costOfKey + n.of.entry
	}
	return 0, nil
}

// valueOf is the shape of a value in an object or a list.
func (s *scan) valueOf(n *nesting) *shape {
	if n.keys == nil {
		of := n.of.element()
		s.cost += of.size
		return of
	}
	of := n.value
	n.value = nil
	return of
}

// single reads one value by its type.
func (s *scan) single(tok json.Token, value *shape, from int64) error {
	text := bytes.TrimLeft(s.text[from:s.d.InputOffset()], " \t\r\n,:")
	switch tok {
	case json.Delim('{'):
		text = []byte("{}")
	case json.Delim('['):
		text = []byte("[]")
	}
	return json.Unmarshal(text, reflect.New(value.of).Interface())
}
