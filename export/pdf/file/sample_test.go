package file_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/assets"
	"countersign/export/pdf/file"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

var closed = time.Date(2026, 6, 24, 18, 4, 5, 0, time.UTC)

var record = []byte("sample record of a sample place\nyes 513\nno 763\n")

const recordName = "tally-record (sample).txt"

var tellers = []sign.Identity{
	{Name: "Ágnes Kőszegi-Þórsdóttir", Role: "Chief teller", Local: "Local 749 (sample)"},
	{Name: "Николай Šťastný", Role: "Recorder A", Local: "Local 749 (sample)"},
	{Name: "Luis Ortega", Role: "Recorder B"},
	{Name: "🗳️ Nadia 🎉"},
}

// drawing is a sheet in the making: gofpdf and the structure of what it drew.
type drawing struct {
	*gofpdf.Fpdf
	page, mcid int
}

func (d *drawing) mark(role string, draw func()) *file.Element {
	d.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", role, d.mcid))
	draw()
	d.RawWriteStr("EMC")
	e := &file.Element{Role: role, Marks: []file.Mark{{Page: d.page, MCID: d.mcid}}}
	d.mcid++
	return e
}

func (d *drawing) text(role, face string, size, x, y float64, s string) *file.Element {
	d.SetFont("sans", face, size)
	return d.mark(role, func() { d.Text(x, y, s) })
}

func (d *drawing) artifact(draw func()) {
	d.RawWriteStr("/Artifact BMC")
	draw()
	d.RawWriteStr("EMC")
}

func (d *drawing) newPage(n int) {
	d.AddPage()
	d.page, d.mcid = n, 0
}

func newDrawing() *drawing {
	pdf := gofpdf.New("P", "mm", "Letter", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(closed)
	pdf.SetModificationDate(closed)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes("sans", "", bytes.Clone(assets.NotoSansRegular))
	pdf.AddUTF8FontFromBytes("sans", "B", bytes.Clone(assets.NotoSansBold))
	return &drawing{Fpdf: pdf}
}

func draw(t testing.TB, yes int) ([]byte, file.Document) {
	t.Helper()
	drawn, doc, err := drawSheet(yes)
	if err != nil {
		t.Fatal(err)
	}
	return drawn, doc
}

// drawSheet makes a sample sheet of two pages. yes is the figure on both.
func drawSheet(yes int) ([]byte, file.Document, error) {
	d := newDrawing()
	root := &file.Element{Role: "Document"}
	table := &file.Element{Role: "Table"}
	for page := range 2 {
		d.newPage(page)
		root.Kids = append(root.Kids,
			d.text("H1", "B", 18, 20, 22, fmt.Sprintf("Tally sheet (sample), page %d", page+1)),
			d.text("P", "", 10, 20, 32, "Local 749, a sample place — příklad"))
		head := d.text("TH", "", 10, 20, 42, fmt.Sprintf("Yes, page %d", page+1))
		head.Scope = "Row"
		cell := d.text("TD", "", 10, 80, 42, fmt.Sprint(yes))
		table.Kids = append(table.Kids, &file.Element{Role: "TR", Kids: []*file.Element{head, cell}})
	}
	root.Kids = append(root.Kids, table)
	d.artifact(func() { // below the page, to embed what the boxes will say
		for _, id := range tellers[:3] {
			for _, face := range []string{"B", ""} {
				d.SetFont("sans", face, 6)
				d.Text(20, 400, file.BoxAlphabet+"Nadia"+id.Name+id.Role+id.Local)
			}
		}
	})
	var out bytes.Buffer
	err := d.Output(&out)
	doc := file.Document{
		Title: "Tally sheet <sample> & \"příklad\"", Language: "en-US", Producer: "Countersign (test)", Creator: "Sample drawing 1", Created: closed,
		Attachments: []file.Attachment{{Name: recordName, MIME: "text/plain", Description: "Sample record — beze změn", Relationship: "Source", Data: record}}, BoxFont: "sans", Structure: root,
	}
	for i := range tellers {
		low := 600 - 70*float64(i)
		doc.Fields = append(doc.Fields, file.Field{
			Name: fmt.Sprintf("Teller%d", i+1), Label: fmt.Sprintf("Signature of teller %d", i+1), Page: i % 2,
			Box: file.Box{Left: 283.465, Bottom: low, Right: 283.465 + 260.79, Top: low + 51.02},
		})
	}
	return out.Bytes(), doc, err
}

func finish(t testing.TB, yes int) []byte {
	t.Helper()
	drawn, doc := draw(t, yes)
	out, err := file.Finish(drawn, doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// keys of the tellers, made once for all tests.
var keys = sync.OnceValue(func() []*sign.Key {
	var list []*sign.Key
	for _, id := range tellers {
		k, err := signtest.NewKey(rand.Reader, id, closed)
		if err != nil {
			return nil
		}
		list = append(list, k)
	}
	return list
})

// signedBy is a finished file with the first n signatures.
func signedBy(t testing.TB, n int) []byte {
	t.Helper()
	pdf := finish(t, 513)
	for i := range n {
		pdf = signOne(t, pdf, i)
	}
	return pdf
}

func signOne(t testing.TB, pdf []byte, i int) []byte {
	t.Helper()
	out, err := file.Sign(pdf, file.Signing{
		Field: fmt.Sprintf("Teller%d", i+1), Key: keys()[i], Time: closed.Add(time.Duration(i) * time.Minute),
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
