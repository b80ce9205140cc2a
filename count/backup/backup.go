// Package backup keeps a second copy of a count, on another medium.
//
// Beside wraps the journal that a desk or a board writes to. After each
// acknowledged event the copy is brought up to date by a goroutine of its own:
// nobody at the table waits for a slow stick, and a stick that is missing,
// full or broken is told and stops nothing. The next event tries again.
//
// # The copy
//
// The copy is a journal like any other, as package journal specifies it, with
// the same events and so the same hashes. It is only ever added to. After each
// writing it is closed, opened again for reading, proved from the first event
// to the last, and its head compared. To restore is to open that file.
//
// # What is not done
//
// The folder is never made: where a stick was pulled out, a folder of its name
// would hide that. Nothing tells whether the folder is on another disk; the
// person chooses it. A file of the same name that is not the beginning of this
// count is left alone.
package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"countersign/count"
	"countersign/count/journal"
)

// Path is where the second copy of a count lies in a folder.
func Path(folder, file string) string { return filepath.Join(folder, filepath.Base(file)) }

// Bring brings the copy at path up to date with j, once, and gives the number
// of events that are in it, proved. The error is an *Error.
func Bring(ctx context.Context, j journal.Journal, path string) (int64, error) {
	seq, err := bring(ctx, j, path)
	if err != nil {
		return 0, explain(path, err)
	}
	return seq, nil
}

func bring(ctx context.Context, j journal.Journal, path string) (int64, error) {
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return 0, ErrAway.because(err)
	}
	seq, head, err := extend(ctx, j, path)
	if err != nil {
		return 0, err
	}
	return seq, proved(ctx, path, seq, head)
}

// extend adds to the copy what it does not have yet.
func extend(ctx context.Context, j journal.Journal, path string) (seq int64, head count.Digest, err error) {
	to, err := openOrCreate(path)
	if err != nil {
		return 0, head, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if seq, head, err = to.Head(ctx); err != nil {
		return 0, head, err
	}
	if err := begins(ctx, j, to, seq, head); err != nil {
		return 0, head, err
	}
	var missing [][]byte
	for e, err := range j.Read(ctx, seq+1) {
		if err != nil {
			return 0, head, err
		}
		missing = append(missing, e.Body)
	}
	events, err := to.Append(ctx, seq, missing...)
	if err == nil && len(events) > 0 {
		last := events[len(events)-1]
		seq, head = last.Seq, last.Hash
	}
	return seq, head, err
}

func openOrCreate(path string) (*journal.File, error) {
	j, err := journal.Open(path)
	if errors.Is(err, journal.ErrMissing) {
		return journal.Create(path)
	}
	return j, err
}

// begins proves that the count begins with the events of its copy. One that
// holds more is only called ahead where it begins with the events of the count.
func begins(ctx context.Context, j, to journal.Journal, seq int64, head count.Digest) error {
	now, hash, err := j.Head(ctx)
	switch {
	case err != nil:
		return err
	case seq == 0:
		return nil
	case now == 0:
		return ErrOther // a count that was begun just now has no copy yet
	case seq <= now:
		return leadsTo(ctx, j, seq, head)
	}
	if err := leadsTo(ctx, to, now, hash); err != nil {
		return err
	}
	return ErrAhead
}

// leadsTo proves that a journal has the events that end with this one.
func leadsTo(ctx context.Context, j journal.Journal, seq int64, head count.Digest) error {
	for e, err := range j.Read(ctx, seq) {
		if err != nil {
			return err
		}
		if e.Hash != head {
			return ErrOther
		}
		break
	}
	return nil
}

// proved reads the copy back as somebody would who needs it.
func proved(ctx context.Context, path string, seq int64, head count.Digest) (err error) {
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(ctx); err != nil {
		return err
	}
	n, now, err := j.Head(ctx)
	if err == nil && (n != seq || now != head) {
		err = journal.ErrDamaged
	}
	return err
}
