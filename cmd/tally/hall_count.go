package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

// inHall carries out commands on the count of a hall, in which others may be
// at work.
func (c *countCmd) inHall(p *program) error {
	if c.Backup != "" {
		return failure{unreadable, errors.New("--backup is for a count in a file: the count of a hall is copied with tally journal copy")}
	}
	d, j, err := c.openHall(p)
	if err != nil {
		return err
	}
	if err := arrive(j); err != nil {
		return errors.Join(err, d.Close())
	}
	refused, err := p.replay(&workstation{Desk: d, j: j, wait: c.Wait, errs: p.errs}, p.in, c.JSON)
	if err = errors.Join(err, d.Close()); err == nil && refused > 0 {
		return statusError(found)
	}
	return err
}

// arrive says that this table is at work, so that whoever joins as the same one
// is asked first. Where a window works already nothing is done. The chief
// teller's address is nobody's table.
func arrive(j *postgres.Journal) error {
	if j.Chief() {
		return nil
	}
	there, err := j.Arrive(context.Background(), false)
	if err == nil && there != nil {
		err = journal.ErrRelieved
	}
	return err
}

// openHall goes on with the count of a hall, or begins it. Where two begin it
// at the same moment, one does.
func (c *countCmd) openHall(p *program) (*desk.Desk, *postgres.Journal, error) {
	ctx := context.Background()
	j, err := c.File.join(ctx)
	if err != nil {
		return nil, nil, cannotRead(c.File.String(), err)
	}
	seq, _, err := j.Head(ctx)
	if err == nil && seq == 0 {
		err = c.begin(ctx, j, p.now)
	}
	if err != nil {
		return nil, nil, errors.Join(err, j.Close())
	}
	d, err := c.File.goOn(j, p)
	if err == nil {
		d, err = c.checked(d)
	}
	return d, j, err
}

func (c *countCmd) begin(ctx context.Context, j *postgres.Journal, now func() time.Time) error {
	v, err := c.definition()
	if err != nil {
		return err
	}
	place, err := placeOf(v, c.Place)
	if err != nil {
		return err
	}
	_, err = desk.Create(ctx, j, v, place, deskOptions(now))
	if seq, _, late := j.Head(ctx); err != nil && late == nil && seq > 0 {
		return nil // somebody else was first; which count it is, is looked at next
	}
	return err
}

// workstation is a desk in a hall that takes a side of a batch before it closes
// it, and a recount before it settles it, and goes on when the network comes back.
type workstation struct {
	*desk.Desk
	j    *postgres.Journal
	wait time.Duration
	errs io.Writer
	who  string // the last recorder
}

// Do carries out a command once. While the hall does not answer it tries again.
func (w *workstation) Do(ctx context.Context, c desk.Command) (desk.Receipt, error) {
	var first time.Time
	for {
		r, err := w.once(ctx, c)
		if !errors.Is(err, journal.ErrOffline) && !errors.Is(err, journal.ErrUnsettled) {
			if !first.IsZero() && err == nil {
				w.back(ctx, c)
			}
			return r, err
		}
		if first.IsZero() {
			first = time.Now()
			_, _ = fmt.Fprintln(w.errs, words.F("%v. Waiting up to %s.", err, w.wait))
		}
		if !w.pause(w.wait - time.Since(first)) {
			return r, fmt.Errorf("%w. After %s of waiting the rest was not tried: give the lines from this one on again later; one that was saved already is refused then and not saved twice", err, w.wait)
		}
	}
}

// back says that the hall is there again. What had been kept before the network
// went was claimed once more, for nothing.
func (w *workstation) back(ctx context.Context, c desk.Command) {
	if batch, side, ok := claimedBy(c); ok {
		_ = w.j.Release(ctx, batch, side) // if this is lost, the claim lapses
	}
	_, _ = fmt.Fprintln(w.errs, words.T("The hall answers again; the count goes on."))
}

// pause waits a moment, or until the hall is there again. It is false when
// the time is up.
func (w *workstation) pause(left time.Duration) bool {
	if left <= 0 {
		return false
	}
	select {
	case <-time.After(min(left, time.Second)):
	case <-w.j.Changed():
	}
	return true
}

func (w *workstation) once(ctx context.Context, c desk.Command) (desk.Receipt, error) {
	batch, side, ok := claimedBy(c)
	if !ok {
		return w.Desk.Do(ctx, c)
	}
	if err := w.take(ctx, c); err != nil {
		return desk.Receipt{}, err
	}
	r, err := w.Desk.Do(ctx, c)
	var refused *desk.Refused
	if errors.As(err, &refused) { // one that is kept gives its claim back by itself
		_ = w.j.Release(ctx, batch, side) // if this is lost, the claim lapses
	}
	return r, err
}

// claimedBy is what a command needs to have in hand: the side that it closes, or
// the recount.
func claimedBy(c desk.Command) (batch int, side count.Side, ok bool) {
	switch c := c.(type) {
	case *desk.Close:
		return c.Batch, c.Side, c.Side == count.SideA || c.Side == count.SideB // the desk says what is wrong with others
	case *desk.Recount:
		return c.Batch, journal.Recount, c.Batch > 0
	}
	return 0, "", false
}

// take claims what a command needs. A side that another table let lapse is taken
// over, on record; of a recount nothing was entered.
func (w *workstation) take(ctx context.Context, c desk.Command) error {
	batch, side, _ := claimedBy(c)
	if closing, ok := c.(*desk.Close); ok && closing.Recorder != w.who {
		if err := w.j.Sit(ctx, closing.Recorder); err != nil {
			return err
		}
		w.who = closing.Recorder
	}
	from, err := w.j.Claim(ctx, batch, side)
	if errors.Is(err, journal.ErrClaimed) {
		return &desk.Refused{Code: "claimed", Sentence: claimedWords(batch, side, err)}
	}
	if err != nil || from == "" || from == w.j.Name() || side == journal.Recount {
		return err
	}
	_, err = w.Desk.Do(ctx, &desk.TakeOver{Batch: batch, Side: side, From: from, By: w.j.Name()})
	var refused *desk.Refused
	if errors.As(err, &refused) {
		return nil // nothing to take over any more; the close says why
	}
	return err
}

func claimedWords(batch int, side count.Side, err error) string {
	if side == journal.Recount {
		return words.F("Batch %d is being counted again at another table: take another batch.", batch)
	}
	return words.F("Batch %d, side %s: %v.", batch, side, err)
}
