package shelltest

import (
	"slices"
	"testing"
	"time"
)

// InTurn has ours and a peer take turns in a benchmark, each of them first in
// every other pair, so that whatever else the machine does happens to both. It
// reports the medians, "ms-ours" and "ms-peer", and the median of the ratios of
// the pairs, "times", with the 5th and the 95th percentile.
func InTurn(b *testing.B, ours, peer func() time.Duration) {
	b.Helper()
	var our, their, times []float64
	for i := 0; b.Loop(); i++ {
		var o, p time.Duration
		if i%2 == 0 {
			o, p = ours(), peer()
		} else {
			p, o = peer(), ours()
		}
		our = append(our, float64(o.Nanoseconds())/1e6)
		their = append(their, float64(p.Nanoseconds())/1e6)
		times = append(times, float64(o)/float64(p))
	}
	for _, m := range []struct {
		unit string
		of   []float64
		part int // of a hundred
	}{{"ms-ours", our, 50}, {"ms-peer", their, 50}, {"times", times, 50}, {"times-p5", times, 5}, {"times-p95", times, 95}} {
		slices.Sort(m.of)
		b.ReportMetric(m.of[min(len(m.of)*m.part/100, len(m.of)-1)], m.unit)
	}
	b.ReportMetric(float64(len(times)), "pairs")
}
