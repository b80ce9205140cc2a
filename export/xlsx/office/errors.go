package office

import (
	"errors"
	"fmt"
)

// Kinds of faults. The sentences are for people; what follows them names the
// place.
var (
	ErrNotWorkbook = errors.New("this is not an Excel workbook")
	ErrProtected   = errors.New("this workbook is protected by a password, so nothing in it can be verified: a tally sheet never is")
	ErrOld         = errors.New("this is a workbook of the old kind (.xls): a tally sheet never is")
	ErrDamaged     = errors.New("this workbook was cut short or damaged, so nothing in it can be read")
	ErrTooLarge    = errors.New("this workbook is larger than any tally sheet, or unpacks to far more than it is")
	ErrPackage     = errors.New("this workbook is not packed as Countersign packs it: something was put in, moved or joined to it, or another program saved it")
	ErrSignature   = errors.New("a signature does not fit this workbook")
	ErrForeign     = errors.New("this workbook was signed with another program, so it is not a tally sheet")
	ErrSigning     = errors.New("the workbook was not signed")
)

// Limits on what is read.
const (
	maxFile      = 20 << 20 // bytes of the package
	maxEntries   = 300
	maxInflated  = 64 << 20 // bytes of all parts
	maxRatio     = 200      // of one part, above 1 MB
	maxSignature = 4 << 20  // bytes of one signature
	maxCerts     = 4
	maxText      = 255 // UTF-16 units of role and purpose: what Office shows
)

func faultf(kind error, format string, args ...any) error {
	return fmt.Errorf("%w: %w", kind, fmt.Errorf(format, args...))
}
