package rolluptest

import "countersign/count"

// Ruled gives a made vote a rule of two conditions for its first question, and a
// consequence at a level for where that fails.
func Ruled(v *count.Vote, follows count.Level) {
	half, share := count.Fraction{Num: 1, Den: 2}, count.Fraction{Num: 3, Den: 5}
	votes := count.Condition{Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: half, Of: count.BaseValid}}
	unions := func(by count.Weight, number count.Count, share count.Fraction) count.Condition {
		return count.Condition{Children: &count.ChildrenRule{
			Level: count.LevelUnion, Stand: count.For, By: by, Compare: count.AtLeast, Number: number, Share: share, Absent: count.AbsentStays,
		}}
	}
	v.Questions[0].Rule.Words = "At least 2 of 3 unions vote yes, and the yes unions hold at least 60 % of the members."
	v.Questions[0].Rule.Tree = &count.RuleTree{Version: count.RuleTreeVersion, Levels: []count.LevelRule{
		{Level: count.LevelUnion, Rule: votes},
		{Level: count.LevelCoalition, Rule: count.Condition{All: []count.Condition{
			unions("", count.N(2), count.Fraction{}), unions(count.ByMembers, count.Count{}, share),
		}}},
	}}
	v.Questions[1].Rule.Tree = &count.RuleTree{
		Version: count.RuleTreeVersion, Levels: []count.LevelRule{{Level: count.LevelUnit, Rule: votes}},
		Consequences: []count.Consequence{{
			Level: follows, When: []count.OutcomeTest{{Question: "agreement", Level: count.LevelCoalition, Is: count.Fails}},
			Words: "agreement rejected: no contract takes effect (sample)",
		}},
	}
}
