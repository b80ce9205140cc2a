package pdf

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

// Names of the drawings. Each stands in its documents, as /Creator and in the
// foot of every page.
const (
	sheet1       = "Countersign sheet 1"
	reportLayout = "Countersign report 1"
)

// layouts has a drawing for each name that a sheet may state. Draw makes the
// newest; the others stay for ever, because Read draws old sheets again.
var layouts = map[string]func(*count.Sheet, enclosed, words.Documents) ([]byte, error){
	sheet1: drawSheet1,
}

// layoutOf is the drawing that a document states.
func layoutOf(name string) (func(*count.Sheet, enclosed) ([]byte, error), error) {
	drawn, in, known := words.CutLayout(name)
	if draw := layouts[drawn]; draw != nil && known {
		return func(s *count.Sheet, e enclosed) ([]byte, error) { return draw(s, e, in) }, nil
	}
	switch {
	case strings.HasPrefix(name, "Countersign sheet "):
		return nil, fmt.Errorf("pdf: this sheet was made by a newer version of Countersign (%.80q): get that version to read it", name)
	case strings.HasPrefix(name, "Countersign report "):
		return nil, fmt.Errorf("pdf: this is the printed report of a roll-up (%.80q), not a tally sheet", name)
	}
	return nil, fmt.Errorf("pdf: this is not a tally sheet: the file says that it was drawn as %.80q", name)
}
