package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// TestBothDocumentsSayWhenAndWhereTheCountWasHeld is what a sheet without a
// hall does not say.
func TestBothDocumentsSayWhenAndWhereTheCountWasHeld(t *testing.T) {
	s := sampleSheet(t)
	s.Tally.Held, s.Tally.Hall = "2026-05-07", "Sample hall, 2 Sample Street"
	rolluptest.Certify(s)
	page, book := documents(t, withKeys(t, s))
	for name, b := range map[string][]byte{"PDF": page, "workbook": book} {
		if v := export.Verify(name, b, nil); !v.Fine() {
			t.Errorf("%s: %s", name, v.Sentence)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Tally")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"PDF": pageText(t, page), "workbook": fmt.Sprint(rows)} {
		if !strings.Contains(text, "May 7, 2026") || !strings.Contains(text, s.Tally.Hall) {
			t.Errorf("the %s does not say when and where", name)
		}
	}
	if plain, _ := documents(t, sampleSheet(t)); strings.Contains(pageText(t, plain), "Hall") {
		t.Error("a sheet without a hall has a row for it")
	}
}

// TestALongNameOfAUnitIsNotCut has the name of a real unit, which is longer
// than its cell.
func TestALongNameOfAUnitIsNotCut(t *testing.T) {
	s := sampleSheet(t)
	s.Tally.Place.Unit = "Judicial Non-Professional and Criminal Justice Employees"
	page, _ := documents(t, withKeys(t, s))
	if text := pageText(t, page); !strings.Contains(text, s.Tally.Place.Unit) {
		t.Errorf("the sheet does not name %q whole", s.Tally.Place.Unit)
	}
}
