package xlsx_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/export/xlsx"
)

// converted is a workbook that LibreOffice has opened, calculated and saved.
// Its profile says that every formula is calculated on opening, whatever value
// the file gives for it.
func converted(t *testing.T, b []byte, to string) []byte {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("these tests need LibreOffice: install it with make deps")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "sheet.xlsx")
	if err := os.WriteFile(in, b, 0o600); err != nil {
		t.Fatal(err)
	}
	always := `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`
	user := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(always), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), in)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "out", "sheet."+to))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestLibreOfficeFindsTheSameValues has every cached value made wrong first, so
// that what LibreOffice saves is what it calculated.
func TestLibreOfficeFindsTheSameValues(t *testing.T) {
	all := sheets(t)
	for _, name := range []string{"usual", "figures missing", "mail and long names", "four questions"} {
		t.Run(name, func(t *testing.T) {
			good := written(t, all[name])
			calculated := opened(t, converted(t, wrongValues(t, good), "xlsx"))
			ours := opened(t, good)
			n := 0
			for _, page := range ours.GetSheetList() {
				n += sameValues(t, ours, calculated, page)
			}
			if n < 20 {
				t.Errorf("only %d formulas were looked at", n)
			}
		})
	}
}

// sameValues compares the values of all formulas of a worksheet.
func sameValues(t *testing.T, ours, calculated *excelize.File, page string) int {
	t.Helper()
	n := 0
	for cell, formula := range formulas(t, ours, page) {
		n++
		want, _ := ours.GetCellValue(page, cell, excelize.Options{RawCellValue: true})
		got, _ := calculated.GetCellValue(page, cell, excelize.Options{RawCellValue: true})
		if got != want {
			t.Errorf("%s!%s =%s: LibreOffice finds %q, the workbook says %q", page, cell, formula, got, want)
		}
	}
	return n
}

// wrongValues makes the cached values of all formulas wrong.
func wrongValues(t *testing.T, b []byte) []byte {
	t.Helper()
	es := unzipped(t, b)
	changed := 0
	for i, e := range es {
		if !bytes.HasPrefix([]byte(e.name), []byte("xl/worksheets/sheet")) {
			continue
		}
		es[i].data = cachedValue.ReplaceAllFunc(e.data, func([]byte) []byte { changed++; return []byte("</f><v>0</v>") })
	}
	if changed == 0 {
		t.Fatal("no formula has a value")
	}
	return zipped(t, es)
}

func TestSavedByLibreOfficeIsNotTheCertifiedFile(t *testing.T) {
	good := written(t, sheet(t, 4, "Mo Sample"))
	doc, err := xlsx.Read(converted(t, good, "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Resaved || len(doc.Differences) != 1 || doc.Differences[0].String() != "another program saved it again" {
		t.Errorf("resaved %v, differences %v", doc.Resaved, doc.Differences)
	}
	yes := spot(t, good, "Tally", "513")
	changed := inPart("xl/worksheets/sheet1.xml", `(r="`+yes+`"[^>]*><v>)513<`, "${1}531<")(t, good)
	if doc, err = xlsx.Read(converted(t, changed, "xlsx")); err != nil {
		t.Fatal(err)
	}
	if len(doc.Differences) < 2 || doc.Differences[1].String() != `Tally!`+yes+` shows "531", the signed record says "513"` {
		t.Errorf("a changed figure under another program's hand: %v", doc.Differences)
	}
}

var cachedValue = regexp.MustCompile(`</f><v>[^<]*</v>`)
