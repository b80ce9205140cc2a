package sitting_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
)

// patience is how long a test waits for the database.
const patience = time.Minute

// line joins a hall's database.
func line(t *testing.T, address, machine string) hall.Line {
	t.Helper()
	j, err := postgres.Open(t.Context(), address, machine)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// table is an open count of the hall, and what it was told.
type table struct {
	*sitting.Sitting
	told chan hears
}

// hears is what a window would show.
type hears struct {
	desk.Snapshot
	board hall.Board
}

// join opens the count at a table, as the window does.
func join(t *testing.T, l hall.Line) *table {
	t.Helper()
	d, err := desk.Resume(t.Context(), l, desk.Options{Clock: time.Now, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	w := shell.NewWorker(nil)
	x := &table{sitting.New(nil, w, d, filepath.Join(t.TempDir(), "sample.hall")), make(chan hears, 100)}
	x.OnChange(func(n desk.Snapshot) { x.told <- hears{n, x.Hall.Board()} })
	x.Join(l, sitting.HallOptions{Clock: time.Now, After: time.After})
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
		w.Close()
	})
	return x
}

// until waits until the table was told of something.
func (x *table) until(t *testing.T, what string, ok func(hears) bool) {
	t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case n := <-x.told:
			if ok(n) {
				return
			}
		case <-deadline:
			t.Fatalf("the table was never told that %s", what)
		}
	}
}

// claim asks for a side, as the window's goroutine does.
func (x *table) claim(t *testing.T, at sitting.Hand, who string) error {
	t.Helper()
	answer := make(chan error, 1)
	x.on(func() { x.Hall.Claim(at, who, func(err error) { answer <- err }) })
	select {
	case err := <-answer:
		return err
	case <-time.After(patience):
		t.Fatal("the hall does not answer")
	}
	return nil
}

// on does something on what is the goroutine of the window in a test.
func (x *table) on(f func()) {
	shell.Do(x.Worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) { f() })
}

func closing(x *table, n int, side count.Side, who string) *desk.Close {
	c := &desk.Close{Batch: n, Side: side, Recorder: who, Ballots: count.N(50)}
	tally := x.Desk.Snapshot().Tally
	for _, q := range tally.QuestionIDs() {
		c.Answers = append(c.Answers, count.Answer{Question: q, Figures: count.Figures{
			Yes: count.N(30), No: count.N(20), Blank: count.N(0), Void: count.N(0),
		}})
	}
	return c
}

func TestTablesOfARealHallSeeEachOther(t *testing.T) {
	test.NewTempApp(t)
	s, err := postgres.Init(t.Context(), pgtest.Shared(t).Database(t), 2)
	if err != nil {
		t.Fatal(err)
	}
	chief := line(t, s.Chief, "chief's")
	d, err := desk.Create(t.Context(), chief, votetest.Training(t), sittingtest.TwoQuestions, desk.Options{Clock: time.Now, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []desk.Command{
		&desk.Declare{Batches: count.N(3)},
		&desk.Appoint{Name: "Ruth Sample", Role: count.Recorder},
		&desk.Appoint{Name: "Luis Sample", Role: count.Recorder},
	} {
		if _, err := d.Do(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	a, b := join(t, line(t, s.Tables[0], "a")), join(t, line(t, s.Tables[1], "b"))
	one := sitting.Hand{Batch: 1, Side: count.SideA}
	if err := a.claim(t, one, "Ruth Sample"); err != nil {
		t.Fatalf("nobody has it, and the claim says %v", err)
	}
	if err := b.claim(t, one, "Luis Sample"); !errors.Is(err, journal.ErrClaimed) {
		t.Errorf("two tables are given one side: %v", err)
	}
	if err := b.claim(t, sitting.Hand{Batch: 1, Side: count.SideB}, "Luis Sample"); err != nil {
		t.Errorf("the other side is refused: %v", err)
	}
	saved := make(chan error, 2)
	a.on(func() { a.Do(closing(a, 1, count.SideA, "Ruth Sample"), func(err error) { saved <- err }) })
	if err := <-saved; err != nil {
		t.Fatal(err)
	}
	b.until(t, "the first side is closed", func(n hears) bool { return n.Tally.Batches[0].A.Closed })
	b.on(func() { b.Do(closing(b, 1, count.SideB, "Luis Sample"), func(err error) { saved <- err }) })
	if err := <-saved; err != nil {
		t.Fatal(err)
	}
	a.until(t, "both agree", func(n hears) bool {
		return n.Tally.Batches[0].State(n.Tally.QuestionIDs()) == count.BatchAgreed
	})

	// The chief teller looks on, and takes the count home as a file.
	c := join(t, line(t, s.Chief, "chief's"))
	path := filepath.Join(t.TempDir(), "sample.count")
	n, err := c.Hall.SaveAs(t.Context(), path)
	if err != nil || n != c.Desk.Snapshot().Revision {
		t.Errorf("the file has %d events, %v", n, err)
	}
	c.until(t, "two tables are there", func(n hears) bool { return len(n.board.Tables) >= 2 })
}
