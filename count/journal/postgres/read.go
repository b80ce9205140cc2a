package postgres

import (
	"context"
	"errors"
	"iter"
	"math"

	"github.com/jackc/pgx/v5"

	"countersign/count"
	"countersign/count/journal"
)

// chunkBytes is how much Read asks for at a time. No connection is held between
// chunks, so that a reader may append while it reads.
const chunkBytes = 4 << 20

const readQuestion = "SELECT * FROM countersign.read($1, $2)"

// beyond is behind every event: reading from there gives the head alone.
const beyond = math.MaxInt64

// Kinds of rows that the functions read and turn give, see functions.sql.
const (
	rowHead   = 'h'
	rowPrev   = 'p'
	rowLifted = 'l'
	rowVeiled = 'v'
)

// place is a number and its hash.
type place struct {
	seq  int64
	hash count.Digest
}

// page is what one question gives, proved.
type page struct {
	last   place // the head
	events []journal.Event
}

// Read implements journal.Journal. For a table, an event that it may not see
// yet comes veiled; afterwards Reveal gives it.
func (j *Journal) Read(ctx context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		from = max(from, 1)
		end := int64(beyond)
		for from <= end {
			p, err := j.fetch(ctx, from, chunkBytes)
			if err == nil {
				end = min(end, p.last.seq) // what came after the beginning is not read
			}
			for _, e := range p.events {
				if e.Seq > end || !yield(e, nil) {
					return
				}
				from = e.Seq + 1
			}
			if err == nil && len(p.events) == 0 && from <= end {
				err = &journal.BrokenError{Seq: from, Why: "is missing"}
			}
			if err != nil {
				yield(journal.Event{}, err)
				return
			}
		}
	}
}

// fetch asks for events from a number on, inside the turn of ctx if it has one.
// With an error it still gives the events before it.
func (j *Journal) fetch(ctx context.Context, from, room int64) (page, error) {
	if err := j.usable(ctx); err != nil {
		return page{}, err
	}
	if t := j.turnOf(ctx); t != nil {
		if p, err, over := t.fetch(ctx, from, room); !over {
			return p, err
		}
	}
	var p page
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		rows, err := c.Query(ctx, readQuestion, from, room)
		if err != nil {
			return err
		}
		p, err = j.prove(rows, from)
		return err
	})
	return p, err
}

// prove reads the rows of an answer and proves them.
func (j *Journal) prove(rows pgx.Rows, from int64) (page, error) {
	defer rows.Close()
	var p page
	at := place{seq: from - 1}
	if from == 1 {
		at.hash = journal.Origin()
	}
	known := from == 1
	for rows.Next() {
		var kind byte
		var seq int64
		var body, hash []byte
		if err := rows.Scan(&kind, &seq, &body, &hash); err != nil {
			return p, err
		}
		if len(hash) != len(at.hash) {
			return p, &journal.BrokenError{Seq: seq, Why: "has no hash"}
		}
		switch kind {
		case rowHead:
			p.last = place{seq, count.Digest(hash)}
		case rowPrev:
			at, known = place{seq, count.Digest(hash)}, seq == from-1
		case rowLifted:
			if err := j.lift(seq, body, count.Digest(hash)); err != nil {
				return p, err
			}
		default:
			if !known {
				return p, &journal.BrokenError{Seq: from - 1, Why: "is missing"}
			}
			e, err := at.next(seq, body, count.Digest(hash), kind == rowVeiled)
			if err != nil {
				return p, err
			}
			if e.Veiled {
				j.remember(seq, link{at.hash, e.Hash})
			}
			at = place{e.Seq, e.Hash}
			p.events = append(p.events, e)
		}
	}
	return p, rows.Err()
}

// next takes the event whose turn it is. A veiled one is taken at its word: it
// is proved when it is revealed, and by the hashes that follow.
func (at place) next(seq int64, body []byte, hash count.Digest, veiled bool) (journal.Event, error) {
	want := at.seq + 1
	if seq != want {
		return journal.Event{}, &journal.BrokenError{Seq: want, Why: "is missing"}
	}
	if err := journal.CheckBody(body); err != nil {
		return journal.Event{}, &journal.BrokenError{Seq: want, Why: "is not an event", Cause: err}
	}
	if !veiled && journal.Next(at.hash, body) != hash {
		return journal.Event{}, &journal.BrokenError{Seq: want, Why: "was changed, moved or put in after the fact"}
	}
	return journal.Event{Seq: seq, Body: body, Hash: hash, Veiled: veiled}, nil
}

// Reveal implements journal.Shared. An event that Read saw lifted costs no
// question to the server.
func (j *Journal) Reveal(ctx context.Context, seq int64) (journal.Event, error) {
	if err := j.usable(ctx); err != nil {
		return journal.Event{}, err
	}
	if e, ok := j.taken(seq); ok {
		return e, nil
	}
	var body, hash, prev []byte
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "SELECT * FROM countersign.reveal($1)", seq).Scan(&prev, &body, &hash)
	})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return journal.Event{}, &journal.BrokenError{Seq: seq, Why: "is missing"}
	case err != nil:
		return journal.Event{}, err
	case len(prev) != len(count.Digest{}) || len(hash) != len(count.Digest{}):
		return journal.Event{}, &journal.BrokenError{Seq: seq, Why: "has no hash"}
	}
	l := link{count.Digest(prev), count.Digest(hash)}
	j.mu.Lock()
	seen, ok := j.veiled[seq]
	j.mu.Unlock()
	if ok && seen != l {
		return journal.Event{}, &journal.BrokenError{Seq: seq, Why: "is not the one that was there before"}
	}
	return place{seq - 1, l.prev}.next(seq, body, l.hash, false)
}

func (j *Journal) remember(seq int64, l link) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.veiled[seq] = l
}

// lift keeps the body of an event that was handed out veiled until Reveal is
// asked for it.
func (j *Journal) lift(seq int64, body []byte, hash count.Digest) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	l, ok := j.veiled[seq]
	if !ok {
		return nil
	}
	if l.hash != hash || journal.Next(l.prev, body) != hash {
		return &journal.BrokenError{Seq: seq, Why: "is not the one that was there before"}
	}
	j.lifted[seq] = body
	return nil
}

// taken gives a lifted event, once.
func (j *Journal) taken(seq int64) (journal.Event, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	body, ok := j.lifted[seq]
	delete(j.lifted, seq)
	return journal.Event{Seq: seq, Body: body, Hash: j.veiled[seq].hash}, ok
}
