package main

import (
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

func (p *program) verdict(v *export.Verdict) {
	p.printf("%s\n  %s\n", v.File, words.Say(v.Sentence))
	if v.Sheet == nil {
		if v.Kind == export.KindPDF && !strings.Contains(v.Sentence, v.Unread) {
			p.printf("  In detail: %s\n", v.Unread)
		}
		return
	}
	s := v.Sheet
	p.printf("  %s, %s, revision %d, %s\n", s.Tally.Place.Title(), s.Vote.Title, s.Revision, words.Say(s.Certified.Words()))
	p.printf("  Digest %s\n", strings.Join(v.Digest.Groups(), " "))
	for _, r := range s.Results {
		p.printf("  %-12s %s yes, %s no, %s blank, %s void\n", r.Question, r.Yes.Grouped(), r.No.Grouped(), r.Blank.Grouped(), r.Void.Grouped())
	}
	for _, x := range v.Signed {
		p.printf("  %s\n", signature(x))
		if x.Says != "" {
			p.printf("    %s\n", elsewhere(x.Says))
		}
	}
	for _, f := range v.Findings {
		p.printf("  %s %s: %s: %s\n", words.T(string(f.Severity)), f.Code, words.Say(f.Short), words.Say(f.Sum))
	}
	if n := count.Standing(s.Findings); len(n) > 0 {
		p.printf("  Standing on this sheet: %s\n", words.N(len(n), "1 finding", "%s findings"))
	}
}

// elsewhere says that a key was made for another role or place.
func elsewhere(names string) string {
	return words.F("The key's certificate names another role or place: %s.", names)
}

func signature(x export.Signed) string {
	if !x.Holds {
		return words.F("%s, %s: has not signed", x.Name, words.T(string(x.Role)))
	}
	covers := words.T("this and all before it")
	if x.Whole {
		covers = words.T("the whole file")
	}
	key, _ := sign.ParseFingerprint(x.Key)
	known := words.T("compare it with the ink-signed sheet")
	if x.Why != "" && x.Why != sign.Unknown.Why {
		known = words.Say(x.Why)
	}
	stamped := ""
	if x.Stamped != "" {
		stamped = words.F("; time %s by %s", x.Stamped, x.By)
	}
	return words.F("%s, %s: signature holds and covers %s; key %s (%s)%s", x.Name, words.T(string(x.Role)), covers, key.Short(), known, stamped)
}
