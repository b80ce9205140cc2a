package export

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

// toUse is the last of some signed files, in the order of their revisions, that
// is signed by whom the ones before it are: with keys that are trusted, or with
// keys of theirs. Anybody can make keys in the names of the tellers, sign a
// revision with them, and name the sheet that it is to replace.
func toUse(signed []*Verdict) *Verdict {
	use := signed[0]
	for _, v := range signed[1:] {
		if len(v.strange(use)) == 0 {
			use = v
		}
	}
	return use
}

// strange are the signers of a file whose keys are not trusted, and are not among
// those that signed another file.
func (v *Verdict) strange(before *Verdict) []Signed {
	return slices.DeleteFunc(slices.Clone(v.Signed), func(x Signed) bool {
		return !x.Holds || x.Standing == sign.Trusted ||
			slices.ContainsFunc(before.Signed, func(o Signed) bool { return o.Holds && o.Key == x.Key })
	})
}

// succession is R605 for the last revision, where nobody knows who signed it.
func (t *Together) succession(signed []*Verdict) {
	if len(signed) == 0 {
		return
	}
	last, use := signed[len(signed)-1], toUse(signed)
	t.Use = use.Sheet.Revision
	r, keys, long := last.Sheet.Revision, named(last.strange(use)), ""
	switch sum := last.fingerprints(); {
	case r <= 1:
		return
	case t.Use < r:
		long = fmt.Sprintf("Use revision %d until they are compared with the ink-signed sheet.", t.Use)
	case last.asked && sum != "":
		keys, long = sum, "Compare them with the ink-signed sheet before you use it."
	default:
		return
	}
	for i := range t.Findings {
		if t.Findings[i].Code == "R607" {
			t.Findings[i].Long = long
		}
	}
	t.Findings = append(t.Findings, count.Finding{
		Code: "R605", Severity: count.Warning, Short: fmt.Sprintf("Revision %d is signed with keys that nobody has confirmed", r), Sum: keys, Long: long,
	})
}

// definitions is R601 where signed sheets of one place follow different
// definitions of one vote: titles and rules may differ by a blank, and no figure
// of one says anything of the other.
func (t *Together) definitions(g []*Verdict) bool {
	var out []string
	var seen []count.Digest
	for _, v := range g {
		if d := v.Sheet.Vote.Digest; !slices.Contains(seen, d) {
			seen = append(seen, d)
			out = append(out, fmt.Sprintf("%s: %q, %s", v.File, v.Sheet.Vote.Title, d))
		}
	}
	if len(seen) < 2 {
		return false
	}
	t.Findings = append(t.Findings, count.Finding{
		Code: "R601", Severity: count.Error, Short: "These sheets follow different vote definitions", Sum: strings.Join(out, "; "),
		Long: "Compare these digests with your coalition's letter, and verify the sheets with the right definition beside them.",
	})
	return true
}
