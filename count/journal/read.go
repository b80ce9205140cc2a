package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"countersign/count"
)

// chunkBytes is how much Read holds in memory at a time. It gives the file
// free between chunks, so that a reader may append while it reads.
const chunkBytes = 4 << 20

// A value of a size that no event has is left on disk: the file may come from
// anywhere.
var selectFrom = fmt.Sprintf(`SELECT seq,
	CASE WHEN octet_length(body) <= %d THEN body END,
	CASE WHEN octet_length(hash) = %d THEN hash END
	FROM event WHERE seq >= ? AND seq <= ? ORDER BY seq`, MaxBody, len(count.Digest{}))

// Read implements Journal.
func (f *File) Read(ctx context.Context, from int64) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		at, end, err := f.begin(ctx, from)
		for err == nil && at.seq < end {
			var events []Event
			events, err = f.chunk(ctx, &at, end)
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(Event{}, err)
		}
	}
}

// begin gives the head before event from, and the number of the last event.
func (f *File) begin(ctx context.Context, from int64) (chain, int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.closed:
		return chain{}, 0, ErrClosed
	case from > f.head.seq:
		return f.head, f.head.seq, ctx.Err()
	case from <= 1:
		return chain{hash: Origin()}, f.head.seq, ctx.Err()
	}
	at, err := f.one(ctx, "SELECT seq, hash FROM event WHERE seq = ?", from-1)
	if errors.Is(err, sql.ErrNoRows) {
		err = &BrokenError{Seq: from - 1, Why: "is missing"}
	}
	return at, f.head.seq, err
}

// chunk proves events after at and moves at along. With an error it still
// gives the events before it.
func (f *File) chunk(ctx context.Context, at *chain, end int64) ([]Event, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, ErrClosed
	}
	rows, err := f.conn.QueryContext(ctx, selectFrom, at.seq+1, end)
	if err != nil {
		return nil, unreadable(at.seq+1, err)
	}
	defer rows.Close() // its error is that of rows.Err
	var events []Event
	for size := 0; size < chunkBytes && rows.Next(); {
		var seq int64
		var body, hash sql.RawBytes
		if err := rows.Scan(&seq, &body, &hash); err != nil {
			return events, unreadable(at.seq+1, err)
		}
		e, err := at.prove(seq, body, hash)
		if err != nil {
			return events, err
		}
		events = append(events, e)
		size += len(e.Body)
	}
	if err := rows.Err(); err != nil {
		return events, unreadable(at.seq+1, err)
	}
	if len(events) == 0 {
		return nil, &BrokenError{Seq: at.seq + 1, Why: "is missing"}
	}
	return events, nil
}

// unreadable names the event at which the store beneath gave way.
func unreadable(seq int64, err error) error {
	err = translate(err)
	if errors.Is(err, ErrDamaged) {
		return &BrokenError{Seq: seq, Why: "cannot be read", Cause: err}
	}
	return err
}

// last reads the head from the file.
func (f *File) last(ctx context.Context) (chain, error) {
	c, err := f.one(ctx, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
	if errors.Is(err, sql.ErrNoRows) {
		return chain{hash: Origin()}, nil
	}
	return c, err
}

func (f *File) one(ctx context.Context, query string, args ...any) (chain, error) {
	var c chain
	var hash []byte
	if err := f.conn.QueryRowContext(ctx, query, args...).Scan(&c.seq, &hash); err != nil {
		return chain{}, translate(err)
	}
	if len(hash) != len(c.hash) {
		return chain{}, &BrokenError{Seq: c.seq, Why: "has no hash"}
	}
	copy(c.hash[:], hash)
	return c, nil
}

// Verify implements Journal: the chain first, for it can name an event, then
// every page of the file.
func (f *File) Verify(ctx context.Context) error {
	for _, err := range f.Read(ctx, 1) {
		if err != nil {
			return err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return ErrClosed
	}
	var stray sql.NullInt64
	if err := f.conn.QueryRowContext(ctx, "SELECT min(seq) FROM event WHERE seq < 1").Scan(&stray); err != nil {
		return translate(err)
	}
	if stray.Valid {
		return &BrokenError{Seq: stray.Int64, Why: "was put in before the first one"}
	}
	return checkStore(ctx, f.conn)
}
