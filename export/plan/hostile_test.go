package plan_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/plan"
	"countersign/export/ziptest"
)

// replaced is a workbook with another part in place of one, or beside all.
func replaced(t testing.TB, b []byte, part string, data []byte) []byte {
	t.Helper()
	return ziptest.Packed(t, func(add func(string, []byte)) {
		found := false
		for name, old := range ziptest.Files(t, b) {
			if name == part {
				old, found = data, true
			}
			add(name, old)
		}
		if !found {
			add(part, data)
		}
	})
}

func TestAWorkbookThatRunsSomethingIsRefused(t *testing.T) {
	_, err := plan.Read(replaced(t, template(t, true), "xl/vbaProject.bin", []byte("macro")))
	if err == nil || !strings.Contains(err.Error(), "a macro") {
		t.Errorf("got %v", err)
	}
}

func TestAWorkbookThatUnpacksWithoutEndIsRefused(t *testing.T) {
	_, err := plan.Read(replaced(t, template(t, true), "xl/media/image1.png", bytes.Repeat([]byte{0}, 80<<20)))
	if err == nil {
		t.Error("it was read")
	}
}

func TestMoreRowsThanAnyCoalitionHasAreRefused(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(template(t, true)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for i := range 25_000 {
		row := []any{fmt.Sprintf("U%d", i), fmt.Sprintf("Sample union %d", i)}
		if err := f.SetSheetRow("Unions", fmt.Sprintf("A%d", 7+i), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	faults := read(t, out.Bytes()).Faults()
	if want := "Unions: there are 25,003 rows of data; the most is 20,000"; !strings.Contains(strings.Join(lines(faults), "\n"), want) {
		t.Errorf("of %d faults none is %q", len(faults), want)
	}
}

// FuzzRead changes a sheet of the workbook: whatever it holds, nothing ends the
// program, and what comes out is a definition that can be read again.
func FuzzRead(f *testing.F) {
	sample := template(f, true)
	for name, data := range ziptest.Files(f, sample) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedStrings.xml" || name == "xl/workbook.xml" {
			f.Add(name, data)
		}
	}
	for _, s := range []string{
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="4"><c r="A4" t="str"><v>LAMP</v></c><c r="A4" t="str"><v>FERRY</v></c></row></sheetData></worksheet>`,
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="16384" hidden="1"/></cols><sheetData><row r="3" hidden="1"><c r="A3" t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A3:ZZZ9"/></mergeCells></worksheet>`,
	} {
		f.Add("xl/worksheets/sheet4.xml", []byte(s))
	}
	f.Fuzz(func(t *testing.T, part string, data []byte) {
		if !strings.HasPrefix(part, "xl/") || strings.HasSuffix(part, "/") || strings.ContainsFunc(part, func(r rune) bool { return r < '!' || r > '~' || r == '\\' }) {
			return
		}
		p, err := plan.Read(replaced(t, sample, part, data))
		if err != nil {
			return
		}
		v, err := p.Vote()
		if err != nil {
			return
		}
		b, err := count.Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := count.ParseVote(b); err != nil {
			t.Fatalf("what was made is no definition: %v", err)
		}
	})
}
