package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"countersign/count"
	"countersign/count/journal"
)

// half is one side of a batch.
type half struct {
	batch int
	side  count.Side
}

// veiled is a close of which a recorder's machine may not know the figures
// yet. It stands in what a shared journal reads, and in no journal.
type veiled struct {
	Head
	Batch    int        `json:"batch"`
	Side     count.Side `json:"side"`
	Recorder string     `json:"recorder"`
}

func (c *veiled) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	b, err := s.batch(c.Batch)
	if err != nil {
		return err
	}
	return s.mayClose(b, c.Side, c.Recorder)
}

func (c *veiled) apply(s *State) {
	e := s.Tally.Batches[c.Batch-1].Entry(c.Side)
	e.Recorder, e.Closed = c.Recorder, true
}

// decodeVeiled reads an event as a journal.Shared gives it before its figures
// may be seen.
func decodeVeiled(seq int64, body []byte) (count.Time, Command, error) {
	if at, c, ok := quickVeiled(seq, body); ok {
		return at, c, nil
	}
	return strictVeiled(seq, body)
}

func strictVeiled(seq int64, body []byte) (count.Time, Command, error) {
	var e event
	var c veiled
	if err := json.Unmarshal(body, &e); err != nil {
		return count.Time{}, nil, err
	}
	if err := json.Unmarshal(e.Command, &c); err != nil {
		return count.Time{}, nil, err
	}
	if c.Do != "veiled" || e.Seq != seq {
		return count.Time{}, nil, errors.New("it is not a veiled entry")
	}
	again, err := encodeEvent(seq, e.At, &c)
	if err != nil || !bytes.Equal(again, body) {
		return count.Time{}, nil, errors.New("it is not spelled as this program spells events")
	}
	return e.At, &c, nil
}

// veil remembers which event was read veiled.
func (s *State) veil(seq int64, c Command) {
	if v, ok := c.(*veiled); ok {
		if s.veiled == nil {
			s.veiled = map[half]int64{}
		}
		s.veiled[half{v.Batch, v.Side}] = seq
	}
}

// lifted is a veiled event, now whole.
type lifted struct {
	seq   int64
	at    count.Time
	close *Close
}

// unveil fetches the other side of a batch that a command closes, if that was
// read veiled.
func (d *Desk) unveil(ctx context.Context, c Command) (*lifted, error) {
	closing, ok := c.(*Close)
	if !ok {
		return nil, nil
	}
	seq, ok := d.state.veiled[half{closing.Batch, other(closing.Side)}]
	if !ok {
		return nil, nil
	}
	j, ok := d.j.(journal.Shared)
	if !ok {
		return nil, &BadEvent{seq, errors.New("its figures are veiled, but this is not a hall's journal")}
	}
	e, err := j.Reveal(ctx, seq)
	if err != nil {
		return nil, err
	}
	at, whole, err := decodeEvent(seq, e.Body)
	if err != nil {
		return nil, &BadEvent{seq, err}
	}
	full, ok := whole.(*Close)
	if !ok || full.Batch != closing.Batch || full.Side != other(closing.Side) {
		return nil, &BadEvent{seq, errors.New("it is not the entry that it was said to be")}
	}
	return &lifted{seq, at, full}, nil
}

// lift puts the figures into an entry that was read veiled, checked as on the
// day that they were given.
func (s *State) lift(l *lifted) error {
	e := s.Tally.Batches[l.close.Batch-1].Entry(l.close.Side)
	if e.Recorder != l.close.Recorder {
		return &BadEvent{l.seq, errors.New("it is not of the recorder that it was said to be")}
	}
	e.Closed = false
	if err := s.admit(l.at, l.close); err != nil {
		e.Closed = true
		return &BadEvent{l.seq, err}
	}
	l.close.apply(s)
	delete(s.veiled, half{l.close.Batch, l.close.Side})
	return nil
}
