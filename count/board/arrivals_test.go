package board_test

import (
	"context"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// damaged is a file as it is examined where its verification found an error.
func (s *sample) damaged(place count.PlaceID, yes int) rollup.Kept {
	s.t.Helper()
	x, err := rolluptest.Sheet(s.vote, rolluptest.Counted(s.vote, place, yes))
	if err != nil {
		s.t.Fatal(err)
	}
	a, err := rolluptest.Arrive(x, strings.ReplaceAll(string(place), "/", "-")+".xlsx")
	if err != nil {
		s.t.Fatal(err)
	}
	a.Problems = []count.Finding{{Code: "R604", Severity: count.Error, Short: "A signature does not cover the whole file", Long: "sample", Sum: "sample"}}
	return s.b.Examine(a)
}

// Seen: a file was damaged on its way. The place sent it again, under its name:
// the list said "import", and the place stayed refused for ever.
func TestAGoodCopyAfterABadOneIsImported(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	bad, good := s.damaged("U1/N1/1", 40), s.sheet("U1/N1/1", 40, nil)
	if l := s.take(bad); len(l.Refused) != 1 {
		t.Fatalf("the damaged copy: %+v", l)
	}
	if l := s.take(good); len(l.Import) != 1 || s.b.Report().Received != 1 {
		t.Fatalf("the good copy: %+v; %d received", l, s.b.Report().Received)
	}
	before := s.report()
	s.take(good, bad) // both are here
	s.again()
	if after := s.report(); string(after) != string(before) {
		t.Errorf("the same files again make\n%s\nof\n%s", after, before)
	}
}

func TestAGoodAndABadCopyOfOneNameComeTogether(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	s.take(s.damaged("U1/N1/1", 40), s.sheet("U1/N1/1", 40, nil))
	if r := s.b.Report(); r.Received != 1 || len(r.Refused) != 1 {
		t.Errorf("%d received, %d refused", r.Received, len(r.Refused))
	}
}

// Seen: every place was in but one, of which the secretary had said that nobody
// voted there. "Figures stay closed until every place is in: 1 of 2 are."
func TestAnEmbargoEndsWhereTheMissingPlaceDidNotVote(t *testing.T) {
	v := rolluptest.Made(1, 1, 3)
	v.Embargo = count.Embargo{AllIn: true, Words: "Sample embargo."}
	s := begin(t, v)
	s.take(s.plain(s.certified("U1/N1/1", 40, nil), "1.pdf"))
	for i, place := range []count.PlaceID{"U1/N1/2", "U1/N1/3"} {
		want := []string{"1 of 3", "2 of 3"}[i]
		if closed, why := s.b.Closed(now); !closed || !strings.Contains(why, want) {
			t.Errorf("before %s: %t, %q", place, closed, why)
		}
		if err := s.b.DidNotVote(context.Background(), place, "Sample Secretary", "sample: nobody voted there"); err != nil {
			t.Fatal(err)
		}
	}
	if closed, why := s.b.Closed(now); closed {
		t.Errorf("with nothing to come: %q", why)
	}
}
