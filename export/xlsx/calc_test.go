package xlsx_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"countersign/count"
	"countersign/export/xlsx"

	"github.com/xuri/excelize/v2"
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
	good := written(t, sheet(t, 4, "Mo Sample"))
	calculated := opened(t, converted(t, wrongValues(t, good), "xlsx"))
	ours := opened(t, good)
	checks := 0
	for _, name := range ours.GetSheetList() {
		rows, err := ours.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				formula, err := ours.GetCellFormula(name, cell)
				if err != nil {
					t.Fatal(err)
				}
				if formula == "" {
					continue
				}
				checks++
				want, _ := ours.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
				got, _ := calculated.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
				if got != want {
					t.Errorf("%s!%s =%s: LibreOffice finds %q, the workbook says %q", name, cell, formula, got, want)
				}
			}
		}
	}
	if checks < 20 {
		t.Errorf("only %d formulas were looked at", checks)
	}
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
	doc, err := xlsx.Read(converted(t, written(t, sheet(t, 4, "Mo Sample")), "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Resaved || len(doc.Differences) == 0 {
		t.Errorf("resaved %v, differences %v", doc.Resaved, doc.Differences)
	}
}

func TestARollupKeepsTextAsTextAndNumbersAsNumbers(t *testing.T) {
	r := xlsx.Report{
		Title: "Sample: roll-up", Paper: "letter", At: count.Time{},
		Bodies: []xlsx.Body{
			{Level: count.LevelCoalition, Code: "C", Name: "=1+1", Question: "agreement", Figures: figures(21415, 15988, 0, 0), Received: 2, Of: 3, Result: "open"},
			{Level: count.LevelUnion, Code: "U", Name: "Sample", Question: "agreement", Figures: count.Figures{Yes: count.N(7)}},
			{Level: count.LevelUnit, Code: "N", Name: "@x", Question: "agreement"},
		},
		Places: []xlsx.Place{{ID: "U/N/1", Name: "+x", Question: "agreement", State: "refused", Reason: "-x", Digest: count.Sum([]byte("sample"))}},
	}
	one, err := xlsx.WriteRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	two, err := xlsx.WriteRollup(r)
	if err != nil || !bytes.Equal(one, two) {
		t.Fatalf("two workbooks of one report differ: %v", err)
	}
	f := opened(t, one)
	for name, want := range map[string]string{"Coalition": "=1+1", "Units": "@x", "Places": "+x"} {
		if !shows(t, f, name, want) {
			t.Errorf("%s does not show %q", name, want)
		}
		if n := allFormulas(t, f, name); n > 0 {
			t.Errorf("%s has %d formulas", name, n)
		}
	}
	kind, err := f.GetCellType("Coalition", spot(t, one, "Coalition", "21,415"))
	if err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the yes votes are of kind %v: %v", kind, err)
	}
}

func shows(t *testing.T, f *excelize.File, name, text string) bool {
	t.Helper()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, text) })
}

func allFormulas(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	for r := 1; r < 20; r++ {
		for c := 1; c < 20; c++ {
			cell, err := excelize.CoordinatesToCellName(c, r)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula(name, cell); err != nil || formula != "" {
				n++
			}
		}
	}
	return n
}

var cachedValue = regexp.MustCompile(`</f><v>[^<]*</v>`)
