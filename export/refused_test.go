package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// Seen: files had come broken and were sent again. The head of the last report
// still said "3 files refused", and nothing that two of them were put right.
func TestARefusedFileWhoseSheetCameIsPutRight(t *testing.T) {
	v := rolluptest.Made(1, 1, 3)
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	broken := []count.Finding{{Code: "R604", Severity: count.Error, Short: "This file cannot be read", Long: "sample", Sum: "cut short"}}
	for place, file := range map[count.PlaceID]string{"U1/N1/1": "one.pdf", "U1/N1/2": "two.pdf"} {
		s, err := rolluptest.Sheet(v, rolluptest.Counted(v, place, 40))
		if err != nil {
			t.Fatal(err)
		}
		a, err := rolluptest.Arrive(s, file)
		if err != nil {
			t.Fatal(err)
		}
		r.Add(a)
	}
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/2", 30))
	if err != nil {
		t.Fatal(err)
	}
	changed, err := rolluptest.Arrive(s, "changed.pdf")
	if err != nil {
		t.Fatal(err)
	}
	changed.Problems = broken
	r.Add(changed)
	r.Add(rollup.Arrival{File: "one.xlsx", Problems: broken})
	r.Add(rollup.Arrival{File: "three.pdf", Problems: broken})
	printed := export.NewReport(v, r.Report(), issue(t)).Printed()
	if box := strings.Join(printed.Box, "\n"); !strings.Contains(box, "1 file refused, 2 put right") {
		t.Errorf("the head says %q", box)
	}
	for _, n := range printed.Notes {
		if strings.HasPrefix(n, "Refused: ") && strings.Contains(n, "put right") == strings.Contains(n, "three.pdf") {
			t.Errorf("the report says %q", n)
		}
	}
}
