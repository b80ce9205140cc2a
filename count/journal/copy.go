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
	after, hash, err := to.Head(ctx)
	if err != nil {
		return 0, err
	}
	at := chain{}
	at.seq, at.hash = after, hash
	if err := begins(ctx, from, at); err != nil {
		return 0, err
	}
	var batch [][]byte
	size := 0
	flush := func() error {
		events, err := to.Append(ctx, at.seq, batch...)
		if err != nil {
			return err
		}
		at.seq, at.hash = events[len(events)-1].Seq, events[len(events)-1].Hash
		batch, size = nil, 0
		return nil
	}
	for e, err := range from.Read(ctx, after+1) {
		if err == nil {
			e, err = whole(ctx, from, e)
		}
		if err != nil {
			return at.seq, err
		}
		batch = append(batch, e.Body)
		size += len(e.Body)
		hash = e.Hash
		if len(batch) == copyEvents || size >= copyBytes {
			if err := flush(); err != nil {
				return at.seq, err
			}
		}
	}
	if len(batch) > 0 {
		if err := flush(); err != nil {
			return at.seq, err
		}
	}
	if at.hash != hash {
		return at.seq, &BrokenError{Seq: at.seq, Why: "has another hash in the copy"}
	}
	return at.seq, nil
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
