package postgres

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	pulseEvery = 5 * time.Second        // says that it lives, and looks
	pollEvery  = 2 * time.Second        // looks, where the server does not ring
	echo       = 400 * time.Millisecond // after a ring: append rings three times a second at most
	backOff    = 2 * time.Second        // the longest pause before connecting again
)

// follower is the connection that waits for news. Where the server does not
// ring (LISTEN is refused), it looks every two seconds.
type follower struct {
	cfg       *pgx.ConnConfig
	machine   string
	out       chan struct{}
	connected atomic.Bool
	cancel    context.CancelFunc
	done      chan struct{}
}

func follow(cfg *pgx.ConnConfig, machine string) *follower {
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{cfg: cfg.Copy(), machine: machine, out: make(chan struct{}, 1), cancel: cancel, done: make(chan struct{})}
	f.connected.Store(true) // Open has just asked
	go f.run(ctx)
	return f
}

func (f *follower) stop() {
	f.cancel()
	<-f.done
}

// Changed implements journal.Shared. A value also comes when Connected changes.
func (j *Journal) Changed() <-chan struct{} { return j.live.out }

// Connected says whether the server answered when it was last asked for news,
// at most some seconds ago.
func (j *Journal) Connected() bool { return j.live.connected.Load() }

func (f *follower) run(ctx context.Context) {
	defer close(f.done)
	pause := 100 * time.Millisecond
	for {
		begin := time.Now()
		f.session(ctx)
		f.set(false)
		if time.Since(begin) > backOff {
			pause = 100 * time.Millisecond
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		pause = min(2*pause, backOff)
	}
}

// session is one connection from its beginning to its end.
func (f *follower) session(ctx context.Context) {
	c, err := pgx.ConnectConfig(ctx, f.cfg)
	if err != nil {
		return
	}
	defer func() {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = c.Close(within)
	}()
	var refused *pgconn.PgError
	every := pulseEvery
	if _, err := c.Exec(ctx, "LISTEN countersign"); errors.As(err, &refused) {
		every = pollEvery
	} else if err != nil {
		return
	}
	last, err := f.pulse(ctx, c)
	if err != nil {
		return
	}
	f.set(true)
	f.tell()
	pulsed, look := time.Now(), false
	for {
		until := pulsed.Add(every)
		if soon := time.Now().Add(echo); look && soon.Before(until) {
			until = soon
		}
		rung, err := ring(ctx, c, until)
		if err != nil {
			return
		}
		if rung {
			f.tell()
			look = true // once more when it is quiet again, for what came after the ring
			continue
		}
		now, err := f.pulse(ctx, c)
		if err != nil {
			return
		}
		if now != last {
			f.tell()
		}
		last, pulsed, look = now, time.Now(), false
	}
}

// ring waits for a notification until a time.
func ring(ctx context.Context, c *pgx.Conn, until time.Time) (bool, error) {
	within, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	_, err := c.WaitForNotification(within)
	if err != nil && ctx.Err() == nil && within.Err() != nil && !c.IsClosed() {
		return false, nil
	}
	return err == nil, err
}

func (f *follower) pulse(ctx context.Context, c *pgx.Conn) (seq int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, settling)
	defer cancel()
	err = c.QueryRow(ctx, "SELECT countersign.pulse($1)", f.machine).Scan(&seq)
	return seq, err
}

func (f *follower) set(connected bool) {
	if f.connected.Swap(connected) != connected {
		f.tell()
	}
}

// tell does not wait: a value that nobody has fetched stands for this one too.
func (f *follower) tell() {
	select {
	case f.out <- struct{}{}:
	default:
	}
}
