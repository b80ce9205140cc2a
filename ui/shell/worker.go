package shell

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// ErrClosed is what work is answered with that is asked for after the worker was
// closed. Nothing of it was done.
var ErrClosed = errors.New("the program is closing; nothing was changed")

// Worker does work away from the window, one thing after another. Make it with
// [NewWorker], ask with [Do], and close it before the program ends.
type Worker struct {
	// OnPanic is told, away from the window, of a fault in work that was turned
	// into an error: what was given to panic, and the stack. It may be nil, and
	// is set before anything is asked for.
	OnPanic func(value any, stack []byte)

	back   func(func())
	onStep func(Step)
	after  func(time.Duration, func()) (stop func() bool)

	mu     sync.Mutex
	wake   *sync.Cond
	queue  []*job
	now    *job // nil while there is nothing to do
	closed bool
	done   chan struct{}
}

// NewWorker starts a worker. OnStep is told, on the goroutine of the window,
// about work that a person waits for, and the zero Step when it is over; it may
// be nil.
func NewWorker(onStep func(Step)) *Worker {
	return newWorker(onStep, back, func(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop })
}

func newWorker(onStep func(Step), back func(func()), after func(time.Duration, func()) func() bool) *Worker {
	w := &Worker{back: back, onStep: onStep, after: after, done: make(chan struct{})}
	w.wake = sync.NewCond(&w.mu)
	go w.run()
	return w
}

// Through has what comes back to the window come through run, which calls what it
// is given, at once or later: several windows of one test have no goroutine that
// they share, and take turns. It is set before anything is asked for.
func (w *Worker) Through(run func(func())) { w.back = run }

// run does what is queued until the worker is closed and the queue is empty.
func (w *Worker) run() {
	defer close(w.done)
	for {
		w.mu.Lock()
		for len(w.queue) == 0 && !w.closed {
			w.wake.Wait()
		}
		if len(w.queue) == 0 {
			w.mu.Unlock()
			return
		}
		next := w.queue[0]
		w.queue, w.now = w.queue[1:], next
		w.mu.Unlock()
		w.watch(next)
		next.do(next)
	}
}

// Close lets the worker finish what was asked for and waits for that. Work asked
// for later is answered with [ErrClosed]. Closing twice does no harm.
func (w *Worker) Close() {
	w.mu.Lock()
	w.closed = true
	w.mu.Unlock()
	w.wake.Broadcast()
	<-w.done
}

// Busy says whether anything is being done or waits to be.
func (w *Worker) Busy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now != nil || len(w.queue) > 0
}

// add queues one thing, unless the worker is closed.
func (w *Worker) add(j *job) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return false
	}
	w.queue = append(w.queue, j)
	w.wake.Signal()
	return true
}

// Do asks a worker for work and returns at once. Work runs away from the window
// and may tell its steps; done gets the result on the goroutine of the window.
// Cancel ends the context that work was given; work that has not begun is then
// not begun. Calling cancel late or twice does no harm.
func Do[T any](
	w *Worker,
	work func(ctx context.Context, tell func(words string)) (T, error),
	done func(T, error),
) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ok := w.add(&job{cancel: cancel, do: func(j *job) {
		defer cancel()
		result, err := attempt(ctx, func(words string) { w.tell(j, words) }, work, w.OnPanic)
		w.over(j)
		w.back(func() { done(result, err) })
	}})
	if !ok {
		cancel()
		var none T
		w.back(func() { done(none, ErrClosed) })
	}
	return cancel
}

// attempt runs work and turns a fault in it into an error, so that one broken
// document does not close the window over an open count.
func attempt[T any](
	ctx context.Context,
	tell func(words string),
	work func(ctx context.Context, tell func(words string)) (T, error),
	onPanic func(value any, stack []byte),
) (result T, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			if onPanic != nil {
				onPanic(fault, debug.Stack())
			}
			err = fmt.Errorf("internal: this could not be done and nothing was changed by it: %v", fault)
		}
	}()
	if err := ctx.Err(); err != nil {
		return result, err
	}
	return work(ctx, tell)
}
