package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
)

// rotten is a sound file, and how to open it for good: proved, folded, and
// what was folded as a digest.
type rotten struct {
	good   []byte
	bodies [][]byte // of its events
	fold   func(journal.Journal) (any, error)
	want   count.Digest
}

func TestARottenCountIsRefusedOrTheSame(t *testing.T) {
	t.Setenv("CLOCK", "2026-05-08T17:00:00-04:00")
	path := filepath.Join(t.TempDir(), "sound.count")
	run(t, sampleLines(t), "tally", "count", "--file", path, "--vote", "training", "--place", "LAMP/L-2/15")
	rot(t, path, func(j journal.Journal) (any, error) {
		s, _, err := desk.Fold(context.Background(), j, record.Write, export.Prove)
		return s, err
	})
}

func TestARottenRollupIsRefusedOrTheSame(t *testing.T) {
	v := votetest.Training(t)
	clock := func() time.Time { return time.Date(2026, 5, 9, 20, 0, 0, 0, time.UTC) }
	path := filepath.Join(t.TempDir(), "sound.rollup")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := board.Create(t.Context(), j, v, clock)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Places()[:3] {
		if err := r.DidNotVote(t.Context(), p.ID, "Sample Eve", "Sample: snow"); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	rot(t, path, func(j journal.Journal) (any, error) {
		r, err := board.Resume(context.Background(), j, clock)
		if err != nil {
			return nil, err
		}
		return struct{ Report, Log any }{r.Report(), r.Log()}, nil
	})
}

// rot flips bytes of a file and cuts it, each in turn when there is time, and
// random ones when there is none.
func rot(t *testing.T, path string, fold func(journal.Journal) (any, error)) {
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := &rotten{good: good, fold: fold}
	if r.want, err = r.digest(path, &r.bodies); err != nil {
		t.Fatal(err)
	}
	o, flips, cuts, refused := begin(t, 300), 0, 0, 0
	order := o.Perm(3 * len(good)) // each byte twice, each length once
	for o.again() && o.round <= len(order) {
		n := order[o.round-1]
		at, bad := n/3, bytes.Clone(good)
		switch n % 3 {
		case 0:
			bad = bad[:at]
			cuts++
		case 1:
			bad[at] ^= 0x01
			flips++
		case 2:
			bad[at] ^= 0x80
			flips++
		}
		if r.examine(t, path, bad, at, n%3 == 0) {
			refused++
		}
	}
	figure(t, flips, fmt.Sprintf("bytes flipped in a %s of %d", filepath.Ext(path), len(good)))
	figure(t, cuts, "lengths that it was cut to")
	figure(t, refused, "of both refused, every other byte changes nothing")
	figure(t, 0, "gave another state")
}

// examine opens the bad file for audit and for going on. It has to be refused
// or give the state of the good one. Who changed an event is told which.
func (r *rotten) examine(t *testing.T, path string, bad []byte, at int, cut bool) (refused bool) {
	t.Helper()
	if err := os.WriteFile(path, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := r.digest(path, nil)
	if err == nil && got != r.want {
		t.Fatalf("byte %d, cut %v: another state, and nothing was said", at, cut)
	}
	if seq := r.inside(at); seq > 0 && !cut {
		var broken *journal.BrokenError
		if !errors.As(err, &broken) || broken.Seq != seq {
			t.Fatalf("byte %d is in event %d, and what is said is: %v", at, seq, err)
		}
	}
	if cut && err == nil {
		t.Fatalf("cut to %d bytes: nothing was said", at)
	}
	return err != nil
}

// inside is the event whose body has this byte, 0 if it is in none. A body that
// lies in the file twice, once where SQLite had it before, is left out.
func (r *rotten) inside(at int) int64 {
	for i, b := range r.bodies {
		if from := bytes.Index(r.good, b); bytes.Count(r.good, b) == 1 && at >= from && at < from+len(b) {
			return int64(i + 1)
		}
	}
	return 0
}

// digest opens the file as the window does and gives its state. The audit,
// which changes nothing, has to say the same.
func (r *rotten) digest(path string, bodies *[][]byte) (count.Digest, error) {
	audit, auditErr := r.open(path, journal.OpenReadOnly, bodies)
	window, err := r.open(path, journal.Open, nil)
	if err == nil && auditErr == nil && audit != window {
		return window, errors.New("the audit sees another state than the window")
	}
	return window, err
}

func (r *rotten) open(path string, open func(string) (*journal.File, error), bodies *[][]byte) (d count.Digest, err error) {
	j, err := open(path)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	state, err := r.fold(j)
	if err != nil {
		return d, err
	}
	if bodies != nil {
		for e, err := range j.Read(context.Background(), 1) {
			if err != nil {
				return d, err
			}
			*bodies = append(*bodies, e.Body)
		}
	}
	b, err := json.Marshal(state)
	return count.Sum(b), err
}
