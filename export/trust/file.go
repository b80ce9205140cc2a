package trust

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"countersign/count/journal"
)

// DefaultPath is where the list of this user lies.
func DefaultPath() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("there is no folder for the trust list: %w", err)
	}
	return filepath.Join(dir, "countersign", "keys.trust"), nil
}

// Error is a trust list that cannot be used, in words.
type Error struct {
	Path  string
	Text  string
	Cause error
}

func (e *Error) Error() string { return fmt.Sprintf("the trust list %s %v", e.Path, e.Text) }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// texts are what journal's refusals mean for a trust list.
var texts = map[string]string{
	"busy":       "is open in another window: close it there, then repeat",
	"moved":      "was changed by another program at the same time: repeat",
	"foreign":    "is another kind of file: choose one that ends in .trust",
	"newer":      "was written by a newer Countersign: update the program",
	"damaged":    "is damaged or cut short: keep it as it is and take a copy made earlier",
	"unfinished": "was left half written, and it or its folder is read-only: copy both to a disk that can be written",
	"full":       "could not be written: the disk is full",
	"read-only":  "could not be written: it or its folder is read-only",
	"disk":       "could not be read or written: check the disk",
}

func explain(path string, err error) error {
	var known *journal.Error
	var broken *journal.BrokenError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &broken):
		return &Error{path, fmt.Sprintf("is not whole: entry %d %s. Keep it as it is and take a copy made earlier", broken.Seq, broken.Why), err}
	case errors.As(err, &known) && texts[known.Code] != "":
		return &Error{path, texts[known.Code], err}
	}
	return &Error{path, fmt.Sprintf("cannot be used: %v", err), err}
}

// Read proves the list at path and gives what it comes to. A list that does
// not exist knows no key. The error is an *Error.
func Read(path string) (*Known, error) {
	f, err := journal.OpenReadOnly(path)
	if errors.Is(err, journal.ErrUnfinished) { // after a crash: opening it to write puts it right
		f, err = journal.Open(path)
	}
	if errors.Is(err, journal.ErrMissing) {
		return &Known{}, nil
	}
	if err != nil {
		return nil, explain(path, err)
	}
	known, _, err := fold(context.Background(), f, path)
	return known, errors.Join(err, explain(path, f.Close()))
}

// Add puts entries into the list at path, all of them or none, and begins it
// and its folder if need be. It gives what the list comes to then.
func Add(ctx context.Context, path string, entries ...Entry) (known *Known, err error) {
	f, err := openOrBegin(path)
	if err != nil {
		return nil, explain(path, err)
	}
	defer func() { err = errors.Join(err, explain(path, f.Close())) }()
	known, last, err := fold(ctx, f, path)
	if err != nil {
		return nil, err
	}
	var bodies [][]byte
	for _, e := range entries {
		e.Format = Format
		if err := e.check(); err != nil {
			return nil, err
		}
		if err := known.take(e); err != nil {
			return nil, err
		}
		body, err := e.encode()
		if err != nil {
			return nil, err
		}
		bodies = append(bodies, body)
	}
	if _, err := f.Append(ctx, last, bodies...); err != nil {
		return nil, explain(path, err)
	}
	_, known.head, err = f.Head(ctx)
	return known, explain(path, err)
}

func openOrBegin(path string) (*journal.File, error) {
	f, err := journal.Open(path)
	if !errors.Is(err, journal.ErrMissing) {
		return f, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return journal.Create(path)
}

// fold takes the events one by one, each proved by the journal.
func fold(ctx context.Context, f *journal.File, path string) (*Known, int64, error) {
	if err := f.Verify(ctx); err != nil {
		return nil, 0, explain(path, err)
	}
	known, last := &Known{}, int64(0)
	for event, err := range f.Read(ctx, 1) {
		if err != nil {
			return nil, 0, explain(path, err)
		}
		e, err := decode(event.Body)
		if err == nil {
			err = known.take(e)
		}
		if err != nil {
			return nil, 0, &Error{path, fmt.Sprintf("is another kind of file, or was written by something else: entry %d: %v", event.Seq, err), err}
		}
		last, known.head = event.Seq, event.Hash
	}
	return known, last, nil
}
