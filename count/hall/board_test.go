package hall_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
)

const place count.PlaceID = "LAMP/L-1/11" // of the training vote, a sample

// counting is a count of five batches, with two recorders appointed.
func counting(t *testing.T) *desk.Desk {
	t.Helper()
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	d, err := desk.Create(t.Context(), j, votetest.Training(t), place, desk.Options{Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	for _, name := range []string{"Ann", "Bob", "Cat", "Dan"} {
		do(t, d, &desk.Appoint{Name: name, Role: count.Recorder})
	}
	do(t, d, &desk.Declare{Batches: count.N(5)})
	return d
}

func do(t *testing.T, d *desk.Desk, c desk.Command) {
	t.Helper()
	if _, err := d.Do(context.Background(), c); err != nil {
		t.Fatal(err)
	}
}

func closing(batch int, side count.Side, who string, yes int) desk.Command {
	c := &desk.Close{Batch: batch, Side: side, Recorder: who, Ballots: count.N(50)}
	for _, q := range []string{"agreement", "contract"} {
		c.Answers = append(c.Answers, count.Answer{Question: q, Figures: count.Figures{
			Yes: count.N(yes), No: count.N(50 - yes), Blank: count.N(0), Void: count.N(0),
		}})
	}
	return c
}

func TestTheBoardAddsUp(t *testing.T) {
	d := counting(t)
	do(t, d, closing(1, "A", "Ann", 30))
	do(t, d, closing(1, "B", "Bob", 30))
	do(t, d, closing(2, "A", "Ann", 30))
	do(t, d, closing(2, "B", "Bob", 29))
	do(t, d, closing(3, "A", "Ann", 30))
	n := d.Snapshot()
	claims := []journal.Claim{
		{Table: "table 2", Batch: 4, Side: "A", Who: "Cat"},
		{Table: "table 10", Batch: 5, Side: "B", Who: "Dan", Lapsed: true, Silent: time.Minute},
	}
	tables := []journal.Table{{Name: "table 10", Seen: true, Silent: time.Minute}, {Name: "table 2", Seen: true}, {Name: "chief"}}
	b := hall.Of(time.Time{}, &n, claims, tables, &hall.Pace{})
	if want := (hall.Batches{All: 5, Open: 1, Work: 2, Differ: 1, Done: 1}); b.Batches != want {
		t.Errorf("batches %+v, want %+v", b.Batches, want)
	}
	if want := (hall.Entries{Closed: 5, All: 10}); b.Entries != want || !slices.Equal(b.Differ, []int{2}) {
		t.Errorf("entries %+v, differences %v", b.Entries, b.Differ)
	}
	said := ""
	for _, x := range b.Tables {
		said += fmt.Sprintf("%s %v %v; ", x.Name, x.Gone, x.Hands)
	}
	if want := "chief false []; table 2 false [{4 A Cat false}]; table 10 true [{5 B Dan true}]; "; said != want {
		t.Errorf("tables %s, want %s", said, want)
	}
}

func TestNextIsWhatShowsADifferenceSoonest(t *testing.T) {
	d := counting(t)
	next := func(claims []journal.Claim, who string) string {
		n := d.Snapshot()
		b, s, ok := hall.Next(&n, claims, [2]string{who, who}, 0)
		return fmt.Sprintf("%d%s %v", b, s, ok)
	}
	is := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("next is %s, want %s", got, want)
		}
	}
	is(next(nil, "Ann"), "1A true")
	here := journal.Claim{Table: "table 1", Batch: 1, Side: "A", Who: "Ann", Mine: true}
	there := here
	there.Mine = false
	is(next([]journal.Claim{here}, "Ann"), "1A true")  // what was begun is gone on with
	is(next([]journal.Claim{here}, "Bob"), "1B true")  // this table's other recorder
	is(next([]journal.Claim{there}, "Cat"), "1B true") // or another table's
	is(next([]journal.Claim{there, {Table: "table 3", Batch: 1, Side: "B", Who: "Bob"}}, "Cat"), "2A true")
	there.Lapsed = true
	is(next([]journal.Claim{there}, "Cat"), "1A true")
	do(t, d, closing(1, "A", "Ann", 30))
	is(next(nil, "Ann"), "2A true") // nobody records both sides
	is(next(nil, "Cat"), "1B true")
	do(t, d, closing(1, "B", "Bob", 29))
	// A third figure that neither had sends the question back to its recorders.
	do(t, d, &desk.Recount{Batch: 1, By: []string{"Ann", "Bob"}, Cells: recount(d)})
	is(next(nil, "Ann"), "1A true")
	is(next(nil, "Cat"), "2A true")
	for b := 1; b <= 5; b++ {
		if b > 1 {
			do(t, d, closing(b, "A", "Ann", 30))
			do(t, d, closing(b, "B", "Bob", 30))
		}
	}
	is(next(nil, "Cat"), "0 false")
}

func TestATableThatLeavesABatchIsGivenTheOneBehindIt(t *testing.T) {
	d := counting(t)
	n := d.Snapshot()
	next := func(seats [2]string, after int, claims ...journal.Claim) string {
		b, s, ok := hall.Next(&n, claims, seats, after)
		return fmt.Sprintf("%d%s %v", b, s, ok)
	}
	pair := [2]string{"Ann", "Bob"}
	for want, got := range map[string]string{
		"1A true": next(pair, 0),
		"4A true": next(pair, 3),
		"2A true": next([2]string{"Ann", "Ann"}, 1),
		// Side B is Bob's here, and side A is at another table.
		"3B true": next(pair, 1, journal.Claim{Table: "table 2", Batch: 3, Side: "A", Who: "Cat"}),
		"0 false": next([2]string{}, 2),
	} {
		if got != want {
			t.Errorf("next is %s, want %s", got, want)
		}
	}
	if got := next(pair, 5); got != "1A true" {
		t.Errorf("behind the last comes %s", got)
	}
}

// recount counts what differs in batch 1 a third time: as neither did.
func recount(d *desk.Desk) []desk.Recells {
	n := d.Snapshot()
	var out []desk.Recells
	for _, x := range n.Tally.Batches[0].Differences(n.Tally.QuestionIDs()) {
		out = append(out, desk.Recells{Question: x.Question, Cell: x.Cell, Value: count.N(7)})
	}
	return out
}

func TestTheEndIsEstimatedFromWhatWasSeen(t *testing.T) {
	var p hall.Pace
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.UTC)
	if s := p.Speed(at, 100); s.Known {
		t.Errorf("before anything was seen: %+v", s)
	}
	for i := range 13 {
		p.See(at.Add(time.Duration(i)*time.Minute), 6*i)
	}
	if s := p.Speed(at.Add(12*time.Minute), 60); !s.Known || s.PerMinute != 6 || s.Left != 10*time.Minute {
		t.Errorf("six a minute: %+v", s)
	}
	// Nothing more is closed for ten minutes: the end moves away.
	if s := p.Speed(at.Add(22*time.Minute), 60); s.PerMinute >= 6 || s.Left <= 10*time.Minute {
		t.Errorf("after a standstill: %+v", s)
	}
	// The computer's clock jumps back: nothing is divided by less than nothing.
	p.See(at.Add(-time.Hour), 80)
	if s := p.Speed(at.Add(-time.Hour), 60); s.Known {
		t.Errorf("with the clock an hour back: %+v", s)
	}
	var short hall.Pace
	short.See(at, 0)
	short.See(at.Add(time.Minute), 50)
	if s := short.Speed(at.Add(time.Minute), 50); s.Known {
		t.Errorf("after one minute: %+v", s)
	}
}
