package backup

import (
	"context"
	"sync"
	"time"

	"countersign/count/journal"
)

// Status is how the second copy stands.
type Status struct {
	Path string
	Seq  int64 // events that were in the copy, proved, when it was last whole
	Err  error // an *Error: why it is not up to date; nil if it is
}

// Journal is a journal with a second copy.
type Journal struct {
	journal.Journal
	path     string
	tell     func(Status)
	patience time.Duration
	wake     chan struct{} // somebody asks for a try
	stop     chan struct{} // after the one that is asked for
	done     chan struct{}
	now      Status // only follow looks at it
	once     sync.Once
	closed   error
}

// patience is how long Close waits for a medium that does not answer.
const patience = 10 * time.Second

// Beside keeps a second copy of j at path, from now until Close. It calls tell
// after every try, from a goroutine of its own, one call at a time. Close
// waits for the last try, but not for ever, and then closes j.
func Beside(j journal.Journal, path string, tell func(Status)) *Journal {
	return beside(j, path, tell, patience)
}

func beside(j journal.Journal, path string, tell func(Status), patience time.Duration) *Journal {
	b := &Journal{
		Journal: j, path: path, tell: tell, patience: patience, now: Status{Path: path},
		wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}),
	}
	go b.follow()
	b.Again()
	return b
}

// Append implements journal.Journal. It does not wait for the copy.
func (b *Journal) Append(ctx context.Context, after int64, bodies ...[]byte) ([]journal.Event, error) {
	events, err := b.Journal.Append(ctx, after, bodies...)
	if err == nil {
		b.Again()
	}
	return events, err
}

// Again asks for another try: somebody put the stick back. It does not wait,
// and does nothing after Close.
func (b *Journal) Again() {
	select {
	case b.wake <- struct{}{}:
	default: // one is on its way, and will see everything
	}
}

// follow is the goroutine that copies.
func (b *Journal) follow() {
	defer close(b.done)
	for {
		select {
		case <-b.wake:
			b.try()
			continue
		case <-b.stop:
		}
		select {
		case <-b.wake:
			b.try()
		default:
		}
		return
	}
}

func (b *Journal) try() {
	// The end of the program must not leave a copy half written: no ctx.
	seq, err := Bring(context.Background(), b.Journal, b.path)
	if b.now.Err = err; err == nil {
		b.now.Seq = seq
	}
	b.tell(b.now)
}

// Close implements journal.Journal.
func (b *Journal) Close() error {
	b.once.Do(func() {
		close(b.stop)
		late := time.NewTimer(b.patience)
		defer late.Stop()
		select {
		case <-b.done:
		case <-late.C:
		}
		b.closed = b.Journal.Close()
	})
	return b.closed
}
