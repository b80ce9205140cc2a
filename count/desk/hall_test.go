package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export/record"
)

// server is a hall's journal without a database: what the desks of a hall rely
// on. The real one, and what crosses the wire, is tested in journal/postgres.
type server struct {
	turn   sync.Mutex
	events []journal.Event
	veiled map[int64]half // that may not be seen yet
	open   map[half]int64 // of those, the ones that wait for the other side
}

type half struct {
	batch int
	side  string
}

// seat is one workstation's connection.
type seat struct {
	*server
	changed chan struct{}
	lose    bool // the answer to the next Append
	moved   int  // Appends that come too late, as after the server was started again
	blind   bool // Reveal fails
}

func newServer() *server {
	return &server{veiled: map[int64]half{}, open: map[half]int64{}}
}

func (s *server) seat() *seat { return &seat{server: s, changed: make(chan struct{}, 1)} }

func (s *seat) Turn(ctx context.Context, f func(context.Context) error) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	return f(ctx)
}

func (s *seat) Append(_ context.Context, after int64, bodies ...[]byte) ([]journal.Event, error) {
	if s.moved > 0 || after != int64(len(s.events)) {
		s.moved--
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
	if s.lose {
		s.lose = false
		return nil, journal.ErrUnsettled
	}
	return s.events[after:], nil
}

type said struct {
	At      json.RawMessage `json:"at"`
	Command struct {
		Do       string `json:"do"`
		Batch    int    `json:"batch"`
		Side     string `json:"side"`
		Recorder string `json:"recorder"`
	} `json:"command"`
}

func (s *server) pair(seq int64, body []byte) {
	var e said
	if json.Unmarshal(body, &e) != nil {
		return
	}
	this := half{e.Command.Batch, e.Command.Side}
	switch e.Command.Do {
	case "close":
		that := half{this.batch, map[string]string{"A": "B", "B": "A"}[this.side]}
		if _, ok := s.open[that]; ok {
			delete(s.open, that)
			for seq, h := range s.veiled {
				if h.batch == this.batch {
					delete(s.veiled, seq)
				}
			}
			return
		}
		s.veiled[seq], s.open[this] = this, seq
	case "reopen":
		delete(s.open, this)
	}
}

func (s *seat) Read(_ context.Context, from int64) iter.Seq2[journal.Event, error] {
	return func(yield func(journal.Event, error) bool) {
		if from > int64(len(s.events)) {
			return
		}
		for _, e := range s.events[from-1:] {
			if _, ok := s.veiled[e.Seq]; ok {
				e = veil(e)
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

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

func (s *seat) Reveal(_ context.Context, seq int64) (journal.Event, error) {
	if s.blind {
		return journal.Event{}, journal.ErrOffline
	}
	if _, ok := s.veiled[seq]; ok {
		return journal.Event{}, journal.ErrVeiled
	}
	return s.events[seq-1], nil
}

func (s *seat) Changed() <-chan struct{} { return s.changed }
func (s *seat) Head(context.Context) (int64, count.Digest, error) {
	return int64(len(s.events)), count.Digest{}, nil
}
func (s *seat) Verify(context.Context) error { return nil }
func (s *seat) Close() error                 { return nil }

// whole is the count as a file would hold it.
func (s *server) whole() *memory { return &memory{events: s.events} }

func join(t testing.TB, s *seat, o desk.Options) *desk.Desk {
	t.Helper()
	d, err := desk.Resume(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAHallsDesksAgreeWithOneFile(t *testing.T) {
	v := trainingVote(t)
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	o := desk.Options{Clock: func() time.Time { return at }, Record: record.Write}
	taken, lifted := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		s := newServer()
		first, err := desk.Create(t.Context(), s.seat(), v, place, o)
		if err != nil {
			rt.Fatal(err)
		}
		play(t, first, setUp...)
		play(t, first, `{"do":"declare","batches":4}`)
		desks := []*desk.Desk{first, join(t, s.seat(), o), join(t, s.seat(), o)}
		for range rapid.IntRange(1, 40).Draw(rt, "commands") {
			d := desks[rapid.IntRange(0, 2).Draw(rt, "desk")]
			if err := d.CatchUp(t.Context()); err != nil {
				rt.Fatal(err)
			}
			if len(d.Snapshot().Tally.Batches) < 3 {
				continue
			}
			before := len(s.veiled)
			if _, err := d.Do(t.Context(), table{rt}.command(d)); err != nil {
				if desk.CodeOf(err) == "internal" {
					rt.Fatalf("it fails: %v", err)
				}
				continue
			}
			taken++
			if len(s.veiled) < before {
				lifted++
			}
			if rapid.IntRange(0, 9).Draw(rt, "a new one joins") == 0 {
				desks[1] = join(t, s.seat(), o)
			}
		}
		file, err := desk.Resume(t.Context(), s.whole(), o)
		if err != nil {
			rt.Fatal(err)
		}
		for _, d := range desks {
			if err := d.CatchUp(t.Context()); err != nil {
				rt.Fatal(err)
			}
			fair(rt, d)
			if one, two := canonical(t, file.Snapshot()), canonical(t, d.Snapshot()); one != two {
				rt.Fatalf("a table sees another count than the file holds:\n%s\n%s", one, two)
			}
		}
	})
	if taken == 0 || lifted == 0 {
		t.Errorf("%d commands taken, %d times figures were lifted: this proves nothing", taken, lifted)
	}
}

// Three tables and a count that all of them have caught up with.
func seated(t *testing.T) (*server, []*seat, []*desk.Desk) {
	t.Helper()
	s := newServer()
	seats := []*seat{s.seat(), s.seat(), s.seat()}
	first, err := desk.Create(t.Context(), seats[0], trainingVote(t), place, options())
	if err != nil {
		t.Fatal(err)
	}
	play(t, first, setUp...)
	return s, seats, []*desk.Desk{first, join(t, seats[1], options()), join(t, seats[2], options())}
}

func TestASideThatAnotherTableClosedIsRefusedWhenItIsTooLate(t *testing.T) {
	_, _, d := seated(t)
	play(t, d[0], agree(1)[0])
	if err := give(d[1], agree(1)[0]); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("the second table is told %v", err)
	}
	play(t, d[1], agree(1)[1])
	play(t, d[2], agree(2)...)
	if err := d[0].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !shows(t, d[0], "30") {
		t.Error("all have closed, and the first table does not see it")
	}
}

func TestATableWhoseTurnWasTakenTakesAnother(t *testing.T) {
	s, seats, d := seated(t)
	events := len(s.events)
	seats[1].moved = 2
	play(t, d[1], agree(1)[0])
	if len(s.events) != events+1 {
		t.Errorf("%d events were added", len(s.events)-events)
	}
	seats[1].moved = 100
	if err := give(d[1], agree(1)[1]); !errors.Is(err, journal.ErrMoved) || len(s.events) != events+1 {
		t.Errorf("a journal that always moves: %v, %d events added", err, len(s.events)-events)
	}
}

func TestAnEntryWhoseAnswerWasLostIsKeptOnce(t *testing.T) {
	s, seats, d := seated(t)
	seats[1].lose = true
	entry := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})
	if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
		t.Fatalf("it says %v", err)
	}
	if d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Error("an entry in doubt is shown as saved")
	}
	play(t, d[2], agree(2)...) // others go on meanwhile
	n := len(s.events)
	if err := give(d[1], entry); err != nil {
		t.Errorf("given again it is refused: %v", err)
	}
	if len(s.events) != n || !d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Errorf("it is kept %d times more", len(s.events)-n)
	}
	// The doubt is over: the same again is a second one.
	if err := give(d[1], entry); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("a second time it says %v", err)
	}
}

// Two recorders share a workstation: what one has in doubt is not forgotten
// because the other saves meanwhile.
func TestTwoEntriesInDoubtAreEachKeptOnce(t *testing.T) {
	s, seats, d := seated(t)
	one, two := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1}), closing(2, "B", "Cy", 50, [4]int{30, 18, 1, 1})
	for _, entry := range []string{one, two} {
		seats[1].lose = true
		if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
			t.Fatalf("it says %v", err)
		}
	}
	play(t, d[1], agree(1)[1]) // and one is saved at once
	n := len(s.events)
	play(t, d[1], two, one)
	if len(s.events) != n {
		t.Errorf("%d events more", len(s.events)-n)
	}
}

func TestTheSameFiguresAfterAReopeningAreANewEntry(t *testing.T) {
	s, seats, d := seated(t)
	entry := closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})
	seats[1].lose = true
	if err := give(d[1], entry); !errors.Is(err, journal.ErrUnsettled) {
		t.Fatalf("it says %v", err)
	}
	play(t, d[1], `{"do":"reopen","batch":1,"side":"A","reason":"sample: a folded ballot"}`)
	n := len(s.events)
	play(t, d[1], entry)
	if len(s.events) != n+1 {
		t.Errorf("%d events more, want 1", len(s.events)-n)
	}
}

func TestAnEntryThatWasLostCanBeTypedOtherwise(t *testing.T) {
	_, seats, d := seated(t)
	seats[1].lose = true
	if err := give(d[1], closing(1, "A", "Ben", 50, [4]int{30, 18, 1, 1})); err == nil {
		t.Fatal("nothing was lost")
	}
	if err := give(d[1], closing(1, "A", "Ben", 50, [4]int{31, 17, 1, 1})); err == nil || !strings.Contains(err.Error(), "has closed already") {
		t.Errorf("other figures for what was kept: %v", err)
	}
}

func TestFiguresThatDoNotArriveAreFetchedLater(t *testing.T) {
	_, seats, d := seated(t)
	play(t, d[0], agree(1)[0])
	seats[1].blind = true
	if err := give(d[1], agree(1)[1]); err != nil {
		t.Fatalf("the entry is kept, and it says %v", err)
	}
	if b := d[1].Snapshot().Tally.Batches[0]; b.B.Closed || !b.A.Closed {
		t.Errorf("half a batch is shown: %+v", b)
	}
	seats[1].blind = false
	if err := d[1].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if b := d[1].Snapshot().Tally.Batches[0]; !b.B.Closed || b.A.Answer("agreement").Yes != count.N(30) {
		t.Errorf("later it is %+v", b)
	}
}

// A server that crashes may forget what it showed and had not kept yet.
func TestADeskForgetsWhatTheServerForgot(t *testing.T) {
	s, _, d := seated(t)
	play(t, d[0], agree(1)[0])
	n := len(s.events)
	play(t, d[0], agree(2)...)
	for _, x := range d {
		if err := x.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.events = s.events[:n] // the server comes back without the last two
	play(t, d[1], agree(1)[1])
	for i, x := range d {
		if err := x.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		b := x.Snapshot().Tally.Batches
		if b[1].A.Closed || b[1].B.Closed || !b[0].B.Closed || x.Snapshot().Rebuilt != 1 {
			t.Errorf("desk %d shows %+v", i, b)
		}
	}
	s.events = s.events[:n] // and forgets that too, with nothing behind it
	if err := d[2].CatchUp(t.Context()); err != nil || d[2].Snapshot().Tally.Batches[0].B.Closed {
		t.Errorf("it shows what is gone: %v", err)
	}
}

func TestOnlyOneTableCertifies(t *testing.T) {
	_, _, d := seated(t)
	play(t, d[0], counted()[len(setUp):]...)
	certify := func(k int) error {
		if err := d[k].CatchUp(t.Context()); err != nil {
			return err
		}
		_, err := d[k].Do(t.Context(), readOut(t, d[k], everybody))
		return err
	}
	// Both have looked at the count before either certifies.
	if err := d[1].CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	late := readOut(t, d[1], everybody)
	if err := certify(0); err != nil {
		t.Fatal(err)
	}
	if _, err := d[1].Do(t.Context(), late); desk.CodeOf(err) != "certified" {
		t.Errorf("the second certification says %v", err)
	}
}

func TestFollowTellsOfWhatOthersDid(t *testing.T) {
	_, seats, d := seated(t)
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan error)
	done := make(chan struct{})
	go func() {
		d[1].Follow(ctx, func(err error) { told <- err })
		close(done)
	}()
	play(t, d[0], `{"do":"take over","batch":2,"side":"A","from":"table 3","by":"table 9"}`, agree(1)[0])
	seats[1].changed <- struct{}{}
	if err := <-told; err != nil || !d[1].Snapshot().Tally.Batches[0].A.Closed {
		t.Errorf("it follows with %v", err)
	}
	cancel()
	<-done
}
