package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
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
	Prove  Prove            // proves signatures; without it none is taken
	Random io.Reader        // of the salts in a hall; nil is the system's
}

// Desk is one count at work. Its methods may be called from several
// goroutines; commands are carried out one after the other.
type Desk struct {
	writing sync.Mutex // held through a command, reading what others wrote included
	mu      sync.Mutex // guards what is below: a screen never waits for a disk or a network
	j       journal.Journal
	seq     int64
	head    count.Digest // of event seq
	state   *State
	opts    Options
	unsaid  map[half]*unsaid // commands of which nobody knows whether they were kept
	rebuilt int              // how often the state was derived anew
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

func newDesk(j journal.Journal, o Options) *Desk {
	return &Desk{j: j, head: journal.Origin(), state: &State{record: o.Record, prove: o.Prove}, opts: o, unsaid: map[half]*unsaid{}}
}

// Create begins a count of a place in an empty journal.
func Create(ctx context.Context, j journal.Journal, v *count.Vote, place count.PlaceID, o Options) (*Desk, error) {
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	d := newDesk(j, o)
	if _, err := d.Do(ctx, &Open{Head: Head{Place: place}, Vote: v, Digest: digest}); err != nil {
		return nil, err
	}
	return d, nil
}

// Resume goes on with a count where it was left. All events are folded again;
// *BadEvent names the first that does not fit, ErrRollup is of a roll-up.
func Resume(ctx context.Context, j journal.Journal, o Options) (*Desk, error) {
	d := newDesk(j, o)
	if err := d.CatchUp(ctx); err != nil {
		return nil, err
	}
	if d.seq == 0 {
		return nil, errors.New("this count is empty: it was never begun")
	}
	return d, nil
}

// Fold derives the state from a journal, checking every event as on the day
// that it was given, and tells the number of the last.
func Fold(ctx context.Context, j journal.Journal, record Record, prove Prove) (*State, int64, error) {
	d := newDesk(j, Options{Record: record, Prove: prove})
	if err := d.CatchUp(ctx); err != nil {
		return nil, d.seq, err
	}
	return d.state, d.seq, nil
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
// the journal's. Either way nothing has changed then, unless the error is
// journal.ErrUnsettled: then the same command, given again, is carried out once.
func (d *Desk) Do(ctx context.Context, c Command) (Receipt, error) {
	d.writing.Lock()
	defer d.writing.Unlock()
	if shared, ok := d.j.(journal.Shared); ok {
		return d.inTurn(ctx, shared, c)
	}
	r, e, err := d.write(ctx, c)
	if err != nil {
		return Receipt{}, err
	}
	return r, d.fold(ctx, e)
}

// write checks a command and adds it to the journal, and to nothing else.
func (d *Desk) write(ctx context.Context, c Command) (Receipt, journal.Event, error) {
	c.head().Do = names[reflect.TypeOf(c)]
	at := count.At(d.opts.Clock())
	d.mu.Lock()
	d.state.now = at
	d.state.meant(c)
	err := cmp.Or(d.state.admit(at, c), d.state.fresh(c))
	d.mu.Unlock()
	if err != nil {
		return Receipt{}, journal.Event{}, err
	}
	body, err := encodeEvent(d.seq+1, at, c)
	if err != nil {
		return Receipt{}, journal.Event{}, err
	}
	// What cannot be read back is not written.
	if _, _, err := decodeEvent(d.seq+1, body); err != nil {
		return Receipt{}, journal.Event{}, err
	}
	events, err := d.j.Append(ctx, d.seq, body)
	if err != nil {
		if errors.Is(err, journal.ErrUnsettled) {
			d.doubt(c, body, Receipt{d.seq + 1, at})
		}
		return Receipt{}, journal.Event{}, err
	}
	return Receipt{d.seq + 1, at}, events[0], nil
}

// CatchUp folds what other programs wrote to a shared journal; a file has
// nothing new.
func (d *Desk) CatchUp(ctx context.Context) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	return d.catchUp(ctx)
}

func (d *Desk) catchUp(ctx context.Context) error {
	err := d.readOn(ctx)
	var broken *journal.BrokenError
	if !errors.Is(err, errForgotten) && (d.seq == 0 || !errors.As(err, &broken)) {
		return err
	}
	fresh := newDesk(d.j, d.opts)
	if err := fresh.readOn(ctx); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seq, d.head, d.state = fresh.seq, fresh.head, fresh.state
	d.rebuilt++
	return nil
}

// errForgotten says that a shared journal does not hold what was read of it.
var errForgotten = errors.New("the last event is not there any more")

// readOn folds what is new. In a hall it looks at the last known event again: a
// server that crashed may have forgotten what it had shown and nobody had been
// told to be kept.
func (d *Desk) readOn(ctx context.Context) error {
	_, shared := d.j.(journal.Shared)
	from := d.seq + 1
	if shared && d.seq > 0 {
		from = d.seq
	}
	looked := from > d.seq
	for e, err := range d.j.Read(ctx, from) {
		if err != nil {
			return err
		}
		if !looked {
			if looked = e.Seq == d.seq && e.Hash == d.head; !looked {
				return errForgotten
			}
			continue
		}
		if err := d.fold(ctx, e); err != nil {
			return err
		}
	}
	if !looked {
		return errForgotten
	}
	return nil
}

// fold checks and applies the next event. What is applied is always what was
// written, read back from the event.
func (d *Desk) fold(ctx context.Context, e journal.Event) error {
	decode := decodeEvent
	if e.Veiled {
		decode = decodeVeiled
	}
	at, c, err := decode(e.Seq, e.Body)
	if err != nil {
		return unfit(e.Seq, e.Body, err)
	}
	other, err := d.unveil(ctx, c)
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if other != nil {
		if err := d.state.lift(other); err != nil {
			return err
		}
	}
	if err := d.state.step(at, c); err != nil {
		return &BadEvent{e.Seq, err}
	}
	d.state.veil(e.Seq, c)
	d.settle(e, c)
	d.seq, d.head = e.Seq, e.Hash
	return nil
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
