package file

import "fmt"

// Limits on what is read.
const (
	maxFile      = 64 << 20 // bytes
	maxObjects   = 100_000
	maxValues    = 2_000_000 // parts of all objects, to bound memory
	maxDepth     = 32
	maxRevisions = 65
	maxInflated  = 40 << 20 // bytes, all streams of one call together
)

// Fault says what is wrong with a file and where.
type Fault struct {
	Offset int // of the first byte that is wrong; -1 if it is not one place
	What   string
	Err    error // the cause, if there is one
}

// Error is one line.
func (f *Fault) Error() string {
	s := f.What
	if f.Offset >= 0 {
		s = fmt.Sprintf("byte %d: %s", f.Offset, s)
	}
	if f.Err != nil {
		s += ": " + f.Err.Error()
	}
	return "pdf: " + s
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Err }

func faultf(offset int, format string, args ...any) error {
	return &Fault{Offset: offset, What: fmt.Sprintf(format, args...)}
}
