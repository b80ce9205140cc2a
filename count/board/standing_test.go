package board_test

import (
	"context"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// signed is a sheet as it is examined whose key nobody has confirmed.
func (s *sample) signed(x *count.Sheet, file string) rollup.Kept {
	s.t.Helper()
	a, err := rolluptest.Arrive(x, file)
	if err != nil {
		s.t.Fatal(err)
	}
	a.Keys = []rollup.Key{{Name: x.Signers[0].Name, Key: key}}
	return s.b.Examine(a)
}

// certified is the sheet of a place; before is nil for its first.
func (s *sample) certified(place count.PlaceID, yes int, before *count.Sheet) *count.Sheet {
	s.t.Helper()
	f := rolluptest.Counted(s.vote, place, yes)
	x, err := rolluptest.Sheet(s.vote, f)
	if before != nil {
		x, err = rolluptest.Next(s.vote, before, f)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return x
}

// plain is a sheet as it is examined that says nothing of keys.
func (s *sample) plain(x *count.Sheet, file string) rollup.Kept {
	s.t.Helper()
	a, err := rolluptest.Arrive(x, file)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.b.Examine(a)
}

// Seen: revision 1 counted, 2 waited. Another first sheet with other figures
// came: "Skip: superseded. There is nothing new to import", and nothing of it was
// kept.
func TestASheetThatContradictsAnOlderOneIsNotSkipped(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	first := s.certified("U1/N1/1", 40, nil)
	s.take(s.plain(first, "1.pdf"))
	s.take(s.plain(s.certified("U1/N1/1", 38, first), "2.pdf"))
	other := s.plain(s.certified("U1/N1/1", 41, nil), "other 1.pdf")
	if l := s.b.Preview([]rollup.Kept{other}); len(l.Skip) != 0 || len(l.Import) != 1 || l.Import[0].Kind != rollup.Disputed {
		t.Fatalf("before it is imported: %+v", l)
	}
	s.take(other)
	s.again()
	p := s.b.Report().Find("U1/N1/1").Place
	if p.State != rollup.Problem || p.Waiting == nil || len(p.Sheets) != 3 {
		t.Errorf("the place: %+v", p)
	}
	if l := s.b.Preview([]rollup.Kept{other}); len(l.Skip) != 1 {
		t.Errorf("the second time: %+v", l)
	}
}

// Seen: revision 3 came before revision 2, which was skipped then. The third was
// never held against it, and named "one which is not here" for ever.
func TestARevisionInBetweenIsKept(t *testing.T) {
	s := begin(t, rolluptest.Made(1, 1, 2))
	first := s.certified("U1/N1/1", 40, nil)
	second := s.certified("U1/N1/1", 38, first)
	s.take(s.plain(first, "1.pdf"))
	s.take(s.plain(s.certified("U1/N1/1", 37, second), "3.pdf"))
	if l := s.take(s.plain(second, "2.pdf")); len(l.Import) != 1 || l.Import[0].Kind != rollup.Superseded {
		t.Fatalf("the second: %+v", l)
	}
	s.again()
	for _, f := range s.b.Report().Find("U1/N1/1").Place.Findings {
		if strings.Contains(f.Sum, "not here") {
			t.Errorf("it is here: %+v", f)
		}
	}
}

// Seen: one of two places was in, the other still voted. Somebody made a sheet
// of the other with keys of their own: "2 of 2 in", and figures were shown.
func TestASheetWithUnconfirmedKeysOpensNoEmbargo(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Words: "Sample embargo."}
	s := begin(t, v)
	s.take(s.plain(s.certified("U1/N1/1", 40, nil), "1.pdf"))
	eve := s.certified("U1/N1/2", 10, nil)
	s.take(s.signed(eve, "eve.pdf"))
	if closed, why := s.b.Closed(now); !closed || !strings.Contains(why, "1 of 2 are") || !strings.Contains(why, "whose keys nobody has confirmed: 1") {
		t.Errorf("with a sheet of a stranger: %t, %q", closed, why)
	}
	if err := s.b.OpenEarly(context.Background(), "Sample Secretary", "sample: nobody can come to compare"); err != nil {
		t.Errorf("a secretary's own word: %v", err)
	}
	if closed, why := s.b.Closed(now); closed {
		t.Errorf("opened by name: %q", why)
	}
}
