package rollup_test

import (
	"testing"

	"countersign/count"
	"countersign/count/rollup"
)

func TestAChangedSheetOfAnotherVoteIsRefusedFirstForItsVote(t *testing.T) {
	m := begin(t)
	s := m.sheet("U1/N1/1", 40)
	s.Vote.Digest[0]++
	a := arrive(t, s, "altered-other.xlsx")
	a.Problems = append(problem("R606"), problem("R604")...)
	out := m.r.Add(a)
	var codes []string
	for _, f := range out.Findings {
		codes = append(codes, f.Code)
	}
	if len(codes) != 3 || codes[0] != "R601" {
		t.Errorf("refused for %q; what it is comes before what is wrong with it", codes)
	}
}

func TestOnlySheetsWithOpenKeysAreReserved(t *testing.T) {
	m := begin(t)
	first, second := arrive(t, m.sheet("U1/N1/1", 40), "1.pdf"), arrive(t, m.sheet("U1/N1/2", 40), "2.pdf")
	first.Keys = []rollup.Key{{Name: "Sample Chief", Key: keyOne}}
	second.Problems = []count.Finding{{Code: "R609", Severity: count.Warning, Short: "sample"}}
	m.r.Add(first)
	m.r.Add(second)
	if n := m.r.Report().KeysOpen(); n != 1 {
		t.Errorf("%d sheets are reserved, want that of the open key alone", n)
	}
	if err := m.r.Confirm(keyOne, "Sample Chief", "U1/N1/1", "Sample Secretary"); err != nil {
		t.Fatal(err)
	}
	if n := m.r.Report().KeysOpen(); n != 0 {
		t.Errorf("%d sheets are reserved after the key was confirmed", n)
	}
}
