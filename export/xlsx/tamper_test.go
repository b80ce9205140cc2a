package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/export/xlsx"
)

func TestEveryChangeIsNamed(t *testing.T) {
	good := written(t, sheet(t, 4, "Mo Sample"))
	yes := spot(t, good, "Tally", "513")
	row := strings.TrimLeft(yes, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	tally := "xl/worksheets/sheet1.xml"
	set := func(f func(x *excelize.File) error) func(testing.TB, []byte) []byte { return resaved(f) }
	for _, c := range []struct {
		what  string
		names string // in the error, or in the place of a difference
		do    func(testing.TB, []byte) []byte
	}{
		{"two digits swapped", "Tally!" + yes, inPart(tally, `(r="`+yes+`"[^>]*><v>)513<`, "${1}531<")},
		{"cached value of a sum", "Tally!", inPart(tally, `(</f><v>)1284<`, "${1}1248<")},
		{"cached truth", "Tally!", inPart(tally, `(t="b"><f>[^<]*</f><v>)1<`, "${1}0<")},
		{"formula for a number", "Tally!" + yes, inPart(tally, `(r="`+yes+`"[^>]*>)<v>513<`, "${1}<f>531-18</f><v>513<")},
		{"formula changed", "Tally!", inPart(tally, `<f>SUM\([^<]*<`, "<f>1284<")},
		{"number became text", "513 as text", inPart(tally, `(r="`+yes+`"[^>]*)><v>513<`, `${1} t="str"><v>513<`)},
		{"another style at a cell", "Tally!" + yes + ", number format", inPart(tally, `(r="`+yes+`" s=)"\d+"`, `${1}"0"`)},
		{"white font", "colour of the text shows \"white\"", inPart("xl/styles.xml", "FF18212C", "FFFFFFFF")},
		{"fill as dark as the text", "colour of the cell", set(func(f *excelize.File) error {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 3, Font: &excelize.Font{Color: "18212C", Size: 16}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"18212C"}}})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Tally", yes, yes, id)
		})},
		{"number format of Excel's own", "Tally!" + yes + ", number format", inPart("xl/styles.xml", `(numFmtId=)"3"`, `${1}"9"`)},
		{"font of one point", "size of the text", inPart("xl/styles.xml", `(sz val=)"16"`, `${1}"1"`)},
		{"struck out", "effects", inPart("xl/styles.xml", `<sz val="16"`, `<strike/>${0}`)},
		{"every row hidden", "every row", inPart(tally, `<sheetFormatPr `, `<sheetFormatPr zeroHeight="1" `)},
		{"a second cell in the place of one", "Tally!" + yes, inPart(tally, `(<c r="`+yes+`"[^>]*>)(<v>513</v></c>)`, `${1}${2}${1}<v>531</v></c>`)},
		{"a second sheet named alike", "worksheets", inPart("xl/workbook.xml", `(<sheet name=)"Tally"( sheetId=)"1"([^>]*>)(</sheet>)?`, `${0}${1}"TALLY"${2}"9"${3}</sheet>`)},
		{"a second record", "sheet Record", inPart("xl/workbook.xml", `(<sheet name=)"Data"`, `${1}"Record"`)},
		{"the sheets Tally and Data exchanged", "Tally!", inPart("xl/workbook.xml", `(name="Tally"[^>]*r:id=")([^"]*)("[^<]*</sheet><sheet name="Data"[^>]*r:id=")([^"]*)"`, `${1}${4}${3}${2}"`)},
		{"a figure of the record", "sheet Record", inPart("xl/worksheets/sheet6.xml", `&quot;yes&quot;: 113|"yes": 113`, `"yes": 1e2`)},
		{"another record", "Tally!", inPart("xl/worksheets/sheet6.xml", `"yes": 513`, `"yes": 531`)},
		{"a cell beyond the sheet", "outside of the sheet", inPart(tally, `r="`+yes+`"`, `r="XFE1"`)},
		{"a document type", "a comment or a declaration", inPart("xl/workbook.xml", `\?>`, `?><!DOCTYPE x [<!ENTITY a "aaaa">]>`)},
		{"a link of the package to another workbook", "part _rels/.rels", inPart("_rels/.rels", `<Relationship `, `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/worksheets/sheet1.xml"></Relationship><Relationship `)},
		{"hidden row by hand", "Tally row " + row, inPart(tally, `<row r="`+row+`"`, `<row r="`+row+`" hidden="1"`)},
		{"a row of no height", "Tally row " + row, inPart(tally, `(<row r="`+row+`"[^>]* ht=)"[^"]*"`, `${1}"0"`)},
		{"text in the chart", "the chart of sheet Tally", inPart("xl/charts/chart1.xml", "Votes for and against", "Votes against and for")},
		{"chart refers elsewhere", "the chart of sheet Tally", inPart("xl/charts/chart1.xml", `\$B\$`, "$$C$$")},
		{"table renamed", "the table of sheet Data", inPart("xl/tables/table1.xml", `name="Tally"`, `name="Tally2"`)},
		{"hidden sheet", "Batches", inPart("xl/workbook.xml", `(<sheet name="Batches"[^>]*?)( state="visible")?(></sheet>|/>)`, `${1} state="hidden"${3}`)},
		{"renamed sheet", "worksheets", inPart("xl/workbook.xml", `name="Batches"`, `name="Bundles"`)},
		{"properties", "the list of properties", inPart("docProps/core.xml", "Countersign", "Somebody")},
		{"hidden row", "Tally row " + row, set(func(f *excelize.File) error { return f.SetRowVisible("Tally", atoi(row), false) })},
		{"hidden column", "Tally column B", set(func(f *excelize.File) error { return f.SetColVisible("Tally", "B", false) })},
		{"hidden column far right", "Data column W", set(func(f *excelize.File) error { return f.SetColVisible("Data", "W", false) })},
		{"narrow column", "Tally column B", set(func(f *excelize.File) error { return f.SetColWidth("Tally", "B", "B", 0.1) })},
		{"merged cells", "joined to one cell", set(func(f *excelize.File) error { return f.MergeCell("Tally", yes, next(yes)) })},
		{"row moved", "Tally", set(func(f *excelize.File) error { return f.InsertRows("Tally", atoi(row), 1) })},
		{"columns swapped", "Data!", set(swapYesNo)},
		{"number format shows 531", "Tally!" + yes, set(func(f *excelize.File) error {
			shows := `"531"`
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &shows})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Tally", yes, yes, id)
		})},
		{"white on white at a cell", "Tally!" + yes + ", colour of the text", set(func(f *excelize.File) error {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 3, Font: &excelize.Font{Color: "FFFFFF", Size: 16}})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Tally", yes, yes, id)
		})},
		{"conditional format", "sheet Tally, besides its cells", set(func(f *excelize.File) error {
			shows := `"531"`
			id, err := f.NewConditionalStyle(&excelize.Style{CustomNumFmt: &shows})
			if err != nil {
				return err
			}
			return f.SetConditionalFormat("Tally", yes, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "TRUE", Format: &id}})
		})},
		{"comment", "an added part, xl/comments", set(func(f *excelize.File) error {
			return f.AddComment("Tally", excelize.Comment{Cell: yes, Author: "x", Text: "531"})
		})},
		{"text box over a figure", "the drawing of sheet Tally", set(func(f *excelize.File) error {
			return f.AddShape("Tally", &excelize.Shape{Cell: yes, Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "531"}}})
		})},
		{"hyperlink", "sheet Tally, besides its cells", set(func(f *excelize.File) error {
			return f.SetCellHyperLink("Tally", yes, "https://example.org/", "External")
		})},
		{"added sheet", "worksheets", set(func(f *excelize.File) error { _, err := f.NewSheet("Tally 2"); return err })},
		{"missing sheet", "worksheets", set(func(f *excelize.File) error { return f.DeleteSheet("Batches") })},
		{"sheet hidden", "Batches", set(func(f *excelize.File) error { return f.SetSheetVisible("Batches", false) })},
		{"sheets moved", "worksheets", set(func(f *excelize.File) error { return f.MoveSheet("Record", "Tally") })},
		{"missing record", "Record", set(func(f *excelize.File) error { return f.DeleteSheet("Record") })},
		{"defined name", "defined names", set(func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "yes", RefersTo: "Tally!$A$1"})
		})},
		{"saved again", "another program saved it again", set(func(f *excelize.File) error {
			return f.SetAppProps(&excelize.AppProperties{Application: "Another program"})
		})},
		{"saved again by the same library", "not packed as", set(func(*excelize.File) error { return nil })},
		{"macro", "macro", added(entry{"xl/vbaProject.bin", []byte("x")})},
		{"external link", "link to another file", added(entry{"xl/externalLinks/externalLink1.xml", []byte("<x/>")})},
		{"data connection", "data connection", added(entry{"xl/connections.xml", []byte("<x/>")})},
		{"embedded object", "embedded object", added(entry{"xl/embeddings/oleObject1.bin", []byte("x")})},
		{"macro sheet", "macro", added(entry{"xl/macrosheets/sheet1.xml", []byte("<x/>")})},
		{"stray part", "an added part, xl/worksheets/sheet9.xml", added(entry{"xl/worksheets/sheet9.xml", []byte("<worksheet/>")})},
		{"double entry", "twice", added(entry{tally, []byte("<worksheet/>")})},
		{"double entry in another case", "twice", added(entry{"xl/Worksheets/SHEET1.xml", []byte("<worksheet/>")})},
		{"way out", "named", added(entry{"../evil", []byte("x")})},
		{"absolute name", "named", added(entry{"/evil", []byte("x")})},
		{"backslashes", "named", added(entry{`xl\evil`, []byte("x")})},
		{"bomb", "unpacks", added(entry{"xl/media/big.xml", make([]byte, 30<<20)})},
		{"many entries", "larger", func(t testing.TB, b []byte) []byte {
			es := unzipped(t, b)
			for i := range 300 {
				es = append(es, entry{"xl/x" + string(rune('a'+i%26)) + strings.Repeat("b", i/26) + ".xml", nil})
			}
			return zipped(t, es)
		}},
		{"appended bytes", "not packed as", func(_ testing.TB, b []byte) []byte { return append(bytes.Clone(b), "tail"...) }},
		{"prepended bytes", "workbook", func(_ testing.TB, b []byte) []byte { return append([]byte("PK\x03\x04"), b...) }},
		{"comment of the archive", "not packed as", func(_ testing.TB, b []byte) []byte {
			c := append(bytes.Clone(b), "hi"...)
			c[len(b)-2] = 2
			return c
		}},
		{"local header renamed", "not packed as", func(t testing.TB, b []byte) []byte {
			c := bytes.Clone(b)
			i := bytes.Index(c, []byte("docProps/app.xml"))
			if i < 0 {
				t.Fatal("no local header")
			}
			c[i] = 'D'
			return c
		}},
		{"cut short", "workbook", func(_ testing.TB, b []byte) []byte { return b[:len(b)/2] }},
		{"password", "password", func(testing.TB, []byte) []byte { return compoundFile("EncryptedPackage") }},
		{"text", "workbook", func(testing.TB, []byte) []byte { return []byte("hello") }},
		{"nothing", "workbook", func(testing.TB, []byte) []byte { return nil }},
	} {
		t.Run(c.what, func(t *testing.T) {
			said := noticed(t, c.do(t, good))
			if !strings.Contains(said, c.names) {
				t.Errorf("does not name %q:\n%s", c.names, said)
			}
		})
	}
}

// noticed is what reading a workbook finds wrong with it.
func noticed(t *testing.T, b []byte) (said string) {
	t.Helper()
	doc, err := xlsx.Read(b)
	switch {
	case err != nil:
		return err.Error()
	case len(doc.Differences) == 0:
		t.Fatal("nothing was noticed")
	}
	for _, d := range doc.Differences {
		said += d.String() + "\n"
	}
	return said
}
