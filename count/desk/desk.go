package desk

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"time"

	"countersign/count"
	"countersign/count/journal"
)

// Options are what a desk is given from outside.
type Options struct {
	Clock  func() time.Time // what the computer's clock says
	Record Record           // writes the canonical record of a sheet
}

// Desk is one count at work. Its methods may be called from several
// goroutines; commands are carried out one after the other.
type Desk struct {
	mu    sync.Mutex
	j     journal.Journal
	seq   int64
	state *State
	opts  Options
}

// Receipt says that a command is on disk.
type Receipt struct {
	Seq int64
	At  count.Time
}

// BadEvent is the first event of a journal that does not follow from those
// before it: the file was made by another program, or changed.
type BadEvent struct {
	Seq   int64
	Cause error
}

func (e *BadEvent) Error() string {
	return fmt.Sprintf("event %d of this count cannot have happened: %v", e.Seq, e.Cause)
}

// Unwrap gives the cause.
func (e *BadEvent) Unwrap() error { return e.Cause }

// Create begins a count of a place in an empty journal.
func Create(ctx context.Context, j journal.Journal, v *count.Vote, place count.PlaceID, o Options) (*Desk, error) {
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	d := &Desk{j: j, state: &State{record: o.Record}, opts: o}
	if _, err := d.Do(ctx, &Open{Head: Head{Place: place}, Vote: v, Digest: digest}); err != nil {
		return nil, err
	}
	return d, nil
}

// Resume goes on with a count where it was left. All events are folded again;
// *BadEvent names the first that does not fit.
func Resume(ctx context.Context, j journal.Journal, o Options) (*Desk, error) {
	s, seq, err := Fold(ctx, j, o.Record)
	if err != nil {
		return nil, err
	}
	if seq == 0 {
		return nil, errors.New("this count is empty: it was never begun")
	}
	return &Desk{j: j, seq: seq, state: s, opts: o}, nil
}

// Fold derives the state from a journal, checking every event as on the day
// that it was given, and tells the number of the last.
func Fold(ctx context.Context, j journal.Journal, record Record) (*State, int64, error) {
	s := &State{record: record}
	var last int64
	for e, err := range j.Read(ctx, 1) {
		if err != nil {
			return nil, last, err
		}
		at, c, err := decodeEvent(e.Seq, e.Body)
		if err == nil {
			err = s.step(at, c)
		}
		if err != nil {
			return nil, last, &BadEvent{e.Seq, err}
		}
		last = e.Seq
	}
	return s, last, nil
}

// step checks and applies one command.
func (s *State) step(at count.Time, c Command) error {
	if err := s.admit(at, c); err != nil {
		return err
	}
	s.take(c)
	return nil
}

func (s *State) admit(at count.Time, c Command) error {
	s.now = at
	_, opening := c.(*Open)
	if s.Vote == nil && !opening {
		return refuse("state", "The count has not been opened.")
	}
	if p := c.head().Place; !opening && p != "" && p != s.Tally.Place.ID {
		return refuse("place", "This count is of %s, not of %s.", s.Tally.Place.ID, clip(string(p)))
	}
	return c.check(s)
}

func (s *State) take(c Command) {
	c.apply(s)
	if s.Certified == nil {
		s.Last = s.now
	}
}

// Do carries out a command. *Refused says why it was not; any other error is
// the journal's. Either way nothing has changed then.
func (d *Desk) Do(ctx context.Context, c Command) (Receipt, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.head().Do = names[reflect.TypeOf(c)]
	at := count.At(d.opts.Clock())
	if err := d.state.admit(at, c); err != nil {
		return Receipt{}, err
	}
	body, err := encodeEvent(d.seq+1, at, c)
	if err != nil {
		return Receipt{}, err
	}
	// What is applied is what was written: the command is read back from its
	// own event, so that nobody who still holds c can change the state.
	_, kept, err := decodeEvent(d.seq+1, body)
	if err != nil {
		return Receipt{}, err
	}
	if _, err := d.j.Append(ctx, d.seq, body); err != nil {
		return Receipt{}, err
	}
	d.seq++
	d.state.take(kept)
	return Receipt{d.seq, at}, nil
}

// Sheet is the sheet that certifying now by these signers would make. While a
// batch is open on one side it shows no figure of the other.
func (d *Desk) Sheet(signers []count.Signer) *count.Sheet {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.state.Sheet(count.At(d.opts.Clock()), signers)
	s.Tally = d.state.shown()
	s.Findings = slices.DeleteFunc(s.Findings, d.state.covered)
	return s
}

// Ready says why the count cannot be certified now, or nil.
func (d *Desk) Ready() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.state.open(); err != nil {
		return err
	}
	return d.state.Ready(count.At(d.opts.Clock()))
}

// Close lets go of the journal.
func (d *Desk) Close() error { return d.j.Close() }

// CertifiedSheet is the sheet that was certified, nil while the count is open.
func (d *Desk) CertifiedSheet() *count.Sheet {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.state.Certified
	if c == nil {
		return nil
	}
	s := d.state.Sheet(c.At, c.Signers)
	s.Tally = d.state.shown()
	s.Findings = slices.DeleteFunc(s.Findings, d.state.covered)
	return s
}
