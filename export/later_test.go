package export_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// twoOfThree are the documents that Sample Recorder B signs later.
func twoOfThree(t testing.TB) (page, book []byte) {
	t.Helper()
	files, err := export.Documents(sampleSheet(t), []*sign.Key{keyOf(t, "Sample Chief"), keyOf(t, "Sample Recorder A")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Data, files[1].Data
}

func after(t testing.TB, d time.Duration) count.Time {
	t.Helper()
	return count.At(sampleSheet(t).Certified.Std().Add(d))
}

// A file in which a signature is missing looks the same whether it was sent too
// early or somebody took the signature out. The sentence says both.
func TestAFileThatSomebodyHasStillToSignIsNotUsed(t *testing.T) {
	page, book := twoOfThree(t)
	for _, b := range [][]byte{page, book} {
		v := export.Verify("early", b, nil)
		want := "Do not use this sheet yet. Sample Recorder B, recorder, has not signed it: either this copy was sent before that, or the signature was taken out. Ask Sample local 1 for the copy that everybody signed."
		if v.Fine() || !v.Incomplete() || v.Sentence != want || !strings.Contains(found(&v), "R604 A signature is missing: Sample Recorder B, recorder") {
			t.Errorf("%s: %s\n%s", v.Kind, v.Sentence, found(&v))
		}
		if x := v.Signed[2]; x.Holds || !x.Pending {
			t.Errorf("%+v", x)
		}
		if a := v.Arrival(); len(a.Problems) == 0 {
			t.Error("the roll-up would count it")
		}
	}
}

func TestATellerSignsLaterOnAnotherComputer(t *testing.T) {
	page, book := twoOfThree(t)
	for _, b := range [][]byte{page, book} {
		out, before, err := export.SignLater("early", b, keyOf(t, "Sample Recorder B"), after(t, 20*time.Hour))
		if err != nil || !before.Incomplete() {
			t.Fatal(err)
		}
		v := export.Verify("signed", out, sampleTrust(t))
		keep(t, out, 3, map[export.Kind]string{export.KindPDF: ".pdf", export.KindWorkbook: ".xlsx"}[v.Kind])
		if !v.Fine() || v.Sentence != "This sheet is genuine and unchanged. Every teller that it names has signed it, with a key that is trusted." {
			t.Errorf("%s: %s\n%s", v.Kind, v.Sentence, found(&v))
		}
		if v.Digest != before.Digest || v.Signed[2].At != "2026-05-09T14:00:00Z" {
			t.Errorf("%s signed at %s", v.Signed[2].Name, v.Signed[2].At)
		}
		if _, _, err := export.SignLater("signed", out, keyOf(t, "Sample Recorder B"), after(t, 21*time.Hour)); err == nil || !strings.Contains(err.Error(), "Sample Recorder B has signed it already") {
			t.Errorf("a second time: %v", err)
		}
	}
}

func TestNobodySignsLaterWhatIsNotSound(t *testing.T) {
	page, book := twoOfThree(t)
	whole, _ := documents(t, sampleSheet(t))
	b := keyOf(t, "Sample Recorder B")
	changed := &work{t: t, b: book}
	bookOperations["set"](changed, []string{"xl/worksheets/sheet1.xml", "<v>35</v>", "<v>53</v>"})
	forged := update(t, page, (&work{t: t, b: page}).replacement("page"))
	for name, x := range map[string]struct {
		file []byte
		key  *sign.Key
		at   count.Time
		says string
	}{
		"a changed figure":          {changed.b, b, after(t, time.Hour), `shows "53", the signed record says "35"`},
		"a page that was replaced":  {forged, b, after(t, time.Hour), "The PDF was changed after Sample Chief and Sample Recorder A signed it"},
		"a signature was taken out": {dropped(t, whole, 1), b, after(t, time.Hour), "the signature of this file was taken out"},
		"a stranger":                {page, keyOf(t, "Sample Mallory"), after(t, time.Hour), "Only the tellers whom it names with their keys can sign it"},
		"a look-alike":              {page, signingKey(t, "lookalike of Sample Recorder B"), after(t, time.Hour), "Only the tellers whom it names with their keys can sign it"},
		"who signed at the count":   {page, keyOf(t, "Sample Recorder A"), after(t, time.Hour), "Sample Recorder A has signed it already"},
		"a clock that is behind":    {page, b, after(t, -time.Hour), "Set the clock"},
		"a certificate run out":     {page, b, after(t, 30*365*24*time.Hour), "is valid from"},
		"a record":                  {recordOf(t, sampleSheet(t)), b, after(t, time.Hour), "Sign the PDF and the Excel file"},
		"a text":                    {[]byte("Sample"), b, after(t, time.Hour), "it is a text"},
	} {
		out, _, err := export.SignLater("sheet", x.file, x.key, x.at)
		if err == nil || out != nil || !strings.HasPrefix(err.Error(), "sheet: nothing was signed: ") || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whoever sits with the others signs at once, whoever comes last finds a file
// that others signed later before.
func TestTwoSignLaterInAnyOrder(t *testing.T) {
	s := sampleSheet(t)
	s.Tally.Tellers = append(s.Tally.Tellers[:len(s.Tally.Tellers):len(s.Tally.Tellers)], count.Teller{Name: "Sample Mallory", Role: count.Recorder})
	s.Signers = append(s.Signers, count.Signer{Name: "Sample Mallory", Role: count.Recorder, Key: count.Digest(keyOf(t, "Sample Mallory").Fingerprint())})
	files, err := export.Documents(s, []*sign.Key{keyOf(t, "Sample Chief"), keyOf(t, "Sample Recorder A")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b := f.Data
		for i, name := range []string{"Sample Mallory", "Sample Recorder B"} {
			if b, _, err = export.SignLater(f.Name, b, keyOf(t, name), after(t, time.Duration(i+1)*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		if v := export.Verify(f.Name, b, nil); !v.Fine() {
			t.Errorf("%s: %s", f.Name, v.Sentence)
		}
		keep(t, b, 4, filepath.Ext(f.Name))
	}
}
