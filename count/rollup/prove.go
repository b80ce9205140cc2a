package rollup

import (
	"bytes"
	"reflect"

	"countersign/count"
)

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

// same compares two values of the definition as they are spelled: an empty list
// is no list, and a member that is left out where it is empty is not there.
func same[T any](a, b T) bool {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 {
		return true
	}
	if reflect.DeepEqual(a, b) {
		return true // most are, and this is quicker
	}
	v, err := count.Canonical(a)
	w, other := count.Canonical(b)
	return err == nil && other == nil && bytes.Equal(v, w)
}
