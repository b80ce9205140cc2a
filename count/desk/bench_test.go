package desk_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

// hall is a count of about n events: nearly all are closes, one batch in
// twenty is recounted, one in forty reopened, as in a long night.
func hall(t testing.TB, n int) *memory {
	t.Helper()
	m := &memory{}
	d := start(t, m)
	play(t, d, setUp...)
	batches := (n - 7) * 10 / 22
	play(t, d, fmt.Sprintf(`{"do":"declare","batches":%d}`, batches), accountLine)
	f := [4]int{30, 18, 1, 1}
	for b := 1; b <= batches && len(m.events) < n; b++ {
		play(t, d, closing(b, "A", "Ben", 50, f))
		if b%40 == 0 {
			play(t, d, fmt.Sprintf(`{"do":"reopen","batch":%d,"side":"A","reason":"sample: a folded ballot"}`, b), closing(b, "A", "Ben", 50, f))
		}
		if b%20 != 0 {
			play(t, d, closing(b, "B", "Cy", 50, f))
			continue
		}
		play(t, d, closing(b, "B", "Cy", 50, [4]int{30, 17, 1, 1}),
			fmt.Sprintf(`{"do":"recount","batch":%d,"by":["Ben","Cy"],"cells":[{"question":"agreement","cell":"no","value":18}]}`, b))
	}
	for i := 1; len(m.events) < n; i++ {
		play(t, d, fmt.Sprintf(`{"do":"challenge","envelope":%d,"ground":"sample: not on the list"}`, i))
	}
	return m
}

// BenchmarkFold opens a count of 10,000 events again, without the disk.
func BenchmarkFold(b *testing.B) {
	m := hall(b, 10_000)
	b.ReportMetric(float64(len(m.events)), "events")
	for b.Loop() {
		s, seq, err := desk.Fold(b.Context(), m, record.Write, proveSample)
		if err != nil || seq != 10_000 || len(s.Tally.Batches) < 4000 {
			b.Fatal(seq, err)
		}
	}
}

// emptyHall is a count on a new file with as many open batches as there can be.
func emptyHall(b *testing.B) *desk.Desk {
	b.Helper()
	d, _, _ := begin(b)
	play(b, d, setUp...)
	play(b, d, `{"do":"declare","batches":5000}`)
	return d
}

// BenchmarkClose is the close of a batch entry, acknowledged on disk. The
// median of its times stands beside that of a bare 4 KiB write and fsync.
func BenchmarkClose(b *testing.B) {
	d := emptyHall(b)
	file, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	block := bytes.Repeat([]byte{1}, 4096)
	var ours, bare []time.Duration
	for n := 0; b.Loop(); n++ {
		if n > 0 && n%10_000 == 0 { // a very fast disk: every batch is closed
			b.StopTimer()
			d = emptyHall(b)
			b.StartTimer()
		}
		c, err := desk.DecodeCommand([]byte(closing(n/2%5_000+1, []string{"A", "B"}[n%2], []string{"Ben", "Cy"}[n%2], 50, [4]int{30, 18, 1, 1})))
		if err != nil {
			b.Fatal(err)
		}
		from := time.Now()
		if _, err := d.Do(b.Context(), c); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(from))
		b.StopTimer()
		from = time.Now()
		if _, err := file.Write(block); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
		bare = append(bare, time.Since(from))
		b.StartTimer()
	}
	slices.Sort(ours)
	slices.Sort(bare)
	b.ReportMetric(float64(ours[len(ours)/2].Microseconds()), "median-µs")
	b.ReportMetric(float64(bare[len(bare)/2].Microseconds()), "bare-median-µs")
}

var _ journal.Journal = (*memory)(nil)

// What the benchmark folds is a count like any other.
func TestALongNightIsFolded(t *testing.T) {
	m := hall(t, 500)
	s, seq, err := desk.Fold(t.Context(), m, record.Write, proveSample)
	if err != nil || seq != 500 {
		t.Fatal(seq, err)
	}
	if f := s.Tally.Total("agreement"); f.No.Int() != 18*len(s.Tally.Batches) {
		t.Errorf("the total is %+v of %d batches", f, len(s.Tally.Batches))
	}
}
