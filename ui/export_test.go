package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
)

// Frame is the window's frame.
func (w *Window) Frame() *shell.Frame { return w.frame }

// In has what comes back to the window wait in a loop.
func (o Options) In(l *shelltest.Loop) Options {
	o.back = l.Post
	return o
}

// Settled waits until the worker has done all that was asked of it, and what
// that led to.
func (w *Window) Settled(l *shelltest.Loop, patience time.Duration) bool {
	// Work may ask for work: opening a count, then showing it.
	for rounds := 0; rounds < 4; rounds++ {
		back := false
		shell.Do(w.worker,
			func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
			func(struct{}, error) { back = true })
		answered := func() bool { return back && (w.count == nil || !w.count.sitting.Busy()) } // a hall has, too
		if !l.Until(answered, patience) {
			return false
		}
	}
	return true
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
