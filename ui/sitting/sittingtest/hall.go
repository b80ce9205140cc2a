package sittingtest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall/halltest"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/sitting"
)

// Clock of a hall: it stands still, and so does what waits for it, but for what
// only keeps the window from being told too often.
func hallOptions(s *Stage) sitting.HallOptions {
	return sitting.HallOptions{
		Clock: s.Clock,
		After: func(d time.Duration) <-chan time.Time {
			if d >= time.Second {
				return nil
			}
			now := make(chan time.Time, 1)
			now <- time.Time{}
			return now
		},
	}
}

// NewHall is a window at a table of a hall.
func NewHall(t testing.TB, seat *halltest.Seat) *Stage {
	t.Helper()
	s := newStage(t)
	d, err := desk.Resume(context.Background(), seat, desk.Options{Clock: s.Clock, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	s.sit(d, filepath.Join(t.TempDir(), seat.Name()+".hall"))
	s.Sitting.Join(seat, hallOptions(s))
	s.Hear(nil)
	return s
}

// Begin begins the count of a hall, with recorders and batches, and gives the
// desk of a seat that needs no window.
func Begin(t testing.TB, seat *halltest.Seat, place count.PlaceID, batches int, recorders ...string) *desk.Desk {
	t.Helper()
	at := time.Date(2026, 5, 8, 17, 0, 0, 0, time.FixedZone("", -4*3600))
	d, err := desk.Create(context.Background(), seat, votetest.Training(t), place, desk.Options{Clock: func() time.Time { return at }, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	commands := []desk.Command{&desk.Declare{Batches: count.N(batches)}, &desk.Appoint{Name: "Marian Sample", Role: count.ChiefTeller}}
	for _, name := range recorders {
		commands = append(commands, &desk.Appoint{Name: name, Role: count.Recorder})
	}
	for _, c := range commands {
		if _, err := d.Do(context.Background(), c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	return d
}

// Hear has the window hear of what happened in the hall. Seat is nil where it
// asks by itself.
func (s *Stage) Hear(seat *halltest.Seat) {
	s.T.Helper()
	if seat != nil {
		seat.Tell()
	}
	s.during(func() { s.Sitting.Hall.Refresh(func() {}) })
}

// heard waits until the hall has answered.
func (s *Stage) heard() {
	s.T.Helper()
	if h := s.Sitting.Hall; h != nil && !s.loop.Until(func() bool { return !h.Asking() }, answer) {
		s.T.Fatal("the hall does not answer")
	}
}
