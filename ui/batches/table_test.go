package batches_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall/halltest"
	"countersign/ui/batches"
	"countersign/ui/sitting/sittingtest"
)

// table is a window at table 7 of a hall in which others count too.
type table struct {
	*sittingtest.Stage
	server *halltest.Server
	seat   *halltest.Seat
	other  *halltest.Seat // table 3, which has no window
	desk   *desk.Desk     // of table 3
	screen *batches.Screen
}

// seated is a hall of some batches, with table 7 at the screen that asks who
// records.
func seated(t *testing.T, n int) *table {
	t.Helper()
	x := &table{server: halltest.New()}
	x.other = x.server.Join("table 3", "b")
	x.desk = sittingtest.Begin(t, x.other, sittingtest.TwoQuestions, n, "Ruth Sample", "Luis Sample", "Ann Sample", "Bob Sample")
	x.seat = x.server.Join("table 7", "a")
	x.Stage = sittingtest.NewHall(t, x.seat)
	x.screen = batches.New(x.Sitting)
	x.screen.Clock = x.Clock
	x.Settle()
	x.Show(x.screen)
	x.MustSay("Who records?", "at this table")
	return x
}

// sit chooses recorders from the lists: how far each one is.
func (x *table) sit(a, b int) {
	x.T.Helper()
	x.choose(a)
	x.Window.Canvas().FocusNext()
	x.choose(b)
	x.Window.Canvas().FocusNext()
	x.Press(enter)
}

// choose goes through a list.
func (x *table) choose(on int) {
	x.T.Helper()
	for range on {
		x.Press(fyne.KeyRight)
	}
}

// claims has table 3 take a side.
func (x *table) claims(n int, side count.Side, who string) {
	x.T.Helper()
	if err := x.other.Sit(context.Background(), who); err != nil {
		x.T.Fatal(err)
	}
	if _, err := x.other.Claim(context.Background(), n, side); err != nil {
		x.T.Fatal(err)
	}
}

// closes has table 3 close a side.
func (x *table) closes(n int, side count.Side, who string, figures ...[4]int) {
	x.T.Helper()
	c := x.Batch(n, side, figures...)
	c.Recorder = who
	if _, err := x.desk.Do(context.Background(), c); err != nil {
		x.T.Fatal(err)
	}
}

func (x *table) held() (out []string) {
	x.T.Helper()
	claims, err := x.seat.Claims(context.Background())
	if err != nil {
		x.T.Fatal(err)
	}
	for _, c := range claims {
		if c.Mine {
			out = append(out, string(rune('0'+c.Batch))+string(c.Side)+" "+c.Who)
		}
	}
	return out
}

func (x *table) mustHold(want ...string) {
	x.T.Helper()
	if got := x.held(); !slices.Equal(got, want) {
		x.T.Errorf("this table holds %q, want %q", got, want)
	}
}

// chips are the words of the batches in the list.
func (x *table) chips() string {
	words := strings.Join(x.Words(false), " ")
	head, _, _ := strings.Cut(words, " to go")
	return head
}

// visit goes to a batch as from a finding.
func (x *table) visit(n int) {
	x.T.Helper()
	x.Sitting.GoTo.Batch = n
	x.Frame.Show(x.screen.Screen())
	x.Settle()
}
