package rollup

import "countersign/count"

// prove is R610: the sheet follows the definition, and what it says of itself
// is worked out again. blank is the empty tally that the definition gives the
// place.
func prove(blank *count.Tally, s *count.Sheet) []count.Finding {
	if bad := frame(blank, &s.Tally); bad != "" {
		return []count.Finding{count.Unproven("The sheet was not counted by the definition's rules", bad)}
	}
	return count.Recheck(s)
}

// frame names the first part of the tally that is not the definition's.
func frame(blank, t *count.Tally) string {
	for _, x := range []struct {
		what string
		ok   bool
	}{
		{"the place", same(blank.Place, t.Place)},
		{"the questions", same(blank.Questions, t.Questions)},
		{"the ballot policy", same(blank.Policy, t.Policy)},
		{"the thresholds", same(blank.Thresholds, t.Thresholds)},
		{"the days of voting", blank.Opens == t.Opens && blank.Closes == t.Closes},
	} {
		if !x.ok {
			return x.what + ": not as in the definition"
		}
	}
	return ""
}
