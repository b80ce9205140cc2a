package hall_test

import (
	"testing"

	"countersign/count"
)

// BenchmarkTheBoardOfAHundredTablesFollows is what the window's goroutine does
// for each look at the hall, at most five times a second.
func BenchmarkTheBoardOfAHundredTablesFollows(b *testing.B) {
	r := busy(b, 100, 1000)
	at := 500
	for b.Loop() {
		b.StopTimer()
		if at++; at <= 1000 {
			r.do(r.Batch(at, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}))
			r.Hear(r.chief)
		}
		now := r.Sitting.Snapshot()
		b.StartTimer()
		r.board.Update(now)
	}
}
