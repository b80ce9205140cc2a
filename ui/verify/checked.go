package verify

import (
	"errors"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/ui/certify"
	"countersign/ui/widget"
)

// checked is one line of what was looked at, and what came of it.
type checked struct {
	kind         widget.Kind
	title, words string
	code         string         // of a finding
	confirm      *export.Signed // whose key can be confirmed here
}

// mostDifferences is how many cells are listed before "and more".
const mostDifferences = 12

// checks lists everything that was looked at, what is wrong first.
func (g *group) checks() []checked {
	var out []checked
	for i := range g.files {
		v := &g.files[i]
		if v.Unread != "" {
			out = append(out, checked{kind: widget.Error, title: words.F("%s cannot be read", v.File), words: certify.Sentence(errors.New(v.Unread)), code: firstCode(v.Findings)})
			continue
		}
		out = append(out, differences(v)...)
		out = append(out, findings(v.Findings)...)
	}
	out = append(out, g.signatures()...)
	out = append(out, g.agreement()...)
	out = append(out, findings(g.beside)...)
	if s := g.sheet(); s != nil {
		out = append(out, g.revision(s)...)
		out = append(out, g.sums(s)...)
		out = append(out, g.vote(s))
		out = append(out, explained(s)...)
	}
	out = append(out, g.people.said...)
	slices.SortStableFunc(out, func(a, b checked) int { return severity(a.kind) - severity(b.kind) })
	return out
}

// firstCode is that of the first finding, "" without one.
func firstCode(list []count.Finding) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Code
}

// severity orders lines: errors, warnings, then the rest as it came.
func severity(k widget.Kind) int {
	switch k {
	case widget.Error:
		return 0
	case widget.Warning:
		return 1
	}
	return 2
}

// what names a file by its kind.
func what(v *export.Verdict) string {
	return map[export.Kind]string{export.KindPDF: words.T("PDF"), export.KindWorkbook: words.T("Excel file"), export.KindRecord: words.T("record")}[v.Kind]
}

// differences are the spots that show something else than was signed.
func differences(v *export.Verdict) []checked {
	if len(v.Differences) == 0 {
		said := map[export.Kind]string{
			export.KindPDF:      words.T("Every page shows what the record says"),
			export.KindWorkbook: words.T("Every cell shows what the record says"),
		}[v.Kind]
		if said == "" {
			return nil
		}
		return []checked{{kind: widget.Success, title: words.F("The %s shows what was signed", what(v)), words: said}}
	}
	out := []checked{{kind: widget.Error, title: words.F("The %s was changed", what(v)), words: v.File, code: "R606"}}
	for i, d := range v.Differences {
		if i == mostDifferences {
			out = append(out, checked{kind: widget.Error, title: words.F("and %d more", len(v.Differences)-i), words: words.T("tally verify lists all of them")})
			break
		}
		if d.Whole() {
			out = append(out, checked{kind: widget.Error, title: certify.Sentence(errors.New(d.Where)), words: words.T("What was signed is the file as Countersign wrote it.")})
			continue
		}
		out = append(out, checked{kind: widget.Error, title: words.F("%s shows %s", words.Say(d.Where), d.Shown), words: words.F("The signed record says %s", d.Signed)})
	}
	return out
}

// The findings that a teller's own line says.
const (
	noSignature = "A signature is missing"
	noCompare   = "Nobody has confirmed these keys yet"
)

// findings are what else is to be said, each with its code. R606 is said cell
// by cell; whose key nobody has confirmed, and who has not signed, teller by
// teller. No key is shown: whoever compares it types it from the paper.
func findings(list []count.Finding) []checked {
	kinds := map[count.Severity]widget.Kind{count.Error: widget.Error, count.Warning: widget.Warning, count.Note: widget.Note}
	var out []checked
	for _, f := range list {
		if f.Code == "R606" || f.Short == noCompare || f.Short == noSignature {
			continue
		}
		said := f.Sum
		if f.Code == "R605" {
			said = f.Long
		}
		out = append(out, checked{kind: kinds[f.Severity], title: words.Say(f.Short), words: certify.Sentence(errors.New(said)), code: f.Code})
	}
	return out
}

// agreement says whether the files of the sheet carry one record.
func (g *group) agreement() []checked {
	if len(g.files) < 2 || g.files[0].Unread != "" {
		return nil
	}
	for _, v := range g.files {
		if v.Digest != g.files[0].Digest {
			var parts []string
			for i := range g.files {
				parts = append(parts, words.F("The %s begins %s", what(&g.files[i]), begins(g.files[i].Digest)))
			}
			return []checked{{kind: widget.Error, title: words.T("PDF and Excel file do not agree"), words: strings.Join(parts, ". "), code: "R609"}}
		}
	}
	return []checked{{kind: widget.Success, title: words.T("The files agree"), words: words.F("All carry the record with the digest that begins %s", begins(g.files[0].Digest))}}
}

func begins(d count.Digest) string {
	return strings.ToUpper(strings.Join(d.Groups()[:4], " "))
}

// revision says which one it is, what it replaces, and what replaces it.
func (g *group) revision(s *count.Sheet) []checked {
	var out []checked
	if g.newer != "" {
		out = append(out, checked{kind: widget.Warning, title: words.T("There is a newer revision"), words: g.newer})
	}
	line := checked{kind: widget.Note, title: words.T("Revision 1"), words: words.T("It replaces no other sheet")}
	if s.Revision > 1 {
		line.title = words.F("Revision %d", s.Revision)
		line.words = words.F("It replaces the sheet with the digest that begins %s", begins(s.Supersedes))
	}
	return append(out, line)
}

// sums says that the arithmetic was worked out again; what was wrong in it is
// among the findings.
func (g *group) sums(s *count.Sheet) []checked {
	for i := range g.files {
		if slices.ContainsFunc(g.files[i].Findings, func(f count.Finding) bool { return f.Code == "R610" }) {
			return nil
		}
	}
	return []checked{{
		kind: widget.Success, title: words.T("The sums are right"),
		words: words.N(len(s.Tally.Batches), "Worked out again from 1 batch: %[2]s ballots", "Worked out again from %[1]d batches: %[2]s ballots",
			len(s.Tally.Batches), words.Say(s.Tally.BallotsInBatches().Grouped())),
	}}
}

// vote says whether the definition is at hand. A sheet of another one has R601.
func (g *group) vote(s *count.Sheet) checked {
	digest := words.F("Vote definition %s, digest begins %s", s.Vote.Title, begins(s.Vote.Digest))
	switch p := g.people; {
	case p.vote != nil && p.digest == s.Vote.Digest:
		return checked{kind: widget.Success, title: words.T("It belongs to the vote that was dropped with it"), words: digest}
	case p.vote == nil && p.open != nil && p.open.Digest == s.Vote.Digest:
		return checked{kind: widget.Success, title: words.T("It belongs to the vote of the open count"), words: digest}
	}
	return checked{kind: widget.Note, title: words.T("The vote definition is not at hand"), words: digest}
}

// explained names the warnings that two tellers explained; no line if none.
func explained(s *count.Sheet) []checked {
	var names []string
	for _, f := range s.Findings {
		if f.Explanation != nil {
			names = append(names, words.Say(f.Short))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []checked{{kind: widget.Note, title: words.N(len(names), "1 explained warning", "%s explained warnings"), words: strings.Join(names, "; ")}}
}
