package xlsx

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/export/sign"
)

// statements are the challenged ballots and the explained warnings.
func (t *tallyPage) statements() {
	if n := t.s.Tally.Envelopes(); n > 0 {
		t.line(fmt.Sprintf("%s: %d", t.mark(t.words.T("Challenged ballots"), "challenges"), n), look{bold: true})
	}
	t.withdrawn()
	for _, f := range t.s.Findings {
		switch {
		case f.Code == "C401":
			t.line(t.words.Say(f.Short)+". "+t.words.Say(f.Sum)+".", look{size: 10})
		case f.Explanation != nil:
			t.line(t.words.F("Explained, %s: %s. %q %s", f.Code, t.words.Say(f.Short), printable(f.Explanation.Text), strings.Join(f.Explanation.By, ", ")), look{size: 10})
		}
	}
	t.line(t.words.T("The tellers report these figures. The chair declares the result."), look{})
	t.row++
}

func (t *tallyPage) signers() {
	t.text(1, t.row, t.mark(t.words.T("Tellers"), "tellers"), look{bold: true, size: 13})
	t.tall(t.row, 13)
	t.row++
	keys := map[string]count.Digest{}
	for _, x := range t.s.Signers {
		keys[x.Name] = x.Key
	}
	for _, x := range t.s.Tally.Tellers {
		t.text(1, t.row, x.Name, look{box: true, wrap: true})
		t.fitRow(t.row, x.Name)
		t.text(2, t.row, t.words.Say(x.Role.Title()), look{box: true})
		key := t.words.T("no digital signature")
		if k, ok := keys[x.Name]; ok {
			key = t.words.F("key %s", sign.Fingerprint(k).Short())
		}
		t.wideText(3, key, look{box: true})
		t.row++
	}
	t.row++
}

func (t *tallyPage) foot(digest count.Digest) {
	g := digest.Groups()
	t.text(1, t.row, t.words.T("Digest of this count (SHA-256)"), look{bold: true})
	t.row++
	t.line(strings.Join(g[:8], "  "), look{})
	t.line(strings.Join(g[8:], "  "), look{})
	t.line(t.words.T("The PDF carries the same 16 groups. Everybody above who has a key signs this workbook: see its signatures in your spreadsheet program."), look{size: 9, grey: true})
	if m := t.s.Tally.Sample; len(m.What) > 0 {
		words := t.words.T("* Sample: invented.")
		if m.Has("everything") {
			words = t.words.T("Sample: everything on this sheet is invented.")
		}
		if m.Source != "" {
			words += t.words.F(" Other figures: %s", m.Source)
		}
		t.line(words, look{size: 9, grey: true})
	}
}
