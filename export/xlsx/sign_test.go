package xlsx_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx"
	"countersign/export/xlsx/office"
)

// names are those of the signatures of a workbook that is read as fine.
func names(t testing.TB, b []byte) string {
	t.Helper()
	doc, err := xlsx.Read(b)
	if err != nil || len(doc.Differences) > 0 {
		t.Fatal(err, doc)
	}
	var out []string
	for _, s := range doc.Signatures {
		out = append(out, s.Identity.Name+" as "+s.Role)
	}
	return strings.Join(out, ", ")
}

func TestAThirdTellerSignsLater(t *testing.T) {
	s := threeSign(t)
	two := signedBy(t, s, "Mo Sample", "Rae Sample")
	three, err := xlsx.Sign(two, keyOf(t, "Ola Sample"), signer(t, s, "Ola Sample"), count.At(certified.Std().Add(30*time.Hour)))
	if err != nil {
		t.Fatal(err)
	}
	if got := names(t, three); got != "Mo Sample as chief teller, Rae Sample as recorder, Ola Sample as recorder" {
		t.Errorf("signed by %s", got)
	}
	doc, err := xlsx.Read(three)
	if err != nil || doc.Seals.CMS[0] == nil || doc.Seals.CMS[2] != nil {
		t.Errorf("the seals have changed: %v", err)
	}
}

func TestSignAllGivesTheSameFile(t *testing.T) {
	s := threeSign(t)
	want := signedBy(t, s, "Mo Sample", "Rae Sample", "Ola Sample")
	got, err := xlsx.SignAll(sealed(t, s), certified, keyOf(t, "Mo Sample"), keyOf(t, "Rae Sample"), keyOf(t, "Ola Sample"))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("another file of %d bytes, not %d: %v", len(got), len(want), err)
	}
	rest, err := xlsx.SignAll(signedBy(t, s, "Mo Sample"), certified, keyOf(t, "Rae Sample"), keyOf(t, "Ola Sample"))
	if err != nil || !bytes.Equal(rest, want) {
		t.Errorf("two behind the first give another file: %v", err)
	}
}

func TestWhatIsNotSigned(t *testing.T) {
	s := threeSign(t)
	ola := signer(t, s, "Ola Sample")
	two := signedBy(t, s, "Mo Sample", "Rae Sample")
	yes := spot(t, two, "Tally", "513")
	twin, err := signtest.NewKey(rand.Reader, keyOf(t, "Ola Sample").Identity(), certified.Std())
	if err != nil {
		t.Fatal(err)
	}
	strange, err := office.Sign(two, keyOf(t, "Sam Stranger"), certified.Std(), "recorder", "")
	if err != nil {
		t.Fatal(err)
	}
	stranger := count.Signer{Name: "Sam Stranger", Role: count.Recorder, Key: count.Digest(keyOf(t, "Sam Stranger").Fingerprint())}
	chief := ola
	chief.Role = count.ChiefTeller
	for what, c := range map[string]struct {
		book []byte
		key  *sign.Key
		who  count.Signer
		at   time.Time
		says string
	}{
		"a figure was changed":     {inPart("xl/worksheets/sheet1.xml", `(r="`+yes+`"[^>]*><v>)513<`, "${1}531<")(t, two), keyOf(t, "Ola Sample"), ola, certified.Std(), "Tally!" + yes + ` shows "531"`},
		"a signature was changed":  {inPart("_xmlsignatures/sig2.xml", `recorder</xd:`, "observer</xd:")(t, two), keyOf(t, "Ola Sample"), ola, certified.Std(), "a signature does not fit"},
		"bytes were appended":      {append(bytes.Clone(two), 0), keyOf(t, "Ola Sample"), ola, certified.Std(), "not packed as"},
		"another program saved it": {resaved(func(*excelize.File) error { return nil })(t, two), keyOf(t, "Ola Sample"), ola, certified.Std(), "nothing was signed"},
		"no workbook":              {[]byte("hello"), keyOf(t, "Ola Sample"), ola, certified.Std(), "not an Excel workbook"},
		"who signed before":        {two, keyOf(t, "Rae Sample"), signer(t, s, "Rae Sample"), certified.Std(), "Rae Sample has signed this workbook before"},
		"nobody whom it names":     {two, keyOf(t, "Sam Stranger"), stranger, certified.Std(), "names no key of this fingerprint"},
		"a look-alike":             {two, twin, ola, certified.Std(), "expects another key of Ola Sample"},
		"another role":             {two, keyOf(t, "Ola Sample"), chief, certified.Std(), "names Ola Sample as recorder for this key, not Ola Sample as chief teller"},
		"a stranger signed":        {strange, keyOf(t, "Ola Sample"), ola, certified.Std(), "has the signature of Sam Stranger"},
		"after the key's life":     {two, keyOf(t, "Ola Sample"), ola, certified.Std().AddDate(9, 0, 0), "is valid from"},
	} {
		out, err := xlsx.Sign(c.book, c.key, c.who, count.At(c.at))
		if out != nil || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
		if err != nil && !errors.Is(err, xlsx.ErrNotSigned) && !errors.Is(err, office.ErrSigning) {
			t.Errorf("%s: of another kind: %v", what, err)
		}
	}
}

func TestACertificateInAnotherNameDoesNotSign(t *testing.T) {
	s := threeSign(t)
	s.Signers[2].Name = "Ona Sample"
	_, err := xlsx.Sign(written(t, s), keyOf(t, "Ola Sample"), s.Signers[2], certified)
	if err == nil || !strings.Contains(err.Error(), "as that of Ona Sample, but its certificate is in the name of Ola Sample") {
		t.Error(err)
	}
}

func BenchmarkSignLater(b *testing.B) {
	s := threeSign(b)
	two := signedBy(b, s, "Mo Sample", "Rae Sample")
	for b.Loop() {
		if _, err := xlsx.Sign(two, keyOf(b, "Ola Sample"), s.Signers[2], certified); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadThreeSignatures(b *testing.B) {
	data := signedBy(b, threeSign(b), "Mo Sample", "Rae Sample", "Ola Sample")
	for b.Loop() {
		if _, err := xlsx.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignAll is a workbook that is written and signed by three at once.
func BenchmarkSignAll(b *testing.B) {
	s := threeSign(b)
	keys := []*sign.Key{keyOf(b, "Mo Sample"), keyOf(b, "Rae Sample"), keyOf(b, "Ola Sample")}
	plain := sealed(b, s)
	var out []byte
	for b.Loop() {
		var err error
		if out, err = xlsx.SignAll(plain, certified, keys...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(out)-len(plain))/3, "B/signature")
}
