package file_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"countersign/export/pdf/file"
	"countersign/export/sign"
)

// forged is the content of a page on which the other side won.
var forged = func() string {
	c := "BT /F1 12 Tf (763 513) Tj ET"
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(c), c)
}()

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func updated(t testing.TB, pdf []byte, objects map[int]string) []byte {
	return must[[]byte](t)(file.AppendUpdate(pdf, objects))
}

// fourth is how the key of a teller signs the last field.
func fourth(key *sign.Key) file.Signing {
	return file.Signing{Field: "Teller4", Key: key, Time: closed}
}

// atPadding is the offset of the last signature's padding.
func atPadding(pdf []byte) int {
	return bytes.LastIndex(pdf, []byte("0000000000000000>"))
}

func over(pdf []byte, at int, s string) []byte {
	out := bytes.Clone(pdf)
	copy(out[at:], s)
	return out
}

// lowerCase spells a digit of the first signature differently.
func lowerCase(pdf []byte) []byte {
	out := bytes.Clone(pdf)
	from := bytes.Index(out, []byte("/Contents <")) + len("/Contents <")
	at := from + bytes.IndexAny(out[from:], "ABCDEF")
	out[at] += 'a' - 'A'
	return out
}

func TestTampering(t *testing.T) {
	pdf, three := signedBy(t, 4), signedBy(t, 3)
	p := must[file.Places](t)(file.Find(pdf))
	annotation := "<</Type /Annot/Subtype /FreeText/Contents (763)/Rect [0 0 99 99]>>"
	annotated := strings.Replace(p.PageDict, "/Annots [", fmt.Sprintf("/Annots [%d 0 R ", p.Next), 1)
	at := func(s string) int { return bytes.Index(pdf, []byte(s)) }
	forgedTwice := updated(t, three, map[int]string{p.Content: forged})

	for what, bad := range map[string][]byte{
		"a byte of the page":               over(pdf, at(fmt.Sprintf("\n%d 0 obj", p.Content))+60, "\x00"),
		"a byte of the record":             over(pdf, at(fmt.Sprintf("\n%d 0 obj", p.Record))+150, "\x00"),
		"a byte of the last padding":       over(pdf, atPadding(pdf), "1"),
		"lower case in the signature":      lowerCase(pdf),
		"a line behind the end":            append(bytes.Clone(pdf), "% seen\n"...),
		"a second end":                     append(bytes.Clone(pdf), "%%EOF\n"...),
		"an update of the page":            updated(t, pdf, map[int]string{p.Content: forged}),
		"an update of the record":          updated(t, pdf, map[int]string{p.Record: forged}),
		"an update of a signature box":     updated(t, pdf, map[int]string{p.Box: forged}),
		"an update of a filled field":      updated(t, pdf, map[int]string{p.Field: p.FieldDict}),
		"an update that repeats the field": updated(t, three, map[int]string{p.Field + 3: p.FieldDict}),
		"an annotation over the page":      updated(t, pdf, map[int]string{p.Page: annotated, p.Next: annotation}),
		"a script in the catalog":          updated(t, pdf, map[int]string{p.Catalog: strings.TrimSuffix(p.CatalogDict, ">>") + "/OpenAction <</S /JavaScript/JS (x)>>>>"}),
		"an update of nothing":             updated(t, pdf, map[int]string{p.Next: "null"}),
		"a key beside the signature":       over(pdf, atPadding(pdf), ">/Reason <00000000"),
		"objects within the signature":     over(pdf, atPadding(pdf)-200, ">>>\nendobj\n99 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n98 0 obj\n<</X <"),
		"page replaced, stranger signs":    must[[]byte](t)(file.SignAnyway(forgedTwice, fourth(newKey(t, tellers[3])), nil, nil)),
		"page replaced, teller signs":      must[[]byte](t)(file.SignAnyway(forgedTwice, fourth(keys()[3]), nil, nil)),
		"page replaced by the signature":   must[[]byte](t)(file.SignAnyway(three, fourth(keys()[3]), map[int]string{p.Content: forged}, nil)),
		"object added by the signature":    must[[]byte](t)(file.SignAnyway(three, fourth(keys()[3]), map[int]string{p.Next + 9: "null"}, nil)),
		"signature box of another text":    must[[]byte](t)(file.SignAnyway(three, fourth(keys()[3]), map[int]string{p.Next - 1: forged}, nil)),
		"signature under another name": must[[]byte](t)(file.SignAnyway(three, fourth(keys()[3]), nil, func(d map[string]string) {
			d["Name"] = "(Somebody Else)"
		})),
		"signature that certifies again": must[[]byte](t)(file.SignAnyway(three, fourth(keys()[3]), nil, func(d map[string]string) {
			d["Reference"] = "[]"
		})),
		"the same key signs twice": must[[]byte](t)(file.SignAnyway(three, fourth(keys()[0]), nil, nil)),
		"signed before the key was made": must[[]byte](t)(file.SignAnyway(three,
			file.Signing{Field: "Teller4", Key: keys()[3], Time: closed.AddDate(-1, 0, 0)}, nil, nil)),
	} {
		if bytes.Equal(bad, pdf) {
			t.Errorf("%s: nothing was changed, so nothing was tried", what)
		}
		_, err := file.Verify(bad)
		if err == nil {
			t.Errorf("%s: accepted", what)
			continue
		}
		t.Logf("%-33s %v", what, err)
		if _, err := file.Sign(bad, file.Signing{Field: "Teller4", Key: newKey(t, tellers[3]), Time: closed}); err == nil {
			t.Errorf("%s: a teller could sign it", what)
		}
	}
}

// What a forger put in the first revision before anyone signed.
func TestFirstRevisionsThatHoldMoreThanASheet(t *testing.T) {
	pdf := signedBy(t, 1)
	p := must[file.Places](t)(file.Find(pdf))
	with := func(n int, old, new string) []byte {
		return must[[]byte](t)(file.Rewrite(pdf, func(objects map[int]string, _ map[string]string) {
			changed := strings.Replace(objects[n], old, new, 1)
			if changed == objects[n] {
				t.Fatalf("object %d has no %q", n, old)
			}
			objects[n] = changed
		}))
	}
	same := must[[]byte](t)(file.Rewrite(pdf, func(map[int]string, map[string]string) {}))
	if _, err := file.Verify(same); err != nil {
		t.Fatalf("unchanged: %v", err)
	}
	for what, bad := range map[string][]byte{
		"action at opening":     with(p.Catalog, "/Names", "/NoOne 1/Names"),
		"layers":                with(p.Catalog, "/Names", "/Names <<>>/OCProperties"),
		"scripts":               with(p.Catalog, "/Names <<", "/Names <</JavaScript 1 0 R"),
		"actions of a page":     with(p.Page, "/Contents", "/AA <<>>/Contents"),
		"foreign annotation":    with(p.Page, "/Annots [", "/Annots [1 0 R "),
		"filled field":          with(p.Field, "/FT", "/V 1 0 R/FT"),
		"field of another kind": with(p.Field, "/FT /Sig", "/FT /Tx"),
		"encryption": must[[]byte](t)(file.Rewrite(pdf, func(_ map[int]string, trailer map[string]string) {
			trailer["Encrypt"] = "<<>>"
		})),
		"other spelling": with(p.Page, "/Contents", " /Contents"),
	} {
		if _, err := file.Verify(bad); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}

func TestAStrangersSignatureIsShownAsTheStrangers(t *testing.T) {
	stranger := newKey(t, tellers[3]) // same name, another key
	pdf := must[[]byte](t)(file.Sign(signedBy(t, 3), fourth(stranger)))
	r := must[*file.Report](t)(file.Verify(pdf))
	trust := sign.Pinned{}
	for _, k := range keys() {
		trust[k.Fingerprint()] = sign.Trusted
	}
	for i, s := range r.Signatures {
		want := sign.Trusted
		if i == 3 {
			want = sign.Unconfirmed
		}
		if got := trust.Judge(s.Signature); got != want {
			t.Errorf("signature %d is %v, want %v", i+1, got, want)
		}
	}
}

func TestOnlyWholeRevisionsSurviveTruncation(t *testing.T) {
	pdf := signedBy(t, 4)
	whole := map[int]int{len(finish(t, 513)): 0}
	for i, s := range must[*file.Report](t)(file.Verify(pdf)).Signatures {
		whole[s.End] = i + 1
	}
	for n := range pdf {
		r, err := file.Verify(pdf[:n])
		signatures, isWhole := whole[n]
		if (err == nil) != isWhole {
			t.Fatalf("the first %d of %d bytes: %v", n, len(pdf), err)
		}
		if isWhole && (len(r.Signatures) != signatures || len(r.Empty) != 4-signatures) {
			t.Errorf("%d bytes: %d signatures, %v empty", n, len(r.Signatures), r.Empty)
		}
	}
}

// COUNTERSIGN_EVERY_BYTE=1 tries every byte instead of one in 61.
func TestEveryChangedByteIsNoticed(t *testing.T) {
	stride := 61
	if os.Getenv("COUNTERSIGN_EVERY_BYTE") != "" {
		stride = 1
	}
	pdf := signedBy(t, 2)
	for i := 0; i < len(pdf); i += stride {
		for _, flip := range []byte{0x01, 0x20} {
			pdf[i] ^= flip
			_, err := file.Verify(pdf)
			pdf[i] ^= flip
			if err == nil {
				t.Fatalf("byte %d of %d changed by %#x and still accepted", i, len(pdf), flip)
			}
			var fault *file.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("byte %d: an error without its place: %v", i, err)
			}
		}
	}
}

func TestFilesThatAreNoPDF(t *testing.T) {
	deep := "%PDF-1.7\n1 0 obj\n" + strings.Repeat("[", 100_000)
	for what, b := range map[string][]byte{
		"nothing": nil, "text": []byte("Hello"), "header": []byte("%PDF-1.7\n"), "deep": []byte(deep),
		"huge":     make([]byte, 64<<20+1),
		"circular": []byte("%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n"),
	} {
		var fault *file.Fault
		if _, err := file.Verify(b); !errors.As(err, &fault) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func newKey(t testing.TB, id sign.Identity) *sign.Key {
	t.Helper()
	return must[*sign.Key](t)(sign.NewKey(rand.Reader, id, closed))
}

func FuzzVerify(f *testing.F) {
	f.Add(signedBy(f, 1))
	f.Add(finish(f, 513))
	drawn, doc := draw(f, 513)
	f.Add(drawn)
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := file.Verify(b); (r == nil) == (err == nil) {
			t.Error("neither a report nor an error")
		}
		if out, err := file.Finish(b, doc); err == nil {
			if _, err := file.Verify(out); err != nil {
				t.Errorf("a finished file does not verify: %v", err)
			}
		}
	})
}
