package office_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx/office"
)

func TestSignedWorkbooksVerify(t *testing.T) {
	for _, who := range [][]int{{}, {0}, {1}, {0, 1}, {2, 1, 0}} {
		b := signedBy(t, who...)
		r, err := office.Verify(b)
		if err != nil {
			t.Fatalf("signed by %v: %v", who, err)
		}
		if len(r.Signatures) != len(who) {
			t.Fatalf("signed by %v: %d signatures", who, len(r.Signatures))
		}
		for n, s := range r.Signatures {
			k := teller(t, who[n])
			if s.Fingerprint != k.Fingerprint() || s.Identity != k.Identity() || !bytes.Equal(s.Cert.Raw, k.Certificate().Raw) || len(s.Chain) != len(k.Certificates())-1 {
				t.Errorf("signature %d is not that of %v: %v", n+1, k.Identity(), s.Identity)
			}
			if s.Role != k.Identity().Role || s.Purpose != purpose || !s.Time.Equal(certified.Add(time.Duration(n)*time.Minute)) {
				t.Errorf("signature %d says %q, %q, %s", n+1, s.Role, s.Purpose, s.Time)
			}
		}
	}
}

func TestAsManyTellersAsThereAreMaySign(t *testing.T) {
	b := unsigned(t)
	for n := range 9 {
		key, err := signtest.NewKey(rand.Reader, sign.Identity{Name: fmt.Sprintf("Teller %d (sample)", n+1)}, certified)
		if err != nil {
			t.Fatal(err)
		}
		if b, err = office.Sign(b, key, certified, "", ""); err != nil {
			t.Fatal(err)
		}
		r, err := office.Verify(b)
		if err != nil || len(r.Signatures) != n+1 || r.Signatures[n].Fingerprint != key.Fingerprint() {
			t.Fatalf("signature %d: %d found, %v", n+1, len(r.Signatures), err)
		}
	}
}

func TestNothingElseChanges(t *testing.T) {
	b := unsigned(t)
	before := raw(t, b)
	after := raw(t, signedBy(t, 0, 1))
	for name, data := range before {
		if name != typesXML && name != rootRels && after[name] != data {
			t.Errorf("%s is not the same, byte for byte", name)
		}
		delete(after, name)
	}
	for _, name := range []string{originXML, origin, sig1, sig2} {
		if _, ok := after[name]; !ok {
			t.Errorf("%s is missing", name)
		}
		delete(after, name)
	}
	if len(after) > 0 {
		t.Errorf("there is more: %d parts", len(after))
	}
}

func TestTheWorkbookComesBack(t *testing.T) {
	b := unsigned(t)
	var want []part
	for _, who := range [][]int{{}, {0}, {0, 1, 2}} {
		s := signed(t, b, who...)
		r, err := office.Verify(s)
		if err != nil {
			t.Fatal(err)
		}
		want = takenApart(t, b)
		for _, p := range want {
			if string(r.Parts[p.name]) != p.text {
				t.Errorf("%d signatures: %s is not what it was", len(who), p.name)
			}
		}
		if len(r.Parts) != len(want) {
			t.Errorf("%d signatures: %d parts, want %d", len(who), len(r.Parts), len(want))
		}
	}
}

func TestTheSameSignatureHasTheSameBytes(t *testing.T) {
	if !bytes.Equal(signedBy(t, 0, 1), signedBy(t, 0, 1)) {
		t.Error("two spellings of one signature")
	}
}

func TestTheFirstSignatureStaysWhenASecondIsAdded(t *testing.T) {
	one, two := signedBy(t, 1), signedBy(t, 1, 0)
	if raw(t, one)[sig1] != raw(t, two)[sig1] {
		t.Error("the first signature was written again")
	}
}

// LibreOffice calls the third of three sound signatures broken if their Ids are
// alike.
func TestTheThirdSignatureHasItsOwnIds(t *testing.T) {
	b := signedBy(t, 0, 1, 2)
	for n, want := range []string{`"#idPackageObject"`, `"#idPackageObject"`, `"#idPackageObject_3"`} {
		xml := textOf(t, b, []string{sig1, sig2, "_xmlsignatures/sig3.xml"}[n])
		if !strings.Contains(xml, want) {
			t.Errorf("signature %d does not refer to %s", n+1, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	sound, once := unsigned(t), signedBy(t, 0)
	hour := certified.Add(time.Hour)
	for what, c := range map[string]struct {
		book          []byte
		at            time.Time
		role, purpose string
		says          string
	}{
		"the key has signed":      {once, hour, "", "", "signed it before"},
		"before the certificate":  {sound, certified.AddDate(-1, 0, 0), "", "", "valid from"},
		"after the certificate":   {sound, certified.AddDate(9, 0, 0), "", "", "valid from"},
		"a line break":            {sound, hour, "Chief\nteller", "", "U+000A"},
		"a change of direction":   {sound, hour, "", "sample\u202Etxet", "U+202E"},
		"a character outside XML": {sound, hour, "", "sample\uFFFE", "U+FFFE"},
		"no UTF-8":                {sound, hour, "", "\xff", "UTF-8"},
		"too much":                {sound, hour, "", strings.Repeat("x", 254) + "🗳", "at most 255"},
		"a changed workbook":      {edited(t, once, replace(sheetXML, "513", "531")), hour, "", "", "was changed after"},
		"no workbook":             {[]byte("PK"), hour, "", "", "not an Excel workbook"},
		"an ampersand in a link":  {edited(t, sound, replace(sheetRels, "?place", "?a=1&amp;place")), hour, "", "", sheetRels},
	} {
		out, err := office.Sign(c.book, teller(t, 0), c.at, c.role, c.purpose)
		if !errors.Is(err, office.ErrSigning) || !strings.Contains(err.Error(), c.says) || out != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := office.Sign(sound, teller(t, 0), hour, "", strings.Repeat("x", 255)); err != nil {
		t.Errorf("255 characters: %v", err)
	}
}

func TestALookAlikeHasAnotherFingerprint(t *testing.T) {
	twin, err := signtest.NewKey(rand.Reader, teller(t, 0).Identity(), certified)
	if err != nil {
		t.Fatal(err)
	}
	b, err := office.Sign(unsigned(t), twin, certified, "Chief teller", purpose)
	if err != nil {
		t.Fatal(err)
	}
	r, err := office.Verify(b)
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Signatures[0]; s.Identity != teller(t, 0).Identity() || s.Fingerprint == teller(t, 0).Fingerprint() {
		t.Error("the look-alike cannot be told")
	}
	known := signtest.Pinned{teller(t, 0).Fingerprint(): sign.Trusted}
	if known.Judge(r.Signatures[0].Signature, sign.Occasion{}).Standing == sign.Trusted {
		t.Error("the look-alike is trusted")
	}
}

func TestOtherFiles(t *testing.T) {
	cert := base64.StdEncoding.EncodeToString(teller(t, 1).Certificate().Raw)
	theirs := `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo><X509Data><X509Certificate>` + cert[:76] + "\r\n" + cert[76:] + `</X509Certificate></X509Data></KeyInfo></Signature>`
	bomb := packed(t, []part{{typesXML, textOf(t, unsigned(t), typesXML)}, {bookXML, strings.Repeat("\x00", 32<<20)}})
	many := []part{{typesXML, "x"}}
	for n := range 400 {
		many = append(many, part{fmt.Sprintf("xl/%d.xml", n), "x"})
	}
	for what, c := range map[string]struct {
		b    []byte
		kind error
		says string
	}{
		"nothing":                         {nil, office.ErrNotWorkbook, ""},
		"text":                            {[]byte("Hello"), office.ErrNotWorkbook, ""},
		"a header":                        {[]byte("PK\x03\x04"), office.ErrDamaged, ""},
		"a large file":                    {append([]byte("PK\x03\x04"), make([]byte, 20<<20)...), office.ErrTooLarge, ""},
		"a bomb":                          {bomb, office.ErrTooLarge, bookXML},
		"many parts":                      {packed(t, many), office.ErrTooLarge, ""},
		"another package":                 {packed(t, []part{{"a.txt", "x"}}), office.ErrNotWorkbook, typesXML},
		"signed with another program":     {edited(t, unsigned(t), add("_xmlsignatures/sig1.xml", theirs)), office.ErrForeign, "Luis Ortega (sample)"},
		"signed so in the place of ours":  {edited(t, signedBy(t, 0), replace(sig1, textOf(t, signedBy(t, 0), sig1), theirs)), office.ErrForeign, "Luis Ortega (sample)"},
		"another program, another packer": {append(edited(t, unsigned(t), add("_xmlsignatures/sig1.xml", theirs)), 0), office.ErrForeign, "Luis Ortega (sample)"},
	} {
		if _, err := office.Verify(c.b); !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestSignedSamplesVerifyForEver(t *testing.T) {
	r, err := office.Verify(released(t))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range r.Signatures {
		names = append(names, s.Identity.Name)
	}
	if want := []string{"Ágnes Kőszegi (sample)", "Luis Ortega (sample)", `R & D <"sample"> 🗳️`}; !slices.Equal(names, want) {
		t.Errorf("signed by %q", names)
	}
}

func BenchmarkSign(b *testing.B) {
	plain, once := unsigned(b), signedBy(b, 2)
	for i, name := range []string{"P256", "RSA2048"} {
		b.Run(name+"/first", func(b *testing.B) { benchmarkSign(b, plain, i) })
		b.Run(name+"/second", func(b *testing.B) { benchmarkSign(b, once, i) })
	}
}

func benchmarkSign(b *testing.B, book []byte, who int) {
	key := teller(b, who)
	var out []byte
	for b.Loop() {
		var err error
		if out, err = office.Sign(book, key, certified, "Recorder", purpose); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(out)-len(book)), "added-B")
}

func BenchmarkVerify(b *testing.B) {
	for _, who := range [][]int{{0}, {1}, {0, 1, 2}} {
		book := signedBy(b, who...)
		b.Run(fmt.Sprintf("signatures=%d/last=%d", len(who), who[len(who)-1]), func(b *testing.B) {
			for b.Loop() {
				if _, err := office.Verify(book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
