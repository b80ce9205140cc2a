package postgres_test

import (
	"errors"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

// What no address that Init hands out may do, whatever program it is used with.
var forbidden = []string{
	"SELECT body FROM countersign.event",
	"SELECT stand_in FROM countersign.veil",
	"SELECT * FROM countersign.claim",
	"UPDATE countersign.event SET body = '{}'",
	"UPDATE countersign.about SET version = 9",
	"UPDATE countersign.claim SET holder = 'me'",
	"INSERT INTO countersign.event (seq, body, hash) VALUES (9, '{}', sha256(''))",
	"DELETE FROM countersign.event",
	"DELETE FROM countersign.veil",
	"TRUNCATE countersign.event",
	"TRUNCATE countersign.veil",
	"DROP TABLE countersign.event",
	"DROP FUNCTION countersign.append(bigint, text[])",
	"DROP SCHEMA countersign CASCADE",
	"ALTER TABLE countersign.event ADD COLUMN mine text",
	"ALTER TABLE countersign.event DISABLE TRIGGER ALL",
	"ALTER FUNCTION countersign.append(bigint, text[]) SECURITY INVOKER",
	"CREATE OR REPLACE FUNCTION countersign.chief() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
	"CREATE FUNCTION countersign.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
	"CREATE TABLE countersign.mine (n int)",
	"CREATE TABLE public.mine (n int)",
	"CREATE TEMPORARY TABLE mine (n int)",
	"CREATE SCHEMA mine",
	"DO $$ BEGIN LOCK TABLE countersign.turn; END $$",
	"DO $$ BEGIN LOCK TABLE countersign.event IN ACCESS SHARE MODE; END $$",
	"SELECT countersign.cover(1, '{}')",
	"SELECT countersign.put(0, '{}')",
	"SELECT * FROM countersign.head()",
	"CREATE ROLE mine",
	"SET SESSION AUTHORIZATION postgres",
	"COPY countersign.event TO STDOUT",
}

// strangers are the roles that an address may not become.
var strangers = map[string][]string{"table": {"_owner", "_chiefs", "_chief"}, "chief": {"_owner"}}

func TestAnAddressMayAppendAndReadAndNothingElse(t *testing.T) {
	h := newHall(t, 1)
	for name, address := range map[string]string{"table": h.Tables[0], "chief": h.Chief} {
		j := join(t, address)
		put(t, j, body(1))
		c := h.server.Connect(t, address)
		for _, statement := range forbidden {
			_, err := c.Exec(t.Context(), statement)
			var pg *pgconn.PgError
			if !errors.As(err, &pg) || pg.Code != "42501" {
				t.Errorf("%s: %s: %v, want to be refused", name, statement, err)
			}
		}
		for _, role := range strangers[name] {
			if _, err := c.Exec(t.Context(), "SET ROLE "+h.database(t)+role); err == nil {
				t.Errorf("%s became %s", name, role)
			}
		}
	}
	if got := everything(t, join(t, h.Tables[0])); len(got) != 2 {
		t.Errorf("%d events, want 2", len(got))
	}
}

// The owner of the tables can do what he likes, on purpose: not by accident.
func TestTheOwnerDoesNotChangeAnEventByAccident(t *testing.T) {
	h := newHall(t, 1)
	put(t, join(t, h.Tables[0]), body(1))
	c := h.server.Connect(t, h.owner)
	for _, statement := range []string{"UPDATE countersign.event SET body = '{}'", "DELETE FROM countersign.event", "TRUNCATE countersign.event"} {
		if _, err := c.Exec(t.Context(), statement); err == nil {
			t.Errorf("%s was done", statement)
		}
	}
}

// On purpose, it shows.
func TestATamperedHallIsBroken(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		seq       int64
	}{
		"a body changed":          {`UPDATE countersign.event SET body = '{"sample":9}' WHERE seq = 2`, 2},
		"a hash changed":          {`UPDATE countersign.event SET hash = sha256('') WHERE seq = 3`, 3},
		"an event taken out":      {`DELETE FROM countersign.event WHERE seq = 2`, 2},
		"the first one taken out": {`DELETE FROM countersign.event WHERE seq = 1`, 1},
		"an event put in":         {`INSERT INTO countersign.event (seq, body, hash) VALUES (5, '{}', sha256(''))`, 5},
		"no JSON":                 {`UPDATE countersign.event SET body = '{sample}' WHERE seq = 4`, 4},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, 1)
			j := join(t, h.Tables[0])
			for n := range 4 {
				put(t, j, body(n))
			}
			h.server.Exec(t, h.database(t), "ALTER TABLE countersign.event DISABLE TRIGGER ALL; "+c.statement)
			var broken *journal.BrokenError
			if err := j.Verify(t.Context()); !errors.As(err, &broken) || broken.Seq != c.seq {
				t.Errorf("%v, want event %d broken", err, c.seq)
			}
			var last error
			for _, err := range j.Read(t.Context(), 1) {
				last = err
			}
			if !errors.As(last, &broken) || broken.Seq != c.seq {
				t.Errorf("read ends with %v, want event %d broken", last, c.seq)
			}
		})
	}
}

func TestTwoHallsOnOneServerHaveNothingInCommon(t *testing.T) {
	one, two := newHall(t, 1), newHall(t, 1)
	put(t, join(t, one.Tables[0]), body(1))
	stranger := replaceDatabase(t, one.Tables[0], two.database(t))
	if _, err := postgres.Open(t.Context(), stranger, "sample"); !errors.Is(err, journal.ErrAccess) {
		t.Errorf("%v, want ErrAccess", err)
	}
	if got := everything(t, join(t, two.Tables[0])); len(got) != 0 {
		t.Errorf("%d events came from the other hall", len(got))
	}
}
