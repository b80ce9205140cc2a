package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/assets/words/wordstest"
)

// TestEveryWordIsInTheCatalogue reads the whole program: no word that a person
// sees goes through no catalogue, and every language has each of them, with the
// same holes.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	source, err := wordstest.Read("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(source.Forms) < 1000 {
		t.Fatalf("only %d forms were found", len(source.Forms))
	}
	for _, b := range source.Bypass {
		t.Error(b)
	}
	for _, l := range words.Languages() {
		if !strings.HasPrefix(l.Tag, "en") {
			t.Run(l.Tag, func(t *testing.T) { complete(t, words.In(l.Tag), source) })
		}
	}
}

func complete(t *testing.T, c *words.Catalogue, source *wordstest.Source) {
	said, plural := map[string]bool{}, map[string]bool{}
	for _, f := range source.Forms {
		said[f.Text], plural[f.Text] = true, plural[f.Text] || f.Plural
		if !c.Has(f.Text) {
			t.Errorf("%s: %q is not translated", f.At, f.Text)
		}
	}
	for _, key := range c.Keys() {
		if !said[key] {
			t.Errorf("%q is translated, and nothing says it", key)
		}
		for _, text := range c.Texts(key) {
			// The singular may do without a hole: "1 papeleta".
			if want, got := holes(key), holes(text); !slices.Equal(want, got) && (len(got) > 0 && !position.MatchString(text) || text != c.Texts(key)[0] || !plural[key]) {
				t.Errorf("%q has the holes %q, and %q has %q", key, want, text, got)
			}
		}
	}
}

var (
	verb     = regexp.MustCompile(`%(?:%|[-+# 0]*(?:\[\d+\])?(?:\d+|\*)?(?:\.(?:\d+|\*))?[a-zA-Z])`)
	position = regexp.MustCompile(`\[\d+\]`)
)

// holes are those of a form, in an order of their own. Two that are position
// alike fill with the same text.
func holes(form string) []string {
	seen := map[string]bool{}
	var out []string
	for _, h := range verb.FindAllString(form, -1) {
		if position.MatchString(h) {
			if seen[h] {
				continue
			}
			seen[h] = true
		}
		out = append(out, position.ReplaceAllString(h, ""))
	}
	slices.Sort(out)
	return out
}
