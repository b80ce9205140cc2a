package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// oneText is a workbook of 1.5 MB with a text of 32 KB in each of 300,000 cells,
// where the file holds it once.
func oneText(t *testing.T) func() []byte {
	const (
		head  = `<?xml version="1.0"?>`
		space = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
		kind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		links = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		type1 = `<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.`
	)
	return func() []byte {
		var rows strings.Builder
		for i := range 300_000 {
			fmt.Fprintf(&rows, `<row r="%d"><c r="A%[1]d" t="s"><v>0</v></c></row>`, i+1)
		}
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, x := range [][2]string{
			{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
				type1 + `sheet.main+xml" PartName="/xl/workbook.xml"/>` + type1 + `worksheet+xml" PartName="/xl/worksheets/sheet1.xml"/>` + type1 + `sharedStrings+xml" PartName="/xl/sharedStrings.xml"/></Types>`},
			{"_rels/.rels", links + `<Relationship Id="rId1" Type="` + kind + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			{"xl/workbook.xml", head + `<workbook` + space + ` xmlns:r="` + kind + `"><sheets><sheet name="Vote" sheetId="1" r:id="rId1"/></sheets></workbook>`},
			{"xl/_rels/workbook.xml.rels", links + `<Relationship Id="rId1" Type="` + kind + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kind + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
			{"xl/worksheets/sheet1.xml", head + `<worksheet` + space + `><sheetData>` + rows.String() + `</sheetData></worksheet>`},
			{"xl/sharedStrings.xml", head + `<sst` + space + `><si><t>` + strings.Repeat("x", 32_000) + `</t></si></sst>`},
		} {
			w, err := z.Create(x[0])
			if err == nil {
				_, err = w.Write([]byte(x[1]))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}
