package hall_test

import (
	"bytes"
	"errors"
	"net"
	"net/url"
	"sync"
	"testing"

	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/count/journal/postgres/pgtest"
)

// Where a connection is cut while an entry is saved.
type cutAt int

const (
	nowhere cutAt = iota
	before        // the entry does not reach the server
	halfway       // half of it does
	after         // all of it does, the answer does not come back
	forLong       // as after, and nobody reaches the server until heal
)

// wire is the network between a table and the server.
type wire struct {
	l      net.Listener
	server string

	mu    sync.Mutex
	at    cutAt
	apart bool
}

// mark is in every close, and in nothing else that crosses the wire.
var mark = []byte(`"do":"close"`)

func newWire(t *testing.T, address string) (*wire, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	w := &wire{l: l, server: u.Host}
	go w.accept()
	u.Host = l.Addr().String()
	return w, u.String()
}

func (w *wire) cut(at cutAt) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at, w.apart = at, false
}

func (w *wire) accept() {
	for {
		near, err := w.l.Accept()
		if err != nil {
			return
		}
		w.mu.Lock()
		apart := w.apart
		w.mu.Unlock()
		far, err := net.Dial("tcp", w.server)
		if err != nil || apart {
			_ = near.Close()
			continue
		}
		p := &pair{w: w, near: near, far: far}
		go p.up()
		go p.down()
	}
}

// pair is one connection.
type pair struct {
	w         *wire
	near, far net.Conn
	mu        sync.Mutex
	deaf      bool // what the server says goes nowhere, and ends it
}

func (p *pair) end() { _, _ = p.near.Close(), p.far.Close() }

// up carries what the table says.
func (p *pair) up() {
	defer p.end()
	b := make([]byte, 1<<16)
	for {
		n, err := p.near.Read(b)
		if err != nil {
			return
		}
		send := b[:n]
		if bytes.Contains(send, mark) {
			switch at := p.w.take(); at {
			case before:
				return
			case halfway:
				_, _ = p.far.Write(send[:n/2])
				return
			case after, forLong:
				p.mu.Lock()
				p.deaf = true
				p.mu.Unlock()
			}
		}
		if _, err := p.far.Write(send); err != nil {
			return
		}
	}
}

// take is where this close is to be cut; only one is.
func (w *wire) take() cutAt {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := w.at
	w.at, w.apart = nowhere, at == forLong
	return at
}

// down carries what the server says.
func (p *pair) down() {
	defer p.end()
	b := make([]byte, 1<<16)
	for {
		n, err := p.far.Read(b)
		p.mu.Lock()
		deaf := p.deaf
		p.mu.Unlock()
		if err != nil || deaf { // the server has answered, so it has committed
			return
		}
		if _, err := p.near.Write(b[:n]); err != nil {
			return
		}
	}
}

// TestACommitWhoseAnswerWasLostIsKeptOnce cuts the connection in the middle of
// saving an entry, at every place where it matters.
func TestACommitWhoseAnswerWasLostIsKeptOnce(t *testing.T) {
	l := newLoad(t, pgtest.Shared(t), 2, 8)
	w, address := newWire(t, l.setup.Tables[0])
	table := l.sit(t, 0, address)
	_, events, _ := head(t, l)
	for i, x := range []struct {
		at   cutAt
		says error // what the first try says
	}{{nowhere, nil}, {before, journal.ErrOffline}, {halfway, journal.ErrOffline}, {after, nil}, {forLong, journal.ErrUnsettled}} {
		entry := closing(i+1, sides[0], recorder(0, sides[0]), yesOf(i+1))
		w.cut(x.at)
		r, err := table.d.Do(t.Context(), entry)
		if !errors.Is(err, x.says) {
			t.Errorf("cut %d: it says %v, want %v", x.at, err, x.says)
		}
		if shown := table.d.Snapshot().Tally.Batches[i].A.Closed; shown && err != nil {
			t.Errorf("cut %d: an entry is shown as saved of which nobody knows", x.at)
		}
		w.cut(nowhere)
		if err != nil {
			err = again(t.Context(), func() error { r, err = table.d.Do(t.Context(), entry); return err })
		}
		events++
		j, n, last := head(t, l)
		if err != nil || n != events || r.Seq != n || !table.d.Snapshot().Tally.Batches[i].A.Closed {
			t.Errorf("cut %d: %d events, want %d; it was acknowledged as %d, %v", x.at, n, events, r.Seq, err)
		}
		if got := last(j); got != i+1 {
			t.Errorf("cut %d: the last event closes batch %d", x.at, got)
		}
	}
}

// head is the chief teller's journal, the number of its events and the batch
// that the last one closed.
func head(t *testing.T, l *load) (*desk.State, int64, func(*desk.State) int) {
	t.Helper()
	j := l.open(t, l.setup.Chief, "proof")
	s, n, err := desk.Fold(t.Context(), j, deskOptions().Record, deskOptions().Prove)
	if err != nil {
		t.Fatal(err)
	}
	return s, n, func(s *desk.State) int {
		last := 0
		for _, b := range s.Tally.Batches {
			if b.A.Closed {
				last = b.Number
			}
		}
		return last
	}
}
