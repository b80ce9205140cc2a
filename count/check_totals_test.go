package count_test

import (
	"slices"
	"testing"

	"countersign/count"
)

// both gives all batches the same figures on both sides.
func both(y *count.Tally, ballots int, agreement, contract count.Figures) {
	for i := range y.Batches {
		b := &y.Batches[i]
		b.A, b.B = entry("Ben", ballots, agreement, contract), entry("Cy", ballots, agreement, contract)
	}
}

func TestTotalChecks(t *testing.T) {
	runRows(t, []row{
		{
			"T201", "a bundle is missing", count.Error, "counted", "100 in 2 batches, ballots counted 101: 1 ballot missing",
			func(y *count.Tally) { state(y, count.Counted, 101) }, none,
		},
		{
			"T202", "a question does not add up", count.Error, "agreement", "60 + 36 + 2 + 1 = 99, ballots counted 100: 1 ballot missing",
			func(y *count.Tally) { twice(&y.Batches[0], 50, figures(30, 18, 1, 0)) },
			func(y *count.Tally) { twice(&y.Batches[0], 50, figures(30, 18, 2, 0)) },
		},
		{
			"T203", "two questions of one paper", count.Error, "contract",
			"Agreement: 60 + 36 + 2 + 1 = 99; Contract: 62 + 34 + 2 + 2 = 100",
			func(y *count.Tally) { twice(&y.Batches[0], 50, figures(30, 18, 1, 0)) },
			func(y *count.Tally) {
				twice(&y.Batches[0], 50, figures(30, 18, 1, 0))
				y.Questions[1].Paper = 2
			},
		},
		{
			"T204", "more ballots than members", count.Error, "counted", "100 counted + 1 challenged = 101, roll 100",
			func(y *count.Tally) { y.Place.Roll, y.Challenges = count.N(100), challenges(count.Unresolved) },
			func(y *count.Tally) { y.Place.Roll, y.Challenges = count.N(100), challenges(count.Overruled) },
		},
		{
			// Seen: everybody voted, and one who is no member was challenged and turned
			// away. The count could not be certified: 101 of 100.
			"T204", "a full house and a stranger", count.Error, "counted", "100 counted + 1 challenged = 101, roll 100",
			func(y *count.Tally) {
				y.Place.Roll, y.Challenges = count.N(100), challenges(count.Sustained, count.Unresolved)
			},
			func(y *count.Tally) { y.Place.Roll, y.Challenges = count.N(100), challenges(count.Sustained) },
		},
		{
			"T204", "the roll is not known", count.Note, "the place", "eligible members: not entered",
			func(y *count.Tally) { y.Place.Roll = count.Count{} },
			func(y *count.Tally) {
				y.Place.Roll = count.Count{}
				y.RollChange = &count.RollChange{Roll: count.N(240), Reason: "sample", By: []string{"Ada", "Ben"}}
			},
		},
		{
			"T205", "many blanks", count.Warning, "agreement, blank", "4 of 100 ballots are blank (4.0 %), more than 3/100",
			func(y *count.Tally) { both(y, 50, figures(29, 18, 2, 1), figures(31, 17, 1, 1)) },
			func(y *count.Tally) { // exactly 3 of 100
				both(y, 50, figures(29, 18, 2, 1), figures(31, 17, 1, 1))
				twice(&y.Batches[0], 50, figures(30, 18, 1, 1))
			},
		},
		{
			"T206", "many voids", count.Warning, "contract, void", "4 of 100 ballots are void (4.0 %), more than 3/100",
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(31, 16, 1, 2)) },
			func(y *count.Tally) {
				both(y, 50, figures(30, 18, 1, 1), figures(31, 16, 1, 2))
				y.Thresholds.Void = count.Fraction{Num: 4, Den: 100}
			},
		},
		{
			"T207", "few voted", count.Warning, "counted", "100 of 1,001 members (9.9 %), less than 1/10",
			func(y *count.Tally) { y.Place.Roll = count.N(1001) },
			func(y *count.Tally) { y.Place.Roll = count.N(1000) },
		},
		{
			"T207", "nearly all voted", count.Warning, "counted", "100 of 105 members (95.2 %), more than 95/100",
			func(y *count.Tally) { y.Place.Roll = count.N(105) },
			func(y *count.Tally) { y.Place.Roll = count.N(106) },
		},
		{
			"T208", "a tie", count.Note, "contract", "48 yes, 48 no; More yes than no of the valid votes of the unit.",
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(24, 24, 1, 1)) },
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(25, 23, 1, 1)) },
		},
		{
			"T209", "a cell tells how people voted", count.Note, "agreement, no", "No is 4, under 5",
			func(y *count.Tally) { both(y, 50, figures(46, 2, 1, 1), figures(31, 17, 1, 1)) },
			func(y *count.Tally) { both(y, 50, figures(45, 3, 1, 1), figures(31, 17, 1, 1)) },
		},
		{
			"T209", "every vote is the same", count.Note, "agreement, no", "No is 0, under 1",
			func(y *count.Tally) {
				both(y, 50, figures(48, 0, 1, 1), figures(31, 17, 1, 1))
				y.Thresholds.SmallCell = 0
			},
			func(y *count.Tally) {
				both(y, 50, figures(47, 1, 1, 1), figures(31, 17, 1, 1))
				y.Thresholds.SmallCell = 0
			},
		},
		{
			"T210", "the questions came out differently", count.Note, "the place", "Agreement, 60 yes, 36 no; Contract, 34 yes, 62 no",
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(17, 31, 1, 1)) },
			func(y *count.Tally) { both(y, 50, figures(18, 30, 1, 1), figures(17, 31, 1, 1)) },
		},
		{
			"C401", "challenges cannot matter", count.Note, "agreement", "11 more than necessary; 1 challenged: if all are for, it passes; if all are against, it passes",
			func(y *count.Tally) { y.Challenges = challenges(count.Unresolved, count.Sustained) },
			func(y *count.Tally) { y.Challenges = challenges(count.Overruled, count.Sustained) },
		},
		{
			"C401", "challenges can change the result", count.Warning, "contract", "0 more than necessary; 2 challenged: if all are for, it passes; if all are against, it fails",
			func(y *count.Tally) {
				both(y, 50, figures(30, 18, 1, 1), figures(24, 23, 2, 1))
				y.Challenges = challenges(count.Unresolved, count.Unresolved)
				y.Batches[1].A.Answers[1].Figures, y.Batches[1].B.Answers[1].Figures = figures(24, 24, 1, 1), figures(24, 24, 1, 1)
				y.Questions = y.Questions[1:]
			},
			func(y *count.Tally) {
				y.Batches = y.Batches[:1]
				y.Batches[0].B.Closed = false // nothing stands yet, so nothing is said
				y.Challenges = challenges(count.Unresolved, count.Unresolved)
			},
		},
		{
			"C402", "voids that could decide", count.Warning, "contract, void", "1 short; 2 void: if all are for, it passes; if all are against, it fails",
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(24, 24, 1, 1)) },
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(26, 22, 1, 1)) },
		},
		{
			"C402", "no voids", count.Warning, "contract, void", "2 short; 4 void: if all are for, it passes; if all are against, it fails",
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(23, 24, 1, 2)) },
			func(y *count.Tally) { both(y, 50, figures(30, 18, 1, 1), figures(23, 24, 3, 0)) },
		},
		{
			"C402", "a void is a ballot already", count.Warning, "agreement, void", "2 short; 2 void: if all are for, it passes; if all are against, it fails",
			func(y *count.Tally) {
				both(y, 50, figures(24, 24, 1, 1), figures(31, 17, 1, 1))
				twice(&y.Batches[0], 50, figures(25, 23, 1, 1))
				y.Questions[0].Rule = count.Rule{Majority: count.Majority{Of: count.BaseBallots, More: true, Share: count.Fraction{Num: 1, Den: 2}}}
			},
			func(y *count.Tally) {
				both(y, 50, figures(24, 24, 1, 1), figures(31, 17, 1, 1))
				y.Questions[0].Rule = count.Rule{Majority: count.Majority{Of: count.BaseBallots, More: true, Share: count.Fraction{Num: 1, Den: 2}}}
			},
		},
		{
			"S501", "a role is missing", count.Error, "the place", "no chief teller",
			func(y *count.Tally) { y.Tellers = y.Tellers[1:] }, none,
		},
		{
			"S501", "observers do not count", count.Error, "the place", "no recorder; 1 of 2 tellers",
			func(y *count.Tally) { y.Tellers[1].Role, y.Tellers[2].Role = count.Observer, count.Observer },
			func(y *count.Tally) { y.Tellers[2].Role = count.Observer },
		},
	})
}

// Seen: "By the rule: the rule says nothing of a tie", where the rule tree has it
// that a tie passes.
func TestATieIsToldByTheRuleTreeToo(t *testing.T) {
	votes := func(tie count.Verdict) count.Condition {
		return count.Condition{Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: count.Fraction{Num: 1, Den: 2}, Of: count.BaseValid, Tie: tie}}
	}
	tree := func(rules ...count.Condition) *count.RuleTree {
		out := &count.RuleTree{Version: 1}
		for i, r := range rules {
			out.Levels = append(out.Levels, count.LevelRule{Level: []count.Level{count.LevelUnit, count.LevelCoalition}[i], Rule: r})
		}
		return out
	}
	for _, x := range []struct {
		words string // of the majority
		tree  *count.RuleTree
		want  string
	}{
		{"", nil, "By the rule: the rule says nothing of a tie."},
		{"", tree(votes("")), "By the rule: the rule says nothing of a tie."},
		{"", tree(votes(count.Passes)), "By the rule: a tie passes."},
		{"", tree(votes(count.Fails), votes(count.Fails)), "By the rule: a tie fails."},
		{"", tree(votes(""), votes(count.Passes)), "By the rule: its conditions say what becomes of a tie."},
		{"", tree(count.Condition{All: []count.Condition{votes(count.Passes)}}), "By the rule: its conditions say what becomes of a tie."},
		{"a tie is not ratified", tree(votes(count.Passes)), "By the rule: a tie is not ratified."},
	} {
		y := sampleTally(t)
		both(y, 50, figures(30, 18, 1, 1), figures(24, 24, 1, 1))
		y.Questions = slices.Clone(y.Questions)
		y.Questions[1].Rule.Majority.OnATie, y.Questions[1].Rule.Tree = x.words, x.tree
		got := of(count.Check(y, inside(t)), "T208")
		if len(got) != 1 || got[0].Long != x.want {
			t.Errorf("%+v, want %q", got, x.want)
		}
	}
}

func TestTheClockIsLookedAt(t *testing.T) {
	for _, x := range []struct{ name, now, last, sum string }{
		{"on the last day", "2026-05-08T23:59:59-04:00", "2026-05-08T23:59:59-04:00", ""},
		{"the day after", "2026-05-09T00:00:00-04:00", "2026-05-08T23:59:59-04:00", "clock May 9, 2026, voting May 4, 2026 to May 8, 2026"},
		{"before the first day", "2026-05-03T12:00:00-04:00", "", "clock May 3, 2026, voting May 4, 2026 to May 8, 2026"},
		{"it ran back", "2026-05-08T11:59:00-04:00", "2026-05-08T12:01:00-04:00", "clock May 8, 2026, 11:59 a.m., last entry May 8, 2026, 12:01 p.m."},
		{"no clock", "", "2026-05-08T12:01:00-04:00", ""},
	} {
		tally := sampleTally(t)
		tally.Opens, tally.Closes = "2026-05-04", "2026-05-08"
		got := of(count.Check(tally, count.Clock{Now: moment(t, x.now), Last: moment(t, x.last)}), "S503")
		switch {
		case x.sum == "" && len(got) > 0:
			t.Errorf("%s: %s", x.name, got[0].Sum)
		case x.sum != "" && (len(got) != 1 || got[0].Sum != x.sum || got[0].Severity != count.Warning):
			t.Errorf("%s: found %v, want %q", x.name, got, x.sum)
		}
	}
}
