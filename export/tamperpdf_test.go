package export_test

import (
	"bytes"
	"compress/zlib"
	"crypto"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/pdf/file"
	"countersign/export/sign"
)

// What a forger needs to work on a PDF: this knows the classic form that our
// files have, and nothing of the program that wrote them.

// section is one revision of a PDF.
type section struct {
	start, table int // of its bytes, of its cross-reference table
	objects      map[int]string
	trailer      string
}

var (
	startxref = regexp.MustCompile(`\nstartxref\n(\d+)\n%%EOF\n$`)
	prev      = regexp.MustCompile(`/Prev (\d+)`)
	size      = regexp.MustCompile(`/Size (\d+)`)
)

// sections takes a PDF apart, oldest first.
func sections(t testing.TB, b []byte) []section {
	t.Helper()
	m := startxref.FindSubmatch(b)
	if m == nil {
		t.Fatal("this PDF has no end")
	}
	s := section{table: atoi(t, string(m[1]))}
	lines := strings.Split(string(b[s.table:]), "\n")
	offsets := map[int]int{}
	i := 1
	for lines[i] != "trailer" {
		var first, n int
		if _, err := fmt.Sscanf(lines[i], "%d %d", &first, &n); err != nil {
			t.Fatal(err)
		}
		for k := range n {
			if e := lines[i+1+k]; strings.HasSuffix(e, "n ") {
				offsets[first+k] = atoi(t, e[:10])
			}
		}
		i += 1 + n
	}
	s.trailer = lines[i+1]
	s.objects = objectsAt(b[:s.table], offsets)
	p := prev.FindStringSubmatch(s.trailer)
	if p == nil {
		return []section{s}
	}
	end := atoi(t, p[1])
	end += bytes.Index(b[end:], []byte("%%EOF\n")) + len("%%EOF\n")
	s.start = end
	return append(sections(t, b[:end]), s)
}

func objectsAt(b []byte, offsets map[int]int) map[int]string {
	out := map[int]string{}
	order := slices.SortedFunc(maps.Keys(offsets), func(x, y int) int { return offsets[x] - offsets[y] })
	for i, n := range order {
		end := len(b)
		if i+1 < len(order) {
			end = offsets[order[i+1]]
		}
		_, text, _ := strings.Cut(string(b[offsets[n]:end]), " obj\n")
		out[n] = strings.TrimSuffix(text, "\nendobj\n")
	}
	return out
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// joined appends objects as a revision with everything that belongs to one.
func joined(b []byte, objects map[int]string, trailer string) []byte {
	numbers := slices.Sorted(maps.Keys(objects))
	at := map[int]int{}
	for _, n := range numbers {
		at[n] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
	}
	table := len(b)
	b = append(b, "xref\n"...)
	if !strings.Contains(trailer, "/Prev") {
		numbers = append([]int{0}, numbers...)
	}
	for len(numbers) > 0 {
		run := 1
		for run < len(numbers) && numbers[run] == numbers[0]+run {
			run++
		}
		b = fmt.Appendf(b, "%d %d\n", numbers[0], run)
		for _, n := range numbers[:run] {
			if n == 0 {
				b = append(b, "0000000000 65535 f \n"...)
				continue
			}
			b = fmt.Appendf(b, "%010d 00000 n \n", at[n])
		}
		numbers = numbers[run:]
	}
	return fmt.Appendf(b, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", trailer, table)
}

// update appends an unsigned revision with these objects.
func update(t testing.TB, b []byte, objects map[int]string) []byte {
	t.Helper()
	all := sections(t, b)
	last := all[len(all)-1]
	trailer := last.trailer
	next := atoi(t, size.FindStringSubmatch(trailer)[1])
	for n := range objects {
		next = max(next, n+1)
	}
	trailer = size.ReplaceAllString(trailer, fmt.Sprintf("/Size %d", next))
	if !strings.Contains(trailer, "/Prev") {
		trailer = strings.Replace(trailer, "/Root", fmt.Sprintf("/Prev %d/Root", last.table), 1)
	}
	trailer = prev.ReplaceAllString(trailer, fmt.Sprintf("/Prev %d", last.table))
	return joined(b, objects, trailer)
}

// objectWith is the number of the newest object that holds a text.
func objectWith(t testing.TB, b []byte, text string) (int, string) {
	t.Helper()
	all := sections(t, b)
	for i := len(all) - 1; i >= 0; i-- {
		for _, n := range slices.Sorted(maps.Keys(all[i].objects)) {
			if head, _, _ := strings.Cut(all[i].objects[n], "\nstream\n"); strings.Contains(head, text) {
				return n, all[i].objects[n]
			}
		}
	}
	t.Fatalf("no object holds %q", text)
	return 0, ""
}

// reference is the object that a key of a dictionary refers to.
func reference(t testing.TB, dict, key string) int {
	t.Helper()
	m := regexp.MustCompile(regexp.QuoteMeta(key) + ` \[?(\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		t.Fatalf("there is no %s in %s", key, dict)
	}
	return atoi(t, m[1])
}

// forgedPage is the content of a page on which the other side won.
func forgedPage() string {
	c := "BT /F1 12 Tf (No 35, yes 25) Tj ET"
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(c), c)
}

// packedStream is a stream with this content.
func packedStream(t testing.TB, dict string, content []byte) string {
	t.Helper()
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	dict = regexp.MustCompile(`/Length \d+`).ReplaceAllString(dict, fmt.Sprintf("/Length %d", z.Len()))
	return dict + "\nstream\n" + z.String() + "\nendstream"
}

func unpackedStream(t testing.TB, object string) (dict string, content []byte) {
	t.Helper()
	dict, rest, _ := strings.Cut(object, "\nstream\n")
	r, err := zlib.NewReader(strings.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	if content, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	return dict, content
}

// dropped takes revisions off the end.
func dropped(t testing.TB, b []byte, n int) []byte {
	t.Helper()
	for range n {
		all := sections(t, b)
		b = b[:all[len(all)-1].start]
	}
	return b
}

// signedOver lets a key sign whatever a file is, as a program would that does
// not look: it takes the signature that the key gives for the sound file, and
// makes it again over this one.
func signedOver(t testing.TB, b, sound []byte, field int, key *sign.Key) []byte {
	t.Helper()
	at := sampleSheet(t).Certified.Std()
	model, err := file.Sign(sound, file.Signing{Field: pdf.FieldName(field), Key: key, Time: at})
	if err != nil {
		t.Fatal(err)
	}
	all := sections(t, model)
	objects := all[len(all)-1].objects
	for n, o := range objects {
		if strings.Contains(o, "/ByteRange") {
			objects[n] = regexp.MustCompile(`/Contents <[0-9A-F]+>`).ReplaceAllStringFunc(o, func(s string) string {
				return "/Contents <" + strings.Repeat("0", len(s)-len("/Contents <>")) + ">"
			})
		}
	}
	out := update(t, b, objects)
	from := len(b) + bytes.Index(out[len(b):], []byte("/Contents <")) + len("/Contents ")
	to := from + bytes.IndexByte(out[from:], '>') + 1
	ranges := regexp.MustCompile(`/ByteRange \[[^]]*\] *`)
	where := ranges.FindIndex(out[len(b):])
	copy(out[len(b)+where[0]:], fmt.Sprintf("%-*s", where[1]-where[0], fmt.Sprintf("/ByteRange [0 %d %d %d]", from, to, len(out)-to)))
	digest := sha256.Sum256(append(bytes.Clone(out[:from]), out[to:]...))
	cms, err := sign.SignDetached(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	copy(out[from+1:], fmt.Sprintf("%X", cms))
	return out
}

// signingKey is a teller's key, or one that somebody made in their name.
func signingKey(t testing.TB, name string) *sign.Key {
	t.Helper()
	if of, renamed := strings.CutPrefix(name, "renamed "); renamed {
		return renamedKey(t, of)
	}
	of, lookalike := strings.CutPrefix(name, "lookalike of ")
	if !lookalike {
		return keyOf(t, name)
	}
	k, err := sign.NewKeyUntil(rand.Reader, keyOf(t, of).Identity(), time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// renamedKey is the very key of a teller under a certificate with another name.
func renamedKey(t testing.TB, name string) *sign.Key {
	t.Helper()
	if k := renamedKeys[name]; k != nil {
		return k
	}
	p12, err := keyOf(t, name).Seal("sample passphrase")
	if err != nil {
		t.Fatal(err)
	}
	private, cert, err := pkcs12.Decode(p12, "sample passphrase")
	if err != nil {
		t.Fatal(err)
	}
	signer, ok := private.(crypto.Signer)
	if !ok {
		t.Fatalf("%T does not sign", private)
	}
	other := *cert
	other.Subject.CommonName, other.RawSubject = "Sample Mallory", nil
	der, err := x509.CreateCertificate(rand.Reader, &other, &other, signer.Public(), signer)
	if err != nil {
		t.Fatal(err)
	}
	if cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	if renamedKeys[name], err = sign.Adopt(signer, cert); err != nil {
		t.Fatal(err)
	}
	return renamedKeys[name]
}

// renamedKeys were made already, which takes seconds.
var renamedKeys = map[string]*sign.Key{}

// pdfOperations: targets of "update" and "rewrite" are page, paint,
// record, seal, box, annotation, script, field and nothing.
var pdfOperations = map[string]operation{
	"drop":   func(w *work, a []string) { w.b = dropped(w.t, w.b, w.number(a[0])) },
	"update": func(w *work, a []string) { w.b = update(w.t, w.b, w.replacement(a[0])) },
	"sign": func(w *work, a []string) { // number of the field from 1, whose key [, seconds after certifying]
		at := sampleSheet(w.t).Certified.Std()
		if len(a) > 2 {
			at = at.Add(time.Duration(w.number(a[2])) * time.Second)
		}
		out, err := file.Sign(w.b, file.Signing{Field: pdf.FieldName(w.number(a[0]) - 1), Key: signingKey(w.t, a[1]), Time: at})
		if err != nil {
			w.t.Fatal(err)
		}
		w.b = out
	},
	"signover": func(w *work, a []string) { // as sign, over a file that is not sound; the third field is the last
		n := w.number(a[0])
		w.b = signedOver(w.t, w.b, dropped(w.t, goodFiles(w.t)["pdf"], 4-n), n-1, signingKey(w.t, a[1]))
	},
	"padding": func(w *work, a []string) { // over the zeros behind the last signature, from their end
		at := bytes.LastIndex(w.b, []byte("0>")) + 1 - w.number(a[0])
		copy(w.b[at:], a[1])
	},
	"othercms": func(w *work, a []string) { // the last signature's value is one of another record
		from := bytes.LastIndex(w.b, []byte("/Contents <")) + len("/Contents <")
		cms, err := sign.SignDetached(count.Sum([]byte("sample: another record")), keyOf(w.t, a[0]))
		if err != nil {
			w.t.Fatal(err)
		}
		to := from + bytes.IndexByte(w.b[from:], '>')
		copy(w.b[from:], fmt.Sprintf("%X%s", cms, strings.Repeat("0", to-from-2*len(cms))))
	},
	"rewrite": func(w *work, a []string) { // the first revision, before anybody signs
		w.b = dropped(w.t, w.b, len(sections(w.t, w.b))-1)
		s := sections(w.t, w.b)[0]
		maps.Copy(s.objects, w.replacement(a[0]))
		w.b = joined([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), s.objects, s.trailer)
	},
	"page": func(w *work, a []string) { // the first revision shows another text
		w.b = dropped(w.t, w.b, len(sections(w.t, w.b))-1)
		_, page := objectWith(w.t, w.b, "/Type /Page/")
		s := sections(w.t, w.b)[0]
		n := reference(w.t, page, "/Contents")
		dict, content := unpackedStream(w.t, s.objects[n])
		content = w.replaced(content, "("+utf16(a[0])+")", "("+utf16(a[1])+")")
		s.objects[n] = packedStream(w.t, dict, content)
		w.b = joined([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), s.objects, s.trailer)
	},
	"trailer": func(w *work, a []string) { // something more in the last trailer
		at := bytes.LastIndex(w.b, []byte("trailer\n<<")) + len("trailer\n<<")
		w.b = slices.Concat(w.b[:at], []byte(a[0]), w.b[at:])
	},
}

// utf16 is a text as the pages hold it.
func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString("\x00" + string(r))
	}
	return b.String()
}

// replacement is what a forger puts in place of an object.
func (w *work) replacement(target string) map[int]string {
	t, b := w.t, w.b
	switch target {
	case "page":
		_, page := objectWith(t, b, "/Type /Page/")
		return map[int]string{reference(t, page, "/Contents"): forgedPage()}
	case "paint": // white over the figures, and others on it
		_, page := objectWith(t, b, "/Type /Page/")
		n := reference(t, page, "/Contents")
		dict, content := unpackedStream(t, sections(t, b)[0].objects[n])
		content = append(content, "\nq 1 1 1 rg 0 300 600 400 re f Q BT /F1 20 Tf 100 500 Td (No 35, yes 25) Tj ET\n"...)
		return map[int]string{n: packedStream(t, dict, content)}
	case "record":
		n, object := objectWith(t, b, "/Subtype /application#2Fjson")
		dict, content := unpackedStream(t, object)
		content = w.replaced(content, `"yes": 35`, `"yes": 36`)
		dict = regexp.MustCompile(`/CheckSum <[0-9A-F]+>`).ReplaceAllString(dict, fmt.Sprintf("/CheckSum <%X>", md5.Sum(content)))
		return map[int]string{n: packedStream(t, dict, content)}
	case "seal": // the first teller's signature of the record
		n, object := objectWith(t, b, "/Subtype /application#2Fpkcs7-signature")
		dict, content := unpackedStream(t, object)
		content[len(content)-1] ^= 1
		dict = regexp.MustCompile(`/CheckSum <[0-9A-F]+>`).ReplaceAllString(dict, fmt.Sprintf("/CheckSum <%X>", md5.Sum(content)))
		return map[int]string{n: packedStream(t, dict, content)}
	case "box":
		_, field := objectWith(t, b, "/T (Signature1)")
		return map[int]string{reference(t, field, "/N"): forgedPage()}
	case "annotation":
		n, page := objectWith(t, b, "/Type /Page/")
		return map[int]string{n: strings.Replace(page, "/Annots [", "/Annots [9999 0 R ", 1), 9999: "<</Type /Annot/Subtype /FreeText/Contents (Yes 53)/Rect [0 0 99 99]>>"}
	case "script":
		n, catalog := objectWith(t, b, "/Type /Catalog")
		return map[int]string{n: strings.TrimSuffix(catalog, ">>") + "/OpenAction <</S /JavaScript/JS (x)>>>>"}
	case "field":
		n, field := objectWith(t, b, "/T (Signature1)")
		return map[int]string{n: field}
	case "nothing":
		return map[int]string{9999: "null"}
	}
	t.Fatalf("there is no target %q", target)
	return nil
}
