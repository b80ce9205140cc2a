package main

import (
	"encoding"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// slot is a field that a call fills: a flag or an argument. To package pflag it
// is the value of a flag.
type slot struct {
	name, help, hint string
	kind             string // "file", "path" or nothing
	preset           string // what it is where it is left out
	enum             []string
	arg              bool
	required         bool
	xor              bool
	target           any      // a pointer to the field
	given            []string // what was typed
}

func slotOf(field reflect.StructField, at reflect.Value) *slot {
	tag := field.Tag
	has := func(key string) bool { _, ok := tag.Lookup(key); return ok }
	s := &slot{
		name: nameOf(field), help: tag.Get("help"), hint: tag.Get("placeholder"), kind: tag.Get("type"),
		preset: tag.Get("default"), xor: has("xor"), arg: has("arg"), target: at.Addr().Interface(),
	}
	s.required = has("required") || s.arg && !has("optional")
	if has("enum") {
		s.enum = strings.Split(tag.Get("enum"), ",")
	}
	return s
}

// isSwitch reports whether a flag stands alone.
func (s *slot) isSwitch() bool {
	_, ok := s.target.(*bool)
	return ok
}

// many reports whether it can be given more than once.
func (s *slot) many() bool {
	switch s.target.(type) {
	case *[]string, *map[string]string:
		return true
	}
	return false
}

// isFile reports whether a file or a folder is meant.
func (s *slot) isFile() bool {
	_, ok := s.target.(*where)
	return ok || s.kind != ""
}

// called is how a message names it.
func (s *slot) called() string {
	if s.arg {
		return "<" + s.name + ">"
	}
	return "--" + s.name
}

// shown is how it is typed, with what stands for the value.
func (s *slot) shown() string {
	switch {
	case s.arg:
		word := "<" + s.name + ">"
		if s.many() {
			word += " ..."
		}
		if !s.required {
			word = "[" + word + "]"
		}
		return word
	case s.isSwitch():
		return s.called()
	}
	return s.called() + "=" + s.value()
}

// value stands for the value of a flag.
func (s *slot) value() string {
	if s.hint != "" {
		return s.hint
	}
	switch s.target.(type) {
	case *int:
		return "NUMBER"
	case *time.Duration:
		return "TIME"
	case *map[string]string:
		return "NAME=VALUE"
	}
	if s.isFile() {
		return "PATH"
	}
	return "TEXT"
}

// Set fills it with what was typed.
func (s *slot) Set(text string) error {
	s.given = append(s.given, text)
	if s.enum != nil && !slices.Contains(s.enum, text) {
		return fmt.Errorf("%s takes one of these values: %s, and not %q", s.called(), quotedList(s.enum), text)
	}
	if s.kind == "path" {
		if text == "" {
			return fmt.Errorf("%s names no file: what was given is empty", s.called())
		}
		text = whole(text)
	}
	switch x := s.target.(type) {
	case *string:
		*x = text
	case *[]string:
		*x = append(*x, text)
	case encoding.TextUnmarshaler:
		return x.UnmarshalText([]byte(text))
	default:
		return s.read(text)
	}
	return nil
}

// read takes what is more than a text.
func (s *slot) read(text string) error {
	switch x := s.target.(type) {
	case *bool:
		switch strings.ToLower(text) {
		case "true", "1", "yes":
			*x = true
		case "false", "0", "no":
			*x = false
		default:
			return fmt.Errorf("%s takes yes or no, and not %q", s.called(), text)
		}
	case *int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("%s takes a whole number, and not %q", s.called(), text)
		}
		*x = n
	case *time.Duration:
		d, err := time.ParseDuration(text)
		if err != nil {
			return fmt.Errorf("%s takes a length of time, such as 90s or 5m, and not %q", s.called(), text)
		}
		*x = d
	case *map[string]string:
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return fmt.Errorf("%s takes NAME=VALUE, and not %q", s.called(), text)
		}
		if *x == nil {
			*x = map[string]string{}
		}
		(*x)[name] = value
	default:
		return errors.ErrUnsupported // no field of ours
	}
	return nil
}

// String is what it is where it is left out.
func (s *slot) String() string { return s.preset }

// Type is asked for by package pflag.
func (s *slot) Type() string {
	if s.many() {
		return "stringArray"
	}
	return "string"
}

// whole makes a path whole: its file stays the same where the program goes.
// A dash alone is no path.
func whole(path string) string {
	if path == "-" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok { // behind --file= no shell sees it
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// quotedList is a list of words that are typed as they are, in no language.
func quotedList(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, strconv.Quote(w))
	}
	return strings.Join(out, ", ")
}
