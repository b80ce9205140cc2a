package verify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/widget"
)

// group is the files of one sheet: a PDF, its workbook, or both.
type group []export.Verdict

// together puts files of one vote, place and revision into one group; a file
// that cannot be read stands alone. What may not be used comes first.
func together(verdicts []export.Verdict) []group {
	var out []group
	at := map[string]int{}
	for _, v := range verdicts {
		key := fmt.Sprintf("file %d", len(out))
		if v.Sheet != nil {
			key = fmt.Sprintf("%s %s %d", v.Sheet.Vote.ID, v.Sheet.Tally.Place.ID, v.Sheet.Revision)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key], out = i, append(out, nil)
		}
		out[i] = append(out[i], v)
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(a.rank(), b.rank()) })
	return out
}

func (g group) rank() int {
	if g.fine() {
		return 1
	}
	return 0
}

// fine says whether every file can be used and all carry one record.
func (g group) fine() bool { return g.worst() < 0 && !g.clash() }

// worst is the first file that cannot be used, -1 for none.
func (g group) worst() int {
	return slices.IndexFunc(g, func(v export.Verdict) bool { return !v.Fine() })
}

// clash says whether two files of the sheet carry different records.
func (g group) clash() bool {
	return slices.ContainsFunc(g, func(v export.Verdict) bool { return v.Digest != g[0].Digest })
}

// pdf is the signed PDF of the group, or nil.
func (g group) pdf() *export.Verdict {
	i := slices.IndexFunc(g, func(v export.Verdict) bool { return v.Kind == export.KindPDF && v.Sheet != nil })
	if i < 0 {
		return nil
	}
	return &g[i]
}

// signed says whether the figures that are shown are signed: a bare record is
// not.
func (g group) signed() bool { return len(g.main().Signed) > 0 }

// main is the file whose figures are shown: the PDF where there is one.
func (g group) main() *export.Verdict {
	if p := g.pdf(); p != nil {
		return p
	}
	return &g[0]
}

// sheet is the signed sheet, or nil if nothing could be read.
func (g group) sheet() *count.Sheet { return g.main().Sheet }

// judge says in large letters whether the sheet can be used, and below it why.
func (g group) judge() (kind widget.Kind, title, words string) {
	if i := g.worst(); i >= 0 {
		return widget.Error, g.refusal(&g[i]), g.reason(&g[i])
	}
	if g.clash() {
		return widget.Error, "Do not use this sheet", "The PDF and the Excel file do not carry the same record. " + g.askAgain()
	}
	title, words, _ = strings.Cut(strings.TrimSuffix(g.main().Sentence, "."), ". ")
	if g.signed() {
		return widget.Success, title, g.name()
	}
	return widget.Note, title, words + "."
}

// refusal is the title of a file that cannot be used.
func (g group) refusal(v *export.Verdict) string {
	if v.Sheet == nil && !broken(v) {
		return "Do not use this file"
	}
	return "Do not use this sheet"
}

// reason says what is wrong and what to do.
func (g group) reason(v *export.Verdict) string {
	switch {
	case broken(v):
		return v.File + " was changed after it was signed. Ask for both files again."
	case v.Unread != "":
		return v.File + " is not a tally sheet that can be read. Ask for the file again."
	case len(v.Differences) > 0 && v.Kind == export.KindWorkbook:
		return "The Excel file was changed after it was signed. " + g.askAgain()
	case len(v.Differences) > 0:
		return "The PDF shows something else than was signed. " + g.askAgain()
	}
	f := v.Findings[0]
	return f.Short + ": " + f.Sum + ". " + g.askAgain()
}

// broken says whether a file was refused because a signature in it does not fit.
func broken(v *export.Verdict) bool { return strings.Contains(v.Unread, sign.ErrSignature.Error()) }

func (g group) askAgain() string {
	if s := g.sheet(); s != nil {
		return "Ask " + s.Tally.Place.Title() + " for both files again."
	}
	return "Ask for both files again."
}

// name says which sheet it is.
func (g group) name() string {
	s := g.sheet()
	if s == nil {
		return g[0].File
	}
	return fmt.Sprintf("%s · %s · %s · revision %d", s.Tally.Place.Title(), s.Tally.Place.Units(), s.Vote.Title, s.Revision)
}
