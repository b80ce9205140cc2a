package ui_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/ui/certify/certifytest"
)

// Seen: one figure was larger than a roll, and "The report was not written": no
// PDF, no workbook and no table either.
func TestAReportWithoutItsNISTFileIsSavedAndTheWindowSaysSo(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	v.Coalition.Unions[0].Roll = count.N(50) // a slip in the definition: its local has 100
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	folder, sheets, out := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, filepath.Join(folder, "made.vote"), string(b))
	if _, err := export.Save(sheets, exporttest.New(t, v).Files(t, "U1/N1/1", 40, nil)); err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.typed(filepath.Join(folder, "made.vote"))
	s.press(fyne.KeyReturn)
	s.must("Begin a roll-up")
	s.press(fyne.KeyReturn)
	s.must("Roll-up: ")
	s.drop(sheets)
	s.must("Import 1 of 2 files?")
	s.press(fyne.KeyReturn)
	s.must("Imported 1")
	s.ctrl(fyne.KeyP)
	s.fill(out)
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?")
	s.typed(certifytest.KeyFile(t, certifytest.Chief))
	s.press(fyne.KeyReturn)
	s.typed(certifytest.Passphrase)
	s.press(fyne.KeyReturn)
	s.must("One file of the report is missing", "The report in NIST's format is missing", "MADE-rollup-1.xlsx")
	gallery(s, "rollup-missing")
	if files, err := filepath.Glob(filepath.Join(out, "MADE-rollup-1.*")); err != nil || len(files) != 3 {
		t.Errorf("the folder holds %q, %v", files, err)
	}
}
