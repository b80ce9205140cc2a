package halltest

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"countersign/count"
	"countersign/count/hall"
	"countersign/count/journal"
)

// Seat is a workstation's connection to the hall.
type Seat struct {
	server  *Server
	name    string
	machine string
	changed chan struct{}

	// What follows is guarded by the server's lock.
	who  string
	seen time.Time
	cut  bool // the network is gone
	lose bool // the answer to the next Append
	late int  // how many Appends come too late
	dark bool // nothing is revealed
	gone bool // the same workstation has joined anew
	end  bool
	came time.Time // to work
}

var _ hall.Line = (*Seat)(nil)

// Cut takes the network away, or gives it back.
func (s *Seat) Cut(on bool) { s.locked(func() { s.cut = on }) }

// LoseAnswer has the next entry arrive, and its answer not.
func (s *Seat) LoseAnswer() { s.locked(func() { s.lose = true }) }

// ComeLate has so many entries come after somebody else's, as when the server
// was started again in their turn.
func (s *Seat) ComeLate(n int) { s.locked(func() { s.late = n }) }

// Blind keeps figures from arriving that may be seen, or lets them.
func (s *Seat) Blind(on bool) { s.locked(func() { s.dark = on }) }

// Tell says that something has changed, and returns once the workstation has
// heard it. Nothing is told by itself.
func (s *Seat) Tell() { s.changed <- struct{}{} }

// Closed says whether the workstation has left.
func (s *Seat) Closed() bool {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	return s.end
}

func (s *Seat) locked(f func()) {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	f()
}

// call is one question to the hall.
func (s *Seat) call(f func() error) error {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	if s.cut {
		return journal.ErrOffline
	}
	if s.end {
		return journal.ErrClosed
	}
	s.seen = s.server.now
	return f()
}

// Turn implements journal.Shared.
func (s *Seat) Turn(ctx context.Context, f func(context.Context) error) error {
	s.server.turn.Lock()
	defer s.server.turn.Unlock()
	return f(ctx)
}

// Append implements journal.Journal.
func (s *Seat) Append(_ context.Context, after int64, bodies ...[]byte) (out []journal.Event, err error) {
	err = s.call(func() error {
		if s.relieved() {
			return journal.ErrRelieved
		}
		if s.late > 0 {
			s.late--
			return journal.ErrMoved
		}
		out, err = s.server.append(after, bodies)
		if err == nil && s.lose {
			s.lose = false
			return journal.ErrUnsettled
		}
		return err
	})
	return out, err
}

// Read implements journal.Journal.
func (s *Seat) Read(_ context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		var events []journal.Event
		err := s.call(func() error {
			for _, e := range s.server.events[min(from-1, int64(len(s.server.events))):] {
				if _, ok := s.server.veiled[e.Seq]; ok && !s.Chief() {
					e = veil(e)
				}
				events = append(events, e)
			}
			return nil
		})
		if err != nil {
			yield(journal.Event{}, err)
			return
		}
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Reveal implements journal.Shared.
func (s *Seat) Reveal(_ context.Context, seq int64) (e journal.Event, err error) {
	err = s.call(func() error {
		if s.dark {
			return journal.ErrOffline
		}
		if _, ok := s.server.veiled[seq]; ok {
			return journal.ErrVeiled
		}
		e = s.server.events[seq-1]
		return nil
	})
	return e, err
}

// Changed implements journal.Shared.
func (s *Seat) Changed() <-chan struct{} { return s.changed }

// Head implements journal.Journal.
func (s *Seat) Head(context.Context) (seq int64, hash count.Digest, err error) {
	hash = journal.Origin()
	err = s.call(func() error {
		if seq = int64(len(s.server.events)); seq > 0 {
			hash = s.server.events[seq-1].Hash
		}
		return nil
	})
	return seq, hash, err
}

// Verify implements journal.Journal.
func (s *Seat) Verify(context.Context) error { return s.call(func() error { return nil }) }

// Close implements journal.Journal.
func (s *Seat) Close() error {
	s.locked(func() {
		s.end = true
		if s.server.work[s.name] == s {
			delete(s.server.work, s.name)
		}
	})
	return nil
}

// Die is a program that was killed: nobody is told.
func (s *Seat) Die() { s.locked(func() { s.end = true }) }

// relieved says that another program is at work at this table.
func (s *Seat) relieved() bool {
	w := s.server.work[s.name]
	return w != nil && w != s && s.server.now.Sub(w.seen) < Lapse
}

// Arrive implements journal.Claims.
func (s *Seat) Arrive(_ context.Context, knowingly bool) (there *journal.Occupant, err error) {
	err = s.call(func() error {
		v, w := s.server, s.server.work[s.name]
		if s.relieved() && !knowingly && (w.machine != s.machine || !w.end) {
			there = w.occupant(s)
			return nil
		}
		if s.relieved() {
			for at, c := range v.claims {
				if c.seat.name == s.name && c.seat.machine != s.machine {
					delete(v.claims, at)
				}
			}
		}
		if w != s {
			v.work[s.name], s.came = s, v.now
		}
		return nil
	})
	return there, err
}

// Occupant implements journal.Claims.
func (s *Seat) Occupant(context.Context) (there *journal.Occupant, err error) {
	err = s.call(func() error {
		if s.relieved() {
			there = s.server.work[s.name].occupant(s)
		}
		return nil
	})
	return there, err
}

func (s *Seat) occupant(asked *Seat) *journal.Occupant {
	now := s.server.now
	return &journal.Occupant{Machine: s.machine, Same: s.machine == asked.machine, Who: s.who, Since: now.Sub(s.came), Silent: now.Sub(s.seen)}
}

// Connected implements hall.Line.
func (s *Seat) Connected() bool {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	return !s.cut
}

// Name implements hall.Line.
func (s *Seat) Name() string { return s.name }

// Chief implements hall.Line.
func (s *Seat) Chief() bool { return s.name == "chief" }

// Sit implements journal.Claims.
func (s *Seat) Sit(_ context.Context, who string) error {
	return s.call(func() error { s.who = who; return nil })
}

// Claim implements journal.Claims.
func (s *Seat) Claim(_ context.Context, batch int, side count.Side) (from string, err error) {
	err = s.call(func() error {
		if s.relieved() {
			return journal.ErrRelieved
		}
		v, at := s.server, half{batch, side}
		switch c := v.claims[at]; {
		case c != nil && c.seat == s:
			c.who = s.who
			return nil
		case c != nil && v.now.Sub(c.seat.seen) < Lapse:
			return journal.ErrClaimed
		case c != nil:
			from = c.seat.name
		}
		v.claims[at] = &claim{s, s.who, v.now}
		return nil
	})
	return from, err
}

// Release implements journal.Claims.
func (s *Seat) Release(_ context.Context, batch int, side count.Side) error {
	return s.call(func() error {
		at := half{batch, side}
		if c := s.server.claims[at]; c != nil && (c.seat == s && !s.relieved() || s.Chief()) {
			delete(s.server.claims, at)
		}
		return nil
	})
}

// Claims implements journal.Claims.
func (s *Seat) Claims(context.Context) (out []journal.Claim, err error) {
	err = s.call(func() error {
		v := s.server
		for at, c := range v.claims {
			silent := v.now.Sub(c.seat.seen)
			out = append(out, journal.Claim{
				Batch: at.batch, Side: at.side, Table: c.seat.name, Machine: c.seat.machine, Who: c.who,
				Mine: c.seat == s && !s.relieved(), Held: v.now.Sub(c.since), Silent: silent, Lapsed: silent >= Lapse,
			})
		}
		return nil
	})
	slices.SortFunc(out, func(a, b journal.Claim) int {
		return cmp.Or(a.Batch-b.Batch, cmp.Compare(a.Side, b.Side))
	})
	return out, err
}

// Tables implements journal.Claims.
func (s *Seat) Tables(context.Context) (out []journal.Table, err error) {
	err = s.call(func() error {
		came := map[string]bool{}
		for _, x := range s.server.seats {
			came[x.name] = true
			if !x.gone {
				out = append(out, journal.Table{Name: x.name, Machine: x.machine, Who: x.who, Seen: true, Silent: s.server.now.Sub(x.seen)})
			}
		}
		for _, name := range s.server.empty {
			if !came[name] {
				out = append(out, journal.Table{Name: name})
			}
		}
		return nil
	})
	return out, err
}
