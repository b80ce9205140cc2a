package hall_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
)

// print is the table of make hall: what was measured on this machine, server
// and tables together.
func (l *load) print(t *testing.T, took time.Duration) {
	row := func(what, figure string) { fmt.Printf("| %s | %s |\n", what, figure) }
	fmt.Printf("| a hall of %d tables, %d recorders, %s batches | measured |\n|---|---|\n", len(l.tables), 2*len(l.tables), count.Grouped(l.batches))
	row("as fast as they can: acknowledged closes a second", fmt.Sprintf("%.0f", float64(len(l.closes))/took.Seconds()))
	row("a close then, waiting for the others included: p50 / p99 / max", quantiles(l.latencies()))
	row("until the chief teller's board shows an entry then: p50 / p99 / max", quantiles(l.delays()))
	row(fmt.Sprintf("a workstation joins, %s events: p50 / p99 / max", count.Grouped(2+2*len(l.tables)+2*l.batches)), quantiles(l.joins(t)))
	l.besideTheFile(t, row)
	l.leave(t)

	p := newLoad(t, l.server, len(l.tables), l.batches/2)
	p.follow(t)
	p.warm(t)
	const rate = 300
	pause := time.Duration(2*len(p.tables)) * time.Second / rate
	p.closeSome(t, len(p.tables)+1, p.batches, pause)
	p.followed(t)
	p.prove(t)
	p.closes = p.closes[2*len(p.tables):]
	row(fmt.Sprintf("%d closes a second are asked for: acknowledged a second", rate), fmt.Sprintf("%.0f", p.rate(pause)))
	row("a close then: p50 / p99 / max", quantiles(p.latencies()))
	row("until the chief teller's board shows an entry then: p50 / p99 / max", quantiles(p.delays()))
}

// warm has every recorder close a first entry, so that every table has made its
// connections.
func (l *load) warm(t *testing.T) {
	t.Helper()
	l.closeSome(t, 1, len(l.tables), 2*time.Second)
}

// rate is how many closes were acknowledged a second once all had begun and
// before the first was done.
func (l *load) rate(pause time.Duration) float64 {
	first, last := l.closes[0].ack.Add(pause), l.closes[len(l.closes)-1].ack.Add(-pause)
	n := 0
	for _, c := range l.closes {
		if c.ack.After(first) && c.ack.Before(last) {
			n++
		}
	}
	return float64(n) / last.Sub(first).Seconds()
}

// leave makes room at the server for the tables of another hall.
func (l *load) leave(t *testing.T) {
	t.Helper()
	for _, s := range l.tables {
		if err := s.d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func (l *load) latencies() []time.Duration {
	out := make([]time.Duration, 0, len(l.closes))
	for _, c := range l.closes {
		out = append(out, c.ack.Sub(c.began))
	}
	return out
}

// delays are the times from the acknowledgement of a close to the first board
// that counts it.
func (l *load) delays() []time.Duration {
	first := map[int64]time.Time{}
	seq := int64(0)
	for _, s := range l.seen {
		for ; seq < s.seq; seq++ {
			first[seq+1] = s.at
		}
	}
	out := make([]time.Duration, 0, len(l.closes))
	for _, c := range l.closes {
		out = append(out, max(0, first[c.seq].Sub(c.ack)))
	}
	return out
}

// joins are the times that a new workstation takes until it can count.
func (l *load) joins(t *testing.T) []time.Duration {
	t.Helper()
	var out []time.Duration
	for n := range 9 {
		begin := time.Now()
		s := l.sit(t, 0, l.setup.Tables[n%len(l.setup.Tables)])
		if n := s.d.Snapshot(); len(n.Tally.Batches) != l.batches {
			t.Fatalf("it sees %d batches", len(n.Tally.Batches))
		}
		out = append(out, time.Since(begin))
		if err := s.d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// besideTheFile closes entries one after the other, once in a file, once in a
// hall in which nobody else works.
func (l *load) besideTheFile(t *testing.T, row func(what, figure string)) {
	t.Helper()
	const closes = 300
	file, err := journal.Create(filepath.Join(t.TempDir(), "beside.count"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d, err := desk.Create(t.Context(), file, votetest.Training(t), place, deskOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, side := range sides {
		give(t, d, &desk.Appoint{Name: recorder(0, side), Role: count.Recorder})
	}
	give(t, d, &desk.Declare{Batches: count.N(closes)})
	alone := newLoad(t, l.server, 1, closes)
	var one, two []time.Duration
	for b := 1; b <= closes; b++ { // by turns, so that both meet the same machine
		one = append(one, timed(func() { give(t, d, closing(b, count.SideA, recorder(0, count.SideA), yesOf(b))) }))
		two = append(two, timed(func() {
			give(t, alone.tables[0].d, closing(b, count.SideA, recorder(0, count.SideA), yesOf(b)))
		}))
	}
	row("one close in a file, nobody else: p50 / p99 / max", quantiles(one))
	row("one close in a hall, nobody else: p50 / p99 / max", quantiles(two))
	row("hall to file, p50", fmt.Sprintf("%.1f", float64(two[closes/2])/float64(one[closes/2]))) // quantiles sorted them
}

func timed(f func()) time.Duration {
	begin := time.Now()
	f()
	return time.Since(begin)
}
