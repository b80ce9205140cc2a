package export_test

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"fmt"
	"hash/crc32"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx/office"
	"countersign/export/ziptest"
)

// What a forger needs to work on a workbook.

// member is a file of the archive.
type member struct {
	name string
	data []byte
}

func members(t testing.TB, b []byte) (out []member) {
	t.Helper()
	for name, data := range ziptest.Files(t, b) {
		out = append(out, member{name, data})
	}
	return out
}

func archive(t testing.TB, ms []member) []byte {
	t.Helper()
	return ziptest.Packed(t, func(add func(string, []byte)) {
		for _, x := range ms {
			add(x.name, x.data)
		}
	})
}

// packedAgain is the same in the way of another program, without a file's size
// behind it.
func packedAgain(t testing.TB, ms []member) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range ms {
		p, err := w.CreateRaw(&zip.FileHeader{
			Name: m.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(m.data),
			CompressedSize64: uint64(len(m.data)), UncompressedSize64: uint64(len(m.data)),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(m.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inMember changes one file of the archive.
func (w *work) inMember(name string, change func([]byte) []byte) {
	w.t.Helper()
	ms := members(w.t, w.b)
	i := slices.IndexFunc(ms, func(m member) bool { return m.name == name })
	if i < 0 {
		w.t.Fatalf("there is no %s", name)
	}
	ms[i].data = change(ms[i].data)
	w.b = archive(w.t, ms)
}

// The relationship and content types that shortcuts in the vectors stand for.
var shortcuts = strings.NewReplacer(
	"{office}", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"{package}", "http://schemas.openxmlformats.org/package/2006/relationships",
	"{sheet}", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
	"{book}", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
	"{template}", "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
	"{main}", "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
)

var bookOperations = map[string]operation{
	"rezip": func(w *work, _ []string) { w.b = packedAgain(w.t, members(w.t, w.b)) },
	"set": func(w *work, a []string) { // file, old, new
		w.inMember(a[0], func(b []byte) []byte { return w.replaced(b, shortcuts.Replace(a[1]), shortcuts.Replace(a[2])) })
	},
	"add": func(w *work, a []string) {
		w.b = archive(w.t, append(members(w.t, w.b), member{a[0], []byte(shortcuts.Replace(a[1]))}))
	},
	"remove": func(w *work, a []string) {
		w.b = archive(w.t, slices.DeleteFunc(members(w.t, w.b), func(m member) bool { return m.name == a[0] }))
	},
	"twice": func(w *work, a []string) { // first or last, name of the second, file, old, new
		ms := members(w.t, w.b)
		i := slices.IndexFunc(ms, func(m member) bool { return m.name == a[2] })
		forged := member{a[1], w.replaced(ms[i].data, a[3], a[4])}
		if a[0] == "first" {
			w.b = archive(w.t, append([]member{forged}, ms...))
			return
		}
		w.b = archive(w.t, append(ms, forged))
	},
	"copy": func(w *work, a []string) { // file, name of the copy, old, new
		ms := members(w.t, w.b)
		i := slices.IndexFunc(ms, func(m member) bool { return m.name == a[0] })
		w.b = archive(w.t, append(ms, member{a[1], w.replaced(ms[i].data, shortcuts.Replace(a[2]), shortcuts.Replace(a[3]))}))
	},
	"comment": func(w *work, a []string) {
		w.b[len(w.b)-2] = byte(len(a[0]))
		w.b = append(w.b, a[0]...)
	},
	"local": func(w *work, a []string) { // the name before the file, not the one in the directory
		at := bytes.Index(w.b, []byte(a[0]))
		copy(w.b[at:], a[1])
	},
	"unsign": func(w *work, a []string) { // takes a signature out with all its wiring
		n := a[0]
		if n == "all" {
			w.unsigned()
			return
		}
		ms := slices.DeleteFunc(members(w.t, w.b), func(m member) bool { return m.name == "_xmlsignatures/sig"+n+".xml" })
		w.b = archive(w.t, ms)
		w.inMember("_xmlsignatures/_rels/origin.sigs.rels", func(b []byte) []byte {
			return w.replaced(b, `<Relationship Id="rId`+n+`" Target="sig`+n+`.xml" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"></Relationship>`, "")
		})
		w.inMember("[Content_Types].xml", func(b []byte) []byte {
			return w.replaced(b, `<Override PartName="/_xmlsignatures/sig`+n+`.xml" ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"></Override>`, "")
		})
	},
	"sign": func(w *work, a []string) { // whose key, role [, purpose]
		at := sampleSheet(w.t).Certified.Std()
		out, err := office.Sign(w.b, signingKey(w.t, a[0]), at, a[1], append(a, "Tally sheet U1/N1/1, revision 1")[2])
		if err != nil {
			w.t.Fatal(err)
		}
		w.b = out
	},
	"resave": func(w *work, _ []string) {
		f, err := excelize.OpenReader(bytes.NewReader(w.b))
		if err != nil {
			w.t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		if err := f.SetAppProps(&excelize.AppProperties{Application: "Sample Office"}); err != nil {
			w.t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			w.t.Fatal(err)
		}
		w.b = out.Bytes()
	},
}

// unsigned takes all signatures out.
func (w *work) unsigned() {
	w.t.Helper()
	w.b = archive(w.t, slices.DeleteFunc(members(w.t, w.b), func(m member) bool { return strings.HasPrefix(m.name, "_xmlsignatures/") }))
	gone := regexp.MustCompile(`<(Default|Override|Relationship) [^>]*digital-signature[^>]*></(Default|Override|Relationship)>`)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels"} {
		w.inMember(name, func(b []byte) []byte { return gone.ReplaceAll(b, nil) })
	}
}

// recordOf is the record of a sheet.
func recordOf(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	b, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// otherFile is a file of another program, or of this one that is no sheet.
func otherFile(t testing.TB, what string) []byte {
	t.Helper()
	switch what {
	case "pdf":
		return plainPDF(t, nil)
	case "protected pdf":
		return plainPDF(t, func(d *gofpdf.Fpdf) { d.SetProtection(gofpdf.CnProtectPrint, "", "sample") })
	case "script pdf":
		return plainPDF(t, func(d *gofpdf.Fpdf) { d.SetJavascript("app.alert('sample');") })
	case "signed pdf":
		k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: "Sample Notary"}, sampleSheet(t).Certified.Std())
		if err != nil {
			t.Fatal(err)
		}
		cms, err := sign.SignDetached(count.Sum([]byte("sample")), k)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Appendf(plainPDF(t, nil), "9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /Contents <%x0000> >>\nendobj\n", cms)
	case "report":
		v := rolluptest.Made(1, 1, 2)
		r, err := rollup.New(v)
		if err != nil {
			t.Fatal(err)
		}
		b, err := pdf.DrawRollup(export.NewReport(v, r.Report(), export.Issue{Number: 1, At: sampleSheet(t).Certified}).Printed())
		if err != nil {
			t.Fatal(err)
		}
		return b
	case "workbook":
		f := excelize.NewFile()
		defer func() { _ = f.Close() }()
		if err := f.SetCellInt("Sheet1", "B2", 513); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	t.Fatalf("there is no file %q", what)
	return nil
}

// plainPDF is a sound PDF that another program could have written.
func plainPDF(t testing.TB, more func(d *gofpdf.Fpdf)) []byte {
	t.Helper()
	d := gofpdf.New("P", "mm", "Letter", "")
	if more != nil {
		more(d)
	}
	d.AddPage()
	d.SetFont("Helvetica", "", 12)
	d.Text(20, 20, "Sample: yes 513, no 763")
	var out bytes.Buffer
	if err := d.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
