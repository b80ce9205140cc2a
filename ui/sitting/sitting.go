// Package sitting is an open count at this computer, as the screens share it:
// commands go to its desk on the worker, snapshots come back on the goroutine
// of the window. A screen never touches a desk or a journal itself. Where the
// count is that of a counting hall, a Hall listens to the other tables.
package sitting

import (
	"context"
	"errors"

	"countersign/count"
	"countersign/count/desk"
	"countersign/export/sign"
	"countersign/ui/shell"
)

// Go tells the window to show another step of the count, or home.
type Go int

// The places that a screen can ask for. Steps are numbered as in the header.
const (
	Home Go = iota
	Setup
	Batches
	Account
	Checks
	Certify
	Export
	Board // of a counting hall
)

// Sitting holds one open count. Make it with New; its methods belong to the
// goroutine of the window.
type Sitting struct {
	Frame  *shell.Frame
	Worker *shell.Worker
	Desk   *desk.Desk
	Path   string // of the journal, or of the invitation to a hall
	Hall   *Hall  // nil for a count in a file
	// Sheets is where sheets of this count go at first; "" is where those of
	// other counts went.
	Sheets string
	// Show is asked to go to another screen.
	Show func(Go)
	// OnFault is told that the disk did not take an entry; it may be nil. The
	// asker is told too.
	OnFault func(error)
	// OnNote is told what happens, for the log: never a figure or a name. It may
	// be nil.
	OnNote func(event string, about ...any)
	// OnHere is told what is looked at on the screen that is shown; it may be nil.
	OnHere func(Spot)
	// OnFifth is told that a fifth stroke has fallen in call mode; it may be nil.
	OnFifth func()
	// GoTo is where a finding or a list points to: the screen that is shown next
	// takes the focus there.
	GoTo Spot
	// Unlocked are the keys that the count was certified with, in the order of
	// its signers, so that exporting asks for no passphrase twice. Whoever uses
	// them compares their fingerprints with the signers; reopening forgets them.
	Unlocked []*sign.Key

	now      desk.Snapshot
	onChange func(desk.Snapshot)
	asking   int
	saved    count.Time // the last entry of this window that was acknowledged
	unsaved  error      // why the last one was not
}

// Spot is a place on a screen: a batch, or a line of the account.
type Spot struct {
	Batch int
	Line  string
	// Finding is the key of what is looked into, where it has a spot of its own.
	Finding string
	// Side is whose boxes are open, where somebody keys a batch.
	Side count.Side
}

// Note tells the log what has happened on a screen.
func (s *Sitting) Note(event string, about ...any) {
	if s.OnNote != nil {
		s.OnNote(event, about...)
	}
}

// Here says what is looked at, so that a program that was torn down goes on
// there.
func (s *Sitting) Here(at Spot) {
	if s.OnHere != nil {
		s.OnHere(at)
	}
}

// New shares an open count.
func New(f *shell.Frame, w *shell.Worker, d *desk.Desk, path string) *Sitting {
	return &Sitting{Frame: f, Worker: w, Desk: d, Path: path, now: d.Snapshot()}
}

// Snapshot is the count as it was last seen.
func (s *Sitting) Snapshot() desk.Snapshot { return s.now }

// OnChange is told every new snapshot; the screen that is shown sets it.
func (s *Sitting) OnChange(f func(desk.Snapshot)) { s.onChange = f }

// Do carries out a command away from the window. Done gets nil once the entry
// is on disk, a *desk.Refused with its sentence, or the fault of the disk.
func (s *Sitting) Do(c desk.Command, done func(error)) {
	s.asking++
	type answer struct {
		now desk.Snapshot
		at  count.Time
	}
	shell.Do(s.Worker, func(ctx context.Context, _ func(string)) (answer, error) {
		r, err := s.Desk.Do(ctx, c)
		return answer{s.Desk.Snapshot(), r.At}, err
	}, func(a answer, err error) {
		s.asking--
		var refused *desk.Refused
		failed := err != nil && !errors.As(err, &refused)
		switch {
		case err == nil:
			s.saved, s.unsaved = a.at, nil
		case failed:
			s.unsaved = err
		}
		s.take(a.now)
		if failed {
			s.fault(err)
		}
		if done != nil {
			done(err)
		}
	})
}

// Saved is when the last entry of this window was acknowledged, zero if none
// was, and why one since then was not. In a hall others save too.
func (s *Sitting) Saved() (at count.Time, unsaved error) { return s.saved, s.unsaved }

// Arrived says that the entry in doubt has turned out to be kept.
func (s *Sitting) Arrived() {
	s.saved, s.unsaved = s.now.Last, nil
	s.take(s.now)
}

// fault says that an entry was not kept, and looks for the hall if there is one.
func (s *Sitting) fault(err error) {
	if s.OnFault != nil {
		s.OnFault(err)
	}
	if s.Hall != nil {
		s.Hall.Refresh(func() {})
	}
}

// Busy reports whether a command is on its way to the disk.
func (s *Sitting) Busy() bool { return s.asking > 0 }

// Refresh takes a new snapshot, after work that used the desk itself.
func (s *Sitting) Refresh() { s.take(s.Desk.Snapshot()) }

// take keeps a snapshot unless it is older than the one that is here.
func (s *Sitting) take(now desk.Snapshot) {
	if now.Vote == nil || now.Rebuilt <= s.now.Rebuilt && now.Revision < s.now.Revision {
		return
	}
	s.now = now
	if s.onChange != nil {
		s.onChange(now)
	}
}
