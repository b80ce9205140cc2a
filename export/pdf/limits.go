package pdf

import (
	"bytes"
	"errors"
	"fmt"

	"countersign/count"
)

// What paper has room for: far more than any place counts, and little enough
// that a hostile record cannot make this program run out of memory.
const (
	maxQuestions = 50
	maxBatches   = 5_000
	maxRows      = 5_000    // of a log, findings, tellers, explanations
	maxSigners   = 200      // each has a box, and adds a signature to the file
	maxText      = 80 << 10 // bytes of one name, reason or rule
	maxRecord    = 8 << 20  // bytes
	maxReport    = 16 << 20 // bytes of what a report shows
)

// ErrNoRoom means that a sheet or a report is beyond what is drawn on paper.
var ErrNoRoom = errors.New("this does not fit on paper")

// fits reports why a sheet and its record are not drawn.
func fits(s *count.Sheet, rec []byte) error {
	t, remarks := &s.Tally, 0
	for _, b := range t.Batches {
		remarks += len(b.Remarks) + len(b.Recounts)
	}
	for _, x := range []struct {
		what       string
		have, most int
	}{
		{"bytes", len(rec), maxRecord},
		{"questions", len(t.Questions), maxQuestions},
		{"results", len(s.Results), maxQuestions},
		{"batches", len(t.Batches), maxBatches},
		{"remarks and recounts", remarks, 4 * maxRows},
		{"tellers", len(t.Tellers), maxRows},
		{"challenges", len(t.Challenges), maxRows},
		{"void papers", len(t.Voids), maxRows},
		{"explanations", len(t.Explanations), maxRows},
		{"findings", len(s.Findings), maxRows},
		{"signers", len(s.Signers), maxSigners},
	} {
		if x.have > x.most {
			return fmt.Errorf("%w: it has %d %s; the most is %d", ErrNoRoom, x.have, x.what, x.most)
		}
	}
	return shortTexts(rec)
}

// shortTexts looks for a text that is longer than anybody writes. A canonical
// record has one on each line.
func shortTexts(rec []byte) error {
	line := 0
	for l := range bytes.Lines(rec) {
		line++
		if len(l) > maxText {
			name, _, _ := bytes.Cut(bytes.TrimSpace(l), []byte(":"))
			return fmt.Errorf("%w: %.40s, in line %d of the record, has %d bytes; the most is %d", ErrNoRoom, name, line, len(l), maxText)
		}
	}
	return nil
}
