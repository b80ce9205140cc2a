package sitting

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
)

// Hall is the counting hall that an open count belongs to: who has what in
// hand, and whether the hall can be reached. It listens on a goroutine of its
// own, so that neither the window nor the worker waits for the network, and
// what it hears comes back through the worker, in order. Make it with
// [Sitting.Join]; its methods belong to the goroutine of the window.
type Hall struct {
	Name  string // of this workstation: "table 7"
	Chief bool   // it is the chief teller's

	sitting *Sitting
	line    hall.Line
	options HallOptions
	seen    heard
	since   time.Time // the network went
	pace    hall.Pace

	cancel context.CancelFunc
	done   chan struct{}
	wake   chan struct{}
	mu     sync.Mutex
	asks   []func(context.Context)
	asking atomic.Int64 // of them, those whose answer is not on its way back yet
	ear    ear
}

// HallOptions are what a hall is given from outside.
type HallOptions struct {
	Clock func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Hand is a side of a batch, or its recount.
type Hand struct {
	Batch int
	Side  count.Side
}

// heard is what one look at the hall brought.
type heard struct {
	now       desk.Snapshot
	claims    []journal.Claim
	tables    []journal.Table
	connected bool
	relieved  *journal.Occupant
	fault     error
}

// Join makes the sitting one of a hall's, and begins to listen.
func (s *Sitting) Join(line hall.Line, o HallOptions) {
	ctx, cancel := context.WithCancel(context.Background())
	h := &Hall{
		Name: line.Name(), Chief: line.Chief(), sitting: s, line: line, options: o,
		cancel: cancel, done: make(chan struct{}), wake: make(chan struct{}, 1),
		ear: ear{own: map[Hand]string{}},
	}
	h.seen.connected = true
	s.Hall = h
	go h.listen(ctx)
	h.Refresh(func() {})
}

// Close lets go of the count, in a hall of what was claimed too. It is called
// on the worker.
func (s *Sitting) Close() error {
	if s.Hall != nil {
		s.Hall.cancel()
		<-s.Hall.done
	}
	return s.Desk.Close()
}

// Called is the name of a table in a sentence. Most are called by their number,
// and so in any language.
func Called(name string) string {
	if n, ok := strings.CutPrefix(name, "table "); ok {
		return words.F("table %s", n)
	}
	return name
}

// Connected says whether the hall can be reached, and if not, since when.
func (h *Hall) Connected() (ok bool, since time.Time) { return h.seen.connected, h.since }

// Now is what the clock says.
func (h *Hall) Now() time.Time { return h.options.Clock() }

// Fault is why this workstation cannot follow the count any more, or nil.
func (h *Hall) Fault() error { return h.seen.fault }

// Claims is what was claimed when this was last looked at.
func (h *Hall) Claims() []journal.Claim { return h.seen.claims }

// Has gives the claim of a side, if there is one.
func (h *Hall) Has(at Hand) (journal.Claim, bool) {
	for _, c := range h.seen.claims {
		if c.Batch == at.Batch && c.Side == at.Side {
			return c, true
		}
	}
	return journal.Claim{}, false
}

// Asking says whether the hall still has to answer; the answer itself then
// comes through the worker.
func (h *Hall) Asking() bool { return h.asking.Load() > 0 }

// Board is how the count stands, for the chief teller.
func (h *Hall) Board() hall.Board {
	return hall.Of(h.options.Clock(), &h.sitting.now, h.seen.claims, h.seen.tables, &h.pace)
}

// Next is what the recorders here should take after a batch, see hall.Next.
func (h *Hall) Next(seats [2]string, after int) (Hand, bool) {
	batch, side, ok := hall.Next(&h.sitting.now, h.seen.claims, seats, after)
	return Hand{batch, side}, ok
}

// Claim takes a side of a batch for somebody who sits here. Where it replaces
// a lapsed claim, that is put on record first; of a recount nothing was entered. Done gets nil once it is ours.
func (h *Hall) Claim(at Hand, who string, done func(error)) {
	var from string
	h.ask(func(ctx context.Context) (err error) {
		from, err = h.claim(ctx, at, who)
		return err
	}, func(err error) {
		if err != nil || from == "" || from == h.Name || at.Side == journal.Recount {
			done(err)
			return
		}
		h.sitting.Do(&desk.TakeOver{Batch: at.Batch, Side: at.Side, From: from, By: h.Name}, func(err error) {
			if err != nil {
				h.Release(at, func() {})
			}
			done(err)
		})
	})
}

// Release gives a side of a batch back. Done is told when that was asked for:
// what could not be given back lapses by itself.
func (h *Hall) Release(at Hand, done func()) {
	h.ask(func(ctx context.Context) error {
		delete(h.ear.own, at)
		h.ear.drop(at)
		return h.line.Release(ctx, at.Batch, at.Side)
	}, func(error) { done() })
}

// SaveAs writes all that the hall has recorded to a new file, and tells how many
// events there are. It is called on the worker. What cannot be finished is
// removed again.
func (h *Hall) SaveAs(ctx context.Context, path string) (events int64, err error) {
	file, err := journal.Create(path)
	if err != nil {
		return 0, err
	}
	events, err = journal.Copy(ctx, h.line, file)
	if err = errors.Join(err, file.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return events, err
}

// Relieved is the program that works at this table in place of this one, or nil:
// nothing more is taken or saved here then.
func (h *Hall) Relieved() *journal.Occupant { return h.seen.relieved }

// Return has this program work at its table again, in place of the other one.
func (h *Hall) Return(done func(error)) {
	h.ask(func(ctx context.Context) error {
		if _, err := h.line.Arrive(ctx, true); err != nil {
			return err
		}
		h.ear.relieved = nil
		h.list(ctx)
		return nil
	}, done)
}

// Refresh looks at the hall now.
func (h *Hall) Refresh(done func()) {
	h.ask(func(ctx context.Context) error {
		h.list(ctx)
		h.watch(ctx)
		return h.sitting.Desk.CatchUp(ctx)
	}, func(error) { done() })
}

// ask has the listener do something, and tells the window how it went.
func (h *Hall) ask(do func(context.Context) error, done func(error)) {
	h.sitting.asking++
	h.asking.Add(1)
	h.mu.Lock()
	h.asks = append(h.asks, func(ctx context.Context) {
		err := do(ctx)
		h.post(err, func() {
			h.sitting.asking--
			done(err)
		})
		h.asking.Add(-1)
	})
	h.mu.Unlock()
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

// take shows what was heard.
func (h *Hall) take(x heard) {
	if h.seen.connected && !x.connected {
		h.since = h.options.Clock()
	}
	h.seen = x
	if x.now.Revision < h.sitting.now.Revision {
		x.now = h.sitting.now
	}
	h.sitting.take(x.now)
	if h.Chief {
		_ = h.Board() // the pace is known by the time that somebody looks at it
	}
}
