package export_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
)

// strangerKey is a key that anybody made in the name of the chief teller.
func strangerKey(t *testing.T) *sign.Key {
	t.Helper()
	k, err := sign.NewKeyUntil(rand.Reader, sign.Identity{Name: "Sample Chief", Role: "chief teller"},
		time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Seen: a stranger made keys in the names of the tellers, and signed a revision 2
// that names the digest of the genuine sheet: "Revision 2 replaces revision 1: ...
// Use revision 2."
func TestARevisionThatAStrangerSignedWasTheOneToUse(t *testing.T) {
	one := sampleSheet(t)
	two, three := second(t, one, 37), second(t, one, 38)
	three.Revision, three.Supersedes = 3, count.Sum(recordOf(t, two))
	known := sampleTrust(t)
	signed := func(s *count.Sheet, name string, k *sign.Key, trust sign.Trust) export.Verdict {
		f := signedWith(t, s, k)[1]
		v := export.Verify(name, f.Data, trust)
		if !v.Fine() {
			t.Fatal(v.Sentence)
		}
		return v
	}
	own, stranger := keyOf(t, "Sample Chief"), strangerKey(t)
	first := signed(one, "1.xlsx", own, known)
	next := func(trust sign.Trust, by *sign.Key) []export.Verdict {
		b := signed(two, "2.xlsx", by, trust)
		three.Supersedes = b.Digest
		return []export.Verdict{b, signed(three, "3.xlsx", by, trust)}
	}
	theirs, ours := next(known, stranger), next(known, own)
	nobody := sign.All{nil}
	unknown, unasked := next(nobody, own), next(nil, own)
	for name, x := range map[string]struct {
		files []export.Verdict
		warns bool
		ends  string
	}{
		"the tellers' own":              {[]export.Verdict{first, ours[0]}, false, " Use revision 2."},
		"a stranger's":                  {[]export.Verdict{first, theirs[0]}, true, ". Use revision 1 until they are compared with the ink-signed sheet."},
		"a stranger's, first":           {[]export.Verdict{theirs[0], first}, true, ". Use revision 1 until they are compared with the ink-signed sheet."},
		"a stranger's third":            {[]export.Verdict{first, theirs[0], theirs[1]}, true, ". Use revision 1 until they are compared with the ink-signed sheet."},
		"a stranger's alone":            {theirs[:1], true, ". Compare them with the ink-signed sheet before you use it."},
		"of whom nobody knows":          {[]export.Verdict{signed(one, "1.xlsx", own, nobody), unknown[0]}, true, ". Compare them with the ink-signed sheet before you use it."},
		"of whom nobody asked":          {[]export.Verdict{signed(one, "1.xlsx", own, nil), unasked[0]}, false, " Use revision 2."},
		"a stranger's, and nobody asks": {[]export.Verdict{signed(one, "1.xlsx", own, nil), next(nil, stranger)[0]}, true, ". Use revision 1 until they are compared with the ink-signed sheet."},
	} {
		g := export.Compare(x.files)[0]
		last := g.Findings[len(g.Findings)-1]
		if !g.Fine() || !strings.HasSuffix(g.Sentence, x.ends) || (last.Code == "R605" && last.Severity == count.Warning) != x.warns {
			t.Errorf("%s: %+v %q", name, g.Findings, g.Sentence)
		}
		if x.warns && !strings.Contains(last.Sum, "Sample Chief "+theirs[0].Signed[0].Key) && strings.Contains(name, "stranger") {
			t.Errorf("%s: whose key it is, is not said: %s", name, last.Sum)
		}
	}
}

// Seen: sheets of one place, revision 1 both, under definitions whose titles
// differ by a blank: no word of one another, whatever their figures.
func TestSheetsOfTwoDefinitionsOfOneVoteSaidNothingOfOneAnother(t *testing.T) {
	other := rolluptest.Made(1, 1, 2)
	other.Title += " "
	s, err := rolluptest.Sheet(other, rolluptest.Counted(other, samplePlace, 5))
	if err != nil {
		t.Fatal(err)
	}
	a, b := verdictOn(t, "a.xlsx", sampleSheet(t)), verdictOn(t, "b.xlsx", withKeys(t, s))
	all := export.Compare([]export.Verdict{a, b})
	if len(all) != 1 || all[0].Fine() || len(all[0].Findings) != 1 || all[0].Findings[0].Code != "R601" {
		t.Fatalf("%+v", all)
	}
	for _, says := range []string{"Do not use these sheets. ", `a.xlsx: "Sample vote", `, a.Sheet.Vote.Digest.String(), `b.xlsx: "Sample vote ", `, b.Sheet.Vote.Digest.String()} {
		if !strings.Contains(all[0].Sentence, says) {
			t.Errorf("%q is not said: %s", says, all[0].Sentence)
		}
	}
	// What nobody signed says nothing against a signed sheet.
	bare := export.Verify("b.json", recordOf(t, s), nil)
	if g := export.Compare([]export.Verdict{bare, a})[0]; len(g.Findings) != 1 || g.Findings[0].Code != "R604" || !strings.Contains(g.Sentence, "Use a.xlsx, which holds") {
		t.Errorf("a record: %q", g.Sentence)
	}
}
