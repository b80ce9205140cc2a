package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
)

// sealsOf are the seals of a sheet by its signers' keys; nil for who signs later.
func sealsOf(t testing.TB, s *count.Sheet, keys []*sign.Key) record.Seals {
	t.Helper()
	rec, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	digest := count.Sum(rec)
	var seals record.Seals
	for _, k := range keys {
		var cms []byte
		if k != nil {
			if cms, err = sign.SignDetached(digest, k); err != nil {
				t.Fatal(err)
			}
		}
		seals.CMS = append(seals.CMS, cms)
	}
	if keys[0] != nil {
		if seals.Code, err = code.Sign(keys[0], s, digest); err != nil {
			t.Fatal(err)
		}
	}
	return seals
}

// sealed is the sample sheet, its keys and its seals.
func sealed(t testing.TB) (*count.Sheet, []*sign.Key, record.Seals) {
	t.Helper()
	s, keys := keyed(t)
	return s, keys, sealsOf(t, s, keys)
}

func drawSealed(t testing.TB, s *count.Sheet, seals record.Seals) []byte {
	t.Helper()
	b, err := pdf.Draw(s, seals)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, b []byte) *pdf.Document {
	t.Helper()
	doc, err := pdf.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSealsComeOutAsTheyWentIn(t *testing.T) {
	s, keys, all := sealed(t)
	for name, seals := range map[string]record.Seals{
		"all":                 all,
		"the third later":     sealsOf(t, s, []*sign.Key{keys[0], keys[1], nil}),
		"the first only":      {CMS: [][]byte{all.CMS[0], nil, nil}, Code: all.Code},
		"no code":             {CMS: all.CMS},
		"the first one later": {CMS: [][]byte{nil, all.CMS[1], all.CMS[2]}},
	} {
		b := drawSealed(t, s, seals)
		doc := read(t, b)
		if len(doc.Differences) > 0 {
			t.Errorf("%s: %v", name, doc.Differences)
		}
		for i := range seals.CMS {
			if !bytes.Equal(doc.Seals.CMS[i], seals.CMS[i]) {
				t.Errorf("%s: the seal of signer %d was changed on its way", name, i+1)
			}
		}
		if !bytes.Equal(doc.Seals.Code, seals.Code) || doc.Code.Signed != (len(seals.Code) > 0) {
			t.Errorf("%s: the seal of the code was changed on its way", name)
		}
		if !bytes.Equal(drawSealed(t, doc.Sheet, doc.Seals), b) {
			t.Errorf("%s: drawn again from what was read, the bytes differ", name)
		}
	}
}

func TestOnlySealsThatHoldAreDrawn(t *testing.T) {
	s, keys, seals := sealed(t)
	other := sheet(t)
	other.Revision = 9
	foreign := sealsOf(t, other, keys)
	swapped := [][]byte{seals.CMS[1], seals.CMS[0], seals.CMS[2]}
	for name, c := range map[string]struct {
		seals record.Seals
		want  string
	}{
		"of another record":     {record.Seals{CMS: foreign.CMS}, `signature of "Ruth Pelletier" cannot be enclosed: it is of another record`},
		"of one another":        {record.Seals{CMS: swapped}, `made with the key ` + keys[1].Fingerprint().Short() + ` of "Luis Ortega"; the sheet names the key ` + keys[0].Fingerprint().Short()},
		"one too many":          {record.Seals{CMS: append(seals.CMS[:3:3], seals.CMS[0])}, "4 signatures of the record, but 3 signers"},
		"a code without a key":  {record.Seals{Code: seals.Code}, "the first signer's signature of the record, which holds the key, is missing"},
		"a code of another one": {record.Seals{CMS: seals.CMS, Code: foreign.Code}, "do not use the sheet"},
		"half a code":           {record.Seals{CMS: seals.CMS, Code: seals.Code[:32]}, "64 bytes"},
	} {
		if _, err := pdf.Draw(s, c.seals); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", name, err, c.want)
		}
	}
}

func TestASealThatDoesNotHoldIsNamed(t *testing.T) {
	s, keys, seals := sealed(t)
	other := *s
	other.Revision = 9
	foreign := sealsOf(t, &other, keys)
	stranger := newKey(t, s, "Ruth Pelletier", "Recorder")
	strange, err := sign.SignDetached(count.Sum(read(t, draw(t, s)).Record), stranger)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		signer int
		cms    []byte
		want   string
	}{
		"of another record": {1, foreign.CMS[1], "of another record"},
		"of another signer": {1, seals.CMS[2], `of "Marian Kowalczyk"; the sheet names the key ` + keys[1].Fingerprint().Short() + ` of "Luis Ortega"`},
		"of a stranger":     {0, strange, "made with the key " + stranger.Fingerprint().Short()},
		"no signature":      {2, []byte("not a signature"), "of another record, or was changed"},
	} {
		b, err := pdf.ForgeCMS(s, seals, c.signer, c.cms)
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, b)
		if len(doc.Differences) == 0 || !strings.Contains(doc.Differences[0].Shown, c.want) ||
			doc.Differences[0].Signed != "the signature of "+s.Signers[c.signer].Name {
			t.Errorf("%s: %v; want %q", name, doc.Differences, c.want)
		}
		if len(doc.Seals.CMS[c.signer]) > 0 {
			t.Errorf("%s: it is among the seals", name)
		}
		if _, err := pdf.SignAll(b, s.Certified, keys[0]); err == nil || !strings.Contains(err.Error(), "nothing was signed") {
			t.Errorf("%s: somebody signed: %v", name, err)
		}
	}
}

func TestACodeThatDoesNotBelongToTheSheetIsNamed(t *testing.T) {
	s, keys, _ := sealed(t)
	other := changed(t)
	other.Signers = s.Signers
	digest := count.Sum(read(t, draw(t, s)).Record)
	seal, err := code.Sign(keys[0], other, digest)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := code.Text(other, digest, keys[0].Certificate().PublicKey, seal)
	if err != nil {
		t.Fatal(err)
	}
	unsigned, err := code.Text(other, digest, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	own, err := code.Text(s, digest, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, shown string }{
		"another figure, signed":  {signed, "531"},
		"another figure":          {unsigned, "531"},
		"a changed signed figure": {strings.Replace(signed, "531.763", "513.763", 1), "do not use the sheet"},
		"no code":                 {"hello", "not the code of a tally sheet"},
		"another spelling":        {strings.ToLower(own), "other lines"},
	} {
		b, err := pdf.ForgeCode(s, c.text)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, d := range read(t, b).Differences {
			found = found || strings.Contains(d.Shown, c.shown)
		}
		if !found {
			t.Errorf("%s: %v; want %q", name, read(t, b).Differences, c.shown)
		}
	}
}

func TestOtherProgramsTakeTheSealsOut(t *testing.T) {
	s, _, seals := sealed(t)
	path := saved(t, drawSealed(t, s, seals))
	dir := t.TempDir()
	run(t, "pdfdetach", "-saveall", "-o", dir, path)
	name := pdf.Name(s)
	for i := range seals.CMS {
		run(t, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify", "-out", os.DevNull,
			"-in", filepath.Join(dir, fmt.Sprintf("%s.%d.p7s", name, i+1)), "-content", filepath.Join(dir, name+".record.json"))
	}
	text, err := os.ReadFile(filepath.Join(dir, name+".code.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := code.Parse(string(text)); err != nil || !c.Signed {
		t.Errorf("%q: %v", text, err)
	}
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	if out := run(t, "qpdf", "--list-attachments", path); strings.Count(out, "\n") != 5 {
		t.Errorf("qpdf lists\n%s", out)
	}
}
