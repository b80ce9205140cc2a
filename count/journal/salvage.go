package journal

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"countersign/count"
)

// Salvaged is what could be saved of a count.
type Salvaged struct {
	Good  int64        // events 1 to Good are proved and stand in the new file
	Head  count.Digest // hash of event Good
	Later []Event      // can be read, but nothing proves them; not in the new file
	Lost  []Span       // numbers behind Good of which nothing can be read
	Fork  bool         // two different events Good+1 fit the chain: nobody can say which is true
}

// Span is a run of event numbers, both ends included.
type Span struct{ From, To int64 }

// Whole reports that nothing is known to be missing. That the last events were
// cut off without a trace is for the digest on the sheet to show.
func (s *Salvaged) Whole() bool { return len(s.Later) == 0 && len(s.Lost) == 0 && !s.Fork }

// Salvage reads what can be read of the count at from, which may be damaged in
// any way, and writes the events that the chain proves from its beginning into
// a new count at to. It does not ask SQLite, which gives up at a broken page,
// but looks for events in the bytes, also for those that were taken out of the
// table. Nothing of the old file is changed. When no event is proved there is
// no new file, and the error is a *BrokenError. A *TargetError is about the new
// file, any other about the old one.
func Salvage(ctx context.Context, from, to string) (*Salvaged, error) {
	if _, err := os.Lstat(to); err == nil {
		return nil, &TargetError{ErrExists}
	}
	data, err := settledBytes(from)
	if err != nil {
		return nil, err
	}
	s, bodies := sift(data)
	if s.Good == 0 {
		return s, &BrokenError{Seq: 1, Why: "cannot be found, and without it nothing is proved"}
	}
	j, err := Create(to)
	if err != nil {
		return nil, &TargetError{err}
	}
	_, err = j.Append(ctx, 0, bodies...)
	if err == nil {
		err = j.Verify(ctx)
	}
	if err = errors.Join(err, j.Close()); err != nil {
		return nil, &TargetError{errors.Join(err, os.Remove(to))}
	}
	return s, nil
}

// TargetError says that it is the new file that a salvage cannot write.
type TargetError struct{ Cause error }

// Error is the sentence.
func (e *TargetError) Error() string { return e.Cause.Error() }

// Unwrap is the cause.
func (e *TargetError) Unwrap() error { return e.Cause }

// settledBytes are the bytes of the count without the commit that a crash left
// half done: a copy of both files is opened once, so that SQLite undoes it.
// What cannot be opened is taken as it lies there.
func settledBytes(path string) (data []byte, err error) {
	if path, err = actual(path); err != nil {
		return nil, err
	}
	if err := strays(path); err != nil {
		return nil, err
	}
	if data, err = unheld(path); err != nil {
		return nil, err
	}
	undo, err := os.ReadFile(path + suffixUndo)
	if err != nil || len(undo) == 0 {
		return data, nil // there is none, or it helps nobody
	}
	dir, err := os.MkdirTemp("", "salvage-*")
	if err != nil {
		return nil, fileError(err)
	}
	defer os.RemoveAll(dir)
	work := filepath.Join(dir, "work.count")
	if err := errors.Join(os.WriteFile(work, data, 0o600), os.WriteFile(work+suffixUndo, undo, 0o600)); err != nil {
		return nil, fileError(err)
	}
	if j, err := Open(work); err != nil || j.Close() != nil {
		return data, nil
	}
	return os.ReadFile(work)
}

// unheld reads the file unless somebody is writing to it.
func unheld(path string) ([]byte, error) {
	j, err := OpenReadOnly(path)
	if err == nil {
		err = j.Close()
	}
	for _, no := range []error{ErrBusy, ErrMissing, ErrNewer, ErrPrivate} {
		if errors.Is(err, no) {
			return nil, err
		}
	}
	fi, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fileError(err)
	case !fi.Mode().IsRegular(): // a pipe would wait for its writer
		return nil, ErrForeign.Because(fmt.Errorf("%s is no regular file", fi.Mode().Type()))
	case fi.Size() > mostSalvaged:
		return nil, ErrForeign
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(err)
	}
	return data, nil
}

// mostSalvaged is a hundred times the size of the largest count, in bytes: all
// of it is read at once.
const mostSalvaged = 1 << 30

// mostSearches bounds how often all finds are tried for a place whose number
// was lost: each costs a pass over the file.
const mostSearches = 64

// sift follows the chain through what was found and sorts the rest.
func sift(data []byte) (*Salvaged, [][]byte) {
	var best *Salvaged
	var bodies [][]byte
	for _, size := range pageSizes(data) {
		s, b := follow(carve(data, size), int64(len(data)))
		if best == nil || s.Good > best.Good || s.Good == best.Good && len(s.Later) > len(best.Later) {
			best, bodies = s, b
		}
	}
	return best, bodies
}

func follow(finds []find, size int64) (*Salvaged, [][]byte) {
	slices.SortStableFunc(finds, func(a, b find) int { return cmp.Compare(a.seq, b.seq) })
	at, searches := chain{hash: Origin()}, 0
	s := &Salvaged{}
	var bodies [][]byte
	placed := map[count.Digest]bool{}
	for {
		fits := at.fitting(numbered(finds, at.seq+1))
		if len(fits) == 0 && searches < mostSearches {
			searches++
			fits = at.fitting(finds)
		}
		if len(fits) != 1 {
			s.Fork = len(fits) > 1
			break
		}
		placed[at.add(fits[0].body).Hash] = true
		bodies = append(bodies, fits[0].body)
	}
	s.Good, s.Head = at.seq, at.hash
	finds = slices.DeleteFunc(finds, func(f find) bool { return placed[count.Digest(f.hash)] })
	s.rest(finds, size)
	return s, bodies
}

// numbered are the finds with a number, of finds in the order of their numbers.
func numbered(finds []find, seq int64) []find {
	first := func(seq int64) int {
		i, _ := slices.BinarySearchFunc(finds, seq, func(f find, seq int64) int { return cmp.Compare(f.seq, seq) })
		return i
	}
	return finds[first(seq):first(seq+1)]
}

// fitting are the different finds that can be the next event.
func (c *chain) fitting(finds []find) []find {
	var fits []find
	for _, f := range finds {
		try := *c
		if _, err := try.prove(c.seq+1, f.body, f.hash); err != nil {
			continue
		}
		if !slices.ContainsFunc(fits, func(g find) bool { return bytes.Equal(f.hash, g.hash) }) {
			fits = append(fits, f)
		}
	}
	return fits
}

// rest lists what was found behind the proved events, one find a number, and
// the numbers between of which nothing was found. The finds come in the order
// of their numbers.
func (s *Salvaged) rest(finds []find, size int64) {
	most := size / int64(leastCell) // no file of this size holds more events
	for _, f := range finds {
		if f.seq > s.Good && f.seq <= most {
			s.Later = append(s.Later, Event{Seq: f.seq, Body: f.body, Hash: count.Digest(f.hash)})
		}
	}
	s.Later = slices.CompactFunc(s.Later, func(a, b Event) bool { return a.Seq == b.Seq })
	next := s.Good + 1
	for _, e := range s.Later {
		if e.Seq > next {
			s.Lost = append(s.Lost, Span{next, e.Seq - 1})
		}
		next = e.Seq + 1
	}
}

// String is "4" or "4 to 7".
func (s Span) String() string {
	if s.From == s.To {
		return fmt.Sprint(s.From)
	}
	return fmt.Sprintf("%d to %d", s.From, s.To)
}
