package count_test

import (
	"strings"
	"testing"

	"countersign/count"
)

func certified(t *testing.T, y *count.Tally) *count.Sheet {
	t.Helper()
	c := inside(t)
	return &count.Sheet{Revision: 1, LastEntry: c.Last, Certified: c.Now, Tally: *y, Results: y.Results(), Findings: count.Check(y, c)}
}

func TestASheetIsWorkedOutAgain(t *testing.T) {
	if fs := count.Recheck(certified(t, sampleTally(t))); len(fs) > 0 {
		t.Fatalf("a sound sheet: %+v", fs)
	}
	for _, x := range []struct {
		name  string
		spoil func(*count.Sheet)
		says  string
	}{
		{"a total was changed", func(s *count.Sheet) { s.Results[0].Yes = count.N(61) }, "the sheet says 61 yes, 36 no, 2 blank, 2 void, its batches say 60 yes, 36 no, 2 blank, 2 void"},
		{"a verdict was changed", func(s *count.Sheet) { s.Results[1].Judged = count.Fails }, "its batches say 62 yes, 34 no, 2 blank, 2 void"},
		{"a result was left out", func(s *count.Sheet) { s.Results = s.Results[:1] }, "its batches say 62 yes, 34 no, 2 blank, 2 void"},
		{"a result was put in", func(s *count.Sheet) { s.Results = append(s.Results, s.Results[0]) }, "3 totals, 2 questions"},
		{"a figure of both sides was changed", func(s *count.Sheet) {
			twice(&s.Tally.Batches[0], 50, figures(31, 18, 1, 1))
		}, "its batches say 61 yes, 36 no, 2 blank, 2 void"},
		{"a finding was left out", func(s *count.Sheet) { state(&s.Tally, count.Signatures, 103) }, "0 findings on the sheet, 1 worked out again"},
		{"a row was withdrawn by one teller", func(s *count.Sheet) {
			s.Tally.Challenges = challenges(count.Sustained)
			s.Tally.Challenges[0].Withdrawn = &count.Withdrawal{Reason: "entered twice", By: []string{"Ada", "Ada"}}
		}, "challenge log, row 1"},
		{"a row was withdrawn without a reason", func(s *count.Sheet) {
			s.Tally.Voids = []count.Void{{}, {Withdrawn: &count.Withdrawal{By: []string{"Ada", "Ben"}}}}
		}, "void log, row 2"},
		{"an error was certified over", func(s *count.Sheet) {
			state(&s.Tally, count.InBox, 101)
			s.Findings = count.Check(&s.Tally, inside(t))
		}, "101 in the box"},
	} {
		s := certified(t, sampleTally(t))
		x.spoil(s)
		fs := count.Recheck(s)
		said := ""
		for _, f := range fs {
			said += f.Code + " " + f.Sum + "\n"
		}
		if len(fs) == 0 || fs[0].Code != "R610" || !strings.Contains(said, x.says) {
			t.Errorf("%s: %q, want %q", x.name, said, x.says)
		}
	}
}
