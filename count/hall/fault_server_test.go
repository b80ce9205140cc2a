package hall_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/count/journal/postgres/pgtest"
)

// TestAServerThatIsKilledUnderLoadLosesNothingAcknowledged kills the server
// with kill -9 while every table closes, twice, and starts it again.
func TestAServerThatIsKilledUnderLoadLosesNothingAcknowledged(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	l := newLoad(t, s, 6, 90)
	l.follow(t)
	killed := make(chan error, 1)
	go func() {
		var err error
		for _, n := range []int{30, 90} {
			l.await(n)
			err = errors.Join(err, s.Kill(), s.Restart())
		}
		killed <- err
	}()
	l.closeAll(t)
	if err := <-killed; err != nil {
		t.Fatal(err)
	}
	l.followed(t)
	l.prove(t)
	t.Logf("figure: 2 kills of the server; %d closes acknowledged, 0 lost, 0 doubled", len(l.closes))
}

// await waits until so many closes have been acknowledged.
func (l *load) await(n int) {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		l.mu.Lock()
		have := len(l.closes)
		l.mu.Unlock()
		if have >= n {
			return
		}
	}
}

// TestATableSaysThatTheServerIsGoneAndGoesOn keeps what it could not save, and
// says nothing else than that.
func TestATableSaysThatTheServerIsGoneAndGoesOn(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	l := newLoad(t, s, 2, 2)
	table := l.tables[0]
	entry := closing(1, sides[0], recorder(0, sides[0]), 30)
	if err := s.Halt(); err != nil {
		t.Fatal(err)
	}
	_, err := table.d.Do(t.Context(), entry)
	if !errors.Is(err, journal.ErrOffline) || !strings.Contains(err.Error(), "nothing is lost") {
		t.Errorf("with the server gone it says %v", err)
	}
	if n := table.d.Snapshot(); n.Tally.Batches[0].A.Closed {
		t.Error("an entry is shown as closed that was not saved")
	}
	if err := s.Restart(); err != nil {
		t.Fatal(err)
	}
	if err := again(t.Context(), func() error { _, err := table.d.Do(t.Context(), entry); return err }); err != nil {
		t.Fatal(err)
	}
	if n := table.d.Snapshot(); !n.Tally.Batches[0].A.Closed {
		t.Error("it is not closed")
	}
}

// TestTwoMachinesAppointTheSameTeller and close the same side: one is first,
// the other is told.
func TestTwoMachinesAppointTheSameTeller(t *testing.T) {
	l := newLoad(t, pgtest.Shared(t), 2, 2)
	for _, c := range []struct {
		same func() desk.Command
		says string
	}{
		{func() desk.Command { return &desk.Appoint{Name: "Sample Zoe", Role: "recorder"} }, "has been appointed already"},
		{func() desk.Command { return closing(1, sides[0], recorder(0, sides[0]), 30) }, "has closed already"},
	} {
		answers := make(chan error, 2)
		for _, s := range l.tables {
			go func() { _, err := s.d.Do(t.Context(), c.same()); answers <- err }()
		}
		one, two := <-answers, <-answers
		if one == nil {
			one, two = two, one
		}
		var refused *desk.Refused
		if two != nil || !errors.As(one, &refused) || !strings.Contains(one.Error(), c.says) {
			t.Errorf("they are told %v and %v, want one to be told that it %s", one, two, c.says)
		}
	}
}
