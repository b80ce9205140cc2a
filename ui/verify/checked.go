package verify

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/widget"
)

// checked is one line of what was looked at, and what came of it.
type checked struct {
	kind         widget.Kind
	title, words string
}

// mostDifferences is how many cells are listed before "and more".
const mostDifferences = 12

// checks lists everything that was looked at, what is wrong first.
func (g group) checks() []checked {
	var out []checked
	for i := range g {
		v := &g[i]
		if v.Unread != "" {
			out = append(out, checked{widget.Error, v.File + " cannot be read", certify.Sentence(errors.New(v.Unread))})
			continue
		}
		out = append(out, differences(v)...)
		out = append(out, findings(v)...)
		out = append(out, signatures(v)...)
	}
	out = append(out, g.agreement()...)
	if s := g.sheet(); s != nil {
		out = append(out, g.sums(s)...)
		out = append(out, vote(s), explained(s))
	}
	out = slices.DeleteFunc(out, func(c checked) bool { return c.title == "" })
	slices.SortStableFunc(out, func(a, b checked) int { return severity(a.kind) - severity(b.kind) })
	return out
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
	return map[export.Kind]string{export.KindPDF: "PDF", export.KindWorkbook: "Excel file", export.KindRecord: "record"}[v.Kind]
}

// differences are the spots that show something else than was signed.
func differences(v *export.Verdict) []checked {
	if len(v.Differences) == 0 {
		words := map[export.Kind]string{
			export.KindPDF:      "Every page shows what the record says",
			export.KindWorkbook: "Every cell shows what the record says",
		}[v.Kind]
		if words == "" {
			return nil
		}
		return []checked{{widget.Success, "The " + what(v) + " shows what was signed", words}}
	}
	out := []checked{{widget.Error, "The " + what(v) + " was changed", v.File}}
	for i, d := range v.Differences {
		if i == mostDifferences {
			out = append(out, checked{widget.Error, fmt.Sprintf("and %d more", len(v.Differences)-i), "tally verify lists all of them"})
			break
		}
		out = append(out, checked{widget.Error, fmt.Sprintf("%s shows %s", d.Where, d.Shown), "The signed record says " + d.Signed})
	}
	return out
}

// findings are what else is wrong with a file.
func findings(v *export.Verdict) []checked {
	var out []checked
	for _, f := range v.Findings {
		if f.Code != "R606" { // the differences say it cell by cell
			out = append(out, checked{widget.Error, f.Short, f.Sum})
		}
	}
	return out
}

// signatures says of each teller whether they signed, and with which key.
func signatures(v *export.Verdict) []checked {
	var out []checked
	known := true
	for _, s := range v.Signed {
		c := checked{widget.Success, s.Name + ", " + string(s.Role), "The signature holds. " + covers(s) + " Key " + short(s.Key)}
		if !s.Holds {
			c.kind, c.words = widget.Error, "Has not signed with the key that the sheet names: "+short(s.Key)
		}
		known = known && s.Standing == sign.Trusted
		out = append(out, c)
	}
	switch {
	case len(v.Signed) == 0:
	case known:
		out = append(out, checked{widget.Success, "The keys are known", "They are those that the vote definition lists"})
	default:
		out = append(out, checked{
			widget.Note, "Nobody has confirmed the keys on this computer",
			"Compare them with the fingerprints on the sheet that was signed in ink",
		})
	}
	return out
}

func covers(s export.Signed) string {
	if s.Whole {
		return "It covers the whole file."
	}
	return "It covers the file up to the next signature."
}

// short is the beginning of a fingerprint, five groups, as sign.Fingerprint
// shortens it.
func short(key string) string { return key[:min(len(key), 24)] }

// agreement says whether the files of the sheet carry one record.
func (g group) agreement() []checked {
	if len(g) < 2 || g[0].Unread != "" {
		return nil
	}
	if !g.clash() {
		return []checked{{widget.Success, "The files agree", "All carry the record with the digest that begins " + begins(g[0].Digest)}}
	}
	var parts []string
	for i := range g {
		parts = append(parts, "The "+what(&g[i])+" begins "+begins(g[i].Digest))
	}
	return []checked{{widget.Error, "PDF and Excel file do not agree", strings.Join(parts, ". ")}}
}

func begins(d count.Digest) string { return strings.Join(d.Groups()[:4], " ") }

// sums says that the arithmetic was worked out again; what was wrong in it is
// among the findings.
func (g group) sums(s *count.Sheet) []checked {
	for i := range g {
		if slices.ContainsFunc(g[i].Findings, func(f count.Finding) bool { return f.Code == "R610" }) {
			return nil
		}
	}
	return []checked{{
		widget.Success, "The sums are right",
		fmt.Sprintf("Worked out again from %s batches: %s ballots", s.Tally.Declared.Grouped(), s.Tally.BallotsInBatches().Grouped()),
	}}
}

func vote(s *count.Sheet) checked {
	return checked{widget.Note, s.Vote.Title, "Vote definition with the digest that begins " + begins(s.Vote.Digest)}
}

// explained names the warnings that two tellers explained; no line if none.
func explained(s *count.Sheet) checked {
	var names []string
	for _, f := range s.Findings {
		if f.Explanation != nil {
			names = append(names, f.Short)
		}
	}
	switch len(names) {
	case 0:
		return checked{}
	case 1:
		return checked{widget.Note, "1 explained warning", names[0]}
	}
	return checked{widget.Note, fmt.Sprintf("%d explained warnings", len(names)), strings.Join(names, "; ")}
}
