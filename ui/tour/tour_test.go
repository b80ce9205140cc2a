package tour_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/command"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/tour"
)

// begun is a count that waits for the tour.
func begun(t *testing.T) *desk.Desk {
	t.Helper()
	text, _ := assets.Vote(tour.Vote)
	vote, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 5, 8, 17, 0, 0, 0, time.FixedZone("", -4*3600))
	clock := func() time.Time { now = now.Add(time.Second); return now }
	d, err := desk.Create(context.Background(), j, vote, tour.Place, desk.Options{Clock: clock, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	for _, c := range tour.Begin() {
		give(t, d, c)
	}
	return d
}

func give(t *testing.T, d *desk.Desk, c desk.Command) {
	t.Helper()
	if _, err := d.Do(context.Background(), c); err != nil {
		t.Fatalf("%+v is refused: %v", c, err)
	}
}

// keyed is what a person looks at who does what the tour says.
func keyed(batch int, side count.Side) tour.View {
	return tour.View{Step: sitting.Batches, Batch: batch, Side: side}
}

func TestWhoeverDoesWhatTheTourSaysCanCertify(t *testing.T) {
	for _, bySide := range []bool{false, true} {
		d := begun(t)
		order := []tour.View{keyed(1, "A"), keyed(1, "B"), keyed(2, "A"), keyed(2, "B"), keyed(2, ""), keyed(3, "A"), keyed(3, "B")}
		if bySide {
			order = []tour.View{keyed(1, "A"), keyed(2, "A"), keyed(3, "A"), keyed(1, "B"), keyed(2, "B"), keyed(2, ""), keyed(3, "B")}
		}
		done := 0
		for _, v := range append(order, tour.View{Step: sitting.Account}, tour.View{Step: sitting.Checks}) {
			v.BySide = bySide
			s := tour.At(d.Snapshot(), v)
			if s.Skip == nil {
				t.Fatalf("at %+v nothing can be done: %s", v, s.Say)
			}
			if s.Done < done || s.Over() {
				t.Errorf("at %+v %d of %d parts are behind, %d were", v, s.Done, s.Of, done)
			}
			done = s.Done
			give(t, d, s.Skip)
		}
		now := d.Snapshot()
		if standing := count.Standing(now.Findings); len(standing) > 0 {
			t.Errorf("at the end there stands %+v", standing)
		}
		s := tour.At(now, tour.View{Step: sitting.Certify, Read: true})
		if s.Skip != nil || !strings.Contains(s.Say, tour.Passphrase) {
			t.Errorf("signing is not left to the person: %+v", s)
		}
	}
}

func TestOneFigureIsPlantedAndSettled(t *testing.T) {
	d := begun(t)
	for _, v := range []tour.View{keyed(1, "A"), keyed(1, "B"), keyed(2, "A"), keyed(2, "B")} {
		give(t, d, tour.At(d.Snapshot(), v).Skip)
	}
	now := d.Snapshot()
	if b := now.Tally.Batches[0]; b.State(now.Tally.QuestionIDs()) != count.BatchAgreed {
		t.Errorf("batch 1 is %s", b.State(now.Tally.QuestionIDs()))
	}
	b := now.Tally.Batches[1]
	if ds := b.Differences(now.Tally.QuestionIDs()); len(ds) != 1 || ds[0].A != count.N(21) || ds[0].B != count.N(20) {
		t.Fatalf("the recorders differ in %+v", ds)
	}
	s := tour.At(now, keyed(2, ""))
	if !strings.Contains(s.Say, "Type 21") {
		t.Errorf("the tour says %q", s.Say)
	}
	give(t, d, s.Skip)
	now = d.Snapshot()
	if got := now.Tally.Batches[1].State(now.Tally.QuestionIDs()); got != count.BatchSettled {
		t.Errorf("batch 2 is %s", got)
	}
}

func TestTheAccountHasOneLineToCountAgain(t *testing.T) {
	d := begun(t)
	for _, v := range []tour.View{keyed(1, "A"), keyed(1, "B"), keyed(2, "A"), keyed(2, "B"), keyed(2, ""), keyed(3, "A"), keyed(3, "B")} {
		give(t, d, tour.At(d.Snapshot(), v).Skip)
	}
	s := tour.At(d.Snapshot(), tour.View{Step: sitting.Account})
	if len(s.Sheet.Rows) != 11 {
		t.Fatalf("the list has %d lines", len(s.Sheet.Rows))
	}
	first := &desk.Account{Lines: []count.AccountLine{{Line: count.Printed, Value: count.N(201)}}}
	give(t, d, first)
	s = tour.At(d.Snapshot(), tour.View{Step: sitting.Account})
	if len(s.Sheet.Rows) != 10 || s.Sheet.Rows[0].Figures[0] != "153" {
		t.Errorf("after the first number the list is %+v", s.Sheet.Rows)
	}
	give(t, d, s.Skip)
	standing := count.Standing(d.Snapshot().Findings)
	if len(standing) != 1 || standing[0].Code != "A301" {
		t.Errorf("after the list there stands %+v", standing)
	}
}

func TestWhoWandersOffIsLedBack(t *testing.T) {
	d := begun(t)
	for _, tt := range []struct {
		view tour.View
		want string
	}{
		{tour.View{Step: sitting.Home}, "Press Ctrl+2"},
		{tour.View{Step: sitting.Setup}, "Press Ctrl+2"},
		{keyed(2, ""), "batch 1 is next"},
		{keyed(1, ""), "neither sees what the other has keyed"},
		{keyed(1, "A"), "type 27, 20, 2, 1 for question 1"},
	} {
		if s := tour.At(d.Snapshot(), tt.view); !strings.Contains(s.Say, tt.want) {
			t.Errorf("at %+v it says %q, want %q", tt.view, s.Say, tt.want)
		}
	}
	give(t, d, tour.At(d.Snapshot(), keyed(1, "A")).Skip)
	if s := tour.At(d.Snapshot(), keyed(1, "")); !strings.Contains(s.Say, "Now you are recorder B") || s.Sheet != nil {
		t.Errorf("at the hand-over it says %+v", s)
	}
}

// Whoever keys other figures than those of the papers comes to an end too.
func TestAnotherFigureDoesNotEndTheTour(t *testing.T) {
	d := begun(t)
	s := tour.At(d.Snapshot(), keyed(1, "A"))
	slip := s.Skip.(*desk.Close)
	slip.Answers[0].Yes, slip.Answers[0].No = count.N(26), count.N(21)
	give(t, d, slip)
	give(t, d, tour.At(d.Snapshot(), keyed(1, "B")).Skip)
	s = tour.At(d.Snapshot(), keyed(1, ""))
	if s.Skip == nil || strings.Contains(s.Say, "Type 21") {
		t.Fatalf("after a slip it says %+v", s)
	}
	give(t, d, s.Skip)
	now := d.Snapshot()
	if got := now.Tally.Total(now.Tally.Questions[0].ID); now.Tally.Batches[0].Figures(now.Tally.Questions[0].ID).Yes != count.N(27) {
		t.Errorf("settled as %+v", got)
	}
}

func TestOnlyTheCountOfTheTourIsOne(t *testing.T) {
	d := begun(t)
	now := d.Snapshot()
	if !tour.Is(now) {
		t.Error("the count of the tour is none")
	}
	real := *now.Vote
	real.Sample = false
	now.Vote = &real
	if tour.Is(now) {
		t.Error("a real vote is toured")
	}
	if tour.Is(desk.Snapshot{}) {
		t.Error("nothing is toured")
	}
}

// What is to be typed stands on the panel whole, however narrow it is.
func TestNoWordOfTheTourIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	t.Cleanup(func() { words.Use("en") })
	type moment struct {
		now  desk.Snapshot
		view tour.View
	}
	var moments []moment
	d := begun(t)
	for _, v := range []tour.View{keyed(1, "A"), keyed(1, "B"), keyed(2, "A"), keyed(2, "B"), keyed(2, ""), keyed(3, "A"), keyed(3, "B"), {Step: sitting.Account}, {Step: sitting.Checks}} {
		moments = append(moments, moment{d.Snapshot(), v})
		give(t, d, tour.At(d.Snapshot(), v).Skip)
	}
	w := test.NewTempWindow(t, container.NewStack())
	for _, tag := range []string{"en", "es", "fr"} {
		words.Use(tag)
		for _, size := range []theme.TextSize{theme.Normal, theme.Huge, theme.Double} {
			app.Settings().SetTheme(theme.New(theme.Light, size))
			for _, width := range []float32{264, 390} {
				c := tour.NewCoach(command.NewTable())
				w.SetContent(c.Object)
				w.Resize(fyne.NewSize(width, 700))
				for _, m := range moments {
					s := tour.At(m.now, m.view)
					c.Show(s)
					for _, text := range shelltest.Words(w, false) {
						if strings.HasSuffix(text, "…") {
							t.Errorf("%s, %d %%, %g wide, %s: %q is cut", tag, size, width, s.Title, text)
						}
					}
				}
			}
		}
	}
}
