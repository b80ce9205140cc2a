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

// Seen: one of two places was in, 40 to 30 with 5 challenged ballots. The roll-up
// said that they cannot change the result; with the other place in it was 70 to 68.
func TestChallengedBallotsAreNotCalledHarmlessWhilePlacesAreOut(t *testing.T) {
	m := begin(t, small(2, func(v *count.Vote) { v.Questions = v.Questions[1:] }))
	s := m.found(here, 40, 30, map[count.Line]int{count.Challenged: 5, count.Printed: 75, count.Issued: 75, count.Signatures: 75})
	for i := range 5 {
		s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{Envelope: i + 1, Ground: "not on the list (sample)", Ruling: count.Unresolved})
	}
	rolluptest.Certify(s)
	m.accepted(s)
	midway := m.r.Doubtful()
	if len(midway) != 1 || midway[0].Severity != count.Warning || midway[0].Long != "The result is still open. Whether they are sufficient in number to affect it cannot be said yet." {
		t.Errorf("midway: %+v", midway)
	}
	m.accepted(m.found("U1/N1/2", 30, 38, nil))
	if end := m.r.Doubtful(); len(end) != 1 || end[0].Severity != count.Warning || end[0].Long == midway[0].Long {
		t.Errorf("at the end: %+v", end)
	}
}

// What was withdrawn from the challenge log is no ballot that could change anything.
func TestWithdrawnChallengesAreHeldAgainstNothing(t *testing.T) {
	m := begin(t, small(1))
	s := m.sheet(here, 31)
	for i := range 40 {
		s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{
			Envelope: i + 1, Ground: "not on the list (sample)", Ruling: count.Unresolved,
			Withdrawn: &count.Withdrawal{Reason: "entered twice (sample)", By: []string{s.Tally.Tellers[0].Name, s.Tally.Tellers[1].Name}},
		})
	}
	rolluptest.Certify(s)
	m.accepted(s)
	for _, f := range m.r.Doubtful() {
		if f.Code == "C401" {
			t.Errorf("found %+v", f)
		}
	}
}
