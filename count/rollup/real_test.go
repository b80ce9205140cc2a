package rollup_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

func tables(t *testing.T) rolluptest.Tables {
	t.Helper()
	x, err := rolluptest.ReadTables("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func realVotes(t *testing.T) []rolluptest.RealVote { t.Helper(); return tables(t).Votes }

// rolled adds all sheets of a real vote.
func rolled(t *testing.T, x rolluptest.RealVote) *rollup.Report {
	t.Helper()
	r, err := rollup.New(x.Vote)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range x.Sheets {
		r.Add(arrive(t, s, string(s.Tally.Place.ID)+".pdf"))
	}
	return r.Report()
}

func TestRealVotesAreSummedAsPublished(t *testing.T) {
	places := 0
	for _, x := range realVotes(t) {
		rep := rolled(t, x)
		places += rep.Places
		for _, f := range rep.Refused {
			if !strings.Contains(string(f.Place), "/26") || x.Event != "Carhaul agreement" {
				t.Errorf("%s: %s refused: %v", x.Vote.Title, f.Place, f.Findings)
			}
		}
		for _, q := range x.Vote.Questions {
			yes, no := 0, 0
			for _, s := range x.Sheets {
				if n := rep.Find(string(s.Tally.Place.ID)); n.Place.Counted != nil {
					f := s.Tally.Total(q.ID)
					yes, no = yes+f.Yes.Int(), no+f.No.Int()
				}
			}
			if got := rep.Coalition.Total(q.ID); got.Yes != count.N(yes) || got.No != count.N(no) {
				t.Errorf("%s, %s: %s yes, %s no; the rows make %d and %d", x.Vote.Title, q.Title, got.Yes, got.No, yes, no)
			}
		}
	}
	if places != 124 {
		t.Errorf("%d places of the table", places)
	}
}

// TestEveryPublishedRowIsAPlace looks each row of the table up in the roll-up,
// by its names and not by what the generator made of them.
func TestEveryPublishedRowIsAPlace(t *testing.T) {
	f, err := os.Open("../testdata/ratification_results.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	reports := map[string]*rollup.Report{}
	for _, x := range realVotes(t) {
		reports[x.Year+x.Event] = rolled(t, x)
	}
	const year, event, local, question, yes, no = 0, 2, 4, 5, 8, 9
	looked := 0
	for _, r := range rows[1:] {
		if strings.Contains(r[local], "total") || r[local] == "26 Danville" {
			continue
		}
		rep, name := reports[r[year]+r[event]], r[local]
		if rep == nil {
			t.Errorf("%s %s: no vote", r[year], r[event])
			continue
		}
		if name == "" {
			name = r[event]
		}
		looked++
		if got := of(rep, name, r[question]); got != r[yes]+" yes, "+r[no]+" no" {
			t.Errorf("%s, %s, %s: %s; published %s and %s", r[event], name, r[question], got, r[yes], r[no])
		}
	}
	if looked != 118 {
		t.Errorf("looked at %d rows", looked)
	}
}

// of is what a place of that name counted on the question of that title.
func of(rep *rollup.Report, name, title string) string {
	for _, q := range rep.Questions {
		for _, n := range rep.Leaves() {
			if x := n.Total(q.ID); n.Name == name && q.Title == title && x.Put {
				return x.Yes.String() + " yes, " + x.No.String() + " no"
			}
		}
	}
	return "no such place"
}

// TestPublishedTotals holds the roll-up against the totals that the sources
// print, and says by how much it is apart where rows were not kept. The
// carhaul figures are without Danville, whose sheet is refused.
func TestPublishedTotals(t *testing.T) {
	x := tables(t)
	for _, p := range x.Totals {
		got, ok := summed(t, x.Votes, p)
		if !ok {
			t.Errorf("%s, %s: no such vote", p.Event, p.Question)
			continue
		}
		yes, no := p.Apart()
		want := [2]int{yes, no}
		if (p.Complete == "partial") != (want != [2]int{}) {
			t.Errorf("%s, %s: marked %q", p.Event, p.Question, p.Complete)
		}
		if d := [2]int{p.Yes.Int() - got.Yes.Int(), p.No.Int() - got.No.Int()}; d != want {
			t.Errorf("%s, %s: apart by %d yes and %d no, want %v", p.Event, p.Question, d[0], d[1], want)
		}
	}
	if len(x.Totals) != 13 {
		t.Errorf("%d published totals", len(x.Totals))
	}
}

// summed is the total of an event, or of a group of it, by the roll-up.
func summed(t *testing.T, votes []rolluptest.RealVote, p rolluptest.Published) (rollup.Total, bool) {
	t.Helper()
	for _, x := range votes {
		if x.Event != p.Event {
			continue
		}
		rep := rolled(t, x)
		if p.Group == "" {
			if n := rep.Coalition.Total(p.Question); n.Put {
				return n, true
			}
			continue
		}
		for _, u := range rep.Coalition.Children {
			for _, unit := range u.Children {
				if n := unit.Total(p.Question); n.Put && strings.HasPrefix(unit.Name, p.Group) {
					return n, true
				}
			}
		}
	}
	return rollup.Total{}, false
}

func TestDanvilleReportsAnotherNumberOfBallotsOnEachQuestion(t *testing.T) {
	for _, x := range realVotes(t) {
		if x.Event != "Carhaul agreement" || x.Year != "2008" {
			continue
		}
		rep := rolled(t, x)
		if len(rep.Refused) != 1 || rep.Places != 5 || rep.Received != 4 {
			t.Fatalf("%d places, %d received, %d refused", rep.Places, rep.Received, len(rep.Refused))
		}
		for _, f := range rep.Refused[0].Findings {
			if strings.HasPrefix(f.Short, "T203: ") && strings.Contains(f.Sum, "5 + 6 + 0 + 0 = 11") && strings.Contains(f.Sum, "3 + 9 + 0 + 0 = 12") {
				return
			}
		}
		t.Errorf("Danville is not refused for 11 against 12: %v", rep.Refused[0].Findings)
		return
	}
	t.Error("there is no carhaul vote of 2008")
}

func TestWhatIsInventedOnARealSheetIsMarked(t *testing.T) {
	for _, x := range realVotes(t) {
		if x.Vote.Sample || !strings.Contains(x.Vote.Note, "sample") {
			t.Errorf("%s: sample %v, note %q", x.Vote.Title, x.Vote.Sample, x.Vote.Note)
		}
		for _, s := range x.Sheets {
			for _, part := range []string{"tellers", "times", "batches", "account"} {
				if !s.Tally.Sample.Has(part) {
					t.Errorf("%s: %s not marked", s.Tally.Place.ID, part)
				}
			}
			if n := len([]rune(s.Tally.Sample.Source)); n == 0 || n > 280 {
				t.Errorf("%s: a source of %d characters", s.Tally.Place.ID, n)
			}
		}
	}
}
