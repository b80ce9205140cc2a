package xlsx_test

import (
	"bytes"
	"os"
	"testing"

	"countersign/count"
	"countersign/export/xlsx"
	"countersign/export/xlsx/office"
)

// The file was written and signed by the first release of this layout. It has
// to be read for ever, and to be made again part by part.
func TestAFileOfTheFirstLayoutIsReadForEver(t *testing.T) {
	b, err := os.ReadFile("testdata/layout-1.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := xlsx.Read(b)
	if err != nil || len(doc.Differences) > 0 {
		t.Fatalf("%v %+v", err, doc)
	}
	if len(doc.Signatures) != 3 || doc.Seals.CMS[0] == nil || doc.Seals.CMS[1] == nil || doc.Seals.CMS[2] != nil || len(doc.Seals.Code) != 64 {
		t.Errorf("%d signatures, seals %d", len(doc.Signatures), len(doc.Seals.CMS))
	}
	again, err := xlsx.Write(doc.Sheet, doc.Seals)
	if err != nil {
		t.Fatal(err)
	}
	was, err := office.Verify(b)
	if err != nil {
		t.Fatal(err)
	}
	now := unzipped(t, again)
	for _, e := range now {
		if !bytes.Equal(was.Parts[e.name], e.data) {
			t.Errorf("%s is made otherwise now: that has to be a new layout", e.name)
		}
	}
	if len(now) != len(was.Parts) {
		t.Errorf("%d parts, not %d", len(now), len(was.Parts))
	}
}

// A workbook of a shape that was made before is made of what was kept.
func TestAShapeThatIsKnownGivesTheSameWorkbook(t *testing.T) {
	first := written(t, sheet(t, 4, "Mo Sample"))
	crowd := sheet(t, 4, "Mo Sample")
	for range 40 { // more shapes than are kept: each teller has a joined row
		crowd.Tally.Tellers = append(crowd.Tally.Tellers, count.Teller{Name: "Al Sample", Role: count.Observer})
		if doc, err := xlsx.Read(written(t, crowd)); err != nil || len(doc.Differences) > 0 {
			t.Fatalf("with %d tellers: %v", len(crowd.Tally.Tellers), err)
		}
	}
	if !bytes.Equal(first, written(t, sheet(t, 4, "Mo Sample"))) {
		t.Error("another workbook")
	}
	named := sheet(t, 4, "Another Sample")
	doc, err := xlsx.Read(written(t, named))
	if err != nil || len(doc.Differences) > 0 || doc.Sheet.Signers[0].Name != "Another Sample" {
		t.Errorf("the names of a sheet of the same shape: %v", err)
	}
}
