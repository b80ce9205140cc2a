package sitting

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"countersign/count/journal"
	"countersign/ui/shell"
)

// What is heard is shown at most five times a second. Claims are looked at once
// a second while something happens, and renewed on every beat: three of them
// may be lost before a claim lapses.
const (
	gap     = 200 * time.Millisecond
	listing = time.Second
	beat    = 6 * time.Second
	parting = 2 * time.Second // for giving back what was claimed
)

// ear is what the listening goroutine alone touches.
type ear struct {
	claims   []journal.Claim
	tables   []journal.Table
	own      map[Hand]string // who claimed it here
	who      string          // sits here, as the hall was told
	listed   time.Time
	relieved *journal.Occupant // who works at this table in its place
	cut      bool              // it could not be asked who does
	fault    error             // why the count cannot be followed
}

// listen follows the hall until the count is closed.
func (h *Hall) listen(ctx context.Context) {
	defer close(h.done)
	var rest <-chan time.Time
	pulse := h.options.After(beat)
	for look := false; ; {
		select {
		case <-ctx.Done():
			h.giveBack()
			return
		case <-h.line.Changed():
			look = true
		case <-rest:
			rest = nil
		case <-pulse:
			h.renew(ctx)
			h.watch(ctx)
			h.list(ctx)
			look, pulse = true, h.options.After(beat)
		case <-h.wake:
			h.answer(ctx)
		}
		if look && rest == nil {
			h.look(ctx)
			look, rest = false, h.options.After(gap)
		}
	}
}

// answer does what the window asked for.
func (h *Hall) answer(ctx context.Context) {
	h.mu.Lock()
	asks := h.asks
	h.asks = nil
	h.mu.Unlock()
	for _, do := range asks {
		do(ctx)
	}
}

// look brings the count up to date, and sometimes the claims.
func (h *Hall) look(ctx context.Context) {
	err := h.sitting.Desk.CatchUp(ctx)
	if now := h.options.Clock(); err == nil && now.Sub(h.ear.listed) >= listing {
		h.list(ctx)
	}
	h.ear.fault = lasting(err)
	h.post(err, nil)
}

// lasting is an error that does not go away by itself.
func lasting(err error) error {
	for _, passing := range []error{journal.ErrOffline, journal.ErrClosed, journal.ErrVeiled, journal.ErrUnsettled, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, passing) {
			return nil
		}
	}
	return err
}

// list asks who has what in hand. What cannot be asked stays as it was.
func (h *Hall) list(ctx context.Context) {
	if claims, err := h.line.Claims(ctx); err == nil {
		h.ear.keep(claims)
		h.ear.listed = h.options.Clock()
	}
	if !h.Chief {
		return
	}
	if tables, err := h.line.Tables(ctx); err == nil {
		h.ear.tables = tables
	}
}

// watch asks whether another program has taken this table over. After a time
// without the network this one arrives anew: others may have come and gone. The
// chief teller's address is nobody's table.
func (h *Hall) watch(ctx context.Context) {
	if h.Chief {
		return
	}
	ask := h.line.Occupant
	if h.ear.cut {
		ask = func(ctx context.Context) (*journal.Occupant, error) { return h.line.Arrive(ctx, false) }
	}
	there, err := ask(ctx)
	h.ear.cut = err != nil
	if err == nil {
		h.ear.relieved = there
	}
}

// post brings what was heard to the window.
func (h *Hall) post(err error, done func()) {
	x := heard{
		now: h.sitting.Desk.Snapshot(), claims: slices.Clone(h.ear.claims), tables: h.ear.tables,
		connected: h.line.Connected() && !errors.Is(err, journal.ErrOffline), relieved: h.ear.relieved, fault: h.ear.fault,
	}
	shell.Do(h.sitting.Worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) {
			h.take(x)
			if done != nil {
				done()
			}
		})
}

// claim is on the listener.
func (h *Hall) claim(ctx context.Context, at Hand, who string) (from string, err error) {
	if err := h.sit(ctx, who); err != nil {
		return "", err
	}
	from, err = h.line.Claim(ctx, at.Batch, at.Side)
	if err != nil {
		h.list(ctx) // who has it?
		h.watch(ctx)
		return "", err
	}
	h.ear.own[at] = who
	h.ear.drop(at)
	h.ear.claims = append(h.ear.claims, journal.Claim{Batch: at.Batch, Side: at.Side, Table: h.Name, Who: who, Mine: true})
	return from, nil
}

// sit tells the hall who sits here, if that is news.
func (h *Hall) sit(ctx context.Context, who string) error {
	if h.ear.who == who {
		return nil
	}
	if err := h.line.Sit(ctx, who); err != nil {
		return err
	}
	h.ear.who = who
	return nil
}

// renew keeps what is in hand here. What another table has by now is let go.
func (h *Hall) renew(ctx context.Context) {
	for _, at := range slices.Collect(maps.Keys(h.ear.own)) {
		if h.sit(ctx, h.ear.own[at]) != nil {
			return
		}
		if _, err := h.line.Claim(ctx, at.Batch, at.Side); errors.Is(err, journal.ErrClaimed) {
			delete(h.ear.own, at)
			h.ear.drop(at)
		}
	}
}

// giveBack is the end: nobody has to wait until what was claimed here lapses.
func (h *Hall) giveBack() {
	ctx, cancel := context.WithTimeout(context.Background(), parting)
	defer cancel()
	for at := range h.ear.own {
		if h.line.Release(ctx, at.Batch, at.Side) != nil {
			return
		}
	}
}

// keep takes a list of claims. What is ours by it is ours: a close ends a claim,
// and what was claimed before a crash still stands.
func (e *ear) keep(claims []journal.Claim) {
	e.claims = claims
	clear(e.own)
	for _, c := range claims {
		if c.Mine {
			e.own[Hand{c.Batch, c.Side}] = c.Who
		}
	}
}

// drop takes a claim from the list.
func (e *ear) drop(at Hand) {
	e.claims = slices.DeleteFunc(slices.Clone(e.claims), func(c journal.Claim) bool {
		return c.Batch == at.Batch && c.Side == at.Side
	})
}
