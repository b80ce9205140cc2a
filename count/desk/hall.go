package desk

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"reflect"

	"countersign/count"
	"countersign/count/journal"
)

// saltSize is the length of a salt in bytes.
const saltSize = 16

// moves is how often a desk whose turn was taken from it, because the server or
// the network went, takes another one by itself.
const moves = 5

// inTurn carries out a command while no other desk of the hall can.
func (d *Desk) inTurn(ctx context.Context, j journal.Shared, c Command) (Receipt, error) {
	c, err := d.salted(c)
	if err != nil {
		return Receipt{}, err
	}
	var r Receipt
	var e journal.Event
	for range moves {
		r, e, err = d.oneTurn(ctx, j, c)
		if !errors.Is(err, journal.ErrMoved) { // nothing was written, and it may be allowed still
			break
		}
	}
	if err != nil {
		return Receipt{}, err
	}
	if e.Seq == 0 {
		return r, nil // it had been kept before the network went
	}
	// The entry is kept whatever comes now: what cannot be folded here, because
	// the other side's figures did not arrive, is folded by the next CatchUp.
	_ = d.fold(ctx, e)
	return r, nil
}

func (d *Desk) oneTurn(ctx context.Context, j journal.Shared, c Command) (r Receipt, e journal.Event, err error) {
	err = j.Turn(ctx, func(ctx context.Context) error {
		if err := d.catchUp(ctx); err != nil {
			return err
		}
		if got, ok := d.kept(c); ok {
			r = got
			return nil
		}
		var err error
		r, e, err = d.write(ctx, c)
		return err
	})
	return r, e, err
}

// salted is a close that cannot be guessed from its hash; the caller's own is
// left as it is.
func (d *Desk) salted(c Command) (Command, error) {
	given, ok := c.(*Close)
	if !ok {
		return c, nil
	}
	from := d.opts.Random
	if from == nil {
		from = rand.Reader
	}
	with := *given
	with.Salt = make([]byte, saltSize)
	if _, err := io.ReadFull(from, with.Salt); err != nil {
		return nil, fmt.Errorf("this computer gives no random numbers, so nothing can be saved in a hall: %w", err)
	}
	return &with, nil
}

// unsaid is a command whose answer was lost on the way.
type unsaid struct {
	command []byte
	body    []byte
	receipt Receipt
	there   bool // it has been found in the journal
}

// doubt remembers a command, so that giving it again keeps it once. There is
// one for each side of a batch, for two recorders may share a workstation, and
// one for everything else.
func (d *Desk) doubt(c Command, body []byte, r Receipt) {
	if words, err := spelled(c); err == nil {
		d.unsaid[halfOf(c)] = &unsaid{command: words, body: body, receipt: r}
	}
}

// halfOf is the side of a batch that a command closes, or none.
func halfOf(c Command) half {
	if given, ok := c.(*Close); ok {
		return half{given.Batch, given.Side}
	}
	return half{}
}

// spelled is a command without its salt, which is another one each time.
func spelled(c Command) ([]byte, error) {
	if given, ok := c.(*Close); ok {
		plain := *given
		plain.Salt = nil
		c = &plain
	}
	return compact(c)
}

// settle notes what became of the commands in doubt. An event of mine may come
// back veiled, so it is known by its hash. What opens a batch again ends doubts
// about it: the same figures are a new entry then.
func (d *Desk) settle(e journal.Event, c Command) {
	for at, u := range d.unsaid {
		if u.receipt.Seq == e.Seq {
			u.there = journal.Next(d.head, u.body) == e.Hash
		}
		switch c := c.(type) {
		case *Reopen:
			u.there = u.there && c.Batch != at.batch
		case *Recount:
			u.there = u.there && c.Batch != at.batch
		}
	}
}

// kept reports that a command has been carried out already, when it is the one
// that was in doubt. Everything up to the last event has been folded.
func (d *Desk) kept(c Command) (Receipt, bool) {
	u := d.unsaid[halfOf(c)]
	if u == nil {
		return Receipt{}, false
	}
	delete(d.unsaid, halfOf(c))
	c.head().Do = names[reflect.TypeOf(c)]
	words, err := spelled(c)
	return u.receipt, err == nil && u.there && bytes.Equal(words, u.command)
}

// Follow keeps up with the other desks of a hall until ctx ends. It calls
// changed after each look, with the error if the look failed; on a file it only
// waits.
func (d *Desk) Follow(ctx context.Context, changed func(error)) {
	j, ok := d.j.(journal.Shared)
	if !ok {
		<-ctx.Done()
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-j.Changed():
			changed(d.CatchUp(ctx))
		}
	}
}

// TakeOver says that a table took over a side of a batch that another table
// had begun and let lapse. It changes nothing but the record of it.
type TakeOver struct {
	Head
	Batch int        `json:"batch"`
	Side  count.Side `json:"side"`
	From  string     `json:"from"`
	By    string     `json:"by"`
}

func (c *TakeOver) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	b, err := s.batch(c.Batch)
	if err != nil {
		return err
	}
	if c.Side != count.SideA && c.Side != count.SideB {
		return refuse("format", "A batch has side A and side B, not %q.", clip(string(c.Side)))
	}
	if b.Entry(c.Side).Closed {
		return refuse("state", "Batch %d: recorder %s has closed already, so there is nothing to take over.", c.Batch, c.Side)
	}
	if err := text("The table that is relieved", c.From, 1, 60); err != nil {
		return err
	}
	if err := text("The table that takes over", c.By, 1, 60); err != nil {
		return err
	}
	if c.From == c.By {
		return refuse("text", "A table cannot take a batch over from itself.")
	}
	return nil
}

func (c *TakeOver) apply(s *State) { s.TakenOver = append(s.TakenOver, *c) }
