package backup

import (
	"errors"
	"fmt"
	"path/filepath"

	"countersign/count/journal"
)

// Error is why the second copy is not up to date: a stable code, a sentence
// for the person, and what lies beneath it for the log. The count itself is
// not touched by any of them.
type Error struct {
	Code  string
	Text  string
	Cause error
}

// Error is the sentence.
func (e *Error) Error() string { return e.Text }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is compares codes.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

func (e *Error) because(cause error) *Error { return &Error{e.Code, e.Text, cause} }

// Why a copy is not up to date. The sentences go on after "Second copy in
// FOLDER: ".
var (
	ErrAway     = &Error{Code: "backup away", Text: "the folder is not there. Put the stick back in, or choose another folder"}
	ErrFull     = &Error{Code: "backup full", Text: "the disk is full. Make room there, or choose another folder"}
	ErrReadOnly = &Error{Code: "backup read-only", Text: "the folder cannot be written. Choose another folder"}
	ErrDisk     = &Error{Code: "backup disk", Text: "the disk failed or was pulled out. Put it back in, or choose another folder"}
	ErrSame     = &Error{Code: "backup same", Text: "that file is open, or it is the count itself. Choose another folder"}
	ErrOther    = &Error{Code: "backup other", Text: "a file of this name is there and is not the beginning of this count. Choose another folder; nothing was written over"}
	ErrAhead    = &Error{Code: "backup ahead", Text: "the copy holds more entries than this count, so this count is an old one. Close it and open the copy"}
	ErrDamaged  = &Error{Code: "backup damaged", Text: "the copy is damaged. Choose another folder; the medium is not to be trusted"}
	ErrUnknown  = &Error{Code: "backup internal", Text: "it could not be written. Choose another folder"}
)

// meanings says which of our reasons a refusal of the copy's journal is.
var meanings = []struct {
	of   *journal.Error
	gave *Error
}{
	{journal.ErrFull, ErrFull},
	{journal.ErrReadOnly, ErrReadOnly},
	{journal.ErrPrivate, ErrReadOnly},
	{journal.ErrNoLocks, ErrReadOnly},
	{journal.ErrDisk, ErrDisk},
	{journal.ErrBusy, ErrSame},
	{journal.ErrForeign, ErrOther},
	{journal.ErrNewer, ErrOther},
	{journal.ErrDamaged, ErrDamaged},
	{journal.ErrUnfinished, ErrDamaged},
	{journal.ErrMissing, ErrAway},
	{journal.ErrAway, ErrAway},
}

// explain says of any failure what the person can do about it.
func explain(path string, err error) error {
	e := reason(err)
	return &Error{e.Code, fmt.Sprintf("Second copy in %s: %s. The count itself is safe and goes on.", filepath.Dir(path), e.Text), err}
}

func reason(err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	for _, m := range meanings {
		if errors.Is(err, m.of) {
			return m.gave
		}
	}
	var broken *journal.BrokenError
	if errors.As(err, &broken) {
		return ErrDamaged
	}
	return ErrUnknown
}
