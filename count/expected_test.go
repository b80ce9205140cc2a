package count_test

import (
	"testing"

	"countersign/count"
)

// A box of 73 ballots in bundles of 50 leaves 23 for the second one.
func TestTheLastBatchIsExpectedToHoldWhatTheOthersLeave(t *testing.T) {
	for _, x := range []struct {
		box      string // "" is not known
		declared int
		want     []int // of batch 1, 2, ...
	}{
		{"73", 2, []int{50, 23}},
		{"100", 2, []int{50, 50}},
		{"34", 1, []int{34}},
		{"73", 3, []int{50, 50, 50}}, // bundled otherwise: nobody knows which one is short
		{"", 2, []int{50, 50}},
		{"0", 1, []int{50}},
	} {
		tally := count.Tally{Policy: count.Policy{BatchSize: 50}, Declared: count.N(x.declared)}
		if n, err := count.ParseCount(x.box); err != nil {
			t.Fatal(err)
		} else if n.Set() {
			tally.Account = count.Account{{Line: count.InBox, Value: n}}
		}
		for i, want := range x.want {
			if got := tally.Expected(i + 1); got != want {
				t.Errorf("box %q, %d batches: batch %d is expected to hold %d, want %d", x.box, x.declared, i+1, got, want)
			}
		}
	}
}
