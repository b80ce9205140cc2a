package export_test

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"

	"countersign/export/pdf"
	"countersign/export/pdf/file"
)

// What a forger needs who lets a PDF show something else than it holds, without
// touching the figures: layers, turned pages, letters drawn otherwise.

func init() {
	maps.Copy(pdfOperations, map[string]operation{
		"amend": func(w *work, a []string) { // text of an object, old, new [, another object]: the first revision, before anybody signs
			w.b = dropped(w.t, w.b, len(sections(w.t, w.b))-1)
			s := sections(w.t, w.b)[0]
			changed, trailer := w.amended(s.trailer, a)
			maps.Copy(s.objects, changed)
			w.b = joined([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), s.objects, trailer)
		},
		"revise": func(w *work, a []string) { // the same as an update, behind all signatures
			all := sections(w.t, w.b)
			changed, _ := w.amended(all[len(all)-1].trailer, a)
			w.b = update(w.t, w.b, changed)
		},
		"allsign": func(w *work, _ []string) { // the tellers, with a program that looks; what it refuses stays as it is
			for i, s := range sampleSheet(w.t).Signers {
				out, err := file.Sign(w.b, file.Signing{Field: pdf.FieldName(i), Key: keyOf(w.t, s.Name), Time: sampleSheet(w.t).Certified.Std()})
				if err != nil {
					w.t.Logf("%s does not sign: %v", s.Name, err)
					return
				}
				w.b = out
			}
		},
		"table": func(w *work, _ []string) { // the cross-reference of page 1's drawing leads to that of page 2
			s := sections(w.t, w.b)[0]
			one, two := w.entry(s, "/Annots ["), w.entry(s, "/StructParents 1")
			copy(w.b[one:one+10], w.b[two:two+10])
		},
	})
}

// amended is an object in which a text was replaced, and perhaps another object,
// whose number "{new}" stands for; and the trailer that goes with them.
func (w *work) amended(trailer string, a []string) (map[int]string, string) {
	w.t.Helper()
	next := atoi(w.t, size.FindStringSubmatch(trailer)[1])
	named := strings.NewReplacer("{new}", fmt.Sprint(next))
	n, object := objectWith(w.t, w.b, a[0])
	out := map[int]string{n: string(w.replaced([]byte(object), a[1], named.Replace(a[2])))}
	if len(a) > 3 {
		out[next] = withLength(w.t, named.Replace(a[3]))
		trailer = size.ReplaceAllString(trailer, fmt.Sprintf("/Size %d", next+1))
	}
	return out, trailer
}

// withLength puts the length of a stream in the place of {length}.
func withLength(t testing.TB, object string) string {
	t.Helper()
	_, stream, found := strings.Cut(object, "\nstream\n")
	if !found {
		return object
	}
	content, _, _ := strings.Cut(stream, "\nendstream")
	return strings.Replace(object, "{length}", fmt.Sprint(len(content)), 1)
}

// entry is where the cross-reference table has the drawing of the page that
// holds a text.
func (w *work) entry(s section, text string) int {
	w.t.Helper()
	for _, object := range s.objects {
		if strings.Contains(object, "/Type /Page/") && strings.Contains(object, text) {
			n := reference(w.t, object, "/Contents")
			head := bytes.Index(w.b[s.table:], []byte("\n0 ")) + s.table + 1
			return head + bytes.IndexByte(w.b[head:], '\n') + 1 + 20*n
		}
	}
	w.t.Fatalf("no page holds %q", text)
	return 0
}
