package export_test

import (
	"strings"
	"testing"

	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/export/record"
)

// A record that somebody wrote by hand, with the fingerprints of the real
// tellers, counted with a mere warning, and beside the signed sheet it knocked
// out both.
func TestWhatNobodySignedDoesNotCountAndDisputesNothing(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	m := exporttest.New(t, v)
	genuine := m.Files(t, samplePlace, 35, nil)
	swapped, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 20))
	if err != nil {
		t.Fatal(err)
	}
	swapped.Signers = export.Verify("sheet.pdf", genuine[0].Data, nil).Sheet.Signers
	forged, err := record.Write(swapped)
	if err != nil {
		t.Fatal(err)
	}
	unsigned := export.File{Name: "sheet.record.json", Data: forged}
	for what, files := range map[string][]export.File{
		"the record alone":         {unsigned},
		"the record, then the PDF": {unsigned, genuine[0]},
		"the workbook, the record": {genuine[1], unsigned},
	} {
		r, err := rollup.New(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			verdict := export.Verify(f.Name, f.Data, nil)
			out := r.Add(verdict.Arrival())
			if f.Name != unsigned.Name {
				if out.Kind != rollup.Accepted {
					t.Errorf("%s: %s is %s: %v", what, f.Name, out.Kind, out.Findings)
				}
				continue
			}
			if !verdict.Fine() {
				t.Fatalf("the forged record is found out in another way: %s", verdict.Sentence)
			}
			if out.Kind != rollup.Refused || len(out.Findings) != 1 || out.Findings[0].Code != "R604" ||
				out.Findings[0].Short != "Nobody has signed this file" || !strings.Contains(out.Findings[0].Long, "Import the PDF or the workbook") {
				t.Errorf("%s: the record is %s: %v", what, out.Kind, out.Findings)
			}
		}
		if got := r.Report().Received; got != len(files)-1 {
			t.Errorf("%s: %d places are in", what, got)
		}
	}
}
