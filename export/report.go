package export

import (
	"fmt"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/export/cdf"
	"countersign/export/csv"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/xlsx"
	"countersign/export/xlsx/office"
)

// Issue is what a report of a roll-up says of itself.
type Issue struct {
	Number  int // a later report of the same vote has another
	At      count.Time
	Version string // of this program
	// Closed says why figures are under embargo; empty: they are open. A closed
	// report holds no figure, no turnout and nothing that follows from them.
	Closed   string
	Doubtful []count.Finding // what challenged and void ballots can do to the outcomes
	Early    *board.Entry    // who ended the embargo before its time
	Log      []board.Entry   // who said what
	// MergeSmall joins bodies whose figures would tell how people voted (T209)
	// with others, and says so.
	MergeSmall bool
	Signer     *count.Signer // whose digital signature the PDF has room for
	// In is the language of the PDF and of what people read in the workbook: one,
	// English if there is none. Figures, digests, the table in CSV and the report
	// in NIST's format are the same in each.
	In words.Documents
}

// english is the language of what machines read.
var english = words.In("en")

// Report is a roll-up on its way out, as every document of it says it.
type Report struct {
	vote   *count.Vote
	issue  Issue
	in     *words.Catalogue
	r      *rollup.Report
	merged []merged
	says   map[says]count.Verdict
}

// says names a result of a rule.
type says struct {
	question string
	level    count.Level
	path     string
}

// NewReport takes a roll-up as it stands. It is not changed.
func NewReport(v *count.Vote, r *rollup.Report, i Issue) *Report {
	out := &Report{vote: v, issue: i, in: english, r: r, says: map[says]count.Verdict{}}
	if len(i.In) > 0 {
		out.in = words.In(i.In[0])
	}
	switch {
	case i.Closed != "":
		out.r = withoutFigures(r)
	case i.MergeSmall:
		out.r = copied(r)
		out.merge()
	}
	for _, q := range out.r.Questions {
		for _, x := range q.Results {
			out.says[says{q.ID, x.Level, x.Path}] = x.Verdict
		}
	}
	return out
}

// ReportOf is the report of a board at a moment.
func ReportOf(b *board.Board, now time.Time, i Issue) *Report {
	_, i.Closed = b.Closed(now)
	i.At, i.Early, i.Log = count.At(now), b.Early(), b.Log()
	if i.Closed == "" {
		i.Doubtful = b.Doubtful()
	}
	return NewReport(b.Vote(), b.Report(), i)
}

// Rollup is the state that the report tells of: without figures under embargo.
func (x *Report) Rollup() *rollup.Report { return x.r }

// Doubtful is what challenged and void ballots can do to the outcomes.
func (x *Report) Doubtful() []count.Finding { return x.issue.Doubtful }

// Closed says why figures are left out; empty where they are not.
func (x *Report) Closed() string { return x.issue.Closed }

// Name is that of the report's files, without their endings.
func (x *Report) Name() string {
	return fmt.Sprintf("%s-rollup-%d", pdf.SafeName(x.vote.ID), x.issue.Number)
}

// MissingError says that the report in NIST's format was refused; the other
// files of the report are there.
type MissingError struct{ Cause error }

func (e *MissingError) Error() string {
	return fmt.Sprintf("the report in NIST's format is missing, the other files of the report are there: %v", e.Cause)
}

// Unwrap gives the cause.
func (e *MissingError) Unwrap() error { return e.Cause }

// Files are the report as a PDF, a workbook, a table in CSV and, once figures
// are open, a report in NIST's format. With a key, which is that of the issue's
// signer, PDF and workbook are signed. Beside a *MissingError come the files
// that there are; any other error comes alone.
func (x *Report) Files(key *sign.Key) ([]File, error) {
	page, err := pdf.DrawRollupIn(x.Printed(), x.issue.In)
	if err != nil {
		return nil, fmt.Errorf("the PDF could not be made: %w", err)
	}
	book, err := xlsx.WriteRollup(x.Workbook())
	if err != nil {
		return nil, fmt.Errorf("the workbook could not be written: %w", err)
	}
	if key != nil {
		if page, err = pdf.SignReport(page, key, x.issue.At); err != nil {
			return nil, fmt.Errorf("the PDF could not be signed: %w", err)
		}
		purpose := fmt.Sprintf("Roll-up report %d of %s", x.issue.Number, x.vote.ID)
		if book, err = office.Sign(book, key, x.issue.At.Std(), key.Identity().Role, purpose); err != nil {
			return nil, fmt.Errorf("the workbook could not be signed: %w", err)
		}
	}
	name := x.Name()
	files := []File{{name + ".pdf", page}, {name + ".xlsx", book}, {name + ".csv", csv.Write(x.Table())}}
	if x.issue.Closed != "" {
		return files, nil
	}
	nist, err := cdf.Write(x.vote, x.r, cdf.Issue{Sequence: x.issue.Number, At: x.issue.At, Version: x.issue.Version})
	if err != nil {
		return files, &MissingError{err}
	}
	return append(files, File{name + ".nist.json", nist}), nil
}

// verdict is what the rules say of a body; empty where they have no rule for
// bodies like it, or figures are closed.
func (x *Report) verdict(question string, n *rollup.Node, path string) count.Verdict {
	return x.says[says{question, n.Level, path}]
}

// each calls f for a body and all below it, with the codes on the way to it.
func each(n *rollup.Node, path string, f func(n *rollup.Node, path string)) {
	f(n, path)
	for i := range n.Children {
		c := &n.Children[i]
		below := path
		if below != "" && c.Code != "" {
			below += "/"
		}
		each(c, below+c.Code, f)
	}
}

// told are the leaves of an explanation: the conditions with their numbers.
func told(e rule.Explanation) []string {
	if len(e.Parts) == 0 {
		return []string{e.Words}
	}
	var out []string
	for _, p := range e.Parts {
		out = append(out, told(p)...)
	}
	return out
}
