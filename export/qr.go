package export

import (
	"errors"
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/record"
	"countersign/export/sign"
)

// CodeVerdict is what can be said of the text of a QR code.
type CodeVerdict struct {
	Sentence    string              `json:"sentence"`
	Files       string              `json:"files,omitempty"` // what the files beside it say
	Unread      string              `json:"unread,omitempty"`
	Code        *code.Code          `json:"code,omitempty"` // nil if it cannot be read
	Differences []record.Difference `json:"differences,omitempty"`
	Findings    []count.Finding     `json:"findings,omitempty"`
	Standing    string              `json:"standing"`      // of the key that signed it
	Why         string              `json:"why,omitempty"` // of the standing

	spoiled bool // whole, and its signature does not hold
}

// Spoiled reports whether an unread code is the whole text of one, with a
// signature that does not hold: it was looked at and found wrong.
func (v *CodeVerdict) Spoiled() bool { return v.spoiled }

// Fine reports whether nothing is wrong with the code.
func (v *CodeVerdict) Fine() bool { return v.Unread == "" && len(v.Findings) == 0 }

// VerifyCode reads the text of a QR code and verifies its signature, with
// nothing else at hand. known says whose key it is; without it nobody knows.
func VerifyCode(text string, known Known) CodeVerdict {
	c, err := code.Parse(text)
	if err != nil {
		return CodeVerdict{
			spoiled: errors.Is(err, code.ErrSeal), Unread: err.Error(), Sentence: sentenceCase(err.Error()) + ".", Standing: sign.Unconfirmed.String(),
			Findings: []count.Finding{wrongCode("R604", "The code cannot be read, or was changed", err.Error())},
		}
	}
	v := CodeVerdict{Code: &c, Standing: sign.Unconfirmed.String()}
	name, j := "", sign.Unknown
	if known != nil && c.Signed {
		name, j = known(&c)
		v.Standing, v.Why = j.Standing.String(), j.Why
	}
	says := figures(&c)
	switch {
	case !c.Signed:
		v.Sentence = "This code carries no signature, so nothing proves it: compare it with the signed PDF or Excel file. It says " + says + "."
	case j.Standing == sign.Refused:
		v.Findings = append(v.Findings, wrongCode("R604", "A key is refused", fmt.Sprintf("the key of %s %s", name, j.Why)))
		v.Sentence = fmt.Sprintf("Do not use this sheet. Its code is signed with a key that is not trusted: the key %s (%s) %s.", c.Key.Short(), name, j.Why)
	case j.Standing == sign.Trusted:
		v.Sentence = fmt.Sprintf("This code is genuine: signed by %s, with a key that is trusted. It says %s.", name, says)
	case name != "" && j.Why != "" && j != sign.Unknown:
		v.Sentence = fmt.Sprintf("This code is unchanged since it was signed. The key %s (%s) %s: compare it with the ink-signed sheet. It says %s.", c.Key.Short(), name, j.Why, says)
	default:
		v.Sentence = fmt.Sprintf("This code is unchanged since it was signed. Nobody has confirmed the key %s yet: compare it with the ink-signed sheet. It says %s.", c.Key.Short(), says)
	}
	return v
}

// Beside holds the code against the files of its vote and place among those
// that were verified: the others are other sheets, and say nothing of it.
func (v *CodeVerdict) Beside(files []Verdict) {
	if v.Code == nil || len(files) == 0 {
		return
	}
	found := false
	for i := range files {
		if files[i].of(v.Code) {
			found = true
			v.agrees(&files[i])
		}
	}
	if !found {
		v.Files = fmt.Sprintf("None of these files is the sheet of %s.", placeOf(v.Code))
	}
}

// agrees compares with one file: revision, figures, digest and first signer.
func (v *CodeVerdict) agrees(file *Verdict) {
	differ := v.Code.Agrees(file.Sheet, file.Digest)
	if len(differ) == 0 {
		agree := fmt.Sprintf("It agrees with %s.", file.File)
		v.Files = strings.TrimSpace(v.Files + " " + agree)
		return
	}
	v.Differences = append(v.Differences, differ...)
	d := differ[0]
	v.Findings = append(v.Findings, wrongCode("R609", "The code and the file are not of the same record", d.String()))
	v.Sentence = fmt.Sprintf("Do not use this sheet. Its code is not that of %s: %s. The print is of another revision, another place, or forged. Ask %s for both files again.",
		file.File, d, file.Sheet.Tally.Place.Title())
}

func wrongCode(code, short, sum string) count.Finding {
	return count.Finding{Code: code, Severity: count.Error, Short: short, Sum: sum, Long: "Do not use this sheet. Ask the place for both files."}
}

// figures are those of a code, in words.
func figures(c *code.Code) string {
	out := []string{fmt.Sprintf("%s, %s, revision %d", c.Vote, placeOf(c), c.Revision)}
	for i, q := range c.Questions {
		out = append(out, fmt.Sprintf("question %d: %s yes, %s no, %s blank, %s void", i+1, q.Yes.Grouped(), q.No.Grouped(), q.Blank.Grouped(), q.Void.Grouped()))
	}
	return strings.Join(out, "; ")
}
