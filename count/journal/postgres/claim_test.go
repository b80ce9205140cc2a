package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"countersign/count"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

func joinAs(t testing.TB, address, machine string) *postgres.Journal {
	t.Helper()
	j, err := postgres.Open(context.Background(), address, machine)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// lapse has the server believe that all workstations are silent for a minute.
func lapse(t testing.TB, h hall) {
	t.Helper()
	h.server.Exec(t, h.database(t), "UPDATE countersign.claim SET seen = seen - interval '1 minute'")
}

func TestASideBelongsToOneWorkstation(t *testing.T) {
	h := newHall(t, 2)
	one, again, two := joinAs(t, h.Tables[0], "left"), joinAs(t, h.Tables[0], "right"), join(t, h.Tables[1])
	if err := one.Sit(t.Context(), "Zoë Sample"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // it may claim its own again
		if from, err := one.Claim(t.Context(), 7, count.SideA); err != nil || from != "" {
			t.Fatalf("%q, %v", from, err)
		}
	}
	for name, j := range map[string]*postgres.Journal{"another table": two, "the same table's other computer": again} {
		if _, err := j.Claim(t.Context(), 7, count.SideA); !errors.Is(err, journal.ErrClaimed) {
			t.Errorf("%s: %v, want ErrClaimed", name, err)
		}
	}
	if err := two.Release(t.Context(), 7, count.SideA); err != nil { // not its own: nothing
		t.Fatal(err)
	}
	if _, err := two.Claim(t.Context(), 7, count.SideB); err != nil {
		t.Errorf("the other side: %v", err)
	}
	claims, err := one.Claims(t.Context())
	if err != nil || len(claims) != 2 {
		t.Fatalf("%v (%v)", claims, err)
	}
	if c := claims[0]; c.Batch != 7 || c.Side != count.SideA || c.Table != "table 1" || c.Machine != "left" || c.Who != "Zoë Sample" || !c.Mine || c.Lapsed {
		t.Errorf("side A: %+v", c)
	}
	if c := claims[1]; c.Side != count.SideB || c.Table != "table 2" || c.Mine {
		t.Errorf("side B: %+v", c)
	}
	if err := one.Release(t.Context(), 7, count.SideA); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Claim(t.Context(), 7, count.SideA); err != nil {
		t.Errorf("after it was given back: %v", err)
	}
	if err := join(t, h.Chief).Release(t.Context(), 7, count.SideA); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Claim(t.Context(), 7, count.SideA); err != nil {
		t.Errorf("after the chief gave it back: %v", err)
	}
}

func TestAClaimOfADeadWorkstationIsTakenOver(t *testing.T) {
	h := newHall(t, 2)
	dead := join(t, h.Tables[0])
	if _, err := dead.Claim(t.Context(), 7, count.SideA); err != nil {
		t.Fatal(err)
	}
	if err := dead.Close(); err != nil {
		t.Fatal(err)
	}
	two := join(t, h.Tables[1])
	lapse(t, h)
	if c, err := two.Claims(t.Context()); err != nil || !c[0].Lapsed || c[0].Silent < postgres.Lapse {
		t.Errorf("%+v (%v), want it lapsed", c, err)
	}
	if from, err := two.Claim(t.Context(), 7, count.SideA); err != nil || from != "table 1" {
		t.Fatalf("from %q (%v), want table 1", from, err)
	}
	back := join(t, h.Tables[0])
	if _, err := back.Claim(t.Context(), 7, count.SideA); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("the dead one came back: %v, want ErrClaimed", err)
	}
	if _, err := back.Append(t.Context(), 0, closing(1, 7, "A", "Sample A", figuresA)); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("and closes: %v, want ErrClaimed", err)
	}
	put(t, two, closing(1, 7, "A", "Sample B", figuresA))
	if c, err := two.Claims(t.Context()); err != nil || len(c) != 0 {
		t.Errorf("after the close there is %+v (%v)", c, err)
	}
}

// Nobody has to do anything for a claim to stay alive.
func TestAnOpenJournalKeepsItsClaims(t *testing.T) {
	h := newHall(t, 1)
	j := join(t, h.Tables[0])
	if _, err := j.Claim(t.Context(), 7, count.SideA); err != nil {
		t.Fatal(err)
	}
	lapse(t, h)
	ctx, cancel := context.WithTimeout(t.Context(), postgres.Lapse)
	defer cancel()
	for {
		c, err := j.Claims(ctx)
		if err != nil {
			t.Fatalf("it was not renewed: %v", err)
		}
		if !c[0].Lapsed {
			return
		}
	}
}

func TestOfManyClaimsOneHolds(t *testing.T) {
	const tables = 8
	h := newHall(t, tables)
	for batch := range 5 {
		var mu sync.Mutex
		var held int
		var wg sync.WaitGroup
		for _, a := range h.Tables {
			j := join(t, a)
			wg.Go(func() {
				_, err := j.Claim(t.Context(), batch+1, count.SideA)
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					held++
				} else if !errors.Is(err, journal.ErrClaimed) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if held != 1 {
			t.Errorf("batch %d is held %d times", batch+1, held)
		}
	}
}

func TestTheListOfTablesNamesThoseThatNeverCame(t *testing.T) {
	h := newHall(t, 11)
	j := join(t, h.Tables[9])
	if err := j.Sit(t.Context(), "Zoë Sample"); err != nil {
		t.Fatal(err)
	}
	if j.Name() != "table 10" || j.Chief() || j.Count() != h.database(t) {
		t.Errorf("%q, chief %v, count %q", j.Name(), j.Chief(), j.Count())
	}
	if c := join(t, h.Chief); c.Name() != "chief" || !c.Chief() {
		t.Errorf("%q, chief %v", c.Name(), c.Chief())
	}
	got, err := j.Tables(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]journal.Table{}
	var last string
	for _, one := range got {
		at[one.Name], last = one, one.Name
	}
	if ten := at["table 10"]; ten.Machine != "sample" || ten.Who != "Zoë Sample" {
		t.Errorf("table 10: %+v", ten)
	}
	if eleven, ok := at["table 11"]; !ok || eleven.Machine != "" || last != "table 11" {
		t.Errorf("table 11: %+v, last is %s", eleven, last)
	}
}
