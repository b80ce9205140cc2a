package count

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// SyntaxError is a fault in a JSON text, with the place where it was seen.
type SyntaxError struct {
	Line, Column int
	Cause        error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Cause)
}

// Unwrap gives the cause.
func (e *SyntaxError) Unwrap() error { return e.Cause }

// maxDepth bounds the nesting of every text that we read.
const maxDepth = 32

// DecodeStrict reads one JSON value into v and refuses what encoding/json lets
// through: unknown fields, a key that comes twice, keys in another spelling,
// trailing text, text that is not UTF-8, and a small text that would take much
// memory. Faults carry line and column.
func DecodeStrict(b []byte, v any) error {
	if !utf8.Valid(b) {
		return at(b, int64(firstBad(b))+1, errors.New("the text is not UTF-8"))
	}
	s := scan{text: b}
	if off, err := s.walk(shapeOf(v)); err != nil {
		return at(b, off, err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return at(b, faultOf(err, b, v), plain(err))
	}
	if _, err := d.Token(); err != io.EOF {
		return at(b, d.InputOffset(), errors.New("there is more text after the end"))
	}
	return nil
}

func offsetOf(err error, d *json.Decoder, b []byte) int64 {
	var syn *json.SyntaxError
	switch {
	case errors.As(err, &syn):
		return syn.Offset
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return int64(len(b))
	}
	return d.InputOffset()
}

// faultOf is the place of an error that decoding into v gave.
func faultOf(err error, b []byte, v any) int64 {
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		return typ.Offset
	}
	s := scan{text: b, try: true}
	if off, err := s.walk(shapeOf(v)); err != nil {
		return off
	}
	return int64(len(b))
}

// plain puts an error of encoding/json into words.
func plain(err error) error {
	var typ *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the text ends too early")
	case errors.As(err, &typ):
		return fmt.Errorf("%s is not what %q holds", typ.Value, typ.Field)
	}
	// Nobody is told that something is "invalid": what is there is said instead.
	return errors.New(strings.Replace(strings.TrimPrefix(err.Error(), "json: "), "invalid character", "unexpected character", 1))
}

func at(b []byte, off int64, err error) error {
	off = min(max(off, 0), int64(len(b)))
	before := b[:off]
	line := bytes.Count(before, []byte("\n")) + 1
	col := int(off) - bytes.LastIndexByte(before, '\n')
	return &SyntaxError{line, max(col-1, 1), err}
}

func firstBad(b []byte) int {
	i := 0
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		i += n
	}
	return i
}

// Canonical writes v as the one spelling that a digest is taken of: JSON with
// one member a line, one blank of indent a level, members in the order of the
// type, no escapes but those that JSON demands, a line feed at the end.
func Canonical(v any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("cannot write the canonical form: %w", err)
	}
	return buf.Bytes(), nil
}

// Peek reads only the members that v knows, to learn what kind of text b is
// before it is read strictly.
func Peek(b []byte, v any) error { return json.Unmarshal(b, v) }
