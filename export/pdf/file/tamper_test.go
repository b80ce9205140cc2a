package file_test

import (
	"bytes"
	"compress/zlib"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"

	"countersign/export/pdf/file"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
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
	trust := signtest.Pinned{}
	for _, k := range keys() {
		trust[k.Fingerprint()] = sign.Trusted
	}
	for i, s := range r.Signatures {
		want := sign.Trusted
		if i == 3 {
			want = sign.Unconfirmed
		}
		if got := trust.Judge(s.Signature, sign.Occasion{}).Standing; got != want {
			t.Errorf("signature %d is %v, want %v", i+1, got, want)
		}
	}
}

func newKey(t testing.TB, id sign.Identity) *sign.Key {
	t.Helper()
	return must[*sign.Key](t)(signtest.NewKey(rand.Reader, id, closed))
}

// packed is an attachment's object with this content and this stated size.
func packed(t testing.TB, content []byte, size int, behind string) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	must[int](t)(z.Write(content))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b.WriteString(behind)
	return fmt.Sprintf("<</Type /EmbeddedFile/Subtype /text#2Fplain/Filter /FlateDecode/Length %d/Params <</Size %d>>>>\nstream\n%s\nendstream", b.Len(), size, b.String())
}

func TestAttachmentsThatAreNotWhatTheySay(t *testing.T) {
	pdf := signedBy(t, 1)
	p := must[file.Places](t)(file.Find(pdf))
	with := func(n int, spelling string) error {
		_, err := file.Verify(must[[]byte](t)(file.Rewrite(pdf, func(objects map[int]string, _ map[string]string) {
			objects[n] = spelling
		})))
		return err
	}
	if err := with(p.Record, packed(t, record, len(record), "")); err != nil {
		t.Fatalf("a right one: %v", err)
	}
	bomb := make([]byte, 64<<20+1)
	for what, spelling := range map[string]string{
		"bytes behind the stream": packed(t, record, len(record), "hidden"),
		"another size":            packed(t, record, len(record)+1, ""),
		"a bomb":                  packed(t, bomb, len(bomb), ""),
		"a broken stream":         strings.Replace(packed(t, record, len(record), ""), "stream\nx", "stream\ny", 1),
		"not a stream":            "<<>>",
		"another filter":          strings.Replace(packed(t, record, len(record), ""), "FlateDecode", "LZWDecode", 1),
		"a file elsewhere":        strings.Replace(packed(t, record, len(record), ""), "/Filter", "/F (other)/Filter", 1),
	} {
		if with(p.Record, spelling) == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	if with(p.EmptyBox, "<</Type /XObject/Subtype /Form/BBox [0 0 1 1]/Length 1/Resources <<>>>>\nstream\nf\nendstream") == nil {
		t.Error("an empty field that shows something: accepted")
	}
}
