package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"countersign/count/journal"
)

// ending is how long a program that was killed may still have a connection at
// the server.
const ending = time.Second

// Arrive implements journal.Claims. A program of this computer that was killed a
// moment ago is waited for.
func (j *Journal) Arrive(ctx context.Context, knowingly bool) (*journal.Occupant, error) {
	for end := time.Now().Add(ending); ; {
		there, err := j.arrive(ctx, knowingly)
		if err != nil || there == nil || !there.Same || time.Now().After(end) {
			return there, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(ending / 5):
		}
	}
}

func (j *Journal) arrive(ctx context.Context, knowingly bool) (*journal.Occupant, error) {
	var here bool
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "SELECT countersign.arrive($1, $2)", j.machine, knowingly).Scan(&here)
	})
	if err != nil {
		return nil, err
	}
	if here {
		j.arrived.Store(true)
		return nil, nil
	}
	there, err := j.Occupant(ctx)
	if there == nil && err == nil { // it has left in between
		return j.arrive(ctx, knowingly)
	}
	return there, err
}

// Occupant implements journal.Claims.
func (j *Journal) Occupant(ctx context.Context) (there *journal.Occupant, err error) {
	err = j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		rows, err := c.Query(ctx, "SELECT * FROM countersign.occupant($1)", j.machine)
		if err != nil {
			return err
		}
		all, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (journal.Occupant, error) {
			var one journal.Occupant
			var since, silent float64
			err := r.Scan(&one.Machine, &one.Same, &one.Who, &since, &silent)
			one.Since, one.Silent = seconds(since), seconds(silent)
			return one, err
		})
		there = nil
		if len(all) > 0 {
			there = &all[0]
		}
		return err
	})
	return there, err
}

// depart lets the next program in at once; where it cannot be said, this one
// falls silent.
func (j *Journal) depart() {
	if !j.arrived.Load() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), parting)
	defer cancel()
	_ = j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "SELECT countersign.depart()")
		return err
	})
}
