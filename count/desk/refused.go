package desk

import (
	"errors"
	"fmt"
)

// Refused is a command that was not carried out. Code is stable: that of a
// check where one applies, else a word. The sentence is for the person.
type Refused struct {
	Code     string `json:"code"`
	Sentence string `json:"sentence"`
}

func (r *Refused) Error() string { return r.Sentence }

func refuse(code, format string, args ...any) error {
	return &Refused{code, fmt.Sprintf(format, args...)}
}

// CodeOf is the code of a refusal, or "internal" for any other error.
func CodeOf(err error) string {
	var r *Refused
	if errors.As(err, &r) {
		return r.Code
	}
	return "internal"
}
