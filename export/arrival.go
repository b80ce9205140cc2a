package export

import (
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/export/sign"
)

// Arrival hands a verified file to a roll-up. Whose keys signed it is told as
// it is: what people say of keys later is for the roll-up to know, so R605 is
// its finding. What nobody signed, a record, is refused: anybody can write one,
// and it would count, or knock out the sheet of a place.
func (v *Verdict) Arrival() rollup.Arrival {
	a := rollup.Arrival{File: v.File, Sheet: v.Sheet, Digest: v.Digest}
	if v.Sheet == nil {
		f := cannotBeRead(v.Unread)
		if v.Sentence != "" { // it says what the file is instead
			f.Sum = strings.TrimSuffix(strings.TrimPrefix(v.Sentence, "This file cannot be read: "), ".")
		}
		a.Problems = []count.Finding{f}
		return a
	}
	a.VoteDigest = v.Sheet.Vote.Digest
	itself := rollup.Alone(v.Sheet) // what the roll-up works out itself, as it does R601 and R610
	for _, f := range v.Findings {
		if f.Code != "R601" && f.Code != "R605" && f.Code != "R610" && !slices.Contains(itself, f) {
			a.Problems = append(a.Problems, f)
		}
	}
	for i, x := range v.Signed {
		if x.Holds {
			a.Keys = append(a.Keys, rollup.Key{Name: x.Name, Key: v.Sheet.Signers[i].Key, Trusted: x.Standing == sign.Trusted, Says: x.Says})
		}
	}
	if len(a.Keys) == 0 && !slices.ContainsFunc(a.Problems, func(f count.Finding) bool { return f.Severity == count.Error }) {
		a.Problems = append(a.Problems, count.Finding{
			Code: "R604", Severity: count.Error, Short: "Nobody has signed this file", Sum: "it carries no signature of its own",
			Long: "Import the PDF or the workbook that goes with it: the tellers signed those.",
		})
	}
	return a
}
