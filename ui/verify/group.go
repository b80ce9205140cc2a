package verify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/widget"
)

// group is the files of one sheet: a PDF, its workbook, or both; and what is
// said of them beside the other files.
type group struct {
	files  []export.Verdict
	beside []count.Finding // of the files of its place
	use    int             // the revision of its place to use; 0 if nobody can say
	people *people
	newer  string // why there is a newer revision, "" if none is known
}

// together puts files of one vote, place and revision into one group; a file
// that cannot be read stands alone, and so does a record that nobody signed and
// that is not the one of the signed files. What may not be used comes first.
func together(verdicts []export.Verdict, p *people) []group {
	var out []group
	at := map[string]int{}
	for _, v := range verdicts {
		key := fmt.Sprintf("file %d", len(out)) //words:none
		if v.Sheet != nil {
			key = fmt.Sprintf("%s %d", place(v.Sheet), v.Sheet.Revision)
		}
		if stray(&v, verdicts) {
			key += " " + v.Digest.String()
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key], out = i, append(out, group{people: p})
		}
		out[i].files = append(out[i].files, v)
	}
	for _, t := range export.Compare(verdicts) {
		for i := range out {
			if slices.ContainsFunc(out[i].files, func(v export.Verdict) bool { return isOf(&v, &t) }) {
				out[i].beside, out[i].use = append(out[i].beside, t.Findings...), t.Use
			}
		}
	}
	for i := range out {
		out[i].newer = out[i].newest(out)
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(a.rank(), b.rank()) })
	return out
}

// isOf says whether a file is among those of a place; another place may have one
// of the same name.
func isOf(v *export.Verdict, t *export.Together) bool {
	return v.Sheet != nil && v.Sheet.Vote.ID == t.Vote && v.Sheet.Tally.Place.ID == t.Place && slices.Contains(t.Files, v.File)
}

// stray says whether nobody signed a record and signed files of its place and
// revision carry another one.
func stray(v *export.Verdict, all []export.Verdict) bool {
	if v.Sheet == nil || len(v.Signed) > 0 {
		return false
	}
	other := false
	for i := range all {
		o := &all[i]
		if o.Sheet == nil || len(o.Signed) == 0 || place(o.Sheet) != place(v.Sheet) || o.Sheet.Revision != v.Sheet.Revision {
			continue
		}
		if o.Digest == v.Digest {
			return false
		}
		other = true
	}
	return other
}

// place names the place of a sheet, within its vote.
func place(s *count.Sheet) string { return s.Vote.Digest.String() + " " + string(s.Tally.Place.ID) }

// newest says where a later revision is, as far as this computer knows.
func (g *group) newest(all []group) string {
	s := g.sheet()
	if s == nil {
		return ""
	}
	last, said := s.Revision, ""
	for i := range all {
		o := all[i].sheet()
		if o == nil || !all[i].signed() || place(o) != place(s) || g.use > 0 && o.Revision > g.use {
			continue // what strangers signed replaces nothing
		}
		if o.Revision > last {
			last = o.Revision
			said = words.F("Revision %d is among these files. You are looking at revision %d.", last, s.Revision)
		}
	}
	if now := g.people.open; now != nil && now.Digest == s.Vote.Digest && now.Tally.Place.ID == s.Tally.Place.ID && now.Sheet > last {
		said = words.F("Revision %d is being made in the open count. You are looking at revision %d.", now.Sheet, s.Revision)
		if now.Certified != nil {
			said = words.F("Revision %d is that of the open count. You are looking at revision %d.", now.Sheet, s.Revision)
		}
	}
	return said
}

// rank sorts what cannot be used before what can.
func (g *group) rank() int {
	if g.fine() {
		return 1
	}
	return 0
}

// fine says whether every file can be used and all carry one record.
func (g *group) fine() bool { return g.worst() == nil && !g.clash() }

// worst is the first file that cannot be used; one of which something is wrong
// comes before one that somebody has still to sign.
func (g *group) worst() *export.Verdict {
	var out *export.Verdict
	for i := range g.files {
		v := &g.files[i]
		if !v.Fine() && (out == nil || out.Incomplete() && !v.Incomplete()) {
			out = v
		}
	}
	return out
}

// clash says whether two files of the sheet carry different records, or the
// files of its place contradict one another. R604 is of a record that nobody
// signed: it is nothing against what is signed.
func (g *group) clash() bool {
	_, ok := g.against()
	return ok || g.unlike()
}

// unlike says whether two files of the sheet carry different records.
func (g *group) unlike() bool {
	return slices.ContainsFunc(g.files, func(v export.Verdict) bool { return v.Digest != g.files[0].Digest })
}

// against is what the other files of its place have against the sheet.
func (g *group) against() (count.Finding, bool) {
	i := slices.IndexFunc(g.beside, func(f count.Finding) bool { return f.Severity == count.Error && (f.Code != "R604" || !g.signed()) })
	if i < 0 {
		return count.Finding{}, false
	}
	return g.beside[i], true
}

// disowned is the finding on a record that is not what tellers signed.
func (g *group) disowned() (count.Finding, bool) {
	i := slices.IndexFunc(g.beside, func(f count.Finding) bool { return f.Code == "R604" })
	if i < 0 || g.signed() {
		return count.Finding{}, false
	}
	return g.beside[i], true
}

// main is the file whose figures are shown: the PDF where there is one.
func (g *group) main() *export.Verdict {
	i := slices.IndexFunc(g.files, func(v export.Verdict) bool { return v.Kind == export.KindPDF && v.Sheet != nil })
	return &g.files[max(i, 0)]
}

// sheet is the signed sheet, or nil if nothing could be read.
func (g *group) sheet() *count.Sheet { return g.main().Sheet }

// signed says whether the figures that are shown are signed: a bare record is
// not.
func (g *group) signed() bool { return len(g.main().Signed) > 0 }

// judge says in large letters whether the sheet can be used, and below it why.
func (g *group) judge() (kind widget.Kind, title, said string) {
	if f, ok := g.disowned(); ok && g.worst() == nil {
		return widget.Error, words.T("Do not use this sheet"), words.Say(f.Short) + ". " + words.Say(f.Long)
	}
	switch v := g.worst(); {
	case v != nil && v.Incomplete():
		title, said = cut(words.Say(v.Sentence))
		return widget.Warning, title, words.F("%s Whoever has still to sign adds the signature with: tally sign.", said)
	case v != nil:
		title, said = cut(words.Say(v.Sentence))
		return widget.Error, title, said
	case g.clash() && !g.unlike():
		f, _ := g.against()
		return widget.Error, words.T("Do not use this sheet"), words.Say(f.Short) + ". " + words.Say(f.Long)
	case g.clash():
		return widget.Error, words.T("Do not use this sheet"), words.F("The PDF and the Excel file do not carry the same record. %s", g.askAgain())
	case !g.signed():
		title, said = cut(words.Say(g.main().Sentence))
		return widget.Note, title, said
	case g.newer != "":
		return widget.Warning, words.T("There is a newer revision of this sheet"), g.newer
	}
	title, _ = cut(words.Say(g.main().Sentence))
	if n := len(g.unconfirmed()); n > 0 {
		return widget.Warning, title, words.N(n, "Nobody has confirmed 1 key yet: compare with the ink-signed sheet before you use it.",
			"Nobody has confirmed %s keys yet: compare with the ink-signed sheet before you use it.") + "\n" + g.name()
	}
	return widget.Success, title, g.name()
}

// cut takes the first sentence as a title.
func cut(sentence string) (title, rest string) {
	title, rest, _ = strings.Cut(sentence, ". ")
	return strings.TrimSuffix(title, "."), rest
}

func (g *group) askAgain() string {
	if s := g.sheet(); s != nil {
		return words.F("Ask %s for both files again.", s.Tally.Place.Title())
	}
	return words.T("Ask for both files again.")
}

// name says which sheet it is.
func (g *group) name() string {
	s := g.sheet()
	if s == nil {
		return g.files[0].File
	}
	return words.F("%s · %s · %s · revision %d", s.Tally.Place.Title(), s.Tally.Place.Units(), s.Vote.Title, s.Revision)
}

// unconfirmed are the tellers whose signatures hold and whose keys nobody has
// compared, each once.
func (g *group) unconfirmed() []export.Signed {
	var out []export.Signed
	for _, v := range g.files {
		for _, s := range v.Signed {
			if s.Holds && s.Standing == sign.Unconfirmed && !slices.ContainsFunc(out, func(o export.Signed) bool { return o.Key == s.Key }) {
				out = append(out, s)
			}
		}
	}
	return out
}
