package rollup_test

import (
	"slices"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
)

// TestChallengedBallotsAreHeldAgainstTheWholeVote gives one unit of a place a
// close vote and more challenged ballots than the margin: they can change the
// unit's outcome, and where the margin is wide they cannot.
func TestChallengedBallotsAreHeldAgainstTheWholeVote(t *testing.T) {
	for yes, want := range map[int]count.Severity{31: count.Warning, 50: count.Note} {
		m := begin(t)
		s := m.sheet("U1/N1/1", yes)
		for i := range 3 {
			s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{Envelope: i + 1, Ground: "not on the list (sample)", Ruling: count.Unresolved})
		}
		s.Tally.Account = slices.Clone(s.Tally.Account)
		for i := range s.Tally.Account {
			switch l := &s.Tally.Account[i]; l.Line {
			case count.Challenged, count.Printed, count.Issued, count.Signatures:
				l.Value = count.N(l.Value.Int() + 3)
			}
		}
		rolluptest.Certify(s)
		a := arrive(t, s, "sheet.pdf")
		out := m.r.Add(a)
		if out.Kind != "accepted" {
			t.Fatalf("the sheet is %s: %+v", out.Kind, out.Findings)
		}
		for _, place := range []count.PlaceID{"U1/N1/2"} {
			m.r.Add(arrive(t, m.sheet(place, 30), string(place)))
		}
		got := map[string]count.Severity{}
		for _, f := range m.r.Doubtful() {
			got[f.Code+" "+f.Where.Question] = f.Severity
		}
		if got["C401 contract"] != want {
			t.Errorf("%d yes: %v", yes, got)
		}
	}
}
