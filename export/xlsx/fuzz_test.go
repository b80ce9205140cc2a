package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/export/xlsx"
)

func FuzzRead(f *testing.F) {
	good := written(f, sheet(f, 4, "Mo Sample"))
	f.Add(good)
	f.Add(good[:200])
	f.Add(sealed(f, threeSign(f)))
	f.Add(signedBy(f, threeSign(f), "Mo Sample", "Rae Sample"))
	f.Add(inPart("xl/worksheets/sheet7.xml", `r="D2"`, `r="D3"`)(f, sealed(f, threeSign(f))))
	f.Add(inPart("docProps/core.xml", `workbook 2`, `workbook 3`)(f, good))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{})
	f.Add(inPart("xl/sharedStrings.xml", "<t", "<u")(f, good))
	f.Add(inPart("xl/worksheets/sheet6.xml", `r="A1"`, `r="ZZZ9999999"`)(f, good))
	f.Add(inPart("xl/worksheets/sheet1.xml", `<sheetData>`, "<sheetData>"+strings.Repeat("<row><c>", 5000))(f, good))
	f.Add(inPart("xl/worksheets/sheet1.xml", `<sheetData>`, `<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)(f, good))
	f.Add(inPart("xl/worksheets/sheet1.xml", `</sheetData>`, "</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD9"/>`, 5000)+"</mergeCells>")(f, good))
	f.Add(inPart("xl/workbook.xml", `<sheets>`, `<sheets><sheet name="Record" r:id="rId1"/>`)(f, good))
	f.Add(inPart("xl/sharedStrings.xml", `<si>`, `<si><t>&#xD800;&#x110000;&lt;&amp;&bogus;_xD83D_</t></si><si>`)(f, good))
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := xlsx.Read(b)
		if err == nil && (doc.Sheet == nil || len(doc.Record) == 0) {
			t.Fatal("read without a fault, and without a sheet")
		}
		if err != nil || len(doc.Differences) > 0 {
			return
		}
		if len(doc.Signatures) > 0 {
			return // what is around the parts is package office's
		}
		if again, err := xlsx.Write(doc.Sheet, doc.Seals); err != nil || !bytes.Equal(again, b) {
			t.Fatal("read as fine, and not what is written")
		}
	})
}

// FuzzParts changes a part of a workbook that is packed well otherwise: bytes
// that are changed at random only break the packing.
func FuzzParts(f *testing.F) {
	es := unzipped(f, written(f, sheet(f, 2, "Mo Sample")))
	for i, e := range es {
		f.Add(uint8(i), e.data[:min(len(e.data), 3000)])
	}
	f.Add(uint8(0), []byte(`<?xml version="1.0"?><a b='>' c="&#x41;"/><!-- -->`))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		i := int(which) % len(es)
		if bytes.Equal(es[i].data, data) {
			return
		}
		changed := append([]entry(nil), es...)
		changed[i].data = data
		doc, err := xlsx.Read(zipped(t, changed))
		if err == nil && len(doc.Differences) == 0 {
			t.Fatalf("%s was changed, and nothing is said", es[i].name)
		}
	})
}
