package desk

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"strconv"
	"strings"

	"countersign/count"
	"countersign/count/journal"
)

// RefusedAt is a command of several that was not carried out.
type RefusedAt struct {
	Index int // of the command, from 0
	Refused
}

// RefusedSome says why several commands were not carried out: none of them was.
type RefusedSome []RefusedAt

func (r RefusedSome) Error() string {
	var out []string
	for _, x := range r {
		out = append(out, strconv.Itoa(x.Index+1)+": "+x.Sentence)
	}
	return "nothing was kept of " + strings.Join(out, "; ")
}

// DoAll carries out commands in their order as one: each is checked against what
// those before it would have done, all are written to the journal in one step,
// and only then applied. RefusedSome lists every command that is refused, and
// nothing has changed then. In a counting hall, where others work on the same
// count meanwhile, it is not done.
func (d *Desk) DoAll(ctx context.Context, cs []Command) ([]Receipt, error) {
	d.writing.Lock()
	defer d.writing.Unlock()
	if _, shared := d.j.(journal.Shared); shared {
		return nil, refuse("state", "In a counting hall entries are made one by one: others work on this count meanwhile.")
	}
	at := count.At(d.opts.Clock())
	bodies, err := d.bodies(at, cs)
	if err != nil || len(bodies) == 0 {
		return nil, err
	}
	events, err := d.j.Append(ctx, d.seq, bodies...)
	if err != nil {
		return nil, err
	}
	receipts := make([]Receipt, len(events))
	for i, e := range events {
		if err := d.fold(ctx, e); err != nil {
			return nil, err
		}
		receipts[i] = Receipt{e.Seq, at}
	}
	return receipts, nil
}

// Try says what DoAll would refuse, and changes nothing.
func (d *Desk) Try(cs []Command) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	_, err := d.bodies(count.At(d.opts.Clock()), cs)
	return err
}

// bodies are the events of commands that are accepted one after the other.
func (d *Desk) bodies(at count.Time, cs []Command) ([][]byte, error) {
	d.mu.Lock()
	trial := d.state.copy()
	d.mu.Unlock()
	var out [][]byte
	var some RefusedSome
	for i, c := range cs {
		c.head().Do = names[reflect.TypeOf(c)]
		trial.now = at
		trial.meant(c)
		err := trial.fresh(c)
		if err == nil {
			err = trial.step(at, c)
		}
		if err != nil {
			var r *Refused
			if !errors.As(err, &r) {
				return nil, err
			}
			some = append(some, RefusedAt{i, *r})
			continue
		}
		seq := d.seq + int64(len(out)) + 1
		body, err := encodeEvent(seq, at, c)
		if err != nil {
			return nil, err
		}
		// What cannot be read back is not written.
		if _, _, err := decodeEvent(seq, body); err != nil {
			return nil, err
		}
		out = append(out, body)
	}
	if len(some) > 0 {
		return nil, some
	}
	return out, nil
}

// copy is a state of one's own, to try commands on.
func (s *State) copy() *State {
	c := *s
	c.Tally = copyTally(s.Tally)
	c.veiled = maps.Clone(s.veiled)
	return &c
}
