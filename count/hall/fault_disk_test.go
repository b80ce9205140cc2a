package hall_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/postgres/pgtest"
)

// TestAServerThatSaysThatItsDiskIsFull is what the server answers then, on any
// system; on Linux, for whoever may mount one, a disk that is full follows.
func TestAServerThatSaysThatItsDiskIsFull(t *testing.T) {
	s := pgtest.Shared(t)
	l := newLoad(t, s, 1, 3)
	database := l.chiefJournal.Count()
	s.Exec(t, database, `CREATE FUNCTION countersign.brim() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`)
	s.Exec(t, database, "CREATE TRIGGER brim BEFORE INSERT ON countersign.event EXECUTE FUNCTION countersign.brim()")
	refusedWhileFull(t, l, 1)
	s.Exec(t, database, "DROP TRIGGER brim ON countersign.event")
	l.closeAll(t)
	l.prove(t)
}

// refusedWhileFull closes sides until the server has no room for one, and proves
// that it is told so and that nothing of it was kept.
func refusedWhileFull(t *testing.T, l *load, batch int) {
	t.Helper()
	table := l.tables[0]
	_, err := table.d.Do(t.Context(), closing(batch, sides[0], recorder(0, sides[0]), yesOf(batch)))
	if !errors.Is(err, journal.ErrFull) || !strings.Contains(err.Error(), "the disk of the hall's server is full, nothing was written: make room there") {
		t.Errorf("it says %v", err)
	}
	if err := table.d.CatchUp(t.Context()); err != nil {
		t.Error(err)
	}
	if table.d.Snapshot().Tally.Batches[batch-1].A.Closed {
		t.Error("an entry is shown as saved that was not")
	}
}
