package text

import (
	"fmt"
	"strings"
	"unicode"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/record"
)

// Sheet is a certified sheet as plain text in a language. A sheet that has no
// record, since it does not hold together, has no text either.
func Sheet(c *words.Catalogue, s *count.Sheet) ([]byte, error) {
	rec, err := record.Write(s)
	if err != nil {
		return nil, fmt.Errorf("no text can be made of this sheet: %w", err)
	}
	w := &writer{Catalogue: c, sheet: s}
	w.head(count.Sum(rec))
	w.results()
	w.account()
	w.findings()
	w.signers()
	w.batches()
	w.logs()
	return []byte(w.out.String()), nil
}

// writer puts one statement on each line.
type writer struct {
	*words.Catalogue
	sheet *count.Sheet
	out   strings.Builder
}

func (w *writer) line(s string) { w.out.WriteString(visible(s) + "\r\n") }

// part begins a part of the text.
func (w *writer) part(title string) {
	w.out.WriteString("\r\n")
	w.line(title)
}

// figure is a number as people write it.
func (w *writer) figure(c count.Count) string {
	if !c.Set() {
		return w.T("not entered")
	}
	return w.Number(c.Int())
}

// named is a figure after its name.
func (w *writer) named(name string, c count.Count) { w.line(w.F("%s: %s", name, w.figure(c))) }

func (w *writer) head(digest count.Digest) {
	s := w.sheet
	p := s.Tally.Place
	w.line(w.T("Tally sheet in plain text"))
	w.line(s.Vote.Title)
	w.line(w.F("Place: %s", p.Title()))
	w.line(w.F("Units: %s", p.Units()))
	w.line(w.F("Date: %s", w.Date(s.Certified.Std())))
	if s.Tally.Hall != "" {
		w.line(w.F("Hall: %s", s.Tally.Hall))
	}
	if s.Vote.Embargo.On() {
		w.line(w.T("Embargo: the figures and the turnout are confidential until the chair says otherwise."))
	}
	w.sample()
	w.named(w.T("Members"), s.Tally.Eligible())
	w.line(w.F("Batches: %s", w.Number(len(s.Tally.Batches))))
	w.line(w.F("Revision: %d", s.Revision))
	if !s.Supersedes.IsZero() {
		w.line(w.F("This revision replaces the one before because: %s", s.Reason))
	}
	w.line(w.F("Digest of the record, in 16 groups: %s", strings.Join(digest.Groups(), " ")))
	w.line(w.T("This text is not signed. The signed PDF and workbook prove what it says; their digest is the same."))
}

// sample says what was invented.
func (w *writer) sample() {
	s := w.sheet
	switch {
	case s.Vote.Sample || s.Tally.Sample.Has("everything"):
		w.line(w.T("Sample: every name and figure on this sheet is invented."))
	case len(s.Tally.Sample.What) > 0:
		w.line(w.F("Sample: these figures are invented: %s.", strings.Join(s.Tally.Sample.What, ", ")))
	}
}

// results are the figures of each question, in the order of the tellers' report.
func (w *writer) results() {
	w.part(w.T("Report of the tellers"))
	for i, r := range w.sheet.Results {
		w.line(w.F("Question %d: %s", i+1, w.title(i)))
		for _, cell := range count.Cells {
			w.named(w.T(cell.Title()), r.Get(cell))
		}
		w.named(w.T("Ballots"), r.Ballots)
		w.named(w.T("Votes cast"), r.Cast)
		w.named(w.T("Necessary for adoption"), r.Necessary)
	}
	w.line(w.T("The tellers report these figures. The chair declares the result."))
}

// title is that of a question by its place; a doctored record may have results
// of none, which the checks tell of.
func (w *writer) title(i int) string {
	if qs := w.sheet.Tally.Questions; i < len(qs) {
		return qs[i].Title
	}
	return w.sheet.Results[i].Question
}

// signers are those whose signatures the PDF and the workbook carry.
func (w *writer) signers() {
	w.part(w.T("Signed in the PDF and the workbook by"))
	for _, who := range w.sheet.Signers {
		w.line(w.F("%s, %s", who.Name, w.T(who.Role.Title())))
	}
}

// visible writes what nobody sees, and what steers a terminal, as an escape.
func visible(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			fmt.Fprintf(&b, `\u%04X`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
