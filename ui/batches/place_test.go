package batches_test

import (
	"testing"
	"time"

	"countersign/count"
	"countersign/ui/sitting/sittingtest"
)

// TestAPlaceOf26BatchesIsKeyedInSoManyKeys keys every batch of a place of
// 1,300 ballots by both recorders and reports the keys: the closest system
// needs about 216 keys and 44 numbers for one place that is not keyed twice.
func TestAPlaceOf26BatchesIsKeyedInSoManyKeys(t *testing.T) {
	const n = 26
	s := begin(t, sittingtest.TwoQuestions, n)
	for i := 1; i <= n; i++ {
		key(s)
		handOver(s)
		key(s)
		if got := state(s, i); got != count.BatchAgreed {
			t.Fatalf("batch %d is %s", i, got)
		}
		s.Wait(time.Second)
		s.Press(enter)
	}
	if s.Keys > n*34 {
		t.Errorf("%d batches took %d keys, want at most %d", n, s.Keys, n*34)
	}
	t.Logf("%d batches, both questions, both recorders: %d keys, %d for one recorder and batch", n, s.Keys, s.Keys/n/2)
}
