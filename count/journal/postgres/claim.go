package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"countersign/count"
	"countersign/count/journal"
)

var _ journal.Claims = (*Journal)(nil)

// Lapse is how long a claim outlives the last sign of life of its workstation,
// by the clock of the server. An open Journal gives that sign by itself.
const Lapse = 30 * time.Second

// Claim takes one side of a batch for this workstation; its own claim it may
// take again. from is the table whose lapsed claim it was, else empty. An
// append that closes the side ends the claim, and is ErrClaimed for any other
// table while the claim is alive. ErrClaimed: another workstation has it.
func (j *Journal) Claim(ctx context.Context, batch int, side count.Side) (from string, err error) {
	err = j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "SELECT countersign.claim($1, $2, $3)", batch, string(side), j.machine).Scan(&from)
	})
	if from != "" {
		from = spoken(j.Count(), from)
	}
	return from, err
}

// Release gives a claim back; without one it does nothing. The chief may give
// back anybody's.
func (j *Journal) Release(ctx context.Context, batch int, side count.Side) error {
	return j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "SELECT countersign.release($1, $2, $3)", batch, string(side), j.machine)
		return err
	})
}

// Claims lists all claims, by batch and side.
func (j *Journal) Claims(ctx context.Context) ([]journal.Claim, error) {
	var out []journal.Claim
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		rows, err := c.Query(ctx, "SELECT * FROM countersign.claims($1)", j.machine)
		if err != nil {
			return err
		}
		out, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (journal.Claim, error) {
			var one journal.Claim
			var side string
			var held, silent float64
			err := r.Scan(&one.Batch, &side, &one.Table, &one.Machine, &one.Who, &one.Mine, &held, &silent, &one.Lapsed)
			one.Side, one.Table = count.Side(side), spoken(j.Count(), one.Table)
			one.Held, one.Silent = seconds(held), seconds(silent)
			return one, err
		})
		return err
	})
	return out, err
}

// Sit says who sits at this workstation, for Claims and Tables.
func (j *Journal) Sit(ctx context.Context, who string) error {
	return j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "SELECT countersign.sit($1, $2)", j.machine, who)
		return err
	})
}

// Tables lists every workstation that ever came, and the tables that did not,
// by name.
func (j *Journal) Tables(ctx context.Context) ([]journal.Table, error) {
	var out []journal.Table
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		rows, err := c.Query(ctx, "SELECT * FROM countersign.tables()")
		if err != nil {
			return err
		}
		out, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (journal.Table, error) {
			var one journal.Table
			var silent *float64
			err := r.Scan(&one.Name, &one.Machine, &one.Who, &silent)
			one.Name = spoken(j.Count(), one.Name)
			if silent != nil {
				one.Seen = true
				one.Silent = seconds(*silent)
			}
			return one, err
		})
		return err
	})
	sortTables(out)
	return out, err
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
