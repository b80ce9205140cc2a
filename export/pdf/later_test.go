package pdf_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/sign"
)

// later is a moment on another day, on another computer.
func later(t testing.TB) count.Time { return moment(t, "2011-06-16T09:15:00-04:00") }

func TestAThirdTellerSignsLaterOnAnotherComputer(t *testing.T) {
	s, keys := keyed(t)
	b := drawSealed(t, s, sealsOf(t, s, []*sign.Key{keys[0], keys[1], nil}))
	b, err := pdf.SignAll(b, s.Certified, keys[0], keys[1])
	if err != nil {
		t.Fatal(err)
	}
	path := saved(t, b)
	if out := run(t, "pdftotext", "-layout", path, "-"); !strings.Contains(out, keys[2].Fingerprint().Short()) {
		t.Error("the empty box does not say which key is expected")
	}

	b, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if doc := read(t, b); len(doc.EmptyFields) != 1 || doc.EmptyFields[0] != pdf.FieldName(2) {
		t.Fatalf("fields %v are empty", doc.EmptyFields)
	}
	b, err = pdf.Sign(b, keys[2], s.Signers[2], later(t))
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, b)
	if len(doc.Signatures) != 3 || len(doc.EmptyFields) != 0 || len(doc.Differences) != 0 {
		t.Fatalf("%d signatures, %v empty, %v", len(doc.Signatures), doc.EmptyFields, doc.Differences)
	}
	if got := doc.Signatures[2].Time; !got.Equal(later(t).Std()) {
		t.Errorf("the third signed at %s", got)
	}
	if len(doc.Seals.CMS[2]) > 0 || len(doc.Seals.CMS[1]) == 0 {
		t.Error("the seals were changed by a later signature")
	}
	path = saved(t, b)
	if out := run(t, "pdfsig", "-nocert", path); strings.Count(out, "Signature is Valid") != 3 || !strings.Contains(out, "Total document signed") {
		t.Error(out)
	}
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestTellersMaySignInAnyOrder(t *testing.T) {
	s, keys := keyed(t)
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {2, 0, 1}, {1, 2, 0}} {
		b := draw(t, s)
		for n, i := range order {
			var err error
			if b, err = pdf.Sign(b, keys[i], s.Signers[i], s.Certified); err != nil {
				t.Fatal(err)
			}
			if doc := read(t, b); len(doc.Signatures) != n+1 || doc.Signatures[n].Field != pdf.FieldName(i) || len(doc.Differences) > 0 {
				t.Errorf("%v: %d signatures, %v", order, len(doc.Signatures), doc.Differences)
			}
		}
	}
}

func TestWhoMayNotSignIsToldWhy(t *testing.T) {
	s, keys := keyed(t)
	b, err := pdf.SignAll(draw(t, s), s.Certified, keys[0])
	if err != nil {
		t.Fatal(err)
	}
	stranger := newKey(t, s, "Marian Kowalczyk", "Chief teller")
	tampered := append([]byte(nil), b...)
	tampered[len(b)/2] ^= 1
	for name, c := range map[string]struct {
		file []byte
		keys []*sign.Key
		want string
	}{
		"signed already":    {b, keys[:1], `"Ruth Pelletier" has signed this sheet already`},
		"twice at once":     {b, []*sign.Key{keys[1], keys[1]}, `"Luis Ortega" has signed this sheet already`},
		"not the named key": {b, []*sign.Key{stranger}, "names no signer with the key " + stranger.Fingerprint().Short() + ` of "Marian Kowalczyk"`},
		"a changed file":    {tampered, keys[1:], "nothing was signed"},
		"no PDF":            {[]byte("hello"), keys[1:], "not a PDF"},
	} {
		if _, err := pdf.SignAll(c.file, s.Certified, c.keys...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", name, err, c.want)
		}
	}
	if _, err := pdf.Sign(b, stranger, s.Signers[2], s.Certified); err == nil || !strings.Contains(err.Error(), "expects the key "+keys[2].Fingerprint().Short()) {
		t.Errorf("a key of the same name: %v", err)
	}
	if _, err := pdf.Sign(b, keys[0], s.Signers[0], s.Certified); err == nil || !strings.Contains(err.Error(), "has signed this sheet already") {
		t.Errorf("once more: %v", err)
	}
}

func TestAnObserverAmongTheSignersSignsInInk(t *testing.T) {
	s, keys := keyed(t)
	s.Signers[1].Role = count.Observer
	b := draw(t, s)
	if doc := read(t, b); len(doc.EmptyFields) != 2 {
		t.Errorf("fields %v", doc.EmptyFields)
	}
	if _, err := pdf.SignAll(b, s.Certified, keys[1]); err == nil || !strings.Contains(err.Error(), "signs in ink only") {
		t.Error(err)
	}
}

func TestDrawnAndSignedInOneIsTheSame(t *testing.T) {
	s, keys, seals := sealed(t)
	want, err := pdf.SignAll(drawSealed(t, s, seals), s.Certified, keys...)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdf.DrawSigned(s, seals, s.Certified, nil, nil, keys...)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("other bytes, or %v", err)
	}
	if _, err := pdf.DrawSigned(s, seals, s.Certified, nil, nil, keys[0], keys[0]); err == nil || !strings.Contains(err.Error(), "has signed this sheet already") {
		t.Error(err)
	}
}
