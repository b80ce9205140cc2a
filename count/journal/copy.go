package journal

import (
	"context"
	"errors"
	"fmt"
)

// Copy appends to to what from holds beyond it, proves that both end with the
// same hash, and gives the number of events that to holds then. It serves both
// ways between a file and a hall. to is empty, or holds the beginning of from
// (a copy that was cut short): anything else is ErrExists. ErrVeiled: from may
// not be read whole yet, or not by this address.
func Copy(ctx context.Context, from, to Journal) (int64, error) {
	seq, hash, err := to.Head(ctx)
	if err != nil {
		return 0, err
	}
	c := copier{to: to, at: chain{seq, hash}}
	if err := begins(ctx, from, c.at); err != nil {
		return seq, err
	}
	for e, err := range from.Read(ctx, seq+1) {
		if err == nil {
			e, err = whole(ctx, from, e)
		}
		if err == nil {
			err = c.add(ctx, e)
		}
		if err != nil {
			return c.at.seq, err
		}
	}
	err = c.flush(ctx)
	return c.at.seq, err
}

// copier gathers events and appends them many at a time.
type copier struct {
	to    Journal
	at    chain   // the head of to
	ready []Event // whole, not appended yet
	size  int     // of their bodies
}

func (c *copier) add(ctx context.Context, e Event) error {
	c.ready = append(c.ready, e)
	c.size += len(e.Body)
	if len(c.ready) < copyEvents && c.size < copyBytes {
		return nil
	}
	return c.flush(ctx)
}

func (c *copier) flush(ctx context.Context) error {
	bodies := make([][]byte, len(c.ready))
	for i, e := range c.ready {
		bodies[i] = e.Body
	}
	events, err := c.to.Append(ctx, c.at.seq, bodies...)
	if err != nil {
		return err
	}
	for i, e := range events {
		if e.Hash != c.ready[i].Hash {
			return &BrokenError{Seq: e.Seq, Why: "has another hash in the copy"}
		}
		c.at = chain{e.Seq, e.Hash}
	}
	c.ready, c.size = nil, 0
	return nil
}

// What Copy appends at a time.
const (
	copyEvents = 500
	copyBytes  = 4 << 20
)

// begins says whether at is a place in from.
func begins(ctx context.Context, from Journal, at chain) error {
	if at.seq == 0 {
		return nil
	}
	last, _, err := from.Head(ctx)
	if err != nil {
		return err
	}
	if last >= at.seq {
		for e, err := range from.Read(ctx, at.seq) {
			if err != nil {
				return err
			}
			if e.Hash == at.hash {
				return nil
			}
			break
		}
	}
	return &Error{ErrExists.Code, "there is another count in the place to copy to: choose an empty one", fmt.Errorf("event %d differs", at.seq)}
}

// whole reveals a veiled event.
func whole(ctx context.Context, from Journal, e Event) (Event, error) {
	if !e.Veiled {
		return e, nil
	}
	s, ok := from.(Shared)
	if !ok {
		return e, ErrVeiled.Because(errors.New("this journal reveals nothing"))
	}
	return s.Reveal(ctx, e.Seq)
}
