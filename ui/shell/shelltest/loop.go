package shelltest

import (
	"sync"
	"time"
)

// Loop is the goroutine of the window in a test: the test's own. What comes
// back from a worker or a hall waits in it until the test waits too, so that
// nothing is drawn, measured or read by two at once. The windows of one test
// share a loop, as they share what measures their letters.
//
// Without it the driver of tests runs what comes back wherever it comes from.
type Loop struct {
	mu    sync.Mutex
	queue []func()
}

// Post has f run when the test waits. It may be called from anywhere and never
// waits; see [shell.Worker.Through].
func (l *Loop) Post(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queue = append(l.queue, f)
}

// Until waits, and runs what comes back meanwhile, until something is so. It
// reports false where that took longer than patience.
func (l *Loop) Until(so func() bool, patience time.Duration) bool {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patience); ; <-tick.C {
		for f := l.next(); f != nil; f = l.next() {
			f()
		}
		if so() {
			return true
		}
		if time.Now().After(deadline) {
			return false
		}
	}
}

// next is what came back first; nil if nothing did.
func (l *Loop) next() (f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) > 0 {
		f, l.queue = l.queue[0], l.queue[1:]
	}
	return f
}
