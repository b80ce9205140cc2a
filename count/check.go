package count

import "slices"

// Clock is what the computer's clock said; the checks look at it but nothing
// is ordered by it.
type Clock struct {
	Now  Time // when the checks ran, or the sheet was certified
	Last Time // of the last event in the journal
}

// checks are all checks on one place, a row a family. A check that needs a
// figure which is unset leaves it to A309 or B103 to say so.
var checks = []func(*Tally, Clock) []Finding{
	checkNumbers, checkPeople, checkEntries, checkDifferences, checkHints, checkNeither,
	checkBatchSum, checkQuestionSums, checkPapers, checkRoll, checkShares, checkTurnout,
	checkTies, checkSmallCells, checkOutcomes,
	checkEquations, checkBox, checkChallengeLog, checkRollChange, checkUnsetLines,
	checkChallenges, checkVoids,
	checkTellers, checkClock,
}

// Check runs every check on a tally and joins the explanations to the
// warnings. Errors come first, then warnings, then notes; within these the
// order of the table above. The same tally and clock give the same findings.
func Check(t *Tally, c Clock) []Finding {
	var out []Finding
	for _, check := range checks {
		out = append(out, check(t, c)...)
	}
	for i := range out {
		for j := range t.Explanations {
			e := t.Explanations[j]
			if out[i].Severity == Warning && e.Finding == out[i].Key() && e.Sum == out[i].Sum {
				out[i].Explanation = &t.Explanations[j]
			}
		}
	}
	rank := map[Severity]int{Error: 0, Warning: 1, Note: 2}
	slices.SortStableFunc(out, func(a, b Finding) int { return rank[a.Severity] - rank[b.Severity] })
	return out
}
