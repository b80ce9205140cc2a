package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// Seen: under embargo, the list of what was refused said "T202: Sample agreement
// adds up to 60 of 61".
func TestARefusalUnderEmbargoTellsNoTurnout(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 40))
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Tally.Account {
		if l := &s.Tally.Account[i]; l.Line == count.Counted {
			l.Value = count.N(61)
		}
	}
	rolluptest.Certify(s)
	a, err := rolluptest.Arrive(s, "sheet.pdf")
	if err != nil {
		t.Fatal(err)
	}
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	out := r.Add(a)
	found := false
	for i, f := range export.Quiet(out.Findings) {
		if strings.Contains(f.Short, "60") || strings.Contains(f.Short, "61") || f.Sum != "" {
			t.Errorf("%s tells %q, %q", f.Code, f.Short, f.Sum)
		}
		found = found || f.Short == "T202" && strings.Contains(out.Findings[i].Short, "60 of 61")
	}
	if !found {
		t.Errorf("what did not hold is not named: %+v", out.Findings)
	}
}
