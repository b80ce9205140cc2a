package shell

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// window stands for the goroutine of the window: what is handed back waits here
// until the test runs it.
type window struct{ queue chan func() }

func newWindow() *window { return &window{queue: make(chan func(), 64)} }

func (w *window) back(f func()) { w.queue <- f }

// never is a clock that stands still.
func never(time.Duration, func()) func() bool { return func() bool { return true } }

// next runs the next thing that was handed back.
func (w *window) next() { (<-w.queue)() }

func TestWorkIsDoneInTheOrderAsked(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	var order []int
	for i := range 20 {
		Do(w, func(context.Context, func(string)) (int, error) { return i, nil },
			func(n int, _ error) { order = append(order, n) })
	}
	for range 20 {
		win.next()
	}
	w.Close()
	if !slices.IsSorted(order) || len(order) != 20 {
		t.Errorf("results came as %v", order)
	}
}

func TestAResultComesBackOnTheWindowOnly(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	called := false
	Do(w, func(context.Context, func(string)) (string, error) { return "x", nil },
		func(string, error) { called = true })
	w.Close()
	if called {
		t.Fatal("done was called away from the window")
	}
	win.next()
	if !called {
		t.Error("done was not called")
	}
}

func TestAFaultInWorkIsAnErrorForItsAsker(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	var got error
	Do(w, func(context.Context, func(string)) (int, error) {
		var none []int
		return none[3], nil
	}, func(_ int, err error) { got = err })
	win.next()
	if got == nil || !strings.HasPrefix(got.Error(), "internal: ") {
		t.Errorf("the fault came as %v", got)
	}
	Do(w, func(context.Context, func(string)) (int, error) { return 7, nil }, func(n int, err error) {
		if n != 7 || err != nil {
			t.Errorf("work after a fault gave %d, %v", n, err)
		}
	})
	win.next()
	w.Close()
}

func TestCancelledWorkIsNotBegun(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	hold, ran := make(chan bool), false
	Do(w, func(context.Context, func(string)) (int, error) {
		<-hold
		return 0, nil
	}, func(int, error) {})
	var got error
	cancel := Do(w, func(context.Context, func(string)) (int, error) {
		ran = true
		return 0, nil
	}, func(_ int, err error) { got = err })
	cancel()
	cancel()
	close(hold)
	win.next()
	win.next()
	w.Close()
	if ran || !errors.Is(got, context.Canceled) {
		t.Errorf("ran %v, error %v", ran, got)
	}
}

func TestClosingFinishesWhatWasAskedAndRefusesTheRest(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	done := 0
	for range 5 {
		Do(w, func(context.Context, func(string)) (int, error) { return 1, nil },
			func(n int, _ error) { done += n })
	}
	w.Close()
	w.Close()
	var got error
	Do(w, func(context.Context, func(string)) (int, error) { return 1, nil },
		func(_ int, err error) { got = err })
	for range 6 {
		win.next()
	}
	if done != 5 || !errors.Is(got, ErrClosed) {
		t.Errorf("%d of 5 were done, and later work got %v", done, got)
	}
}

// alarms is a clock whose hands a test moves.
type alarms struct{ set chan alarm }

type alarm struct {
	after time.Duration
	ring  func()
}

func (a *alarms) add(d time.Duration, ring func()) func() bool {
	a.set <- alarm{d, ring}
	return func() bool { return true }
}

func TestAPersonIsToldOnlyOfWorkThatTakesLong(t *testing.T) {
	win, clock := newWindow(), &alarms{set: make(chan alarm, 4)}
	var steps []Step
	w := newWorker(func(s Step) { steps = append(steps, s) }, win.back, clock.add)
	begun, go1, go2 := make(chan bool), make(chan bool), make(chan bool)
	Do(w, func(_ context.Context, tell func(string)) (int, error) {
		tell("Checking sheet 1 of 2")
		begun <- true
		<-go1
		tell("Checking sheet 2 of 2")
		begun <- true
		<-go2
		return 0, nil
	}, func(int, error) {})
	soon, late := <-clock.set, <-clock.set
	if soon.after != 200*time.Millisecond || late.after != time.Second {
		t.Fatalf("words come after %v and %v", soon.after, late.after)
	}
	<-begun
	if w.Stoppable() || len(win.queue) > 0 {
		t.Error("a person is told of short work")
	}
	soon.ring()
	win.next()
	late.ring()
	win.next()
	if !w.Stoppable() {
		t.Error("long work cannot be stopped")
	}
	go1 <- true
	<-begun
	win.next()
	go2 <- true
	win.next() // it is over
	win.next() // the result
	soon.ring()
	late.ring()
	w.Close()
	if len(win.queue) > 0 {
		t.Error("a late alarm is heard")
	}
	want := []Step{{Words: "Working"}, {"Checking sheet 1 of 2", true}, {"Checking sheet 2 of 2", true}, {}}
	if !slices.Equal(steps, want) {
		t.Errorf("told %+v, want %+v", steps, want)
	}
}

func TestLongWorkIsStopped(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back, never)
	begun := make(chan bool)
	var got error
	Do(w, func(ctx context.Context, _ func(string)) (int, error) {
		begun <- true
		<-ctx.Done()
		return 0, ctx.Err()
	}, func(_ int, err error) { got = err })
	<-begun
	if !w.Busy() {
		t.Error("work is not seen")
	}
	w.Stop()
	win.next()
	w.Close()
	w.Stop()
	if !errors.Is(got, context.Canceled) || w.Busy() {
		t.Errorf("stopped work gave %v, busy %v", got, w.Busy())
	}
}
