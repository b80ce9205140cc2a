package postgres_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/journaltest"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

// hall is a sample hall on a server.
type hall struct {
	server *pgtest.Server
	owner  string // address
	*postgres.Setup
}

func newHall(t testing.TB, tables int) hall { return hallOn(t, pgtest.Shared(t), tables) }

func hallOn(t testing.TB, s *pgtest.Server, tables int) hall {
	t.Helper()
	h := hall{server: s, owner: s.Database(t)}
	var err error
	if h.Setup, err = postgres.Init(t.Context(), h.owner, tables); err != nil {
		t.Fatalf("init: %v", err)
	}
	return h
}

// database is the name of the hall's database.
func (h hall) database(t testing.TB) string {
	t.Helper()
	u, err := url.Parse(h.owner)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(u.Path, "/")
}

// join opens an address as the computer "sample".
func join(t testing.TB, address string) *postgres.Journal {
	t.Helper()
	j, err := postgres.Open(context.Background(), address, "sample")
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func TestAHallKeepsTheContract(t *testing.T) {
	for _, who := range []string{"table", "chief"} {
		t.Run(who, func(t *testing.T) {
			journaltest.Run(t, func(t *testing.T) (journal.Journal, func() journal.Journal) {
				h := newHall(t, 1)
				address := map[string]string{"table": h.Tables[0], "chief": h.Chief}[who]
				var j journal.Journal = join(t, address)
				return j, func() journal.Journal {
					if err := j.Close(); err != nil {
						t.Fatal(err)
					}
					j = join(t, address)
					return j
				}
			})
		})
	}
}

// Figures that occur nowhere else.
const (
	figuresA = `"ballots":50,"answers":[{"question":"1","yes":7310459}]`
	figuresB = `"ballots":50,"answers":[{"question":"1","yes":8420561}]`
)

func closing(seq int64, batch int, side, recorder, figures string) []byte {
	return fmt.Appendf(nil, `{"seq":%d,"at":"2011-06-15T18:05:00Z","command":{"do":"close","batch":%d,"side":%q,"recorder":%q,%s}}`, seq, batch, side, recorder, figures)
}

func reopening(seq int64, batch int, side string) []byte {
	s := ""
	if side != "" {
		s = fmt.Sprintf(`"side":%q,`, side)
	}
	return fmt.Appendf(nil, `{"seq":%d,"at":"2011-06-15T18:06:00Z","command":{"do":"reopen","batch":%d,%s"reason":"sample"}}`, seq, batch, s)
}

func body(n int) []byte { return fmt.Appendf(nil, `{"sample":%d}`, n) }

// put appends one body at the head.
func put(t testing.TB, j journal.Journal, b []byte) journal.Event {
	t.Helper()
	after, _, err := j.Head(t.Context())
	if err != nil {
		t.Fatalf("head: %v", err)
	}
	e, err := j.Append(t.Context(), after, b)
	if err != nil {
		t.Fatalf("append after %d: %v", after, err)
	}
	return e[0]
}

func everything(t testing.TB, j journal.Journal) []journal.Event {
	t.Helper()
	var out []journal.Event
	for e, err := range j.Read(t.Context(), 1) {
		if err != nil {
			t.Fatalf("read: %v", err)
		}
		out = append(out, e)
	}
	return out
}

// replaceDatabase is the address of another database on the same server.
func replaceDatabase(t testing.TB, address, name string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func pathOf(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Path
}

// withUser is the address for another name and password.
func withUser(t testing.TB, address, name, password string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(name, password)
	return u.String()
}
