package desk

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"countersign/count"
)

// Command is something that a person at the table does.
type Command interface {
	head() *Head
	// check refuses the command, or promises that apply may be called.
	check(s *State) error
	// apply changes the state; it cannot fail.
	apply(s *State)
}

// Head is what every command carries.
type Head struct {
	Do    string        `json:"do"`
	Place count.PlaceID `json:"place,omitempty"` // if given, the place that is meant
}

func (h *Head) head() *Head { return h }

// kinds makes an empty command of each name.
var kinds = map[string]func() Command{
	"open":         func() Command { return &Open{} },
	"appoint":      func() Command { return &Appoint{} },
	"dismiss":      func() Command { return &Dismiss{} },
	"hold":         func() Command { return &Hold{} },
	"declare":      func() Command { return &Declare{} },
	"close":        func() Command { return &Close{} },
	"recount":      func() Command { return &Recount{} },
	"reopen":       func() Command { return &Reopen{} },
	"account":      func() Command { return &Account{} },
	"challenge":    func() Command { return &Challenge{} },
	"rule":         func() Command { return &Rule{} },
	"void":         func() Command { return &Void{} },
	"withdraw":     func() Command { return &Withdraw{} },
	"correct roll": func() Command { return &CorrectRoll{} },
	"explain":      func() Command { return &Explain{} },
	"mark sample":  func() Command { return &MarkSample{} },
	"certify":      func() Command { return &Certify{} },
	"exported":     func() Command { return &Exported{} },
	"seal":         func() Command { return &Seal{} },
	"reopen count": func() Command { return &ReopenCount{} },
	"take over":    func() Command { return &TakeOver{} },
}

// names is kinds the other way round.
var names = func() map[reflect.Type]string {
	m := map[reflect.Type]string{}
	for name, build := range kinds {
		m[reflect.TypeOf(build())] = name
	}
	return m
}()

// MaxCommand is the longest command line that DecodeCommand takes, in bytes.
const MaxCommand = 12 << 20

// DecodeCommand reads one command. What cannot be read is Refused with the
// code "format" and, where it is known, the column.
func DecodeCommand(line []byte) (Command, error) {
	if len(line) > MaxCommand {
		return nil, refuse("format", "this line has %d bytes; a command has %d at most", len(line), MaxCommand)
	}
	var h struct {
		Do string `json:"do"`
	}
	if err := count.Peek(line, &h); err != nil {
		if e := count.DecodeStrict(line, &json.RawMessage{}); e != nil {
			err = e // the one that tells where
		}
		return nil, refuse("format", "this line is not a command: %v", err)
	}
	build, ok := kinds[h.Do]
	if !ok {
		return nil, refuse("format", "there is no command %q", clip(h.Do))
	}
	c := build()
	if err := count.DecodeStrict(line, c); err != nil {
		return nil, refuse("format", "the command %q cannot be read: %v", h.Do, err)
	}
	return c, nil
}

// compact writes v on one line without escaping what JSON need not escape.
func compact(v any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "..."
	}
	return strings.ToValidUTF8(s, "?")
}
