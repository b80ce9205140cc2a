package postgres

import (
	"context"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"countersign/count"
	"countersign/count/journal"
)

const appendQuestion = "SELECT * FROM countersign.append($1, $2)"

// Append implements journal.Journal. Where the connection breaks before the
// answer, it finds out whether the events arrived: if they did it succeeds, if
// they did not they never will, and the error says so; only if the server
// cannot be asked in time it is ErrUnsettled.
func (j *Journal) Append(ctx context.Context, after int64, bodies ...[]byte) ([]journal.Event, error) {
	texts := make([]string, len(bodies))
	size := 0
	for i, b := range bodies {
		if err := journal.CheckBody(b); err != nil {
			return nil, err
		}
		texts[i] = string(b)
		size += len(b)
	}
	if err := j.usable(ctx); err != nil {
		return nil, err
	}
	if len(bodies) == 0 {
		return nil, j.standsAt(ctx, after)
	}
	// From here on the end of ctx must not leave it open what was written.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience+time.Duration(size/(1<<20))*time.Second)
	defer cancel()
	rows, pid, err := j.write(ctx, after, texts)
	if err != nil && pid != 0 && cut(err) {
		rows, err = j.settle(ctx, pid, after, bodies)
	}
	if err != nil {
		return nil, j.judge(ctx, err)
	}
	return chained(rows, after, bodies)
}

// standsAt is an Append of nothing.
func (j *Journal) standsAt(ctx context.Context, after int64) error {
	last, _, err := j.Head(ctx)
	if err == nil && last != after {
		err = journal.ErrMoved
	}
	return err
}

// write gives the event before the new ones and the new ones. pid is that of
// the connection that was asked, 0 if none was.
func (j *Journal) write(ctx context.Context, after int64, bodies []string) ([]place, uint32, error) {
	if t := j.turnOf(ctx); t != nil {
		if rows, pid, err, over := t.append(ctx, after, bodies); !over {
			return rows, pid, err
		}
	}
	c, err := j.pool.Acquire(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer c.Release()
	pid := c.Conn().PgConn().PID()
	answer, err := c.Query(ctx, appendQuestion, after, bodies)
	if err != nil {
		return nil, pid, err
	}
	rows, err := places(answer)
	return rows, pid, err
}

func places(rows pgx.Rows) ([]place, error) {
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (place, error) {
		var p place
		var hash []byte
		if err := r.Scan(&p.seq, &hash); err != nil {
			return p, err
		}
		if len(hash) != len(p.hash) {
			return p, &journal.BrokenError{Seq: p.seq, Why: "has no hash"}
		}
		p.hash = count.Digest(hash)
		return p, nil
	})
}

// chained makes events of what the server answered, if it hashed as we do.
func chained(rows []place, after int64, bodies [][]byte) ([]journal.Event, error) {
	if len(rows) != len(bodies)+1 || rows[0].seq != after {
		return nil, &journal.BrokenError{Seq: after + 1, Why: "is missing"}
	}
	at := rows[0]
	events := make([]journal.Event, len(bodies))
	for i, b := range bodies {
		e, err := at.next(rows[i+1].seq, slices.Clone(b), rows[i+1].hash, false)
		if err != nil {
			return nil, err
		}
		events[i] = e
		at = rows[i+1]
	}
	return events, nil
}
