package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall/halltest"
	"countersign/count/journal"
	"countersign/export/record"
)

func join(t testing.TB, s *halltest.Seat, o desk.Options) *desk.Desk {
	t.Helper()
	d, err := desk.Resume(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAHallsDesksAgreeWithOneFile(t *testing.T) {
	v := votetest.Training(t)
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	o := desk.Options{Clock: func() time.Time { return at }, Record: record.Write, Prove: proveSample}
	taken, lifted := 0, 0 // commands, and batches with two sides
	rapid.Check(t, func(rt *rapid.T) {
		s := halltest.New()
		first, err := desk.Create(t.Context(), s.Join("table 1", ""), v, place, o)
		if err != nil {
			rt.Fatal(err)
		}
		play(t, first, setUp...)
		play(t, first, `{"do":"declare","batches":4}`)
		desks := []*desk.Desk{first, join(t, s.Join("table 2", ""), o), join(t, s.Join("table 3", ""), o)}
		for range rapid.IntRange(1, 40).Draw(rt, "commands") {
			d := desks[rapid.IntRange(0, 2).Draw(rt, "desk")]
			if err := d.CatchUp(t.Context()); err != nil {
				rt.Fatal(err)
			}
			if len(d.Snapshot().Tally.Batches) < 3 {
				continue
			}
			if _, err := d.Do(t.Context(), table{rt}.command(d)); err != nil {
				if desk.CodeOf(err) == "internal" {
					rt.Fatalf("it fails: %v", err)
				}
				continue
			}
			taken++
			if rapid.IntRange(0, 9).Draw(rt, "a new one joins") == 0 {
				desks[1] = join(t, s.Join("table 2", "another"), o)
			}
		}
		whole := join(t, s.Join("chief", ""), o)
		for _, b := range whole.Snapshot().Tally.Batches {
			if b.A.Closed && b.B.Closed {
				lifted++
			}
		}
		for _, d := range desks {
			if err := d.CatchUp(t.Context()); err != nil {
				rt.Fatal(err)
			}
			fair(rt, d)
			if one, two := canonical(t, whole.Snapshot()), canonical(t, d.Snapshot()); one != two {
				rt.Fatalf("a table sees another count than the chief, who reads all of it:\n%s\n%s", one, two)
			}
		}
	})
	if taken == 0 || lifted == 0 {
		t.Errorf("%d commands taken, %d batches closed on both sides: this proves nothing", taken, lifted)
	}
}

// Three tables and a count that all of them have caught up with.
func seated(t *testing.T) (*halltest.Server, []*halltest.Seat, []*desk.Desk) {
	t.Helper()
	s := halltest.New()
	seats := []*halltest.Seat{s.Join("table 1", ""), s.Join("table 2", ""), s.Join("table 3", "")}
	first, err := desk.Create(t.Context(), seats[0], votetest.Training(t), place, options())
	if err != nil {
		t.Fatal(err)
	}
	play(t, first, setUp...)
	return s, seats, []*desk.Desk{first, join(t, seats[1], options()), join(t, seats[2], options())}
}

func TestASideThatAnotherTableClosedIsRefusedWhenItIsTooLate(t *testing.T) {
	_, _, d := seated(t)
	play(t, d[0], agree(1)[0])
	if err := give(d[1], agree(1)[0]); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("the second table is told %v", err)
	}
	play(t, d[1], agree(1)[1])
	play(t, d[2], agree(2)...)
	if err := d[0].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !shows(t, d[0], "30") {
		t.Error("all have closed, and the first table does not see it")
	}
}

func TestATableWhoseTurnWasTakenTakesAnother(t *testing.T) {
	s, seats, d := seated(t)
	events := s.Events()
	seats[1].ComeLate(2)
	play(t, d[1], agree(1)[0])
	if s.Events() != events+1 {
		t.Errorf("%d events were added", s.Events()-events)
	}
	seats[1].ComeLate(100)
	if err := give(d[1], agree(1)[1]); !errors.Is(err, journal.ErrMoved) || s.Events() != events+1 {
		t.Errorf("a journal that always moves: %v, %d events added", err, s.Events()-events)
	}
}

func TestAnEntryWhoseAnswerWasLostIsKeptOnce(t *testing.T) {
	s, seats, d := seated(t)
	seats[1].LoseAnswer()
	entry := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})
	if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
		t.Fatalf("it says %v", err)
	}
	if d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Error("an entry in doubt is shown as saved")
	}
	play(t, d[2], agree(2)...) // others go on meanwhile
	n := s.Events()
	if err := give(d[1], entry); err != nil {
		t.Errorf("given again it is refused: %v", err)
	}
	if s.Events() != n || !d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Errorf("it is kept %d times more", s.Events()-n)
	}
	// The doubt is over: the same again is a second one.
	if err := give(d[1], entry); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("a second time it says %v", err)
	}
}

// Two recorders share a workstation: what one has in doubt is not forgotten
// because the other saves meanwhile.
func TestTwoEntriesInDoubtAreEachKeptOnce(t *testing.T) {
	s, seats, d := seated(t)
	one, two := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), closing(2, "B", "Cy", 50, [4]int{30, 18, 1, 1})
	for _, entry := range []string{one, two} {
		seats[1].LoseAnswer()
		if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
			t.Fatalf("it says %v", err)
		}
	}
	play(t, d[1], agree(1)[1]) // and one is saved at once
	n := s.Events()
	play(t, d[1], two, one)
	if s.Events() != n {
		t.Errorf("%d events more", s.Events()-n)
	}
}

func TestTheSameFiguresAfterAReopeningAreANewEntry(t *testing.T) {
	s, seats, d := seated(t)
	entry := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})
	seats[1].LoseAnswer()
	if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
		t.Fatalf("it says %v", err)
	}
	play(t, d[1], `{"do":"reopen","batch":1,"side":"A","reason":"sample: a folded ballot"}`)
	n := s.Events()
	play(t, d[1], entry)
	if s.Events() != n+1 {
		t.Errorf("%d events more, want 1", s.Events()-n)
	}
}

func TestAnEntryThatWasLostCanBeTypedOtherwise(t *testing.T) {
	_, seats, d := seated(t)
	seats[1].LoseAnswer()
	if err := give(d[1], closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})); err == nil {
		t.Fatal("nothing was lost")
	}
	if err := give(d[1], closing(1, "A", "Ben", 50, [4]int{31, 17, 1, 1})); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("other figures for what was kept: %v", err)
	}
}

func TestFiguresThatDoNotArriveAreFetchedLater(t *testing.T) {
	_, seats, d := seated(t)
	play(t, d[0], agree(1)[0])
	seats[1].Blind(true)
	if err := give(d[1], agree(1)[1]); err != nil {
		t.Fatalf("the entry is kept, and it says %v", err)
	}
	if b := d[1].Snapshot().Tally.Batches[0]; b.B.Closed || !b.A.Closed {
		t.Errorf("half a batch is shown: %+v", b)
	}
	seats[1].Blind(false)
	if err := d[1].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if b := d[1].Snapshot().Tally.Batches[0]; !b.B.Closed || b.A.Answer("agreement").Yes != count.N(30) {
		t.Errorf("later it is %+v", b)
	}
}

// A server that crashes may forget what it showed and had not kept yet.
func TestADeskForgetsWhatTheServerForgot(t *testing.T) {
	s, _, d := seated(t)
	play(t, d[0], agree(1)[0])
	n := s.Events()
	play(t, d[0], agree(2)...)
	for _, x := range d {
		if err := x.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.Forget(n) // the server comes back without the last two
	play(t, d[1], agree(1)[1])
	for i, x := range d {
		if err := x.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		b := x.Snapshot().Tally.Batches
		if b[1].A.Closed || b[1].B.Closed || !b[0].B.Closed || x.Snapshot().Rebuilt != 1 {
			t.Errorf("desk %d shows %+v", i, b)
		}
	}
	s.Forget(n) // and forgets that too, with nothing behind it
	if err := d[2].CatchUp(t.Context()); err != nil || d[2].Snapshot().Tally.Batches[0].B.Closed {
		t.Errorf("it shows what is gone: %v", err)
	}
}

func TestOnlyOneTableCertifies(t *testing.T) {
	_, _, d := seated(t)
	play(t, d[0], counted()[len(setUp):]...)
	certify := func(k int) error {
		if err := d[k].CatchUp(t.Context()); err != nil {
			return err
		}
		_, err := d[k].Do(t.Context(), readOut(t, d[k], everybody))
		return err
	}
	// Both have looked at the count before either certifies.
	if err := d[1].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	late := readOut(t, d[1], everybody)
	if err := certify(0); err != nil {
		t.Fatal(err)
	}
	if _, err := d[1].Do(t.Context(), late); desk.CodeOf(err) != "certified" {
		t.Errorf("the second certification says %v", err)
	}
}

func TestFollowTellsOfWhatOthersDid(t *testing.T) {
	_, seats, d := seated(t)
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan error)
	done := make(chan struct{})
	go func() {
		d[1].Follow(ctx, func(err error) { told <- err })
		close(done)
	}()
	play(t, d[0], `{"do":"take over","batch":2,"side":"A","from":"table 3","by":"table 9"}`, agree(1)[0])
	go seats[1].Tell()
	if err := <-told; err != nil || !d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Errorf("it follows with %v", err)
	}
	cancel()
	<-done
}
