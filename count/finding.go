package count

import (
	"fmt"
	"strings"
)

// Severity says what a finding asks for.
type Severity string

// An error cannot be certified over. A warning needs the explanation of two
// tellers. A note asks for nothing. All are printed.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Where is the spot that a finding points at. The zero value is the place as
// a whole.
type Where struct {
	Batch    int    `json:"batch,omitempty"`
	Side     Side   `json:"side,omitempty"`
	Question string `json:"question,omitempty"`
	Cell     Cell   `json:"cell,omitempty"`
	Line     Line   `json:"line,omitempty"`
}

// String writes the spot for people: "batch 7, side A, contract, no".
func (w Where) String() string {
	var p []string
	if w.Batch > 0 {
		p = append(p, fmt.Sprintf("batch %d", w.Batch))
	}
	if w.Side != "" {
		p = append(p, "side "+string(w.Side))
	}
	for _, s := range []string{w.Question, string(w.Cell), string(w.Line)} {
		if s != "" {
			p = append(p, s)
		}
	}
	if len(p) == 0 {
		return "the place"
	}
	return strings.Join(p, ", ")
}

// Finding is what a check found: the same value on screen, on paper and in
// the workbook.
type Finding struct {
	Code        string       `json:"code"` // stable: "A303"
	Severity    Severity     `json:"severity"`
	Where       Where        `json:"where"`
	Short       string       `json:"short"` // beside the field
	Long        string       `json:"long"`  // what to do next
	Sum         string       `json:"sum"`   // worked out with the real numbers
	Explanation *Explanation `json:"explanation,omitempty"`
}

// Key names a finding so that an explanation can refer to it.
func (f Finding) Key() string { return f.Code + " " + f.Where.String() }

// Stands reports whether the finding keeps the place from being certified.
func (f Finding) Stands() bool {
	return f.Severity == Error || f.Severity == Warning && f.Explanation == nil
}

// Standing are the findings that keep a place from being certified.
func Standing(fs []Finding) []Finding {
	var out []Finding
	for _, f := range fs {
		if f.Stands() {
			out = append(out, f)
		}
	}
	return out
}
