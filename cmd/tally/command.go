package main

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"countersign/assets/words"
)

// command is one command of tally. Its struct declares it, in the order of the
// help: what is embedded is part of it, a field that is a struct is a command
// below it, every other field is a flag or, with the tag arg, an argument.
//
//	help         what it is for, a form of the catalogue
//	name         how it is typed, where it is not called like the field
//	placeholder  what stands for its value, "--out=FILE.pdf"
//	type         "file": typed as the file is called; "path": made whole, too
//	enum         the values that it takes, with commas between
//	default      what it is where it is left out; of a command: it is what is
//	             meant where none of its neighbours is named
//	required     a flag that cannot be left out
//	optional     an argument that can be left out
//	xor          flags of which exactly one is given
type command struct {
	name, help string
	above      *command
	below      []*command
	standard   *command // the one below that is meant where none is named
	flags      []*slot
	args       []*slot
	does       runner // nil where one below has to be named
}

// runner is what a struct does once its fields are filled.
type runner interface{ Run(p *program) error }

// commands is tally itself, with all that is below it.
func commands() *command {
	return commandOf("tally", words.Key("Counts ratification votes of one to four questions, certifies them and verifies the sheets."), reflect.ValueOf(&cli{}).Elem())
}

func commandOf(name, help string, v reflect.Value) *command {
	c := &command{name: name, help: help}
	c.does, _ = v.Addr().Interface().(runner)
	c.read(v)
	return c
}

// read takes the fields of a struct.
func (c *command) read(v reflect.Value) {
	for i := range v.NumField() {
		field, at := v.Type().Field(i), v.Field(i)
		switch {
		case field.Anonymous:
			c.read(at)
		case field.Type.Kind() == reflect.Struct:
			sub := commandOf(nameOf(field), field.Tag.Get("help"), at)
			sub.above = c
			c.below = append(c.below, sub)
			if field.Tag.Get("default") != "" {
				c.standard = sub
			}
		default:
			c.add(slotOf(field, at))
		}
	}
}

func (c *command) add(s *slot) {
	if s.arg {
		c.args = append(c.args, s)
	} else {
		c.flags = append(c.flags, s)
	}
}

// nameOf is how a field is typed: PassphraseFile is passphrase-file.
func nameOf(field reflect.StructField) string {
	if name := field.Tag.Get("name"); name != "" {
		return name
	}
	var b strings.Builder
	for i, r := range field.Name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// path is how a command is typed: "tally rollup import".
func (c *command) path() string {
	if c.above == nil {
		return c.name
	}
	return c.above.path() + " " + c.name
}

// find is the command that words lead to, and the words behind it.
func (c *command) find(typed []string) (*command, []string) {
	if len(typed) > 0 {
		if i := slices.IndexFunc(c.below, func(x *command) bool { return x.name == typed[0] }); i >= 0 {
			return c.below[i].find(typed[1:])
		}
	}
	return c, typed
}

// leaves are the commands that do something.
func (c *command) leaves() []*command {
	if c.does != nil {
		return []*command{c}
	}
	var out []*command
	for _, sub := range c.below {
		out = append(out, sub.leaves()...)
	}
	return out
}

// called is how a command is typed with all that it needs.
func (c *command) called() string {
	typed := []string{c.path()}
	var choice []string
	for _, f := range c.flags {
		switch {
		case f.required:
			typed = append(typed, f.shown())
		case f.xor:
			choice = append(choice, f.shown())
		}
	}
	if len(choice) > 0 {
		typed = append(typed, "("+strings.Join(choice, " | ")+")")
	}
	for _, a := range c.args {
		typed = append(typed, a.shown())
	}
	return strings.Join(typed, " ")
}
