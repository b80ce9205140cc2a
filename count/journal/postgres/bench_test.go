package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

// entry is a close of some 450 bytes.
func entry(seq int64, batch int, side string) []byte {
	return closing(seq, batch, side, "Sample Recorder "+side, fmt.Sprintf(`"pad":"%0*d"`, 320, 0))
}

// BenchmarkAppend is one acknowledged entry, alone in the hall.
func BenchmarkAppend(b *testing.B) {
	h := newHall(b, 1)
	j := join(b, h.Tables[0])
	var took []time.Duration
	after := int64(0)
	for b.Loop() {
		begin := time.Now()
		if _, err := j.Append(b.Context(), after, entry(after+1, int(after/2)+1, []string{"A", "B"}[after%2])); err != nil {
			b.Fatal(err)
		}
		after++
		took = append(took, time.Since(begin))
	}
	report(b, took)
}

// station is a workstation that has read as far as seq.
type station struct {
	j   *postgres.Journal
	seq int64
}

// close waits for its turn, reads what came and appends one entry.
func (s *station) close(ctx context.Context, batch int, side string) error {
	return s.j.Turn(ctx, func(ctx context.Context) error {
		for e, err := range s.j.Read(ctx, s.seq+1) {
			if err != nil {
				return err
			}
			s.seq = e.Seq
		}
		e, err := s.j.Append(ctx, s.seq, entry(s.seq+1, batch, side))
		if err == nil {
			s.seq = e[0].Seq
		}
		return err
	})
}

// Benchmark100Tables has 100 workstations close as fast as they can. The one
// number that counts is acknowledged closes a second.
func Benchmark100Tables(b *testing.B) {
	const tables = 100
	h := newHall(b, tables)
	stations := make([]*station, tables)
	for i := range stations {
		stations[i] = &station{j: join(b, h.Tables[i])}
		for _, err := range stations[i].j.Read(b.Context(), 1) {
			b.Fatal(err)
		}
	}
	var mu sync.Mutex
	var took []time.Duration
	next := 0
	b.ResetTimer()
	begin := time.Now()
	var wg sync.WaitGroup
	for i, s := range stations {
		wg.Go(func() {
			for n := 0; ; n++ {
				mu.Lock()
				mine := next
				next++
				mu.Unlock()
				if mine >= b.N {
					return
				}
				one := time.Now()
				if err := s.close(b.Context(), 1+i+tables*(n/2), []string{"A", "B"}[n%2]); err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				took = append(took, time.Since(one))
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64(len(took))/time.Since(begin).Seconds(), "closes/s")
	report(b, took)
	chief := join(b, h.Chief)
	if n, _, err := chief.Head(b.Context()); err != nil || n != int64(b.N) {
		b.Fatalf("%d events (%v), want %d", n, err, b.N)
	}
	if err := chief.Verify(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkJoin10000 is a new workstation, until it has read the whole count.
func BenchmarkJoin10000(b *testing.B) {
	h := newHall(b, 1)
	fill(b, join(b, h.Chief), 10_000)
	for b.Loop() {
		j, err := postgres.Open(b.Context(), h.Tables[0], "sample")
		if err != nil {
			b.Fatal(err)
		}
		if n := len(everything(b, j)); n != 10_000 {
			b.Fatalf("%d events", n)
		}
		b.StopTimer()
		if err := j.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// fill appends n entries, batch after batch, both sides.
func fill(t testing.TB, j journal.Journal, n int) {
	t.Helper()
	for after := 0; after < n; after += 500 {
		var bodies [][]byte
		for i := after; i < min(n, after+500); i++ {
			bodies = append(bodies, entry(int64(i+1), i/2+1, []string{"A", "B"}[i%2]))
		}
		if _, err := j.Append(t.Context(), int64(after), bodies...); err != nil {
			t.Fatal(err)
		}
	}
}

// report gives the median and the 99th percentile.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
