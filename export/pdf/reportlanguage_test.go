package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf"
)

func drawReportIn(t testing.TB, r pdf.Report, tag string) []byte {
	t.Helper()
	b, err := pdf.DrawRollupIn(r, words.Documents{tag})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEnglishByNameIsTheReportAsItAlwaysWas(t *testing.T) {
	if !bytes.Equal(drawReport(t, report(t)), drawReportIn(t, report(t), "en")) {
		t.Error("a report in English is another drawing")
	}
}

func TestAReportInAnotherLanguageIsReadBackAndKeepsItsWordsApart(t *testing.T) {
	for _, paper := range []string{"letter", "a4"} {
		for tag, want := range map[string]string{"es": "Secretaría de la coalición", "fr": "Secrétariat de la coalition"} {
			r := report(t)
			r.Paper = paper
			r.Questions[0].Unions[0].Casts = "no planteada"
			b := drawReportIn(t, r, tag)
			apart(t, tag+" on "+paper, b, 400)
			text := textOf(t, b)
			if !strings.Contains(text, want) || strings.Contains(text, "How each union voted") || !strings.Contains(text, "no planteada") {
				t.Errorf("%s: %q is not drawn, or English is", tag, want)
			}
			if doc, err := pdf.ReadReport(b); err != nil || len(doc.Differences) > 0 {
				t.Errorf("%s: %+v, %v", tag, doc, err)
			}
			if out := run(t, "pdfinfo", "-struct-text", saved(t, b)); !strings.Contains(out, want) {
				t.Errorf("%s: %q is not read aloud", tag, want)
			}
		}
	}
}

// A box says in the language of its document who signed when, with which key.
func TestTheBoxOfASignatureIsInTheLanguageOfTheDocument(t *testing.T) {
	r := report(t)
	key := newKey(t, &count.Sheet{Certified: r.At}, "Sample Secretary", "Secretary")
	r.Signer = &count.Signer{Name: "Sample Secretary", Key: count.Digest(key.Fingerprint())}
	for tag, want := range map[string][2]string{"en": {"Signed 2011", "Key "}, "es": {"Firmado 2011", "Clave "}, "fr": {"Signé 2011", "Clé "}} {
		b, err := pdf.SignReport(drawReportIn(t, r, tag), key, r.At)
		if err != nil {
			t.Fatal(err)
		}
		text := run(t, "pdftotext", "-raw", saved(t, b), "-")
		if !strings.Contains(text, want[0]) || !strings.Contains(text, want[1]+key.Fingerprint().Short()) {
			t.Errorf("%s: the box does not say %q:\n%s", tag, want, text)
		}
		if doc, err := pdf.ReadReport(b); err != nil || len(doc.Differences) > 0 || len(doc.Signatures) != 1 {
			t.Errorf("%s: %+v, %v", tag, doc, err)
		}
	}
}

func TestADrawingOfAReportInNoLanguageOfReportsIsRefused(t *testing.T) {
	for _, name := range []string{"Countersign report 1, de", "Countersign report 1, es en", "Countersign report 1, en", "Countersign report 2, es"} {
		b, err := pdf.ForgeLayout(sheet(t), name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pdf.ReadReport(b); err == nil || !strings.Contains(err.Error(), "not the report of a roll-up that this program reads") {
			t.Errorf("%q: %v", name, err)
		}
	}
}
