package words_test

import (
	"testing"
	"unicode/utf8"

	"countersign/assets/words"
)

// FuzzSay says any text: it ends, it stays text, and English stays English.
func FuzzSay(f *testing.F) {
	for _, s := range []string{
		"Register: 1 signature missing", "a: b: c; d. e, f = g + h - i is not j", "%s %[9]d %", "June 31, 2011, 25:61 p.m.", "1,284,000", "\n\n", "Batch 7: A and B differ in No",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		for _, tag := range []string{"es", "fr", "en-GB"} {
			if got := words.In(tag).Say(s); utf8.ValidString(s) && !utf8.ValidString(got) {
				t.Errorf("%q became %q in %s", s, got, tag)
			}
		}
		if got := words.In("en").Say(s); got != s {
			t.Errorf("%q became %q in English", s, got)
		}
	})
}
