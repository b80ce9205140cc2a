package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"countersign/count"
	"countersign/count/journal"
)

// settle finds out what became of an Append whose answer was lost. pid is the
// server's process that was asked.
func (j *Journal) settle(ctx context.Context, pid uint32, after int64, bodies [][]byte) ([]place, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), settling)
	defer cancel()
	j.pool.Reset() // what broke one connection broke the others
	var err error
	for pause := 50 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		var rows []place
		rows, err = j.look(ctx, pid, after, bodies)
		if err == nil || !cut(err) && !waited(err) {
			return rows, err
		}
		select {
		case <-ctx.Done():
			return nil, journal.ErrUnsettled.Because(bare(err))
		case <-time.After(pause):
		}
	}
}

// waited says that the wait for a turn took too long.
func waited(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "55P03"
}

// look ends the process that was asked, so that nothing of it comes later, and
// then sees what is there.
func (j *Journal) look(ctx context.Context, pid uint32, after int64, bodies [][]byte) (rows []place, err error) {
	err = j.pool.AcquireFunc(ctx, func(c *pgxpool.Conn) error {
		if err := j.endProcess(ctx, c.Conn(), pid); err != nil {
			return err
		}
		answer, err := c.Query(ctx, "SELECT * FROM countersign.settle($1, $2)", after, len(bodies))
		if err != nil {
			return err
		}
		rows, err = arrived(answer, after, bodies)
		return err
	})
	return rows, err
}

const endQuestion = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
	WHERE pid = $1 AND application_name = $2 AND usename = session_user AND pid <> pg_backend_pid()`

func (j *Journal) endProcess(ctx context.Context, c *pgx.Conn, pid uint32) error {
	for {
		var left int
		if err := c.QueryRow(ctx, endQuestion, int32(pid), "countersign "+j.id).Scan(&left); err != nil || left == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// arrived says whether what follows event after are these bodies, written by
// this table.
func arrived(rows pgx.Rows, after int64, bodies [][]byte) ([]place, error) {
	type row struct {
		Seq  int64
		Hash []byte
		Mine bool
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[row])
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || found[0].Seq != after || len(found[0].Hash) != len(count.Digest{}) {
		return nil, journal.ErrMoved
	}
	if len(found) == 1 {
		return nil, journal.ErrOffline.Because(errors.New("the answer was lost, the entry did not arrive"))
	}
	at := place{after, count.Digest(found[0].Hash)}
	out := []place{at}
	for i, b := range bodies {
		at = place{at.seq + 1, journal.Next(at.hash, b)}
		if i+1 >= len(found) || !found[i+1].Mine || found[i+1].Seq != at.seq || string(found[i+1].Hash) != string(at.hash[:]) {
			return nil, journal.ErrMoved
		}
		out = append(out, at)
	}
	return out, nil
}
