package postgres

import (
	"context"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

const turnQuestion = "SELECT * FROM countersign.turn($1, $2)"

// turn is the transaction of one Turn. It begins with the first call that f
// makes and is over with the commit of the first Append: a turn costs two
// questions to the server, one to wait and read, one to write and commit.
type turn struct {
	j    *Journal
	mu   sync.Mutex
	conn *pgxpool.Conn // nil: not begun, or over
	over bool
}

// turnKey finds the turn of a Journal in a context.
type turnKey struct{ j *Journal }

// Turn implements journal.Shared. The waiting begins with f's first call, in the
// order of arrival; f should read first. After an Append that succeeded the
// next one has its turn: what f does then is done outside. A turn that hangs
// for two seconds is ended by the server, and f's next call is ErrOffline.
func (j *Journal) Turn(ctx context.Context, f func(ctx context.Context) error) error {
	if err := j.usable(ctx); err != nil {
		return err
	}
	if j.turnOf(ctx) != nil {
		return f(ctx)
	}
	t := &turn{j: j}
	defer t.end(ctx)
	return f(context.WithValue(ctx, turnKey{j}, t))
}

func (j *Journal) turnOf(ctx context.Context) *turn {
	t, ok := ctx.Value(turnKey{j}).(*turn)
	if !ok {
		return nil
	}
	return t
}

// fetch reads inside the turn. over: there is no turn any more.
func (t *turn) fetch(ctx context.Context, from, room int64) (p page, err error, over bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over {
		return page{}, nil, true
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if t.conn != nil {
		p, err = t.read(within, from, room)
	} else if p, err = t.begin(within, from, room); err != nil && cut(err) && within.Err() == nil {
		t.drop(ctx) // a connection that broke while nobody used it
		t.j.pool.Reset()
		p, err = t.begin(within, from, room)
	}
	return p, t.j.judge(ctx, err), false
}

func (t *turn) begin(ctx context.Context, from, room int64) (p page, err error) {
	if t.conn, err = t.j.pool.Acquire(ctx); err != nil {
		return page{}, err
	}
	var b pgx.Batch
	b.Queue("BEGIN")
	b.Queue(turnQuestion, from, room)
	r := t.conn.SendBatch(ctx, &b)
	defer func() {
		if e := r.Close(); err == nil {
			err = e
		}
	}()
	if _, err := r.Exec(); err != nil {
		return page{}, err
	}
	rows, err := r.Query()
	if err != nil {
		return page{}, err
	}
	return t.j.prove(rows, from)
}

func (t *turn) read(ctx context.Context, from, room int64) (page, error) {
	rows, err := t.conn.Query(ctx, readQuestion, from, room)
	if err != nil {
		return page{}, err
	}
	return t.j.prove(rows, from)
}

// append writes and commits. over: there is no turn any more.
func (t *turn) append(ctx context.Context, after int64, bodies []string) (rows []place, pid uint32, err error, over bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over {
		return nil, 0, nil, true
	}
	if t.conn == nil {
		t.over = true
		return nil, 0, nil, true
	}
	pid = t.conn.Conn().PgConn().PID()
	rows, err = t.commit(ctx, after, bodies)
	if err == nil {
		t.over = true
		t.conn.Release()
		t.conn = nil
	} else if cut(err) {
		t.over = true
		t.drop(ctx)
	}
	return rows, pid, err, false
}

func (t *turn) commit(ctx context.Context, after int64, bodies []string) (rows []place, err error) {
	var b pgx.Batch
	b.Queue(appendQuestion, after, bodies)
	b.Queue("COMMIT") // the next one's turn
	b.Queue("SELECT countersign.flush()")
	r := t.conn.SendBatch(ctx, &b)
	defer func() {
		if e := r.Close(); err == nil {
			err = e
		}
	}()
	answer, err := r.Query()
	if err != nil {
		return nil, err
	}
	if rows, err = places(answer); err != nil {
		return nil, err
	}
	for range 2 {
		if _, err := r.Exec(); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// end gives the turn to the next one.
func (t *turn) end(ctx context.Context) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	if t.conn != nil {
		t.drop(ctx)
	}
}

// drop rolls back what is open and lets go of the connection; the server rolls
// back by itself where the connection is gone.
func (t *turn) drop(ctx context.Context) {
	if t.conn == nil {
		return
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), settling)
	defer cancel()
	if c := t.conn.Conn(); !c.IsClosed() && c.PgConn().TxStatus() != 'I' {
		if _, err := c.Exec(within, "ROLLBACK"); err != nil {
			_ = c.Close(within) // the pool throws it away
		}
	}
	t.conn.Release()
	t.conn = nil
}
