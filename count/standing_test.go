package count_test

import (
	"testing"

	"countersign/count"
)

// Seen: of two batches of 50 the recounts took yes from one recorder and no from
// the other, so that 45 stood in the first and 55 in the second. The place added
// up, nothing was found, and the sheet was certified.
func TestABatchThatDoesNotAddUpAfterItsRecountIsFound(t *testing.T) {
	y := sampleTally(t)
	for i := range y.Batches {
		b := &y.Batches[i]
		b.A.Answers[0].Figures, b.B.Answers[0].Figures = figures(20, 30, 0, 0), figures(25, 25, 0, 0)
		yes, no := 20, 25
		if i == 1 {
			yes, no = 25, 30
		}
		b.Recounts = []count.Recount{
			{Question: "agreement", Cell: count.CellYes, A: count.N(20), B: count.N(25), Third: count.N(yes)},
			{Question: "agreement", Cell: count.CellNo, A: count.N(30), B: count.N(25), Third: count.N(no)},
		}
	}
	got := of(count.Check(y, inside(t)), "B101")
	want := []string{
		"batch 1, agreement: 20 + 25 + 0 + 0 = 45, ballots in the batch 50: 5 ballots missing",
		"batch 2, agreement: 25 + 30 + 0 + 0 = 55, ballots in the batch 50: 5 ballots too many",
	}
	if len(got) != len(want) {
		t.Fatalf("found %v", codes(got))
	}
	for i, f := range got {
		if s := f.Where.String() + ": " + f.Sum; s != want[i] || f.Severity != count.Error {
			t.Errorf("%s %s, want %s", f.Severity, s, want[i])
		}
	}
}

// An entry that does not add up is told once, at the side that has it.
func TestAnEntryThatDoesNotAddUpIsToldOnce(t *testing.T) {
	y := sampleTally(t)
	twice(&y.Batches[0], 50, figures(30, 17, 1, 1))
	if got := codes(of(count.Check(y, inside(t)), "B101")); len(got) != 2 {
		t.Errorf("%v, want one of each side", got)
	}
}

// Seen: 30 envelopes had been accepted by mail, 50 ballots were in the box and
// counted, and nothing was found.
func TestByMailTheBoxHoldsWhatTheEnvelopesHeld(t *testing.T) {
	for _, x := range []struct {
		accepted int
		sum      string
	}{
		{100, ""},
		{80, "80 envelopes accepted is not 100 in the box; 80 against 100, a difference of 20"},
	} {
		y := sampleTally(t)
		mailTally(y)
		state(y, count.Accepted, x.accepted, count.Returned, x.accepted+4)
		sum := ""
		if got := of(count.Check(y, inside(t)), "A303"); len(got) > 0 {
			sum = got[0].Sum
			if s := got[0].Short; s != "Envelopes opened: 20 ballots too many" || got[0].Severity != count.Warning {
				t.Errorf("%d accepted: %s %s", x.accepted, got[0].Severity, s)
			}
		}
		if sum != x.sum {
			t.Errorf("%d accepted, 100 in the box: %q, want %q", x.accepted, sum, x.sum)
		}
	}
}

// tree is a rule of the agreement over its majority, more than half of yes and no.
func tree(level count.Level, c count.Condition) *count.RuleTree {
	return &count.RuleTree{Version: 1, Levels: []count.LevelRule{{Level: level, Rule: c}}}
}

// Seen: by the rule a tie passes. The sheet of 24 to 25 with one challenged ballot
// said that it cannot change the result, "if all are for, it fails"; the roll-up
// said that it passes. It printed 25 necessary votes where 20 were enough.
func TestASheetSaysNothingOfWhatOnlyTheWholeRuleDecides(t *testing.T) {
	half := count.Fraction{Num: 1, Den: 2}
	more := count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: half, Of: count.BaseValid}
	votes := func(change func(*count.VotesRule)) count.Condition {
		v := more
		change(&v)
		return count.Condition{Votes: &v}
	}
	for _, x := range []struct {
		name  string
		tree  *count.RuleTree
		plain bool
	}{
		{"no tree", nil, true},
		{"the majority", tree(count.LevelUnion, votes(func(*count.VotesRule) {})), true},
		{"the majority, spelled otherwise", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Share = count.Fraction{Num: 2, Den: 4} })), true},
		{"a tie fails, as it does anyway", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Tie = count.Fails })), true},
		{"a tie passes", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Tie = count.Passes })), false},
		{"another base", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Of = count.BasePresent })), false},
		{"another share", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Share = count.Fraction{Num: 2, Den: 3} })), false},
		{"at least", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Compare = count.AtLeast })), false},
		{"the no votes", tree(count.LevelUnion, votes(func(v *count.VotesRule) { v.Cell = count.CellNo })), false},
		{"at another level", tree(count.LevelCoalition, votes(func(*count.VotesRule) {})), false},
		{"by turnout", tree(count.LevelUnion, count.Condition{If: &count.IfRule{Then: votes(func(*count.VotesRule) {})}}), false},
	} {
		y := sampleTally(t)
		y.Questions = y.Questions[:1]
		y.Questions[0].Rule.Tree = x.tree
		both(y, 50, figures(24, 25, 0, 1), figures(31, 17, 1, 1))
		y.Batches = y.Batches[:1]
		y.Challenges = challenges(count.Unresolved)
		fs := count.Check(y, inside(t))
		challenged, voids, result := of(fs, "C401"), of(fs, "C402"), y.Results()[0]
		if x.plain {
			if len(challenged) != 1 || challenged[0].Severity != count.Note || len(voids) != 0 || result.Necessary != count.N(25) || result.Judged != count.Fails {
				t.Errorf("%s: %+v, %+v, %+v", x.name, challenged, voids, result)
			}
			continue
		}
		if len(challenged) != 1 || challenged[0].Severity != count.Warning || challenged[0].Sum != "24 yes, 25 no; 1 challenged" ||
			challenged[0].Short != "Agreement: what 1 challenged ballots change is decided in the roll-up" {
			t.Errorf("%s: %+v", x.name, challenged)
		}
		if len(voids) != 1 || voids[0].Severity != count.Note || voids[0].Short != "Agreement: what void ballots change is decided in the roll-up" {
			t.Errorf("%s: %+v", x.name, voids)
		}
		if result.Necessary.Set() || result.Judged != count.Open {
			t.Errorf("%s: %s necessary, %s", x.name, result.Necessary.Grouped(), result.Judged)
		}
	}
}

// Seen: the rule asks for half of all members, the roll was not known, and nothing
// was said of a challenged ballot at 25 to 25.
func TestAChallengedBallotIsToldWhereTheRollIsNotKnown(t *testing.T) {
	y := sampleTally(t)
	y.Place.Roll = count.Count{}
	y.Questions[0].Rule = count.Rule{Majority: count.Majority{Of: count.BaseEligible, Share: count.Fraction{Num: 1, Den: 2}}}
	y.Challenges = challenges(count.Unresolved)
	f := of(count.Check(y, inside(t)), "C401")[0]
	if f.Severity != count.Warning || f.Short != "Agreement: whether 1 challenged ballots can change the result is not known" {
		t.Errorf("%s %s", f.Severity, f.Short)
	}
}
