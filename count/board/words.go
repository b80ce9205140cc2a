package board

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"countersign/count"
	"countersign/count/rollup"
)

// AcceptRoll is the secretary's word that the corrected roll of a place is
// right. It refuses where no roll waits.
func (b *Board) AcceptRoll(ctx context.Context, place count.PlaceID, by, why string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	found := b.r.Waiting(place)
	if !found.Set() {
		return fmt.Errorf("%s: no corrected roll waits to be accepted", place)
	}
	if err := signedWord(by, why, true); err != nil {
		return err
	}
	return b.do(ctx, act{Roll: &roll{place, found, by, why}})
}

// AcceptRevision is the secretary's word that the revision of a place that waits
// is to count. record is what they have looked at: it refuses where another one
// waits meanwhile, or none.
func (b *Board) AcceptRevision(ctx context.Context, place count.PlaceID, record count.Digest, by, why string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := signedWord(by, why, true); err != nil {
		return err
	}
	number, err := b.r.Pending(place, record)
	if err != nil {
		return err
	}
	return b.do(ctx, act{Revision: &revision{place, number, record, by, why}})
}

// Confirm is somebody's word that a key is its holder's: the given groups of
// its fingerprint, counted from 1, were typed back from the sheet of a place that
// the holder signed in ink. It is confirmed in that name, and for that place.
func (b *Board) Confirm(ctx context.Context, key count.Digest, holds string, at count.PlaceID, groups []int, by string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := signedWord(by, "", false); err != nil {
		return err
	}
	if key.IsZero() || len(groups) < 2 {
		return errors.New("a key is confirmed by two groups of its fingerprint at the least")
	}
	if err := b.r.Confirmable(key, holds, at, by); err != nil {
		return err
	}
	return b.do(ctx, act{Confirm: &confirmed{key, groups, by, holds, at}})
}

// Refused is a key that a trust list refuses.
type Refused struct {
	Key     count.Digest
	By, Why string
}

// Heed puts the refusals of a trust list on record here, of keys that signed a
// sheet and that nobody distrusts yet. They hold from then on, as Distrust does,
// also for who opens the roll-up without that list.
func (b *Board) Heed(ctx context.Context, list []Refused) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var acts []act
	for _, x := range list {
		if b.r.Believed(x.Key) {
			acts = append(acts, act{Distrust: &distrusted{x.Key, x.By, x.Why}})
		}
	}
	if len(acts) == 0 {
		return nil
	}
	return b.do(ctx, acts...)
}

// Distrust is somebody's word that a key is wrong or lost: nothing that it
// signed counts any more.
func (b *Board) Distrust(ctx context.Context, key count.Digest, by, why string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := signedWord(by, why, true); err != nil {
		return err
	}
	if key.IsZero() {
		return errors.New("there is no such key")
	}
	return b.do(ctx, act{Distrust: &distrusted{key, by, why}})
}

// DidNotVote is somebody's word that nobody voted at a place. A sheet that
// counts is stronger than it, whenever it comes.
func (b *Board) DidNotVote(ctx context.Context, place count.PlaceID, by, why string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := signedWord(by, why, true); err != nil {
		return err
	}
	n := b.standing().Find(string(place))
	if n != nil && len(n.Children) == 1 && n.Children[0].Code == "" {
		n = &n.Children[0] // a unit that is counted as one place
	}
	switch {
	case n == nil || n.Place == nil:
		return fmt.Errorf("there is no place %q in this vote", place)
	case n.Place.Counted != nil:
		return fmt.Errorf("%s: a sheet with figures is here", place)
	}
	return b.do(ctx, act{Absent: &absent{place, by, why}})
}

// OpenEarly ends the embargo before its time.
func (b *Board) OpenEarly(ctx context.Context, by, why string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if closed, _ := b.closed(b.clock()); !closed {
		return errors.New("there is no embargo to end: figures are open")
	}
	if err := signedWord(by, why, true); err != nil {
		return err
	}
	return b.do(ctx, act{Early: &early{by, why}})
}

const longestWord = 280

// signedWord asks for a name, and for a reason where one is due.
func signedWord(by, why string, reason bool) error {
	switch {
	case strings.TrimSpace(by) == "":
		return errors.New("say whose word it is: the name is missing")
	case reason && utf8.RuneCountInString(strings.TrimSpace(why)) < 10:
		return errors.New("say why in at least 10 characters; the reason stays on record")
	case utf8.RuneCountInString(by) > longestWord || utf8.RuneCountInString(why) > longestWord:
		return fmt.Errorf("name and reason have at most %d characters", longestWord)
	}
	return nil
}

// Closed reports whether figures are under embargo at a moment, and why.
func (b *Board) Closed(at time.Time) (bool, string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.closed(at)
}

func (b *Board) closed(at time.Time) (bool, string) {
	e := b.vote.Embargo
	if !e.On() || b.early != nil {
		return false, ""
	}
	if !e.Until.IsZero() && at.Before(e.Until.Std()) {
		return true, "Figures stay closed until " + strings.TrimSuffix(e.Until.Words(), ".") + "."
	}
	if !e.AllIn {
		return false, ""
	}
	return allIn(b.standing())
}

// allIn is whether places are still to come. One whose keys nobody has confirmed
// is: anybody can make a sheet with keys of their own, and would open figures
// while people vote.
func allIn(r *rollup.Report) (closed bool, why string) {
	out, open := r.Out(), r.KeysOpen()
	in, of := count.Grouped(r.Places-out-open), count.Grouped(r.Places)
	switch {
	case open > 0:
		return true, fmt.Sprintf("Figures stay closed until every place is in with confirmed keys: %s of %s are; sheets whose keys nobody has confirmed: %s. Compare them with the ink-signed sheets.", in, of, count.Grouped(open))
	case out > 0:
		return true, fmt.Sprintf("Figures stay closed until every place is in: %s of %s are.", in, of)
	}
	return false, ""
}

// Early is who ended the embargo before its time; nil where nobody did.
func (b *Board) Early() *Entry {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.early
}
