// Package hall tells how the count of a hall stands while it goes on: which
// batches are where, what each table does, how fast it goes and when it will
// end. Nothing here holds a figure of a ballot. Invitation is the file with which
// a table joins.
package hall

import (
	"slices"
	"strings"
	"time"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
)

// Board is what the chief teller reads across the hall.
type Board struct {
	Batches Batches
	Entries Entries
	Differ  []int // batches that wait for a recount, in order
	Tables  []Table
	Speed   Speed
	// TakenOver are the batches that a table took over from one that was gone.
	TakenOver []desk.TakeOver
}

// Batches counts the batches by state; together they are all of them.
type Batches struct {
	All    int
	Open   int // nobody has begun
	Work   int // in hand at a table, or one side closed
	Differ int // both sides closed, and they differ or do not add up
	Done   int // found twice
}

// Entries counts closed sides: two for each batch in the end.
type Entries struct{ Closed, All int }

// Table is a workstation and what it has in hand.
type Table struct {
	journal.Table
	Gone  bool // silent for so long that others may take over what it has
	Hands []Hand
}

// Hand is a side of a batch, or its recount, that a table has in hand.
type Hand struct {
	Batch  int
	Side   count.Side
	Who    string
	Lapsed bool
}

// Gone is after how long a silent table is shown as gone.
const Gone = 30 * time.Second

// Of makes the board of a count. Pace has been shown every snapshot before.
func Of(now time.Time, n *desk.Snapshot, claims []journal.Claim, tables []journal.Table, p *Pace) Board {
	b := Board{TakenOver: n.TakenOver}
	hands := map[int]bool{}
	for _, c := range claims {
		hands[c.Batch] = hands[c.Batch] || !c.Lapsed
	}
	questions := n.Tally.QuestionIDs()
	b.Batches.All, b.Entries.All = len(n.Tally.Batches), 2*len(n.Tally.Batches)
	for _, x := range n.Tally.Batches {
		for _, e := range []count.Entry{x.A, x.B} {
			if e.Closed {
				b.Entries.Closed++
			}
		}
		switch x.State(questions) {
		case count.BatchOpen:
			if hands[x.Number] {
				b.Batches.Work++
			} else {
				b.Batches.Open++
			}
		case count.BatchOneSide:
			b.Batches.Work++
		case count.BatchDiffer, count.BatchOdd:
			b.Batches.Differ++
			b.Differ = append(b.Differ, x.Number)
		default:
			b.Batches.Done++
		}
	}
	b.Tables = seat(tables, claims)
	p.See(now, b.Entries.Closed)
	b.Speed = p.Speed(now, b.Entries.All-b.Entries.Closed)
	return b
}

// seat puts what is claimed to the tables that claim it.
func seat(tables []journal.Table, claims []journal.Claim) []Table {
	out := make([]Table, 0, len(tables))
	for _, t := range tables {
		x := Table{Table: t, Gone: t.Seen && t.Silent >= Gone}
		for _, c := range claims {
			if c.Table == t.Name && c.Machine == t.Machine {
				x.Hands = append(x.Hands, Hand{c.Batch, c.Side, c.Who, c.Lapsed})
			}
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Table) int { return compareNames(a.Name, b.Name) })
	return out
}

// compareNames puts "table 9" before "table 10".
func compareNames(a, b string) int {
	if len(a) != len(b) && strings.TrimRight(a, "0123456789") == strings.TrimRight(b, "0123456789") {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// Next is the batch and the side that a workstation should take now: one that it
// has begun, then one whose other side is closed or in hand elsewhere, so that
// differences show early, then a new one. Ok is false when nothing is left to
// begin. Seats are who would record side A and who side B here, "" for nobody;
// one recorder alone stands in both. It looks behind the batch after first,
// wraps, and does not come back to it; 0 begins with the first.
func Next(n *desk.Snapshot, claims []journal.Claim, seats [2]string, after int) (batch int, side count.Side, ok bool) {
	held := map[Hand]journal.Claim{}
	for _, c := range claims {
		if !c.Lapsed || c.Mine {
			held[Hand{Batch: c.Batch, Side: c.Side}] = c
		}
	}
	best, all := 3, len(n.Tally.Batches)
	for i := range all {
		x := &n.Tally.Batches[(after+i)%all]
		if x.Number == after {
			continue
		}
		for k, s := range []count.Side{count.SideA, count.SideB} {
			if r := rank(x, s, held, seats[k]); r < best {
				best, batch, side, ok = r, x.Number, s, true
			}
		}
	}
	return batch, side, ok
}

// rank is 0 for what comes first, 3 for what cannot be taken.
func rank(b *count.Batch, side count.Side, held map[Hand]journal.Claim, recorder string) int {
	e, o := b.Entry(side), b.Entry(other(side))
	here, in := held[Hand{Batch: b.Number, Side: side}]
	there, opposite := held[Hand{Batch: b.Number, Side: other(side)}]
	switch {
	case recorder == "", e.Closed, in && (!here.Mine || here.Who != recorder):
		return 3
	case e.Recorder != "" && e.Recorder != recorder: // who counts a question again is who counted it
		return 3
	case o.Recorder == recorder, opposite && there.Who == recorder:
		return 3
	case in, opposite && there.Mine:
		return 0
	case o.Closed, opposite:
		return 1
	}
	return 2
}

func other(side count.Side) count.Side {
	if side == count.SideA {
		return count.SideB
	}
	return count.SideA
}
