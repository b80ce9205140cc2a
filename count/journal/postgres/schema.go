package postgres

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

//go:embed schema/1.sql
var schema1 string

//go:embed schema/2.sql
var schema2 string

//go:embed schema/3.sql
var schema3 string

// functions are made anew by every Init.
//
//go:embed schema/functions.sql
var functions string

// steps lead from one version of the tables to the next. A step that was
// released is never changed.
var steps = []string{schema1, schema2, schema3}

// known judges the version of a hall.
func known(version int) error {
	switch {
	case version > len(steps):
		return errNewer.Because(fmt.Errorf("schema %d, this program knows %d", version, len(steps)))
	case version < len(steps):
		return ErrOlder.Because(fmt.Errorf("schema %d, this program needs %d", version, len(steps)))
	}
	return nil
}

// migrate brings the schema from a version (0: there is none) to another.
func migrate(ctx context.Context, tx pgx.Tx, database string, from, to int) error {
	run := []string{"SET LOCAL search_path = countersign, pg_catalog, pg_temp"}
	run = append(run, steps[from:to]...)
	run = append(run, fmt.Sprintf("UPDATE about SET version = %d", to))
	for _, statement := range run {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	if to < len(steps) {
		return nil
	}
	if err := forget(ctx, tx); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, strings.NewReplacer(
		"$CHIEFS$", literal(chiefs(database)), "$TABLES$", literal(tables(database)), "$LAPSE$", Lapse.String(),
	).Replace(functions))
	return err
}

// forget takes away the functions of an earlier Init.
func forget(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'countersign'::regnamespace")
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, n := range names {
		if _, err := tx.Exec(ctx, "DROP FUNCTION IF EXISTS "+n+" CASCADE"); err != nil {
			return err
		}
	}
	return nil
}

// open lists what a table may run; grants gives it, and nothing else, to
// tables and chiefs.
var open = []string{
	"chief()", "read(bigint, bigint)", "turn(bigint, bigint)", "append(bigint, text[])", "warm()", "flush()", "settle(bigint, bigint)",
	"reveal(bigint)", "verify()", "claim(integer, text, text)", "release(integer, text, text)", "claims(text)",
	"sit(text, text)", "tables()", "pulse(text)", "arrive(text, boolean)", "occupant(text)", "depart()",
}

func grants(database string) []string {
	both := ident(tables(database)) + ", " + ident(chiefs(database))
	run := []string{
		"REVOKE ALL ON SCHEMA countersign FROM PUBLIC",
		"REVOKE ALL ON ALL TABLES IN SCHEMA countersign FROM PUBLIC, " + both,
		"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA countersign FROM PUBLIC, " + both,
		"GRANT USAGE ON SCHEMA countersign TO " + both,
		"GRANT SELECT ON countersign.about TO " + both,
	}
	for _, f := range open {
		run = append(run, "GRANT EXECUTE ON FUNCTION countersign."+f+" TO "+both)
	}
	return run
}
