package shell

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// window stands for the goroutine of the window: what is handed back waits here
// until the test runs it.
type window struct{ queue chan func() }

func newWindow() *window { return &window{queue: make(chan func(), 64)} }

func (w *window) back(f func()) { w.queue <- f }

// next runs the next thing that was handed back.
func (w *window) next() { (<-w.queue)() }

func TestWorkIsDoneInTheOrderAsked(t *testing.T) {
	win := newWindow()
	w := newWorker(nil, win.back)
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
	w := newWorker(nil, win.back)
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
	w := newWorker(nil, win.back)
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
	w := newWorker(nil, win.back)
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
	w := newWorker(nil, win.back)
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

func TestStepsAreToldAndEnd(t *testing.T) {
	win := newWindow()
	var steps []string
	w := newWorker(func(s string) { steps = append(steps, s) }, win.back)
	Do(w, func(_ context.Context, tell func(string)) (int, error) {
		tell("Checking sheet 1 of 2")
		tell("Checking sheet 2 of 2")
		return 0, nil
	}, func(int, error) {})
	for range 4 {
		win.next()
	}
	w.Close()
	if want := []string{"Checking sheet 1 of 2", "Checking sheet 2 of 2", ""}; !slices.Equal(steps, want) {
		t.Errorf("told %q, want %q", steps, want)
	}
}
