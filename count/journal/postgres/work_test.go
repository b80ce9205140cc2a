package postgres_test

import (
	"context"
	"errors"
	"testing"

	"countersign/count"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

func arrive(t testing.TB, j *postgres.Journal, knowingly bool) *journal.Occupant {
	t.Helper()
	there, err := j.Arrive(context.Background(), knowingly)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// silence has the server believe that whoever is at work has been silent for a
// minute.
func silence(t testing.TB, h hall) {
	t.Helper()
	h.server.Exec(t, h.database(t), "UPDATE countersign.work SET seen = seen - interval '1 minute'")
}

func TestOneProgramWorksAtATable(t *testing.T) {
	h := newHall(t, 2)
	one, two := joinAs(t, h.Tables[0], "left"), joinAs(t, h.Tables[0], "right")
	again := joinAs(t, h.Tables[0], "left")
	if err := one.Sit(t.Context(), "Zoë Sample"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if there := arrive(t, one, false); there != nil {
			t.Fatalf("nobody is there, and it says %+v", there)
		}
	}
	if there := arrive(t, join(t, h.Tables[1]), false); there != nil {
		t.Errorf("at another table it says %+v", there)
	}
	if there := arrive(t, two, false); there == nil || there.Machine != "left" || there.Same || there.Who != "Zoë Sample" || there.Since < 0 || there.Silent > postgres.Lapse {
		t.Errorf("another computer is told of %+v", there)
	}
	if there := arrive(t, again, false); there == nil || !there.Same {
		t.Errorf("another window is told of %+v", there)
	}
	if there, err := one.Occupant(t.Context()); there != nil || err != nil {
		t.Errorf("it is told of itself: %+v, %v", there, err)
	}
}

// What the relieved one has closed stays, what it had claimed is free at once,
// and nothing more comes from it.
func TestATableIsTakenOverKnowingly(t *testing.T) {
	h := newHall(t, 1)
	one, two := joinAs(t, h.Tables[0], "left"), joinAs(t, h.Tables[0], "right")
	arrive(t, one, false)
	for _, batch := range []int{1, 2} {
		if _, err := one.Claim(t.Context(), batch, count.SideA); err != nil {
			t.Fatal(err)
		}
	}
	put(t, one, closing(1, 1, "A", "Sample A", figuresA))
	if there := arrive(t, two, true); there != nil {
		t.Fatalf("it is not let in: %+v", there)
	}
	if there, err := one.Occupant(t.Context()); err != nil || there == nil || there.Machine != "right" {
		t.Errorf("the first is told of %+v (%v)", there, err)
	}
	if _, err := one.Append(t.Context(), 1, closing(2, 2, "A", "Sample A", figuresA)); !errors.Is(err, journal.ErrRelieved) {
		t.Errorf("the first closes: %v, want ErrRelieved", err)
	}
	if _, err := one.Claim(t.Context(), 3, count.SideA); !errors.Is(err, journal.ErrRelieved) {
		t.Errorf("the first claims: %v, want ErrRelieved", err)
	}
	if _, err := two.Claim(t.Context(), 2, count.SideA); err != nil {
		t.Errorf("what the first had in hand: %v", err)
	}
	if err := one.Release(t.Context(), 2, count.SideA); err != nil {
		t.Fatal(err)
	}
	put(t, two, closing(2, 2, "A", "Sample A", figuresA))
	// The figures of the first are not shown to the second either.
	for _, e := range everything(t, two) {
		if !e.Veiled {
			t.Errorf("event %d is read whole: %s", e.Seq, e.Body)
		}
	}
	if there := arrive(t, one, true); there != nil {
		t.Errorf("the first does not come back: %+v", there)
	}
	if _, err := two.Claim(t.Context(), 3, count.SideA); !errors.Is(err, journal.ErrRelieved) {
		t.Errorf("the second claims: %v, want ErrRelieved", err)
	}
}

func TestATableIsFreeOnceItsProgramHasEnded(t *testing.T) {
	h := newHall(t, 1)
	one := joinAs(t, h.Tables[0], "left")
	arrive(t, one, false)
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	two := joinAs(t, h.Tables[0], "right")
	if there := arrive(t, two, false); there != nil {
		t.Errorf("it was closed, and it says %+v", there)
	}
	// On the same computer a program that was killed is not waited for.
	h.server.Exec(t, h.database(t), "UPDATE countersign.work SET program = 'killed'")
	again := joinAs(t, h.Tables[0], "right")
	if there := arrive(t, again, false); there != nil {
		t.Errorf("it was killed, and it says %+v", there)
	}
	// On another one, for no longer than a claim lasts.
	h.server.Exec(t, h.database(t), "UPDATE countersign.work SET program = 'killed'")
	three := joinAs(t, h.Tables[0], "left")
	if there := arrive(t, three, false); there == nil || there.Machine != "right" {
		t.Errorf("it may be alive, and it says %+v", there)
	}
	silence(t, h)
	if there := arrive(t, three, false); there != nil {
		t.Errorf("it is silent, and it says %+v", there)
	}
}

// Who has a window open and is quiet stays at work by it.
func TestAnOpenJournalStaysAtWork(t *testing.T) {
	h := newHall(t, 1)
	one, two := joinAs(t, h.Tables[0], "left"), joinAs(t, h.Tables[0], "right")
	arrive(t, one, false)
	silence(t, h)
	ctx, cancel := context.WithTimeout(t.Context(), postgres.Lapse)
	defer cancel()
	for {
		there, err := two.Occupant(ctx)
		if err != nil {
			t.Fatalf("no sign of life: %v", err)
		}
		if there != nil {
			return
		}
	}
}

func TestARecountBelongsToOneTable(t *testing.T) {
	h := newHall(t, 2)
	one, two := join(t, h.Tables[0]), join(t, h.Tables[1])
	put(t, one, closing(1, 7, "A", "Sample A", figuresA))
	put(t, two, closing(2, 7, "B", "Sample B", figuresB))
	recount := []byte(`{"seq":3,"at":"2011-06-15T18:07:00Z","command":{"do":"recount","batch":7,"by":["Sample A","Sample B"],"cells":[]}}`)
	if _, err := one.Claim(t.Context(), 7, journal.Recount); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Claim(t.Context(), 7, journal.Recount); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("two tables recount: %v, want ErrClaimed", err)
	}
	if _, err := two.Append(t.Context(), 2, recount); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("and the other one settles: %v, want ErrClaimed", err)
	}
	lapse(t, h)
	if from, err := two.Claim(t.Context(), 7, journal.Recount); err != nil || from != "table 1" {
		t.Errorf("a recount that was left: from %q, %v", from, err)
	}
	if _, err := one.Append(t.Context(), 2, recount); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("who was gone settles: %v, want ErrClaimed", err)
	}
	put(t, two, recount)
	if c, err := two.Claims(t.Context()); err != nil || len(c) != 0 {
		t.Errorf("after the recount there is %+v (%v)", c, err)
	}
}
