package hall_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall/halltest"
	"countersign/ui/hall"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/sitting/sittingtest"
)

// room is a hall with a board.
type room struct {
	*sittingtest.Stage
	server *halltest.Server
	chief  *halltest.Seat
	desk   *desk.Desk // that does what the tables do
	board  *hall.Screen
	seats  []*halltest.Seat
}

// open is a hall with so many tables, all but the last of which somebody has
// come to.
func open(t testing.TB, tables, batches int) *room {
	t.Helper()
	var names []string
	for n := range tables {
		names = append(names, fmt.Sprintf("table %d", n+1))
	}
	r := &room{server: halltest.New(names...)}
	hand := r.server.Join("table 1", "a")
	r.desk = sittingtest.Begin(t, hand, sittingtest.TwoQuestions, batches, "Ruth Sample", "Luis Sample")
	r.seats = []*halltest.Seat{hand}
	for _, name := range names[1 : tables-1] {
		r.seats = append(r.seats, r.server.Join(name, "a"))
	}
	r.chief = r.server.Join("chief", "c")
	r.Stage = sittingtest.NewHall(t, r.chief)
	r.board = hall.New(r.Sitting)
	r.Show(r.board)
	return r
}

func (r *room) do(c desk.Command) {
	r.T.Helper()
	if _, err := r.desk.Do(context.Background(), c); err != nil {
		r.T.Fatal(err)
	}
}

// agree closes both sides of a batch; off is by how much B differs.
func (r *room) agree(n, off int) {
	r.T.Helper()
	r.do(r.Batch(n, count.SideA, [4]int{37, 12, 1, 0}, [4]int{24, 23, 3, 0}))
	r.do(r.Batch(n, count.SideB, [4]int{37 - off, 12 + off, 1, 0}, [4]int{24, 23, 3, 0}))
}

// claim has a table take a side.
func (r *room) claim(table, n int, side count.Side, who string) {
	r.T.Helper()
	s := r.seats[table-1]
	if err := s.Sit(context.Background(), who); err != nil {
		r.T.Fatal(err)
	}
	if _, err := s.Claim(context.Background(), n, side); err != nil {
		r.T.Fatal(err)
	}
}

// busy is a hall in the middle of its count: a table is gone, one never came,
// and two batches differ.
func busy(t testing.TB, tables, batches int) *room {
	t.Helper()
	r := open(t, tables, batches)
	for n := 1; n <= batches/3; n++ {
		off := 0
		if n == 3 || n == 5 {
			off = 1
		}
		r.agree(n, off)
	}
	r.do(&desk.TakeOver{Batch: batches, Side: count.SideA, From: "table 5", By: "table 2"})
	at := batches/3 + 1
	r.claim(2, at, count.SideA, "Ada Sample")
	r.server.Pass(4 * time.Minute)
	for k := 3; k < tables-1; k++ {
		r.claim(k, at+k, count.SideA, fmt.Sprintf("Recorder %d Sample", k))
		r.claim(k, at+k, count.SideB, fmt.Sprintf("Recorder %d Sample", k))
	}
	r.claim(1, at+1, count.SideA, "Ruth Sample")
	r.Hear(nil)
	return r
}

func TestTheBoardTellsWhereTheBatchesAndTheTablesAre(t *testing.T) {
	r := busy(t, 8, 24)
	r.MustSay("found twice", "to count again", "To count again: batches 3, 5",
		"16 of 48 entries are closed", "How fast it goes is known after a few minutes.",
		"Table 1", "Counts 10 A", "Gone for 4 minutes", "To take over: 9 A", "Counts 12 A and B",
		"Table 8", "Nobody came yet", "Table 2 took over batch 24, side A, from table 5.")
	if r.Says("Chief") {
		t.Error("the chief teller's own computer is among the tables")
	}
	for _, word := range r.Words(true) {
		if slices.Contains([]string{"37", "12", "24", "23"}, word) {
			t.Errorf("a figure of a ballot is on the board: %s", word)
		}
	}
}

func TestTheBoardFollowsAndEstimatesTheEnd(t *testing.T) {
	r := open(t, 3, 30)
	for n := 1; n <= 10; n++ {
		r.Wait(time.Minute)
		r.agree(n, 0)
		r.Hear(r.chief)
	}
	r.MustSay("20 of 60 entries are closed", "2 entries a minute. At this pace the last is closed at about", "in 20 minutes.")
	for n := 11; n <= 30; n++ {
		r.agree(n, 0)
	}
	r.Hear(r.chief)
	r.MustSay("Every entry is closed.")
}

func TestTheBoardSaysWhenTheNetworkIsGone(t *testing.T) {
	r := busy(t, 4, 12)
	r.chief.Cut(true)
	r.Wait(90 * time.Second)
	r.Hear(r.chief)
	r.MustSay("No network since 17:01:30. The board shows how it stood then.", "Counts")
	r.chief.Cut(false)
	r.Hear(r.chief)
	if r.Says("No network") {
		t.Error("the network is back, and the board says that it is gone")
	}
}

func TestEscapeLeadsFromTheBoardToTheBatches(t *testing.T) {
	r := open(t, 3, 3)
	r.Press(fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyEscape)
	if !slices.Equal(r.Went, []sitting.Go{sitting.Batches}) {
		t.Errorf("it went to %v", r.Went)
	}
}

func TestEveryLookOfTheBoardCanBeRead(t *testing.T) {
	r := busy(t, 100, 400)
	r.chief.Cut(true)
	r.Hear(r.chief)
	show := func() { r.Frame.Show(r.board.Screen()) }
	shelltest.Looks(t, fyne.CurrentApp(), r.Window, "board", show)
	few := busy(t, 8, 24)
	few.Picture("board-few", 1280, 800)
	for _, fault := range shelltest.Faults(few.Window) {
		t.Error(fault)
	}
	few.Picture("board-few-wide", 1920, 1080)
}
