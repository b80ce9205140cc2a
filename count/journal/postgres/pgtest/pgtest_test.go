package pgtest_test

import (
	"os"
	"testing"

	"countersign/count/journal/postgres/pgtest"
)

func TestAServerComesBackAfterKillAndLeavesNothing(t *testing.T) {
	s, err := pgtest.Start(pgtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Exec(t, "postgres", "CREATE TABLE kept AS SELECT 1 AS n")
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := s.Restart(); err != nil {
		t.Fatal(err)
	}
	s.Exec(t, "postgres", "DROP TABLE kept")
	if err := s.Halt(); err != nil {
		t.Fatal(err)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.Data()); !os.IsNotExist(err) {
		t.Errorf("its folder is still there: %v", err)
	}
}

func TestEveryTestHasItsOwnDatabase(t *testing.T) {
	s := pgtest.Shared(t)
	first, second := s.Database(t), s.Database(t)
	for _, address := range []string{first, second} {
		if _, err := s.Connect(t, address).Exec(t.Context(), "CREATE TABLE mine (n int)"); err != nil {
			t.Error(err)
		}
	}
}

func TestTLSIsServed(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{TLS: true})
	if c := s.Connect(t, s.Address("postgres")); c.PgConn().Conn() == nil || c.Config().TLSConfig == nil {
		t.Error("no TLS")
	}
}
