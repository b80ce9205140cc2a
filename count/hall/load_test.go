package hall_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
	"countersign/export"
	"countersign/export/record"
)

// TestAHallUnderLoad has every table of a hall close entries as fast as it can:
// in its short form few of them, for correctness alone. HALL=100x5000 is a hall
// of a hundred tables, two recorders each, and five thousand batches; it prints
// the table of make hall.
func TestAHallUnderLoad(t *testing.T) {
	tables, batches := 6, 60
	full := os.Getenv("HALL")
	if full != "" {
		if _, err := fmt.Sscanf(full, "%dx%d", &tables, &batches); err != nil {
			t.Fatalf("HALL=%s is not like 100x5000: %v", full, err)
		}
	}
	l := newLoad(t, pgtest.New(t, pgtest.Options{Settings: map[string]string{"max_connections": "700"}}), tables, batches)
	l.follow(t)
	took := l.closeAll(t)
	l.followed(t)
	l.prove(t)
	if full == "" {
		return
	}
	l.print(t, took)
}

// load is a hall whose tables close all batches. Of every batch, side A is
// closed at one table and side B at the next, so that every figure is veiled
// for the machine that has to find it again.
type load struct {
	server       *pgtest.Server
	owner        string // address of the database's owner
	setup        *postgres.Setup
	batches      int
	chief        *desk.Desk
	chiefJournal *postgres.Journal
	tables       []*station

	mu     sync.Mutex
	closes []closed
	seen   []sight
	stop   context.CancelFunc
	done   chan error
}

// station is a table: one workstation, two recorders.
type station struct {
	n    int
	j    *postgres.Journal
	d    *desk.Desk
	load *load
	mu   sync.Mutex // an entry of which nobody knows whether it was saved is given again before another
}

// closed is a close that was acknowledged.
type closed struct {
	seq        int64
	began, ack time.Time
}

// sight is what the chief teller's board showed when.
type sight struct {
	at  time.Time
	seq int64
}

func deskOptions() desk.Options {
	return desk.Options{Clock: evening, Record: record.Write, Prove: export.Prove}
}

// evening is one of the training vote.
func evening() time.Time { return time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC) }

func newLoad(t testing.TB, s *pgtest.Server, tables, batches int) *load {
	t.Helper()
	l := &load{server: s, owner: s.Database(t), batches: batches}
	var err error
	if l.setup, err = postgres.Init(t.Context(), l.owner, tables); err != nil {
		t.Fatal(err)
	}
	j := l.open(t, l.setup.Chief, "load")
	l.chiefJournal = j
	if l.chief, err = desk.Create(t.Context(), j, votetest.Training(t), place, deskOptions()); err != nil {
		t.Fatal(err)
	}
	for n := range tables {
		for _, side := range sides {
			give(t, l.chief, &desk.Appoint{Name: recorder(n, side), Role: count.Recorder})
		}
	}
	give(t, l.chief, &desk.Declare{Batches: count.N(batches)})
	for n, address := range l.setup.Tables {
		l.tables = append(l.tables, l.sit(t, n, address))
	}
	return l
}

func (l *load) sit(t testing.TB, n int, address string) *station {
	t.Helper()
	j := l.open(t, address, fmt.Sprintf("sample computer %d", n+1))
	d, err := desk.Resume(t.Context(), j, deskOptions())
	if err != nil {
		t.Fatal(err)
	}
	go d.Follow(t.Context(), func(error) {}) // what does not arrive now does with the next entry
	return &station{n: n, j: j, d: d, load: l}
}

// open joins the hall until the test is over.
func (l *load) open(t testing.TB, address, machine string) *postgres.Journal {
	t.Helper()
	j, err := postgres.Open(t.Context(), address, machine)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

var sides = []count.Side{count.SideA, count.SideB}

func recorder(table int, side count.Side) string {
	return fmt.Sprintf("Sample recorder %d%s", table+1, side)
}

func give(t testing.TB, d *desk.Desk, c desk.Command) {
	t.Helper()
	if _, err := d.Do(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

// figures of a batch: every batch has its own.
func yesOf(batch int) int { return batch % 50 }

// closeAll closes every side of every batch as fast as that goes, and tells how
// long it took.
func (l *load) closeAll(t testing.TB) time.Duration {
	t.Helper()
	return l.closeSome(t, 1, l.batches, 0)
}

// closeSome closes both sides of these batches. Every recorder closes one after
// each pause; they do not all begin at the same moment.
func (l *load) closeSome(t testing.TB, from, to int, pause time.Duration) time.Duration {
	t.Helper()
	begin := time.Now()
	fail := make(chan error, 2*len(l.tables))
	for _, s := range l.tables {
		for i := range sides {
			go func() { fail <- s.record(t.Context(), i, from, to, pause) }()
		}
	}
	for range cap(fail) {
		if err := <-fail; err != nil {
			t.Fatal(err)
		}
	}
	return time.Since(begin)
}

// record closes side i of batches of a row: A of this table's, B of the next one's.
func (s *station) record(ctx context.Context, i, from, to int, pause time.Duration) error {
	all := len(s.load.tables)
	if pause > 0 {
		<-time.After(pause * time.Duration(2*s.n+i) / time.Duration(2*all))
	}
	every := time.NewTicker(max(pause, 1))
	defer every.Stop()
	for b := from + (s.n+i)%all; b <= to; b += all {
		if err := s.close(ctx, b, sides[i]); err != nil {
			return fmt.Errorf("table %d, batch %d, side %s: %w", s.n+1, b, sides[i], err)
		}
		if pause > 0 {
			<-every.C
		}
	}
	return nil
}

// close claims a side, closes it and goes on when the hall comes back.
func (s *station) close(ctx context.Context, batch int, side count.Side) error {
	if err := again(ctx, func() error { _, err := s.j.Claim(ctx, batch, side); return err }); err != nil {
		return err
	}
	began := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	return again(ctx, func() error {
		r, err := s.d.Do(ctx, closing(batch, side, recorder(s.n, side), yesOf(batch)))
		if err == nil {
			s.load.mu.Lock()
			s.load.closes = append(s.load.closes, closed{r.Seq, began, time.Now()})
			s.load.mu.Unlock()
		}
		return err
	})
}

// follow has the chief teller's board follow the count.
func (l *load) follow(t testing.TB) {
	t.Helper()
	j := l.open(t, l.setup.Chief, "the board")
	d, err := desk.Resume(t.Context(), j, deskOptions())
	if err != nil {
		t.Fatal(err)
	}
	var ctx context.Context
	ctx, l.stop = context.WithCancel(t.Context())
	l.done = make(chan error, 1)
	var pace hall.Pace
	last := 2 * l.batches
	go func() {
		var failed error
		d.Follow(ctx, func(err error) {
			if err == nil {
				err = l.look(ctx, d, j, &pace, last)
			}
			if err != nil && !gone(err) && ctx.Err() == nil {
				failed = err
			}
		})
		l.done <- failed
	}()
}

// look makes the board, as a screen does. The last entry ends it.
func (l *load) look(ctx context.Context, d *desk.Desk, j *postgres.Journal, pace *hall.Pace, last int) error {
	claims, err := j.Claims(ctx)
	if err != nil {
		return err
	}
	tables, err := j.Tables(ctx)
	if err != nil {
		return err
	}
	s := d.Snapshot()
	b := hall.Of(time.Now(), &s, claims, tables, pace)
	l.mu.Lock()
	l.seen = append(l.seen, sight{time.Now(), s.Revision})
	l.mu.Unlock()
	if b.Entries.Closed == last {
		l.stop()
	}
	return nil
}

// followed waits until the board shows the last entry.
func (l *load) followed(t testing.TB) {
	t.Helper()
	select {
	case err := <-l.done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the board never showed the last entry")
	}
}

// prove derives the count again: every entry is there once, as it was
// acknowledged, the chain is whole, and a file has the same hashes.
func (l *load) prove(t testing.TB) {
	t.Helper()
	j := l.open(t, l.setup.Chief, "proof")
	if err := j.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, last, err := desk.Fold(t.Context(), j, record.Write, export.Prove)
	if err != nil {
		t.Fatal(err)
	}
	entries := 2 * l.batches
	if want := int64(2 + 2*len(l.tables) + entries); last != want {
		t.Errorf("%d events, want %d", last, want)
	}
	for _, b := range s.Tally.Batches {
		for _, e := range []count.Entry{b.A, b.B} {
			if !e.Closed || len(e.Answers) != 2 || e.Answers[0].Yes != count.N(yesOf(b.Number)) {
				t.Errorf("batch %d holds %+v", b.Number, e)
			}
		}
	}
	l.acknowledged(t, entries)
	l.copied(t, j)
}

// acknowledged proves that no close was acknowledged twice under one number,
// and none is missing.
func (l *load) acknowledged(t testing.TB, entries int) {
	t.Helper()
	numbers := map[int64]bool{}
	for _, c := range l.closes {
		numbers[c.seq] = true
	}
	if len(l.closes) != entries || len(numbers) != entries {
		t.Errorf("%d closes acknowledged under %d numbers, want %d", len(l.closes), len(numbers), entries)
	}
}

func (l *load) copied(t testing.TB, j journal.Journal) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hall.count")
	file, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Copy(t.Context(), j, file); err != nil {
		t.Fatal(err)
	}
	if err := file.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, want, err := j.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, got, err := file.Head(t.Context()); err != nil || got != want {
		t.Errorf("the file ends with %s, the hall with %s (%v)", got, want, err)
	}
	if _, _, err := desk.Fold(t.Context(), file, record.Write, export.Prove); err != nil {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}

// quantiles are p50, p99 and the worst, in words.
func quantiles(ds []time.Duration) string {
	slices.Sort(ds)
	at := func(q float64) time.Duration { return ds[int(q*float64(len(ds)-1))] }
	return strings.Join([]string{short(at(0.5)), short(at(0.99)), short(at(1))}, " / ")
}

func short(d time.Duration) string {
	if d < 10*time.Millisecond {
		return fmt.Sprintf("%.1f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.0f ms", d.Seconds()*1000)
}
