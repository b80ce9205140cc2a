package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

func newWire(t testing.TB, h hall) *pgtest.Proxy { return pgtest.NewProxy(t, h.server) }

func TestInitMakesTheDatabaseItself(t *testing.T) {
	s := pgtest.Shared(t)
	address := s.Address("sample made by init")
	t.Cleanup(func() { s.Exec(ctxless{t}, "postgres", `DROP DATABASE "sample made by init" WITH (FORCE)`) })
	setup, err := postgres.Init(t.Context(), address, 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(setup.Tables) != 3 || setup.Existed || setup.Needed != 12 || setup.Connections < setup.Needed {
		t.Errorf("%d tables, existed %v, %d of %d connections", len(setup.Tables), setup.Existed, setup.Needed, setup.Connections)
	}
	seen := map[string]bool{}
	for _, a := range append(setup.Tables, setup.Chief) {
		if seen[a] || !postgres.IsAddress(a) {
			t.Errorf("an address is given twice or is none")
		}
		seen[a] = true
		put(t, join(t, a), body(1))
	}
}

// ctxless gives a cleanup a context that has not ended.
type ctxless struct{ testing.TB }

func (ctxless) Context() context.Context { return context.Background() }

func TestInitHandsOutNewAddressesAndKeepsEveryEntry(t *testing.T) {
	h := newHall(t, 3)
	first := put(t, join(t, h.Tables[0]), body(1))
	again, err := postgres.Init(t.Context(), h.owner, 2)
	if err != nil || !again.Existed || len(again.Tables) != 2 {
		t.Fatalf("%+v (%v)", again, err)
	}
	for _, old := range append(h.Tables, h.Chief) {
		if _, err := postgres.Open(t.Context(), old, "sample"); !errors.Is(err, journal.ErrAccess) {
			t.Errorf("an old address: %v, want ErrAccess", err)
		}
	}
	if got := everything(t, join(t, again.Tables[1])); len(got) != 1 || got[0].Hash != first.Hash {
		t.Errorf("%d events, want 1", len(got))
	}
}

func TestInitBringsAnOlderHallUpToDate(t *testing.T) {
	s := pgtest.Shared(t)
	for version := 1; version <= 2; version++ {
		owner := s.Database(t)
		if err := postgres.InitVersion(t.Context(), owner, version); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(pathOf(t, owner), "/")
		s.Exec(t, name, "INSERT INTO countersign.event (seq, body, hash) VALUES (1, '{}', sha256(sha256(convert_to(E'countersign count 1\\n', 'UTF8')) || '{}'))")
		held := 0
		if version > 1 {
			held = 1
			s.Exec(t, name, "INSERT INTO countersign.claim (batch, side, machine, who) VALUES (7, 'A', 'sample', 'Zoë Sample')")
		}
		if _, err := postgres.Open(t.Context(), owner, "sample"); err == nil {
			t.Error("an older hall was opened")
		}
		setup, err := postgres.Init(t.Context(), owner, 1)
		if err != nil {
			t.Fatal(err)
		}
		j := join(t, setup.Tables[0])
		if n := put(t, j, body(2)).Seq; n != 2 {
			t.Errorf("number %d, want 2", n)
		}
		if err := j.Verify(t.Context()); err != nil {
			t.Error(err)
		}
		if c, err := j.Claims(t.Context()); err != nil || len(c) != held {
			t.Errorf("from version %d there are claims %+v (%v)", version, c, err)
		}
		if _, err := j.Claim(t.Context(), 8, journal.Recount); err != nil {
			t.Errorf("from version %d a recount cannot be claimed: %v", version, err)
		}
		if there, err := j.Arrive(t.Context(), false); err != nil || there != nil {
			t.Errorf("from version %d nobody can arrive: %+v, %v", version, there, err)
		}
	}
}

func TestInitRefuses(t *testing.T) {
	s := pgtest.Shared(t)
	used := s.Database(t)
	s.Exec(t, strings.TrimPrefix(pathOf(t, used), "/"), "CREATE TABLE payroll (n int)")
	h := newHall(t, 1)
	s.Exec(t, "postgres", "CREATE ROLE sample_clerk LOGIN PASSWORD 'clerk'")
	t.Cleanup(func() { s.Exec(ctxless{t}, "postgres", "DROP ROLE sample_clerk") })
	for name, c := range map[string]struct {
		address string
		tables  int
		code    string
	}{
		"a database in use": {used, 1, journal.ErrForeign.Code},
		"a table's address": {h.Tables[0], 1, journal.ErrAccess.Code},
		"a clerk's address": {withUser(t, s.Address("sample_new"), "sample_clerk", "clerk"), 1, journal.ErrAccess.Code},
		"no tables":         {s.Address("sample_new"), 0, "tables"},
		"too many tables":   {s.Address("sample_new"), postgres.MaxTables + 1, "tables"},
		"too long a name":   {s.Address(strings.Repeat("x", 60)), 1, journal.ErrAccess.Code},
		"no address":        {"sample.count", 1, journal.ErrAccess.Code},
	} {
		_, err := postgres.Init(t.Context(), c.address, c.tables)
		var e *journal.Error
		if !errors.As(err, &e) || e.Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestAHallOverTLS(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{TLS: true})
	h := hallOn(t, s, 1)
	for _, a := range []string{h.Tables[0], h.Chief} {
		u, err := url.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		if q := u.Query(); q.Get("sslmode") != "verify-full" || q.Get("sslrootcert") != s.Root {
			t.Errorf("the address says of TLS %v", q)
		}
		put(t, join(t, a), body(1))
		var on bool
		if err := s.Connect(t, a).QueryRow(t.Context(), "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").Scan(&on); err != nil || !on {
			t.Errorf("TLS is %v (%v)", on, err)
		}
		q := u.Query()
		q.Del("sslrootcert") // the world's certificates do not vouch for this one
		u.RawQuery = q.Encode()
		if _, err := postgres.Open(t.Context(), u.String(), "sample"); !errors.Is(err, journal.ErrAccess) {
			t.Errorf("an unknown certificate: %v, want ErrAccess", err)
		}
	}
}

func TestAnAddressKeepsWhatItSaysOfTheServer(t *testing.T) {
	for in, want := range map[string]string{
		"postgres://owner:old@db.sample:5433/hall?sslmode=verify-ca&sslrootcert=/c/root.crt&connect_timeout=3": "postgres://r:p@db.sample:5433/hall?connect_timeout=3&sslmode=verify-ca&sslrootcert=%2Fc%2Froot.crt",
		"postgres://owner@db.sample/hall?sslmode=disable&password=old&user=x":                                  "postgres://r:p@db.sample/hall?sslmode=disable",
		"postgresql://a.sample,b.sample/hall?target_session_attrs=read-write":                                  "postgresql://r:p@a.sample,b.sample/hall?target_session_attrs=read-write",
		"postgres:///hall?host=/run/sample&port=5499":                                                          "postgres://r:p@/hall?host=%2Frun%2Fsample&port=5499",
	} {
		got, err := postgres.HandOut(in, "r", "p")
		if err != nil || got != want {
			t.Errorf("%s\n\t%s (%v), want\n\t%s", in, got, err, want)
		}
	}
}

func ExampleIsAddress() {
	fmt.Println(postgres.IsAddress("postgres://table_1:secret@hall.sample/vote"), postgres.IsAddress("vote.count"))
	// Output: true false
}
