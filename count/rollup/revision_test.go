package rollup_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

func (m *made) place() *rollup.PlaceState {
	m.t.Helper()
	return m.r.Report().Find(string(here)).Place
}

// accept accepts the revision that waits.
func (m *made) accept() {
	m.t.Helper()
	p := m.place()
	if p.Waiting == nil {
		m.t.Fatalf("no revision waits: %+v", p)
	}
	if err := m.r.AcceptRevision(here, p.Waiting.Digest, "Sample Secretary"); err != nil {
		m.t.Fatal(err)
	}
}

func (m *made) yes() count.Count { return m.total("U1", "agreement").Yes }

func TestOldFiguresCountUntilTheRevisionIsAccepted(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	m.add(first, "1.pdf")
	m.add(second, "2.pdf")
	p := m.place()
	if m.yes() != count.N(40) || p.State != rollup.Newer || p.Waiting.Revision != 2 || p.Unconfirmed || len(p.Coming) != 4 {
		t.Errorf("while it waits: %s yes, %+v", m.yes(), p)
	}
	if f := p.Findings[0]; f.Short != "Revision 2 waits for the secretary; revision 1 counts meanwhile" || !strings.Contains(f.Sum, "agreement, yes 40 before, 38 after") {
		t.Errorf("it says %+v", f)
	}
	m.accept()
	p = m.place()
	if m.yes() != count.N(38) || p.State != rollup.Counts || p.Waiting != nil || p.RevisionBy != "Sample Secretary" {
		t.Errorf("accepted: %s yes, %+v", m.yes(), p)
	}
}

func TestOnlyTheSheetThatWaitsIsAccepted(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	m.add(first, "1.pdf")
	if m.r.AcceptRevision(here, digestOf(t, first), "Sample Secretary") == nil {
		t.Error("a sheet that counts already was accepted")
	}
	m.add(second, "2.pdf")
	m.add(m.next(second, 37), "3.pdf")
	for what, err := range map[string]error{
		"one that a later one replaces": m.r.AcceptRevision(here, digestOf(t, second), "Sample Secretary"),
		"without a name":                m.r.AcceptRevision(here, m.place().Waiting.Digest, " "),
		"at no place":                   m.r.AcceptRevision("U9/N9", m.place().Waiting.Digest, "Sample Secretary"),
	} {
		if err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	if m.yes() != count.N(40) {
		t.Errorf("%s yes", m.yes())
	}
}

func digestOf(t *testing.T, s *count.Sheet) count.Digest {
	t.Helper()
	d, err := rolluptest.Digest(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSeveralRevisionsInARow(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	third := m.next(second, 37)
	m.add(first, "1.pdf")
	if out := m.add(third, "3.pdf"); out.Kind != rollup.Pending || !strings.Contains(out.Findings[0].Sum, "not here") {
		t.Errorf("the third before the second: %+v", out)
	}
	if out := m.add(second, "2.pdf"); out.Kind != rollup.Superseded {
		t.Errorf("the second after the third: %+v", out)
	}
	if p := m.place(); p.Waiting.Revision != 3 || m.yes() != count.N(40) {
		t.Errorf("waits: %+v", p.Waiting)
	}
	m.accept()
	m.add(m.next(third, 36), "4.pdf")
	if p := m.place(); p.Counted.Revision != 3 || p.Waiting.Revision != 4 || m.yes() != count.N(37) {
		t.Errorf("after the fourth: %+v", p)
	}
	if out := m.add(second, "2.xlsx"); out.Kind != rollup.Same || m.yes() != count.N(37) {
		t.Errorf("the second again, as a workbook: %+v", out)
	}
}

// TestTheFirstSheetOfAPlaceCountsWhateverItsNumber and gives way once its
// predecessor is here, as if that had come first.
func TestTheFirstSheetOfAPlaceCountsWhateverItsNumber(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	if out := m.add(m.next(first, 38), "2.pdf"); out.Kind != rollup.Accepted || m.yes() != count.N(38) || !strings.Contains(out.Findings[0].Sum, "not here") {
		t.Errorf("the second alone: %+v", out)
	}
	if out := m.add(first, "1.pdf"); out.Kind != rollup.Accepted || codes(out.Findings) != "R607" || m.yes() != count.N(40) {
		t.Errorf("the first after it: %+v", out)
	}
	m.accept()
	if m.yes() != count.N(38) || m.place().Counted.Revision != 2 {
		t.Errorf("accepted: %+v", m.place())
	}
}

func TestAPDFAndAWorkbookOfARevisionWaitTogether(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	m.add(first, "1.pdf")
	m.add(second, "2.pdf")
	if out := m.add(second, "2.xlsx"); out.Kind != rollup.Same {
		t.Errorf("%+v", out)
	}
	if p := m.place(); !slices.Equal(p.Waiting.Files, []string{"2.pdf", "2.xlsx"}) {
		t.Errorf("files %v", p.Waiting.Files)
	}
	m.accept()
	if p := m.place(); p.Waiting != nil || !slices.Equal(p.Counted.Files, []string{"2.pdf", "2.xlsx"}) {
		t.Errorf("accepted: %+v", p)
	}
}

// TestATwinOfAnAcceptedRevisionNeedsNoWordOfItsOwn: the same figures in another
// record.
func TestATwinOfAnAcceptedRevisionNeedsNoWordOfItsOwn(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second, twin := m.next(first, 38), m.next(first, 38)
	twin.Began = twin.LastEntry
	m.add(first, "1.pdf")
	m.add(second, "2.pdf")
	m.accept()
	m.add(twin, "twin.pdf")
	if p := m.place(); p.Waiting != nil || m.yes() != count.N(38) || p.RevisionBy == "" || codes(p.Findings) != "R609 R607" {
		t.Errorf("%+v", p)
	}
}

func TestARevisionThatNobodyBelievesDoesNotWait(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	a := arrive(t, m.next(first, 38), "2.pdf")
	a.Keys = []rollup.Key{{Name: "Sample Chief", Key: keyOne}}
	m.add(first, "1.pdf")
	m.r.Add(a)
	if p := m.place(); p.Waiting == nil || p.Unconfirmed || codes(p.Findings) != "R605 R607" {
		t.Errorf("an unconfirmed key of a revision that waits makes the sheet that counts doubtful: %+v", p)
	}
	m.accept()
	if err := m.r.Distrust(keyOne, "Sample Secretary", "sample: lost"); err != nil {
		t.Fatal(err)
	}
	if p := m.place(); p.Waiting != nil || p.Counted.Revision != 1 || m.yes() != count.N(40) {
		t.Errorf("%+v", p)
	}
	a.File = "again.pdf"
	if out := m.r.Add(a); out.Kind != rollup.Same {
		t.Errorf("%+v", out)
	}
}

func TestRevisionsCountAtOnceInRollUpsFromBefore(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	m.r.CountAtOnce()
	m.add(first, "1.pdf")
	if out := m.add(m.next(first, 38), "2.pdf"); out.Kind != rollup.Replaced || m.yes() != count.N(38) || m.place().Waiting != nil {
		t.Errorf("%+v", out)
	}
}

func TestNothingIsExpectedWhileVotingGoesOn(t *testing.T) {
	m := begin(t)
	m.add(m.sheet(here, 40), "1.pdf")
	for day, want := range map[count.Date]rollup.State{m.vote.Opens: rollup.NotYet, m.vote.Closes: rollup.Missing, "": rollup.Missing} {
		m.r.On(day)
		rep := m.r.Report()
		if got := rep.Find("U1/N1/2").Place.State; got != want {
			t.Errorf("on %q a place is %q, want %q", day, got, want)
		}
		if rep.Find(string(here)).Place.State != rollup.Counts || len(rep.Missing()) != 7 {
			t.Errorf("on %q: %d missing", day, len(rep.Missing()))
		}
	}
}
