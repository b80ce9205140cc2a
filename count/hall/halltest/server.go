// Package halltest is a counting hall without a database, for tests: what the
// workstations of a hall rely on, kept in memory, on a clock that the test
// moves. The real one is count/journal/postgres.
package halltest

import (
	"encoding/json"
	"sync"
	"time"

	"countersign/count"
	"countersign/count/journal"
)

// Lapse is how long a claim outlives the last sign of life.
const Lapse = 30 * time.Second

// Server is a hall. Make it with New.
type Server struct {
	turn sync.Mutex

	mu     sync.Mutex
	now    time.Time
	events []journal.Event
	veiled map[int64]half // that a table may not see yet
	open   map[half]int64 // of those, the ones that wait for the other side
	claims map[half]*claim
	seats  []*Seat
	empty  []string         // tables that nobody came to
	work   map[string]*Seat // who is at work at a table
}

type half struct {
	batch int
	side  count.Side
}

type claim struct {
	seat  *Seat
	who   string
	since time.Time
}

// New is an empty hall, with tables that nobody has come to yet.
func New(tables ...string) *Server {
	return &Server{
		now:    time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC),
		veiled: map[int64]half{}, open: map[half]int64{}, claims: map[half]*claim{}, empty: tables, work: map[string]*Seat{},
	}
}

// Join is a workstation of a table; "chief" is the chief teller's.
func (s *Server) Join(name, machine string) *Seat {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := &Seat{server: s, name: name, machine: machine, changed: make(chan struct{}), seen: s.now}
	for _, old := range s.seats { // the same workstation, back again
		if old.name == name && old.machine == machine {
			x.who = old.who
			for _, c := range s.claims {
				if c.seat == old {
					c.seat = x
				}
			}
			old.gone = true
		}
	}
	s.seats = append(s.seats, x)
	return x
}

// Pass lets time pass. Who does not speak meanwhile falls silent.
func (s *Server) Pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// Events is how many events the hall keeps.
func (s *Server) Events() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.events)
}

// Forget is a server that crashed: of what it showed, only the first n events
// were on its disk.
func (s *Server) Forget(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events = s.events[:n]
}

func (s *Server) append(after int64, bodies [][]byte) ([]journal.Event, error) {
	if after != int64(len(s.events)) {
		return nil, journal.ErrMoved
	}
	hash := journal.Origin()
	if after > 0 {
		hash = s.events[after-1].Hash
	}
	for _, b := range bodies {
		hash = journal.Next(hash, b)
		s.events = append(s.events, journal.Event{Seq: int64(len(s.events) + 1), Body: append([]byte(nil), b...), Hash: hash})
		s.pair(int64(len(s.events)), b)
	}
	return append([]journal.Event(nil), s.events[after:]...), nil
}

// said is what an event says of a batch.
type said struct {
	At      json.RawMessage `json:"at"`
	Command struct {
		Do       string     `json:"do"`
		Batch    int        `json:"batch"`
		Side     count.Side `json:"side"`
		Recorder string     `json:"recorder"`
	} `json:"command"`
}

// pair veils the first close of a batch until the second.
func (s *Server) pair(seq int64, body []byte) {
	var e said
	if json.Unmarshal(body, &e) != nil {
		return
	}
	this := half{e.Command.Batch, e.Command.Side}
	switch e.Command.Do {
	case "close":
		that := half{this.batch, other(this.side)}
		if _, ok := s.open[that]; !ok {
			s.veiled[seq], s.open[this] = this, seq
			return
		}
		delete(s.open, that)
		for seq, h := range s.veiled {
			if h.batch == this.batch {
				delete(s.veiled, seq)
			}
		}
	case "reopen":
		delete(s.open, this)
	}
}

func other(side count.Side) count.Side {
	if side == count.SideA {
		return count.SideB
	}
	return count.SideA
}

// veil is an event as a table reads it before it may see the figures.
func veil(e journal.Event) journal.Event {
	var x said
	_ = json.Unmarshal(e.Body, &x)
	x.Command.Do = "veiled"
	b, _ := json.Marshal(struct {
		Seq int64 `json:"seq"`
		said
	}{e.Seq, x})
	return journal.Event{Seq: e.Seq, Body: b, Hash: e.Hash, Veiled: true}
}
