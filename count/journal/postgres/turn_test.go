package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

func TestTurnsDoNotMix(t *testing.T) {
	const tables, each = 5, 10
	h := newHall(t, tables)
	var wg sync.WaitGroup
	for i, a := range h.Tables {
		s := &station{j: join(t, a)}
		wg.Go(func() {
			for n := range each {
				if err := s.close(t.Context(), 1+i*each+n, "A"); err != nil {
					t.Errorf("table %d: %v", i+1, err)
				}
			}
		})
	}
	wg.Wait()
	j := join(t, h.Chief)
	if n := len(everything(t, j)); n != tables*each {
		t.Errorf("%d events, want %d", n, tables*each)
	}
	if err := j.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestATurnThatFailsWritesNothingAndEnds(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	mine := errors.New("the desk refuses")
	if err := one.Turn(t.Context(), func(ctx context.Context) error {
		if _, _, err := one.Head(ctx); err != nil {
			return err
		}
		return mine
	}); !errors.Is(err, mine) {
		t.Errorf("%v", err)
	}
	if err := one.Turn(t.Context(), func(ctx context.Context) error {
		_, _, err := one.Head(ctx)
		if err != nil {
			return err
		}
		_, err = one.Append(ctx, 5, body(1))
		return err
	}); !errors.Is(err, journal.ErrMoved) {
		t.Errorf("%v, want ErrMoved", err)
	}
	if n := put(t, two, body(1)).Seq; n != 1 {
		t.Errorf("number %d, want 1", n)
	}
}

func TestATurnIsAlone(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	done := make(chan error, 1)
	err := one.Turn(t.Context(), func(ctx context.Context) error {
		after, _, err := one.Head(ctx)
		if err != nil {
			return err
		}
		go func() { _, err := two.Append(t.Context(), after, body(2)); done <- err }()
		within, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
		defer cancel()
		select {
		case err := <-done:
			t.Errorf("table 2 did not wait: %v", err)
		case <-within.Done():
		}
		_, err = one.Append(ctx, after, body(1))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-done; !errors.Is(err, journal.ErrMoved) {
		t.Errorf("table 2: %v, want ErrMoved", err)
	}
}

// A turn is over with its Append: the commit is what Append promised.
func TestAfterItsAppendATurnIsOver(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	err := one.Turn(t.Context(), func(ctx context.Context) error {
		if _, _, err := one.Head(ctx); err != nil {
			return err
		}
		if _, err := one.Append(ctx, 0, body(1)); err != nil {
			return err
		}
		put(t, two, body(2))
		if _, err := one.Append(ctx, 1, body(3)); !errors.Is(err, journal.ErrMoved) {
			t.Errorf("%v, want ErrMoved", err)
		}
		n, _, err := one.Head(ctx)
		if n != 2 {
			t.Errorf("head %d, want 2", n)
		}
		return errors.Join(err, one.Turn(ctx, func(ctx context.Context) error { _, err := one.Append(ctx, 2, body(3)); return err }))
	})
	if err != nil {
		t.Error(err)
	}
}

// A workstation that is stopped in its turn stops nobody else for long.
func TestAWorkstationThatHangsInItsTurnLosesIt(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	err := one.Turn(t.Context(), func(ctx context.Context) error {
		if _, _, err := one.Head(ctx); err != nil {
			return err
		}
		begin := time.Now()
		put(t, two, body(2)) // waits for the server to end the turn of table 1
		if waited := time.Since(begin); waited > 10*time.Second {
			t.Errorf("table 2 waited %v", waited)
		}
		_, err := one.Append(ctx, 0, body(1))
		return err
	})
	if !errors.Is(err, journal.ErrMoved) {
		t.Errorf("%v, want ErrMoved", err)
	}
	if got := everything(t, one); len(got) != 1 || string(got[0].Body) != string(body(2)) {
		t.Errorf("%d events", len(got))
	}
}

func TestACallersPatienceEndsTheWaitForATurn(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	err := one.Turn(t.Context(), func(ctx context.Context) error {
		if _, _, err := one.Head(ctx); err != nil {
			return err
		}
		within, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if err := two.Turn(within, func(ctx context.Context) error { _, _, err := two.Head(ctx); return err }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, want DeadlineExceeded", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNewsArriveWithoutAsking(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	for n := range 6 { // more than the server rings for
		put(t, one, body(n))
	}
	follows(t, two, 6)
	put(t, one, body(7))
	follows(t, two, 7)
}

// follows reads when it is told to, until it has seen all.
func follows(t *testing.T, j *postgres.Journal, want int64) {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case <-j.Changed():
			if n, _, err := j.Head(t.Context()); err == nil && n == want {
				return
			}
		case <-late:
			t.Fatalf("nothing was said of event %d", want)
		}
	}
}

func TestALostNetworkIsNoticedAndSoIsItsReturn(t *testing.T) {
	h := newHall(t, 1)
	wire := newWire(t, h)
	j := join(t, wire.Address(t, h.Tables[0]))
	for !j.Connected() {
		<-j.Changed()
	}
	wire.Cut()
	for j.Connected() {
		<-j.Changed()
	}
	put(t, join(t, h.Tables[0]), body(1))
	wire.Mend()
	for !j.Connected() {
		<-j.Changed()
	}
	if n, _, err := j.Head(t.Context()); err != nil || n != 1 {
		t.Errorf("head %d (%v), want 1", n, err)
	}
}
