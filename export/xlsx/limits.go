package xlsx

import (
	"errors"
	"fmt"

	"countersign/count"
)

// What a workbook has room for: far more than any place counts, and little
// enough that a hostile record cannot make this program run out of memory.
const (
	maxQuestions = 20
	maxBatches   = 5_000
	maxLines     = 400_000  // of the record
	maxRows      = 5_000    // findings, tellers, challenges, remarks
	maxSigners   = 200      // each adds a signature to the file
	maxWritten   = 16 << 20 // bytes of the file, without signatures
	maxUnpacked  = 48 << 20 // bytes of all its parts
)

// ErrNoRoom means that a sheet is beyond what a workbook holds.
var ErrNoRoom = errors.New("this sheet does not fit into a workbook")

// fits reports why a sheet and its record cannot become a workbook.
func fits(s *count.Sheet, rec []byte) error {
	t := &s.Tally
	lines := 0
	for _, b := range rec {
		if b == '\n' {
			lines++
		}
	}
	for _, x := range []struct {
		what       string
		have, most int
	}{
		{"questions", len(t.Questions), maxQuestions},
		{"batches", len(t.Batches), maxBatches},
		{"tellers", len(t.Tellers), maxRows},
		{"signers", len(s.Signers), maxSigners},
		{"findings", len(s.Findings), maxRows},
		{"lines of the record", lines, maxLines},
	} {
		if x.have > x.most {
			return fmt.Errorf("%w: it has %d %s; the most is %d", ErrNoRoom, x.have, x.what, x.most)
		}
	}
	if len(t.Questions) == 0 {
		return fmt.Errorf("%w: no question was put", ErrNoRoom)
	}
	if len(s.Results) != len(t.Questions) {
		return fmt.Errorf("%w: it has %d questions and %d results", ErrNoRoom, len(t.Questions), len(s.Results))
	}
	for i, q := range t.Questions {
		if s.Results[i].Question != q.ID {
			return fmt.Errorf("%w: result %d is not that of question %d", ErrNoRoom, i+1, i+1)
		}
	}
	return nil
}

// guarded turns a fault of the library that writes workbooks into an error: a
// hostile record must not end the program.
func guarded(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the workbook cannot be written: internal: %v", r)
	}
}
