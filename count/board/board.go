package board

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"countersign/count"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rule"
)

// Board is one roll-up at work. Its methods may be called from several
// goroutines.
type Board struct {
	mu    sync.Mutex
	j     journal.Journal
	seq   int64
	clock func() time.Time

	vote   *count.Vote
	digest count.Digest
	r      *rollup.Rollup
	early  *Entry
	log    []Entry
	report *rollup.Report // of the last change; nil after one
}

// Entry is a word of a person, for the list of who decided what.
type Entry struct {
	At   count.Time
	What string // "accepted the roll of 1,600 at AFSCME/JN-7/749"
	By   string
	Why  string
}

// BadEvent is the first event of a journal that does not follow from those
// before it: the file was made by another program, or changed.
type BadEvent struct {
	Seq   int64
	Cause error
}

func (e *BadEvent) Error() string {
	return fmt.Sprintf("event %d of this roll-up cannot have happened: %v", e.Seq, e.Cause)
}

// Unwrap gives the cause.
func (e *BadEvent) Unwrap() error { return e.Cause }

// Create begins the roll-up of a vote in an empty journal.
func Create(ctx context.Context, j journal.Journal, v *count.Vote, clock func() time.Time) (*Board, error) {
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	b := &Board{j: j, clock: clock}
	return b, b.do(ctx, act{Open: &opened{v, digest, wait}})
}

// Resume goes on with a roll-up. All events are folded again; *BadEvent names
// the first that does not fit.
func Resume(ctx context.Context, j journal.Journal, clock func() time.Time) (*Board, error) {
	b := &Board{j: j, clock: clock}
	for e, err := range j.Read(ctx, 1) {
		if err != nil {
			return nil, err
		}
		x, err := decode(e.Seq, e.Body)
		if err == nil {
			err = b.apply(x)
		}
		if err != nil {
			return nil, &BadEvent{e.Seq, err}
		}
		b.seq = e.Seq
	}
	if b.seq == 0 {
		return nil, errors.New("this roll-up is empty: it was never begun")
	}
	return b, nil
}

// Close lets go of the journal.
func (b *Board) Close() error { return b.j.Close() }

// Vote is the definition. It must not be changed.
func (b *Board) Vote() *count.Vote { return b.vote }

// Digest is the digest of the definition.
func (b *Board) Digest() count.Digest { return b.digest }

// do writes what happened and applies it: all of it or nothing.
func (b *Board) do(ctx context.Context, acts ...act) error {
	at := count.At(b.clock())
	bodies := make([][]byte, 0, len(acts))
	events := make([]event, 0, len(acts))
	for i, a := range acts {
		e := event{b.seq + int64(i) + 1, at, a}
		body, err := encode(e)
		if err != nil {
			return err
		}
		// What is applied is what was written, so that nobody who still holds a
		// part of it can change the state.
		if e, err = decode(e.Seq, body); err != nil {
			return err
		}
		bodies, events = append(bodies, body), append(events, e)
	}
	if _, err := b.j.Append(ctx, b.seq, bodies...); err != nil {
		return err
	}
	for _, e := range events {
		b.seq++
		if err := b.apply(e); err != nil {
			return &BadEvent{e.Seq, err}
		}
	}
	return nil
}

// apply takes one event into the state.
func (b *Board) apply(e event) error {
	b.report = nil
	a := e.Do
	if (a.Open != nil) != (b.vote == nil) {
		return errors.New("a roll-up is opened once, at its beginning")
	}
	switch {
	case a.Open != nil:
		return b.open(a.Open)
	case a.File != nil:
		b.r.Keep(*a.File)
	case a.Roll != nil:
		return b.applyRoll(e.At, a.Roll)
	case a.Revision != nil:
		return b.applyRevision(e.At, a.Revision)
	case a.Confirm != nil:
		b.note(e.At, "confirmed the key "+fingerprint(a.Confirm.Key), a.Confirm.By, "")
		if a.Confirm.Name == "" {
			return b.r.ConfirmAsHere(a.Confirm.Key, a.Confirm.By)
		}
		return b.r.Confirm(a.Confirm.Key, a.Confirm.Name, a.Confirm.Place, a.Confirm.By)
	case a.Distrust != nil:
		b.note(e.At, "does not believe the key "+fingerprint(a.Distrust.Key)+" any more", a.Distrust.By, a.Distrust.Why)
		return b.r.Distrust(a.Distrust.Key, a.Distrust.By, a.Distrust.Why)
	case a.Absent != nil:
		b.note(e.At, "says that nobody voted at "+string(a.Absent.Place), a.Absent.By, a.Absent.Why)
		return b.r.DidNotVote(a.Absent.Place, a.Absent.By, a.Absent.Why)
	case a.Early != nil:
		b.note(e.At, "ended the embargo before its time", a.Early.By, a.Early.Why)
		b.early = &b.log[len(b.log)-1]
	default:
		return errors.New("it says nothing")
	}
	return nil
}

func (b *Board) open(o *opened) error {
	if o.Vote == nil {
		return errors.New("it has no definition")
	}
	digest, err := o.Vote.Digest()
	if err != nil {
		return err
	}
	if digest != o.Digest {
		return fmt.Errorf("S502: the definition in the roll-up is not the one that it was opened with: %s, not %s", digest, o.Digest)
	}
	r, err := rollup.New(o.Vote)
	if err != nil {
		return err
	}
	switch o.Revisions {
	case wait:
	case "":
		r.CountAtOnce()
	default:
		return fmt.Errorf("its revisions %.40q, which this program does not know: open it with a newer one", o.Revisions)
	}
	b.vote, b.digest, b.r = o.Vote, digest, r
	return nil
}

func (b *Board) applyRoll(at count.Time, a *roll) error {
	if got := b.r.Waiting(a.Place); got != a.Roll {
		return fmt.Errorf("%s: the roll that waits is %s, not %s", a.Place, got.Grouped(), a.Roll.Grouped())
	}
	b.note(at, fmt.Sprintf("accepted the roll of %s at %s", a.Roll.Grouped(), a.Place), a.By, a.Why)
	return b.r.AcceptRoll(a.Place, a.By)
}

func (b *Board) applyRevision(at count.Time, a *revision) error {
	number, err := b.r.Accepted(a.Place, a.Digest)
	if err == nil && number != a.Number {
		err = fmt.Errorf("%s: the sheet is revision %d, not %d", a.Place, number, a.Number)
	}
	if err != nil {
		return err
	}
	b.note(at, fmt.Sprintf("accepted revision %d of %s", a.Number, a.Place), a.By, a.Why)
	return b.r.AcceptAsSaid(a.Place, a.Digest, a.By)
}

func (b *Board) note(at count.Time, what, by, why string) {
	b.log = append(b.log, Entry{at, what, by, why})
}

// fingerprint is the beginning of a key's name, as the sheet prints it.
func fingerprint(d count.Digest) string { return strings.Join(d.Groups()[:5], " ") }

// Log lists the words of people, in the order in which they were said.
func (b *Board) Log() []Entry {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]Entry(nil), b.log...)
}

// Explain gives the reasons of a result, as package rule words them.
func (b *Board) Explain(question string, level count.Level, path string) (rule.Explanation, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.r.Explain(question, level, path)
}

// Doubtful is what challenged and void ballots can do to the outcomes: C401 and
// C402 over the whole vote.
func (b *Board) Doubtful() []count.Finding {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.r.Doubtful()
}

// Report is how the vote stands. It must not be changed.
func (b *Board) Report() *rollup.Report {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.standing()
}

func (b *Board) standing() *rollup.Report {
	if b.r.On(count.At(b.clock()).Day()) || b.report == nil {
		b.report = b.r.Report()
	}
	return b.report
}
