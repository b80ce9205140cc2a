package xlsx_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/xlsx"
)

// kept is a workbook that a release left in testdata, as it is read today.
func kept(t *testing.T, name string) ([]byte, *xlsx.Document) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := xlsx.Read(b) // makes it again part by part
	if err != nil || len(doc.Differences) > 0 {
		t.Fatalf("%v %+v", err, doc)
	}
	return b, doc
}

// The file was written and signed by the first release of this layout. It has
// to be read for ever.
func TestAFileOfTheFirstLayoutIsReadForEver(t *testing.T) {
	_, doc := kept(t, "layout-1.xlsx")
	if len(doc.Signatures) != 3 || doc.Seals.CMS[0] == nil || doc.Seals.CMS[1] == nil || doc.Seals.CMS[2] != nil || len(doc.Seals.Code) != 64 {
		t.Errorf("%d signatures, seals %d", len(doc.Signatures), len(doc.Seals.CMS))
	}
}

// The file is the same sheet in the layout that is written today. A new layout
// gets a file of its own, which this test then reads:
//
//	COUNTERSIGN_KEEP=testdata/layout-3.xlsx go test ./export/xlsx -run TheLayoutOfToday
func TestTheLayoutOfTodayIsAsItWasReleased(t *testing.T) {
	_, first := kept(t, "layout-1.xlsx")
	now, err := xlsx.Write(first.Sheet, first.Seals)
	if err != nil {
		t.Fatal(err)
	}
	if name := os.Getenv("COUNTERSIGN_KEEP"); name != "" {
		if err := os.WriteFile(name, now, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, _ := kept(t, "layout-2.xlsx")
	was := map[string][]byte{}
	for _, e := range unzipped(t, b) {
		was[e.name] = e.data
	}
	again := unzipped(t, now)
	for _, e := range again {
		if !bytes.Equal(was[e.name], e.data) {
			t.Errorf("%s is made otherwise now: that has to be a new layout", e.name)
		}
	}
	if len(again) != len(was) {
		t.Errorf("%d parts, not %d", len(again), len(was))
	}
}

// part is one of the parts of a workbook.
func part(t *testing.T, b []byte, name string) string {
	t.Helper()
	for _, e := range unzipped(t, b) {
		if e.name == name {
			return string(e.data)
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// Seen: 150 yes and 149 no were drawn from 147 up, so that No was a third of Yes;
// and a turnout of 85 in 100 looked like next to nothing.
func TestChartsBeginAtNothing(t *testing.T) {
	const chart, least = "xl/charts/chart1.xml", `<min val="0"></min>`
	if !strings.Contains(part(t, written(t, sheet(t, 4, "Mo Sample")), chart), least) {
		t.Error("the chart of a tally sheet begins where the program likes")
	}
	r := xlsx.Report{Title: "Sample: roll-up", Bodies: []xlsx.Body{
		{Level: count.LevelUnion, Code: "U", Name: "Sample union", Question: "agreement", Eligible: count.N(2000), Figures: figures(150, 149, 0, 0)},
	}}
	b, err := xlsx.WriteRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{chart, "xl/charts/chart2.xml"} {
		if !strings.Contains(part(t, b, name), least) {
			t.Errorf("%s of a roll-up begins where the program likes", name)
		}
	}
}

// Seen: on sheet Data the names of union and local were cut off by the next cell.
func TestNamesOnSheetDataHaveRoom(t *testing.T) {
	f := opened(t, written(t, sheet(t, 4, "Mo Sample")))
	for _, column := range []string{"B", "D", "E", "F", "G", "J"} {
		if w, err := f.GetColWidth("Data", column); err != nil || w < 34 {
			t.Errorf("column %s is %v wide, %v", column, w, err)
		}
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

// Seen: figures stayed closed until a moment and until all were in; the workbook
// told of the moment alone, the PDF beside it of both.
func TestAnEmbargoUntilAMomentAndUntilAllAreInSaysBoth(t *testing.T) {
	s := sheet(t, 4, "Mo Sample")
	until, err := count.ParseTime("2011-06-24T18:00:00-04:00")
	if err != nil {
		t.Fatal(err)
	}
	s.Vote.Embargo = count.Embargo{Until: until, AllIn: true, Words: "Sample words."}
	if said, err := opened(t, written(t, s)).GetCellValue("Tally", "A1"); err != nil || said != "EMBARGO: not before June 24, 2011, 6:00 p.m., and all are in. Sample words." {
		t.Errorf("sheet Tally begins with %q, %v", said, err)
	}
}
