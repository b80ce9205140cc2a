package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/export"
	"countersign/export/code"
	"countersign/export/sign"
)

// codeOf is the text of a sheet's code, signed by its first signer.
func codeOf(t testing.TB, s *count.Sheet) string {
	t.Helper()
	digest, key := count.Sum(recordOf(t, s)), keyOf(t, s.Signers[0].Name)
	seal, err := code.Sign(key, s, digest)
	if err != nil {
		t.Fatal(err)
	}
	text, err := code.Text(s, digest, key.Certificate().PublicKey, seal)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestACodeIsVerifiedWithNothingElseAtHand(t *testing.T) {
	s := sampleSheet(t)
	text := codeOf(t, s)
	v := export.VerifyCode(" "+strings.ToLower(text)+"\r\n", nil)
	if !v.Fine() || !strings.HasPrefix(v.Sentence, "This code is unchanged since it was signed. Nobody has confirmed the key "+keyOf(t, "Sample Chief").Fingerprint().Short()) ||
		!strings.Contains(v.Sentence, "MADE, U1/N1/1, revision 1; question 1: 35 yes, 25 no, 0 blank, 0 void") {
		t.Error(v.Sentence)
	}
	known := func(standing sign.Standing) export.Known {
		return func(c *code.Code) (string, sign.Judgement) {
			if c.Key == keyOf(t, "Sample Chief").Fingerprint() {
				return "Sample Chief", sign.Judgement{Standing: standing, Why: "was spoken of (sample)"}
			}
			return "", sign.Unknown
		}
	}
	if v := export.VerifyCode(text, known(sign.Trusted)); !v.Fine() || !strings.HasPrefix(v.Sentence, "This code is genuine: signed by Sample Chief, with a key that is trusted. It says ") {
		t.Error(v.Sentence)
	}
	if v := export.VerifyCode(text, known(sign.Refused)); v.Fine() || !strings.HasPrefix(v.Sentence, "Do not use this sheet. Its code is signed with a key that is not trusted: the key ") || !strings.HasSuffix(v.Sentence, " (Sample Chief) was spoken of (sample).") {
		t.Error(v.Sentence)
	}
	plain, err := code.Text(s, count.Sum(recordOf(t, s)), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if v := export.VerifyCode(plain, known(sign.Trusted)); !strings.HasPrefix(v.Sentence, "This code carries no signature, so nothing proves it") {
		t.Error(v.Sentence)
	}
}

func TestAChangedCodeIsNamed(t *testing.T) {
	text := codeOf(t, sampleSheet(t))
	for what, bad := range map[string]string{
		"a figure":  strings.Replace(text, "Q1:35.", "Q1:36.", 1),
		"a place":   strings.Replace(text, "U1:N1:1", "U1:N1:2", 1),
		"cut short": text[:len(text)-9],
		"nothing":   "",
		"a link":    "https://sample.example/",
	} {
		v := export.VerifyCode(bad, nil)
		if v.Fine() || v.Unread == "" || v.Findings[0].Code != "R604" || !strings.HasSuffix(v.Sentence, ".") || v.Sentence[0] < 'A' || v.Sentence[0] > 'Z' {
			t.Errorf("%s: %q", what, v.Sentence)
		}
	}
}

func TestACodeIsHeldAgainstAFile(t *testing.T) {
	s := sampleSheet(t)
	file := verdictOn(t, "sheet.xlsx", s)
	v := export.VerifyCode(codeOf(t, s), nil)
	if v.Beside([]export.Verdict{file}); !v.Fine() || v.Files != "It agrees with sheet.xlsx." {
		t.Error(v.Sentence, v.Files)
	}
	w := export.VerifyCode(codeOf(t, second(t, s, 36)), nil)
	if w.Beside([]export.Verdict{file}); w.Fine() || w.Findings[0].Code != "R609" || !strings.Contains(w.Sentence, `Its code is not that of sheet.xlsx: QR code, revision shows "2", the signed record says "1"`) {
		t.Error(w.Sentence)
	}
}
