package pdf_test

import (
	"crypto/rand"
	"os"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// keyed is the sample sheet with keys that its signers hold.
func keyed(t testing.TB) (*count.Sheet, []*sign.Key) {
	t.Helper()
	s := sheet(t)
	return s, newKeys(t, s)
}

// newKeys gives each signer of a sheet a key and names it in the sheet.
func newKeys(t testing.TB, s *count.Sheet) []*sign.Key {
	t.Helper()
	var keys []*sign.Key
	for i, who := range s.Signers {
		k := newKey(t, s, who.Name, who.Role.Title())
		s.Signers[i].Key = count.Digest(k.Fingerprint())
		keys = append(keys, k)
	}
	return keys
}

func newKey(t testing.TB, s *count.Sheet, name, role string) *sign.Key {
	t.Helper()
	k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: name, Role: role, Local: s.Tally.Place.Local}, s.Certified.Std())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// signed has the signatures of the first n signers.
func signed(t testing.TB, n int) []byte {
	t.Helper()
	s, keys := keyed(t)
	b := draw(t, s)
	for i := range n {
		var err error
		if b, err = pdf.Sign(b, keys[i], s.Signers[i], s.Certified); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func TestEveryTellerSignsTheSheet(t *testing.T) {
	b := signed(t, 3)
	doc, err := pdf.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Signatures) != 3 || len(doc.EmptyFields) != 0 || len(doc.Differences) != 0 {
		t.Errorf("%d signatures, empty %v, differences %v", len(doc.Signatures), doc.EmptyFields, doc.Differences)
	}
	for i, s := range doc.Signatures {
		if s.Identity.Name != doc.Sheet.Signers[i].Name || s.Field != pdf.FieldName(i) || s.CoversWhole != (i == 2) {
			t.Errorf("signature %d: %q in %s, whole %v", i, s.Identity.Name, s.Field, s.CoversWhole)
		}
	}
	out := run(t, "pdfsig", "-nocert", saved(t, b))
	if strings.Count(out, "Signature is Valid") != 3 || !strings.Contains(out, "Total document signed") {
		t.Error(out)
	}
}

func TestASignatureTakesLittleRoom(t *testing.T) {
	s, keys := keyed(t)
	drawn := draw(t, s)
	b, err := pdf.SignAll(drawn, s.Certified, keys...)
	if err != nil {
		t.Fatal(err)
	}
	if size := (len(b) - len(drawn)) / len(keys); size > 6500 {
		t.Errorf("a signature takes %d bytes, want at most 6,500", size)
	}
}

func TestASignatureInTheWrongPlaceIsRefused(t *testing.T) {
	s, keys := keyed(t)
	b := draw(t, s)
	if _, err := pdf.Sign(b, keys[1], s.Signers[0], s.Certified); err == nil {
		t.Error("a key signed for another teller")
	}
	if _, err := pdf.Sign(b, keys[0], count.Signer{Name: "Dana Whitfield", Role: count.Observer}, s.Certified); err == nil {
		t.Error("an observer signed digitally")
	}
	b, err := pdf.Sign(b, keys[0], s.Signers[0], s.Certified)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Sign(b, keys[0], s.Signers[0], s.Certified); err == nil {
		t.Error("a teller signed twice")
	}
	if _, err := pdf.Sign(b[:len(b)-1], keys[1], s.Signers[1], s.Certified); err == nil {
		t.Error("a damaged document was signed")
	}
}

// COUNTERSIGN_EVERY_BYTE=1 tries every byte instead of a sample.
func TestAChangedByteIsFound(t *testing.T) {
	s, keys, seals := sealed(t)
	b, err := pdf.SignAll(drawSealed(t, s, seals), s.Certified, keys[:2]...)
	if err != nil {
		t.Fatal(err)
	}
	stride := 1 + len(b)/150
	if os.Getenv("COUNTERSIGN_EVERY_BYTE") != "" {
		stride = 1
	}
	for at := 0; at < len(b); at += stride {
		for _, flip := range []byte{0x01, 0x20} {
			b[at] ^= flip
			if doc, err := pdf.Read(b); err == nil && len(doc.Differences) == 0 {
				t.Errorf("byte %d of %d was changed by %#x and nobody noticed", at, len(b), flip)
			}
			b[at] ^= flip
		}
	}
}

func TestOnlyWholeRevisionsAreRead(t *testing.T) {
	s, keys, seals := sealed(t)
	drawn := drawSealed(t, s, seals)
	b, err := pdf.SignAll(drawn, s.Certified, keys[:2]...)
	if err != nil {
		t.Fatal(err)
	}
	whole := map[int]bool{len(drawn): true}
	for _, signature := range read(t, b).Signatures {
		whole[signature.End] = true
	}
	stride := 1 + len(b)/300
	if os.Getenv("COUNTERSIGN_EVERY_BYTE") != "" {
		stride = 1
	}
	for n := 0; n < len(b); n += stride {
		if _, err := pdf.Read(b[:n]); (err == nil) != whole[n] {
			t.Errorf("the first %d of %d bytes: %v", n, len(b), err)
		}
	}
	for n := range whole {
		if doc := read(t, b[:n]); len(doc.Differences) > 0 || len(doc.Signatures)+len(doc.EmptyFields) != 3 {
			t.Errorf("the first %d bytes: %v", n, doc.Differences)
		}
	}
}
