package board_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// BenchmarkNation opens the roll-up of a vote with 180,000 places, and tells
// how much memory it holds then.
func BenchmarkNation(b *testing.B) {
	j, places := imported(b, rolluptest.Made(10, 30, 600))
	debug.FreeOSMemory()
	for b.Loop() {
		y, err := board.Resume(context.Background(), j, clock)
		if err != nil {
			b.Fatal(err)
		}
		if y.Report().Received != places {
			b.Fatal("not all are there")
		}
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem) // the heap has only grown so far
		b.ReportMetric(float64(mem.Sys-mem.HeapReleased)/(1<<20), "MB-peak")
		b.ReportMetric(float64(held())/(1<<20), "MB-held")
		runtime.KeepAlive(y)
	}
	_ = j.Close()
}

// imported is a roll-up of which every place has reported.
func imported(b *testing.B, v *count.Vote) (j journal.Journal, places int) {
	b.Helper()
	j, err := journal.Create(filepath.Join(b.TempDir(), "sample.rollup"))
	if err != nil {
		b.Fatal(err)
	}
	x, err := board.Create(context.Background(), j, v, clock)
	if err != nil {
		b.Fatal(err)
	}
	m, err := rolluptest.NewMaker(v)
	if err != nil {
		b.Fatal(err)
	}
	for day := range slices.Chunk(v.Places(), 10_000) { // a folder a day
		var some []rollup.Kept
		for _, p := range day {
			s, err := m.Sheet(rolluptest.Counted(v, p.ID, 20+places%30))
			if err != nil {
				b.Fatal(err)
			}
			a, err := rolluptest.Arrive(s, fmt.Sprintf("%d.xlsx", places))
			if err != nil {
				b.Fatal(err)
			}
			some = append(some, x.Examine(a))
			places++
		}
		if _, err := x.Import(context.Background(), some); err != nil {
			b.Fatal(err)
		}
	}
	return j, places
}

// held is the memory in use, in bytes.
func held() int64 {
	var mem runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&mem)
	return int64(mem.HeapAlloc)
}

// TestAKeptSheetIsSmall holds what a roll-up of a country may take: a place, its
// sheet with three keys, and both in the report. Each sheet was signed by other
// people.
func TestAKeptSheetIsSmall(t *testing.T) {
	const most = 3600 // bytes
	s := begin(t, rolluptest.Made(2, 5, 200))
	m, err := rolluptest.NewMaker(s.vote)
	if err != nil {
		t.Fatal(err)
	}
	var files []rollup.Kept
	for i, p := range s.vote.Places() {
		x, err := m.Sheet(rolluptest.Counted(s.vote, p.ID, 20+i%30))
		if err != nil {
			t.Fatal(err)
		}
		a, err := rolluptest.Arrive(x, fmt.Sprintf("%d.xlsx", i))
		if err != nil {
			t.Fatal(err)
		}
		for k := range 3 {
			name := fmt.Sprintf("Sample Teller %d of %d", k, i)
			a.Keys = append(a.Keys, rollup.Key{Name: name, Key: count.Sum([]byte(name)), Trusted: true})
		}
		files = append(files, s.b.Examine(a))
	}
	s.take(files...)
	n := int64(len(files))
	files = nil
	s.again()
	s.b.Report()
	with := held()
	if got := s.b.Report().Received; got != int(n) {
		t.Fatalf("%d of %d are there", got, n)
	}
	s.close()
	if each := (with - held()) / n; each > most {
		t.Errorf("a kept sheet holds %d bytes, at most %d", each, most)
	}
}

// TestADefinitionOfACountryFitsIntoAJournal holds the bounds that such a vote
// meets: the file of the definition and the first event.
func TestADefinitionOfACountryFitsIntoAJournal(t *testing.T) {
	text, err := count.Canonical(rolluptest.Made(10, 30, 600))
	if err != nil {
		t.Fatal(err)
	}
	const around = 1000 // what an event has around its definition
	if n := len(text); n > count.MaxVoteSize || n > journal.MaxBody-around {
		t.Errorf("the definition of 180,000 places has %d bytes", n)
	}
}
