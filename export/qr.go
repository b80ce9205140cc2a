package export

import (
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
	Unread      string              `json:"unread,omitempty"`
	Code        *code.Code          `json:"code,omitempty"` // nil if it cannot be read
	Differences []record.Difference `json:"differences,omitempty"`
	Findings    []count.Finding     `json:"findings,omitempty"`
	Standing    string              `json:"standing"` // of the key that signed it
}

// Fine reports whether nothing is wrong with the code.
func (v *CodeVerdict) Fine() bool { return v.Unread == "" && len(v.Findings) == 0 }

// Known tells whose key signed a code, which carries no certificate: the name,
// and what is known of the key.
type Known func(sign.Fingerprint) (name string, standing sign.Standing)

// VerifyCode reads the text of a QR code and verifies its signature, with
// nothing else at hand. known says whose key it is; without it nobody knows.
func VerifyCode(text string, known Known) CodeVerdict {
	c, err := code.Parse(text)
	if err != nil {
		return CodeVerdict{
			Unread: err.Error(), Sentence: sentenceCase(err.Error()) + ".", Standing: sign.Unconfirmed.String(),
			Findings: []count.Finding{wrongCode("R604", "The code cannot be read, or was changed", err.Error())},
		}
	}
	v := CodeVerdict{Code: &c, Standing: sign.Unconfirmed.String()}
	name, standing := "", sign.Unconfirmed
	if known != nil && c.Signed {
		name, standing = known(c.Key)
		v.Standing = standing.String()
	}
	says := figures(&c)
	switch {
	case !c.Signed:
		v.Sentence = "This code carries no signature, so nothing proves it: compare it with the signed PDF or Excel file. It says " + says + "."
	case standing == sign.Refused:
		v.Findings = append(v.Findings, wrongCode("R604", "A key is refused", fmt.Sprintf("the key %s is not trusted any more", c.Key.Short())))
		v.Sentence = "Do not use this sheet. Its code is signed with a key that is not trusted any more: " + c.Key.Short() + "."
	case standing == sign.Trusted:
		v.Sentence = fmt.Sprintf("This code is genuine: signed by %s, with a key that is trusted. It says %s.", name, says)
	default:
		v.Sentence = fmt.Sprintf("This code is unchanged since it was signed. Nobody has confirmed the key %s yet: compare it with the ink-signed sheet. It says %s.", c.Key.Short(), says)
	}
	return v
}

// Agrees holds the code against a file that was verified: same place, figures,
// digest and first signer.
func (v *CodeVerdict) Agrees(file *Verdict) {
	if v.Code == nil || file.Sheet == nil {
		return
	}
	v.Differences = v.Code.Agrees(file.Sheet, file.Digest)
	if len(v.Differences) == 0 {
		v.Sentence += " It agrees with " + file.File + "."
		return
	}
	d := v.Differences[0]
	v.Findings = append(v.Findings, wrongCode("R609", "The code and the file are not of the same record", d.String()))
	v.Sentence = fmt.Sprintf("Do not use this sheet. Its code is not that of %s: %s. The print is of another revision, another place, or forged. Ask %s for both files again.",
		file.File, d, file.Sheet.Tally.Place.Title())
}

func wrongCode(code, short, sum string) count.Finding {
	return count.Finding{Code: code, Severity: count.Error, Short: short, Sum: sum, Long: "Do not use this sheet. Ask the place for both files."}
}

// figures are those of a code, in words.
func figures(c *code.Code) string {
	out := []string{fmt.Sprintf("%s, %s, revision %d", c.Vote, strings.ReplaceAll(c.Place, ":", "/"), c.Revision)}
	for i, q := range c.Questions {
		out = append(out, fmt.Sprintf("question %d: %s yes, %s no, %s blank, %s void", i+1, q.Yes.Grouped(), q.No.Grouped(), q.Blank.Grouped(), q.Void.Grouped()))
	}
	return strings.Join(out, "; ")
}
