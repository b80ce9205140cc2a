package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"countersign/export/xlsx"

	"github.com/xuri/excelize/v2"
)

type entry struct {
	name string
	data []byte
}

func unzipped(t testing.TB, b []byte) []entry {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out []entry
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, entry{f.Name, data})
	}
	return out
}

func zipped(t testing.TB, es []entry) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, e := range es {
		w, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// inPart is a workbook with a part changed: the first match of a pattern. It
// fails if nothing was changed.
func inPart(name, pattern, by string) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		t.Helper()
		es := unzipped(t, b)
		re := regexp.MustCompile(pattern)
		for i, e := range es {
			if e.name != name {
				continue
			}
			at := re.FindSubmatchIndex(e.data)
			if at == nil {
				t.Fatalf("%s has no %s", name, pattern)
			}
			with := re.Expand(nil, []byte(by), e.data, at)
			es[i].data = append(append(append([]byte(nil), e.data[:at[0]]...), with...), e.data[at[1]:]...)
			return zipped(t, es)
		}
		t.Fatalf("there is no part %s", name)
		return nil
	}
}

func added(es ...entry) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte { return zipped(t, append(unzipped(t, b), es...)) }
}

func resaved(change func(*excelize.File) error) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		t.Helper()
		f := opened(t, b)
		if err := change(f); err != nil {
			t.Fatal(err)
		}
		buf, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
}

// spot finds the cell that shows a text.
func spot(t testing.TB, b []byte, sheet, text string) string {
	t.Helper()
	cells, err := opened(t, b).SearchSheet(sheet, text)
	if err != nil || len(cells) == 0 {
		t.Fatalf("%s does not show %q: %v", sheet, text, err)
	}
	return cells[0]
}

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
		{"number became text", "", inPart(tally, `(r="`+yes+`"[^>]*)><v>513<`, `${1} t="str"><v>513<`)},
		{"another style at a cell", "", inPart(tally, `(r="`+yes+`" s=)"\d+"`, `${1}"0"`)},
		{"white font", "", inPart("xl/styles.xml", "FF18212C", "FFFFFFFF")},
		{"hidden row by hand", "Tally row " + row, inPart(tally, `<row r="`+row+`"`, `<row r="`+row+`" hidden="1"`)},
		{"a row of no height", "", inPart(tally, `(<row r="`+row+`"[^>]*ht=)"[^"]*"`, `${1}"0"`)},
		{"text in the chart", "", inPart("xl/charts/chart1.xml", "Votes for and against", "Votes against and for")},
		{"chart refers elsewhere", "", inPart("xl/charts/chart1.xml", `\$B\$`, "$$C$$")},
		{"table renamed", "", inPart("xl/tables/table1.xml", `name="Tally"`, `name="Tally2"`)},
		{"hidden sheet", "Batches", inPart("xl/workbook.xml", `(<sheet name="Batches"[^>]*?)( state="visible")?(></sheet>|/>)`, `${1} state="hidden"${3}`)},
		{"renamed sheet", "worksheets", inPart("xl/workbook.xml", `name="Batches"`, `name="Bundles"`)},
		{"properties", "", inPart("docProps/core.xml", "Countersign", "Somebody")},
		{"hidden row", "Tally row " + row, set(func(f *excelize.File) error { return f.SetRowVisible("Tally", atoi(row), false) })},
		{"hidden column", "Tally column B", set(func(f *excelize.File) error { return f.SetColVisible("Tally", "B", false) })},
		{"hidden column far right", "Data column W", set(func(f *excelize.File) error { return f.SetColVisible("Data", "W", false) })},
		{"narrow column", "", set(func(f *excelize.File) error { return f.SetColWidth("Tally", "B", "B", 0.1) })},
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
		{"white on white at a cell", "", set(func(f *excelize.File) error {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 3, Font: &excelize.Font{Color: "FFFFFF", Size: 16}})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Tally", yes, yes, id)
		})},
		{"conditional format", "", set(func(f *excelize.File) error {
			shows := `"531"`
			id, err := f.NewConditionalStyle(&excelize.Style{CustomNumFmt: &shows})
			if err != nil {
				return err
			}
			return f.SetConditionalFormat("Tally", yes, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "TRUE", Format: &id}})
		})},
		{"comment", "", set(func(f *excelize.File) error {
			return f.AddComment("Tally", excelize.Comment{Cell: yes, Author: "x", Text: "531"})
		})},
		{"text box over a figure", "", set(func(f *excelize.File) error {
			return f.AddShape("Tally", &excelize.Shape{Cell: yes, Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "531"}}})
		})},
		{"hyperlink", "", set(func(f *excelize.File) error {
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
		{"saved again", "saved again", set(func(f *excelize.File) error {
			return f.SetAppProps(&excelize.AppProperties{Application: "Another program"})
		})},
		{"macro", "macro", added(entry{"xl/vbaProject.bin", []byte("x")})},
		{"external link", "link to another file", added(entry{"xl/externalLinks/externalLink1.xml", []byte("<x/>")})},
		{"data connection", "data connection", added(entry{"xl/connections.xml", []byte("<x/>")})},
		{"embedded object", "embedded object", added(entry{"xl/embeddings/oleObject1.bin", []byte("x")})},
		{"macro sheet", "macro", added(entry{"xl/macrosheets/sheet1.xml", []byte("<x/>")})},
		{"stray part", "", added(entry{"xl/worksheets/sheet9.xml", []byte("<worksheet/>")})},
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
		{"appended bytes", "", func(_ testing.TB, b []byte) []byte { return append(bytes.Clone(b), "tail"...) }},
		{"prepended bytes", "", func(_ testing.TB, b []byte) []byte { return append([]byte("PK\x03\x04"), b...) }},
		{"comment of the archive", "", func(_ testing.TB, b []byte) []byte {
			c := append(bytes.Clone(b), "hi"...)
			c[len(b)-2] = 2
			return c
		}},
		{"local header renamed", "", func(t testing.TB, b []byte) []byte {
			c := bytes.Clone(b)
			i := bytes.Index(c, []byte("docProps/app.xml"))
			if i < 0 {
				t.Fatal("no local header")
			}
			c[i] = 'D'
			return c
		}},
		{"cut short", "workbook", func(_ testing.TB, b []byte) []byte { return b[:len(b)/2] }},
		{"password", "password", func(testing.TB, []byte) []byte { return []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest") }},
		{"text", "workbook", func(testing.TB, []byte) []byte { return []byte("hello") }},
		{"nothing", "workbook", func(testing.TB, []byte) []byte { return nil }},
	} {
		t.Run(c.what, func(t *testing.T) {
			doc, err := xlsx.Read(c.do(t, good))
			said := ""
			switch {
			case err != nil:
				said = err.Error()
			case len(doc.Differences) == 0:
				t.Fatal("nothing was noticed")
			default:
				for _, d := range doc.Differences {
					said += d.String() + "\n"
				}
			}
			if !strings.Contains(said, c.names) {
				t.Errorf("does not name %q:\n%s", c.names, said)
			}
		})
	}
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

func next(cell string) string {
	c, r, _ := excelize.CellNameToCoordinates(cell)
	name, _ := excelize.CoordinatesToCellName(c+1, r)
	return name
}

func swapYesNo(f *excelize.File) error {
	yes, err := f.GetCellValue("Data", "M2")
	if err != nil {
		return err
	}
	no, err := f.GetCellValue("Data", "N2")
	if err != nil {
		return err
	}
	if err := f.SetCellInt("Data", "M2", int64(atoi(strings.ReplaceAll(no, ",", "")))); err != nil {
		return err
	}
	return f.SetCellInt("Data", "N2", int64(atoi(strings.ReplaceAll(yes, ",", ""))))
}

func FuzzRead(f *testing.F) {
	good := written(f, sheet(f, 4, "Mo Sample"))
	f.Add(good)
	f.Add(good[:200])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{})
	f.Add(inPart("xl/sharedStrings.xml", "<t", "<u")(f, good))
	f.Add(inPart("xl/worksheets/sheet6.xml", `r="A1"`, `r="ZZZ9999999"`)(f, good))
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := xlsx.Read(b)
		if err == nil && (doc.Sheet == nil || len(doc.Record) == 0) {
			t.Fatal("read without a fault, and without a sheet")
		}
		if err == nil && len(doc.Differences) == 0 && len(b) != len(good) && doc.Resaved {
			t.Fatal("saved again, and nothing said")
		}
	})
}
