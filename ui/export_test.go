package ui

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"countersign/ui/shell"
)

// Frame is the window's frame.
func (w *Window) Frame() *shell.Frame { return w.frame }

// During does something on the window while the worker rests. The window of a
// test has no goroutine of its own: an answer that came while a key is still
// being handled would run beside it.
func (w *Window) During(f func()) {
	release := make(chan struct{})
	shell.Do(w.worker,
		func(context.Context, func(string)) (struct{}, error) { <-release; return struct{}{}, nil },
		func(struct{}, error) {})
	f()
	close(release)
}

// Settled waits until the worker has done all that was asked of it, and what
// that led to.
func (w *Window) Settled(patience time.Duration) bool {
	deadline := time.Now().Add(patience)
	// Work may ask for work: opening a count, then showing it.
	for rounds := 4; rounds > 0 && time.Now().Before(deadline); rounds-- {
		done := make(chan struct{})
		shell.Do(w.worker,
			func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
			func(struct{}, error) {
				if w.count != nil && w.count.sitting.Busy() { // a hall has not answered
					rounds = max(rounds, 4)
				}
				close(done)
			})
		select {
		case <-done:
		case <-time.After(patience):
			return false
		}
	}
	return time.Now().Before(deadline)
}

// Dropped is what a drop on the window leads to.
func (w *Window) Dropped(uris []fyne.URI) { w.dropped(uris) }

// CloseWhenDone is what the window's close button leads to.
func (w *Window) CloseWhenDone() { w.closeWhenDone() }

// Closed says whether the window has let go of everything.
func (w *Window) Closed() bool { return w.closed }

// Hold keeps the worker busy with a step until it is released or stopped.
func (w *Window) Hold(step string) (release func()) {
	hold, begun := make(chan struct{}), make(chan struct{})
	shell.Do(w.worker, func(ctx context.Context, tell func(string)) (struct{}, error) {
		tell(step)
		close(begun)
		select {
		case <-hold:
		case <-ctx.Done():
		}
		return struct{}{}, ctx.Err()
	}, func(struct{}, error) {})
	<-begun
	return func() { close(hold) }
}

// Fault makes work of a window fail as a fault in the program does.
func Fault(w *Window) {
	shell.Do(w.worker, func(context.Context, func(string)) (int, error) {
		var none []int
		return none[len(w.second)], nil
	}, func(int, error) {})
}

// Hear has the open count ask its hall what there is.
func (w *Window) Hear() {
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) { w.count.sitting.Hall.Refresh(func() {}) })
}

// Reword says the window anew, as another language does.
func (w *Window) Reword() { w.reword() }

// TakeTurns has whatever comes back to this window hold a lock meanwhile.
func (w *Window) TakeTurns(turns sync.Locker) {
	var inside atomic.Bool // what comes back may find the worker closed, and come back
	w.worker.Through(func(f func()) {
		if inside.Load() {
			f()
			return
		}
		turns.Lock()
		defer turns.Unlock()
		inside.Store(true)
		defer inside.Store(false)
		f()
	})
}
