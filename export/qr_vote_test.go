package export_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// Seen: tally verify --qr CODE --vote with the definition of another vote said
// that all is well.
func TestACodeIsHeldAgainstADefinition(t *testing.T) {
	text := codeOf(t, sampleSheet(t)) // of MADE, U1/N1/1
	for want, change := range map[string]func(*count.Vote){
		"": func(*count.Vote) {},
		"its code is of the vote MADE, the defin": func(v *count.Vote) { v.ID = "OTHER-2026" },
		"and the definition has no such place":    func(v *count.Vote) { v.Coalition.Unions[0].Code = "U9" },
		"the definition puts 1 there":             func(v *count.Vote) { v.Questions = v.Questions[:1] },
	} {
		vote := rolluptest.Made(1, 1, 2)
		change(vote)
		v := export.VerifyCode(text, nil)
		v.Against(vote)
		if want == "" && v.Fine() {
			continue
		}
		if v.Fine() || v.Findings[0].Code != "R601" || !strings.HasPrefix(v.Sentence, "Do not use this sheet: its code ") || !strings.Contains(v.Sentence, want) {
			t.Errorf("want %q: %s", want, v.Sentence)
		}
	}
}

// Seen: a script told a PDF and a code that somebody had changed from files that
// cannot be read by nothing: both ended with status 2.
func TestWhatWasChangedIsToldFromWhatCannotBeRead(t *testing.T) {
	s := sampleSheet(t)
	page, _ := documents(t, s)
	text := codeOf(t, s)
	for what, got := range map[string][2]bool{
		"a PDF cut short":     {spoiled(page[:len(page)-900]), true},
		"a PDF with a tail":   {spoiled(append(slices.Clone(page), "sample"...)), true},
		"an empty file":       {spoiled(nil), false},
		"a text":              {spoiled([]byte("sample")), false},
		"another PDF":         {spoiled([]byte("%PDF-1.7\nsample")), false},
		"a code with a digit": {spoiledCode(strings.Replace(text, "Q1:35.", "Q1:36.", 1)), true},
		"half a code":         {spoiledCode(text[:len(text)/2]), false},
		"a link":              {spoiledCode("https://sample.example/"), false},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: spoiled %t, want %t", what, got[0], got[1])
		}
	}
}

func spoiled(b []byte) bool {
	v := export.Verify("sample", b, nil)
	return v.Spoiled()
}

func spoiledCode(text string) bool {
	v := export.VerifyCode(text, nil)
	return v.Spoiled()
}
