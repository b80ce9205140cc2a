package export

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

// packages takes the names of packages out of an error that a person reads.
var packages = strings.NewReplacer("pdf: ", "", "sign: ", "", "zip: ", "")

// sentence is the verdict on a sheet that could be read: whether to use it,
// what is wrong first, whom to ask.
func (v *Verdict) sentence() string {
	place := v.Sheet.Tally.Place.Title()
	if v.Incomplete() {
		return fmt.Sprintf("Do not use this sheet yet. %s. Ask %s for the copy that everybody signed.", v.stillMissing(), place)
	}
	for _, f := range v.Findings {
		if f.Severity == count.Error {
			return fmt.Sprintf("Do not use this sheet. %s. Ask %s for both files again.", strings.TrimSuffix(v.words(f), "."), place)
		}
	}
	if v.Kind == KindRecord {
		return "This record agrees with itself and adds up. It carries no signature of its own: compare its digest with the signed PDF or the ink-signed sheet."
	}
	if v.asked && v.confirmed() {
		return "This sheet is genuine and unchanged. Every teller that it names has signed it, with a key that is trusted."
	}
	const sound = "This sheet is unchanged and signed by every teller that it names."
	if !v.asked {
		return sound
	}
	return sound + " Nobody has confirmed " + v.toConfirm() + " yet: compare with the ink-signed sheet before you use it."
}

// words says what a finding found.
func (v *Verdict) words(f count.Finding) string {
	switch {
	case f.Code == "R606" && len(v.Differences) == 0:
		return f.Short + ": " + f.Sum
	case f.Code == "R606" && strings.HasPrefix(f.Sum, "signature of "):
		return "A key is not the one that the sheet names: " + f.Sum
	case f.Code == "R606" && v.Kind == KindWorkbook:
		return "The Excel file was changed after it was signed: " + f.Sum
	case f.Code == "R606":
		return "The PDF shows something else than was signed: " + f.Sum
	}
	return f.Short + ": " + f.Sum
}

// stillMissing says what nobody can tell from the file: whether somebody has
// not signed yet, or whose signature was taken out.
func (v *Verdict) stillMissing() string {
	var names []string
	for _, x := range v.Signed {
		if x.Pending {
			names = append(names, x.Name+", "+string(x.Role))
		}
	}
	if len(names) == 1 {
		return names[0] + ", has not signed it: either this copy was sent before that, or the signature was taken out"
	}
	return "These have not signed it: " + strings.Join(names, "; ") + ". Either this copy was sent before that, or the signatures were taken out"
}

// toConfirm are the keys that a person has to compare.
func (v *Verdict) toConfirm() string {
	var out []string
	for _, x := range v.Signed {
		if x.Standing != sign.Unconfirmed {
			continue
		}
		if key, err := sign.ParseFingerprint(x.Key); err == nil {
			out = append(out, "the key "+key.Short()+" of "+x.Name)
		}
	}
	return strings.Join(out, ", ")
}

// list joins names as a sentence does.
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

func grouped(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}
