package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"countersign/count/journal"
)

// MaxTables is the most tables that Init makes addresses for.
const MaxTables = 1000

// Setup is what Init hands out. Every address holds a password: it is for the
// table that it is given to, and is not written to a log.
type Setup struct {
	Chief  string   // the chief teller's address
	Tables []string // those of table 1, 2, ...

	// Existed says that the hall was there: every entry stays, and the
	// addresses handed out before are void.
	Existed bool

	// Needed is how many connections so many tables take, Connections how
	// many the server gives (max_connections, less what it reserves).
	Needed, Connections int
}

// Init sets a hall up in the database that address names, as its owner or as a
// superuser: the database if there is none, the tables, the roles, and an
// address for each of so many tables and one for the chief teller. In a hall
// that is there it brings an older schema up to date and hands out new
// addresses; the old ones are void.
//
// ErrForeign: the database holds something else. ErrNewer: a newer program made
// it. ErrAccess: this address may not make databases or roles.
func Init(ctx context.Context, address string, tables int) (*Setup, error) {
	return initialize(ctx, address, tables, len(steps))
}

func initialize(ctx context.Context, address string, count, version int) (*Setup, error) {
	if !IsAddress(address) {
		return nil, errAddress
	}
	if count < 1 || count > MaxTables {
		return nil, &journal.Error{Code: "tables", Text: fmt.Sprintf("a hall has 1 to %d tables", MaxTables)}
	}
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, errAddress // pgx quotes the address in its error
	}
	cfg.RuntimeParams["application_name"] = "countersign init" //words:none
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = 5 * time.Second
	}
	if n := len(cfg.Database); n == 0 || n > longestName {
		return nil, &journal.Error{Code: journal.ErrAccess.Code, Text: fmt.Sprintf("the address names the database with 1 to %d letters", longestName)}
	}
	c, err := connectOrMake(ctx, cfg)
	if err != nil {
		return nil, failure(err)
	}
	defer c.Close(context.WithoutCancel(ctx))
	in := &initializer{address: address, cfg: cfg, database: cfg.Database, version: version}
	if err := pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error { return in.all(ctx, tx, count) }); err != nil {
		return nil, setupFailure(err)
	}
	return &in.setup, nil
}

// setupFailure says more than failure where the owner lacks a right.
func setupFailure(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42501" {
		e := journal.Error{
			Code: journal.ErrAccess.Code,
			Text: "this address may not set up a hall: use one that may make databases and roles (CREATEDB, CREATEROLE), or the superuser's",
		}
		return e.Because(fmt.Errorf("SQLSTATE %s", pg.Code))
	}
	return failure(err)
}

// connectOrMake makes the database where there is none.
func connectOrMake(ctx context.Context, cfg *pgx.ConnConfig) (*pgx.Conn, error) {
	c, err := pgx.ConnectConfig(ctx, cfg)
	var pg *pgconn.PgError
	if err == nil || !errors.As(err, &pg) || pg.Code != "3D000" {
		return c, err
	}
	first := cfg.Copy()
	first.Database = "postgres"
	c, err = pgx.ConnectConfig(ctx, first)
	if err != nil {
		return nil, err
	}
	defer c.Close(context.WithoutCancel(ctx))
	_, err = c.Exec(ctx, "CREATE DATABASE "+ident(cfg.Database)+" TEMPLATE template0 ENCODING 'UTF8'")
	if err != nil {
		return nil, setupFailure(err)
	}
	return pgx.ConnectConfig(ctx, cfg)
}

// initializer is one Init at work, in one transaction.
type initializer struct {
	address  string
	cfg      *pgx.ConnConfig
	database string
	version  int // to bring the schema to
	setup    Setup
}

func (in *initializer) all(ctx context.Context, tx pgx.Tx, count int) error {
	found, err := in.look(ctx, tx)
	if err != nil {
		return err
	}
	if err := in.groups(ctx, tx); err != nil {
		return err
	}
	run := []string{"SET LOCAL ROLE " + ident(owner(in.database))}
	if found == 0 {
		run = append([]string{"CREATE SCHEMA countersign AUTHORIZATION " + ident(owner(in.database))}, run...)
	}
	if err := execute(ctx, tx, run); err != nil {
		return err
	}
	if err := migrate(ctx, tx, in.database, found, in.version); err != nil {
		return err
	}
	if in.version == len(steps) {
		if err := execute(ctx, tx, grants(in.database)); err != nil {
			return err
		}
	}
	if err := execute(ctx, tx, []string{"RESET ROLE"}); err != nil {
		return err
	}
	return in.logins(ctx, tx, count)
}

// look gives the version of the hall that is there, 0 where the database is
// empty.
func (in *initializer) look(ctx context.Context, tx pgx.Tx) (version int, err error) {
	var encoding string
	var release, others int
	err = tx.QueryRow(ctx, `SELECT pg_advisory_xact_lock(20110615)::text, getdatabaseencoding(), current_setting('server_version_num')::int,
		(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'countersign') AND n.nspname NOT LIKE 'pg\_temp%' AND n.nspname NOT LIKE 'pg\_toast%'),
		current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int`).
		Scan(new(string), &encoding, &release, &others, &in.setup.Connections)
	if err != nil {
		return 0, err
	}
	switch {
	case release < 130000:
		return 0, &journal.Error{Code: journal.ErrForeign.Code, Text: "this server is older than PostgreSQL 13: set the hall up on a newer one"}
	case encoding != "UTF8":
		return 0, &journal.Error{Code: journal.ErrForeign.Code, Text: "this database is not in UTF-8: name one that does not exist, it is made then"}
	case others > 0:
		return 0, &journal.Error{Code: journal.ErrForeign.Code, Text: "this database holds something else: name one that does not exist, it is made then"}
	}
	var exists bool
	if err := tx.QueryRow(ctx, "SELECT to_regclass('countersign.about') IS NOT NULL").Scan(&exists); err != nil || !exists {
		return 0, err
	}
	in.setup.Existed = true
	if err := tx.QueryRow(ctx, "SELECT version FROM countersign.about").Scan(&version); err != nil {
		return 0, err
	}
	if version > len(steps) {
		return 0, known(version)
	}
	return version, nil
}

// groups makes the roles that nobody logs in as, and takes from everybody what
// a database gives by itself.
func (in *initializer) groups(ctx context.Context, tx pgx.Tx) error {
	own, t, c, db := owner(in.database), tables(in.database), chiefs(in.database), ident(in.database)
	for _, role := range []string{own, t, c} {
		there, err := roleExists(ctx, tx, role)
		if err != nil {
			return err
		}
		if there {
			continue
		}
		if err := execute(ctx, tx, []string{"CREATE ROLE " + ident(role) + " NOLOGIN"}); err != nil {
			return err
		}
	}
	return execute(ctx, tx, []string{
		"GRANT " + ident(own) + " TO CURRENT_USER",
		"REVOKE ALL ON DATABASE " + db + " FROM PUBLIC",
		"REVOKE ALL ON SCHEMA public FROM PUBLIC",
		"GRANT CREATE, CONNECT ON DATABASE " + db + " TO " + ident(own),
		"GRANT CONNECT ON DATABASE " + db + " TO " + ident(t) + ", " + ident(c),
	})
}

// logins gives every table and the chief a password, and shuts out tables that
// a larger Init made.
func (in *initializer) logins(ctx context.Context, tx pgx.Tx, count int) error {
	var err error
	if in.setup.Chief, err = in.login(ctx, tx, chief(in.database), chiefs(in.database)); err != nil {
		return err
	}
	for n := 1; n <= count; n++ {
		a, err := in.login(ctx, tx, table(in.database, n), tables(in.database))
		if err != nil {
			return err
		}
		in.setup.Tables = append(in.setup.Tables, a)
	}
	in.setup.Needed = connectionsEach * (count + 1)
	for n := count + 1; ; n++ {
		there, err := roleExists(ctx, tx, table(in.database, n))
		if err != nil || !there {
			return err
		}
		if err := execute(ctx, tx, []string{"ALTER ROLE " + ident(table(in.database, n)) + " NOLOGIN PASSWORD NULL"}); err != nil {
			return err
		}
	}
}

// connectionsEach is what a workstation takes at most: one to listen, one for a
// turn, one for everything else.
const connectionsEach = 3

// login makes a role that may log in, or gives it a new password.
func (in *initializer) login(ctx context.Context, tx pgx.Tx, role, group string) (string, error) {
	there, err := roleExists(ctx, tx, role)
	if err != nil {
		return "", err
	}
	if !there {
		if err := execute(ctx, tx, []string{"CREATE ROLE " + ident(role)}); err != nil {
			return "", err
		}
	}
	password := newPassword()
	kept, err := verifier(password)
	if err != nil {
		return "", err
	}
	err = execute(ctx, tx, []string{
		"ALTER ROLE " + ident(role) + " LOGIN INHERIT PASSWORD " + literal(kept),
		"GRANT " + ident(group) + " TO " + ident(role),
	})
	if err != nil {
		return "", err
	}
	return handOut(in.address, in.cfg, role, password)
}

func roleExists(ctx context.Context, tx pgx.Tx, role string) (there bool, err error) {
	err = tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role).Scan(&there)
	return there, err
}

func execute(ctx context.Context, tx pgx.Tx, statements []string) error {
	for _, s := range statements {
		if _, err := tx.Exec(ctx, s); err != nil {
			return err
		}
	}
	return nil
}
