package rollup_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// made is a sample vote with a roll-up of it: 2 unions of 2 units of 2 locals.
type made struct {
	t    *testing.T
	vote *count.Vote
	r    *rollup.Rollup
}

func begin(t *testing.T, change ...func(*count.Vote)) *made {
	t.Helper()
	v := rolluptest.Made(2, 2, 2)
	for _, f := range change {
		f(v)
	}
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	return &made{t, v, r}
}

func (m *made) sheet(id count.PlaceID, yes int) *count.Sheet {
	m.t.Helper()
	s, err := rolluptest.Sheet(m.vote, rolluptest.Counted(m.vote, id, yes))
	if err != nil {
		m.t.Fatal(err)
	}
	return s
}

func (m *made) next(before *count.Sheet, yes int) *count.Sheet {
	m.t.Helper()
	s, err := rolluptest.Next(m.vote, before, rolluptest.Counted(m.vote, before.Tally.Place.ID, yes))
	if err != nil {
		m.t.Fatal(err)
	}
	return s
}

func arrive(t *testing.T, s *count.Sheet, file string, problems ...count.Finding) rollup.Arrival {
	t.Helper()
	a, err := rolluptest.Arrive(s, file)
	if err != nil {
		t.Fatal(err)
	}
	a.Problems = problems
	return a
}

func (m *made) add(s *count.Sheet, file string, problems ...count.Finding) rollup.Outcome {
	m.t.Helper()
	return m.r.Add(arrive(m.t, s, file, problems...))
}

func (m *made) total(path, question string) rollup.Total {
	m.t.Helper()
	n := m.r.Report().Find(path)
	if n == nil {
		m.t.Fatalf("no %s in the report", path)
	}
	return n.Total(question)
}

func codes(fs []count.Finding) string {
	var out []string
	for _, f := range fs {
		if f.Short == "" || f.Long == "" || f.Sum == "" {
			out = append(out, "(without words)")
		}
		if !slices.Contains(out, f.Code) {
			out = append(out, f.Code)
		}
	}
	return strings.Join(out, " ")
}

const here = count.PlaceID("U1/N1/1")

func TestAFreshRollUpHasReceivedNothing(t *testing.T) {
	m := begin(t)
	rep := m.r.Report()
	if rep.Places != 8 || rep.Received != 0 || len(rep.Missing()) != 8 {
		t.Errorf("%d places, %d received, %d missing", rep.Places, rep.Received, len(rep.Missing()))
	}
	x := rep.Coalition.Total("agreement")
	if x.Yes.Set() || x.Ballots.Set() || x.Complete || x.Of != 8 || x.Eligible != count.N(800) {
		t.Errorf("the coalition shows %+v before anything has come", x)
	}
	if rep.Questions[0].Open.Bodies != 2 || !strings.Contains(rep.Questions[0].Says, "by the words of the rule, which are printed") {
		t.Errorf("the agreement: %+v", rep.Questions[0])
	}
}

func TestSumsFollowTheTree(t *testing.T) {
	m := begin(t)
	for id, yes := range map[count.PlaceID]int{"U1/N1/1": 40, "U1/N1/2": 25, "U1/N2/1": 50} {
		if out := m.add(m.sheet(id, yes), string(id)+".pdf"); out.Kind != rollup.Accepted || len(out.Findings) > 0 {
			t.Fatalf("%s: %+v", id, out)
		}
	}
	unit, union := m.total("U1/N1", "contract"), m.total("U1", "agreement")
	if unit.Figures != rolluptest.Of(65, 55, 0, 0) || !unit.Complete || unit.Judged != count.Passes || unit.Necessary != count.N(61) {
		t.Errorf("unit: %+v", unit)
	}
	if union.Figures != rolluptest.Of(115, 65, 0, 0) || union.Complete || union.Received != 3 || union.Of != 4 || union.Judged != count.Open {
		t.Errorf("union: %+v", union)
	}
	if x := m.total("U1/N1", "agreement"); x.Judged != "" {
		t.Errorf("a unit is judged on the agreement, which unions decide: %s", x.Judged)
	}
	m.add(m.sheet("U1/N2/2", 10), "last.pdf")
	if x := m.total("U1", "agreement"); x.Judged != count.Passes || x.Ballots != count.N(240) || x.Eligible != count.N(400) {
		t.Errorf("union complete: %+v", x)
	}
	q := m.r.Report().Questions
	if q[0].For != (rollup.Held{Bodies: 1, Members: count.N(400)}) || q[0].Open.Bodies != 1 || q[0].Bodies != 2 {
		t.Errorf("the agreement: %+v", q[0])
	}
	if q[1].For.Bodies != 1 || q[1].Against.Bodies != 1 || q[1].Open.Bodies != 2 { // 60 of 120 is not more than half
		t.Errorf("the contract: %+v", q[1])
	}
}

func TestAPDFAndAWorkbookOfOneSheetCountOnce(t *testing.T) {
	m := begin(t)
	s := m.sheet(here, 40)
	m.add(s, "a.pdf")
	out := m.add(s, "a.xlsx")
	if out.Kind != rollup.Same || codes(out.Findings) != "R603" {
		t.Errorf("%+v", out)
	}
	p := m.r.Report().Find(string(here)).Place
	if m.total("U1", "agreement").Yes != count.N(40) || !slices.Equal(p.Counted.Files, []string{"a.pdf", "a.xlsx"}) {
		t.Errorf("files %v", p.Counted.Files)
	}
}

func TestTwoSheetsOfOneRevisionMakeTheirPlaceAProblem(t *testing.T) {
	m := begin(t)
	s := m.sheet(here, 40)
	m.add(s, "a.pdf")
	out := m.add(m.sheet(here, 41), "b.xlsx")
	if out.Kind != rollup.Disputed || codes(out.Findings) != "R609 R602" || !strings.Contains(out.Findings[1].Sum, "agreement, yes") {
		t.Fatalf("%s: %+v", out.Kind, out.Findings)
	}
	rep := m.r.Report()
	if n := rep.Find(string(here)); n.Place.State != rollup.Problem || n.Total("agreement").Yes.Set() || rep.Received != 0 || len(rep.Missing()) != 8 {
		t.Errorf("the place counts: %+v", n)
	}
	out = m.add(m.next(s, 41), "c.pdf")
	m.accept()
	if out.Kind != rollup.Pending || m.total("U1", "agreement").Yes != count.N(41) {
		t.Errorf("the next revision, accepted, does not end the problem: %+v", out)
	}
}

func TestTwoRecordsWithTheSameFiguresCountOnceAndAreListed(t *testing.T) {
	m := begin(t)
	s, other := m.sheet(here, 40), m.sheet(here, 40)
	other.Began = other.LastEntry
	m.add(s, "a.pdf")
	out := m.add(other, "a.xlsx")
	if rep := m.r.Report(); codes(out.Findings) != "R609" || rep.Received != 1 || len(rolluptest.Unconfirmed(rep)) != 1 || rep.Coalition.Total("agreement").Yes != count.N(40) {
		t.Errorf("%s: %s", out.Kind, codes(out.Findings))
	}
}

func TestARevisionSaysFigureByFigureWhatChanged(t *testing.T) {
	m := begin(t)
	first := m.sheet(here, 40)
	second := m.next(first, 38)
	m.add(first, "1.pdf")
	out := m.add(second, "2.pdf")
	want := []rollup.Change{
		{What: "agreement, yes", Before: count.N(40), After: count.N(38)},
		{What: "agreement, no", Before: count.N(20), After: count.N(22)},
		{What: "contract, yes", Before: count.N(40), After: count.N(38)},
		{What: "contract, no", Before: count.N(20), After: count.N(22)},
	}
	if out.Kind != rollup.Pending || codes(out.Findings) != "R607" || !slices.Equal(out.Changes, want) {
		t.Errorf("%s %s: %v", out.Kind, codes(out.Findings), out.Changes)
	}
	m.accept()
	if p := m.place(); p.Counted.Revision != 2 || codes(p.Findings) != "R607" || !slices.Equal(p.Changes, want) {
		t.Errorf("accepted: %+v", p)
	}
}

func TestARevisionOfAnotherSheetMakesItsPlaceAProblem(t *testing.T) {
	m := begin(t)
	stranger := m.next(m.sheet(here, 30), 38)
	m.add(m.sheet(here, 40), "1.pdf")
	out := m.add(stranger, "2.pdf")
	if out.Kind != rollup.Disputed || codes(out.Findings) != "R608" || m.r.Report().Received != 0 {
		t.Errorf("%s %s", out.Kind, codes(out.Findings))
	}
}

func TestACorrectedRollWaitsForTheSecretary(t *testing.T) {
	m := begin(t, func(v *count.Vote) { v.Coalition.Unions[0].Roll = count.N(390) })
	s := m.sheet(here, 40)
	s.Tally.RollChange = &count.RollChange{Roll: count.N(160), Reason: "sample: a new shift", By: []string{"Sample Chief", "Sample Recorder A"}}
	rolluptest.Certify(s)
	out := m.add(s, "a.pdf")
	if out.Kind != rollup.Waiting || codes(out.Findings) != "A308" {
		t.Fatalf("%s %s", out.Kind, codes(out.Findings))
	}
	if x := m.total("U1/N1", "agreement"); x.Yes != count.N(40) || x.Eligible != count.N(200) {
		t.Errorf("while it waits: %+v", x)
	}
	for _, bad := range [][2]string{{string(here), " "}, {"U1/N1/2", "Sample Secretary"}, {"U9/N9", "Sample Secretary"}} {
		if m.r.AcceptRoll(count.PlaceID(bad[0]), bad[1]) == nil {
			t.Errorf("accepted for %q by %q", bad[0], bad[1])
		}
	}
	if err := m.r.AcceptRoll(here, "Sample Secretary"); err != nil {
		t.Fatal(err)
	}
	rep := m.r.Report()
	if n := rep.Find(string(here)); n.Place.State != rollup.Counts || n.Place.RollBy != "Sample Secretary" || n.Roll != count.N(160) {
		t.Errorf("%+v", n.Place)
	}
	if a, b := rep.Find("U1/N1").Roll, rep.Find("U1").Roll; a != count.N(260) || b != count.N(450) {
		t.Errorf("unit %s, union %s: want 200 + 60 and 390 + 60", a, b)
	}
	if m.r.AcceptRoll(here, "Sample Secretary") == nil {
		t.Error("accepted twice")
	}
	later := m.next(s, 40)
	later.Tally.RollChange = &count.RollChange{Roll: count.N(161), Reason: "sample: one more", By: []string{"Sample Chief", "Sample Recorder A"}}
	rolluptest.Certify(later)
	m.add(later, "b.pdf")
	m.accept()
	if n := m.r.Report().Find(string(here)); n.Place.State != rollup.Waits || n.Roll != count.N(100) {
		t.Errorf("another roll counts by the word for the first: %s, %s", n.Place.State, n.Roll)
	}
}

func TestAnUnconfirmedKeyCountsAndIsListed(t *testing.T) {
	m := begin(t)
	warn := count.Finding{Code: "R605", Severity: count.Warning, Short: "sample", Long: "sample", Sum: "sample"}
	note := count.Finding{Code: "R609", Severity: count.Note, Short: "sample", Long: "sample", Sum: "sample"}
	m.add(m.sheet(here, 40), "a.pdf", warn)
	m.add(m.sheet("U1/N1/2", 40), "b.pdf", note)
	rep := m.r.Report()
	if n := rolluptest.Unconfirmed(rep); len(n) != 1 || n[0].Place.ID != here || rep.Received != 2 {
		t.Errorf("unconfirmed: %v", n)
	}
	if w := rep.Find("U1/N1/2").Place.Counted.Warnings; len(w) > 0 {
		t.Errorf("a note is listed as a warning: %v", w)
	}
}

func TestUnitsCountedWithAnotherAndQuestionsNotPut(t *testing.T) {
	m := begin(t, func(v *count.Vote) {
		us := v.Coalition.Unions[0].Units
		us[0].Roll = count.N(300)
		us[1] = count.Unit{Code: "N2", Name: "Sample guests", Roll: count.N(40), ReportsAs: "N1"}
		v.Coalition.Unions[1].Units[0].NotPut = []string{"contract"}
		v.Coalition.Unions[1].Units[1].Locals = nil
	})
	rep := m.r.Report()
	if rep.Places != 5 {
		t.Errorf("%d places", rep.Places)
	}
	if n := rep.Find("U1/N2"); n.CountedWith != "Sample unit 1" || len(n.Totals) > 0 || n.Roll != count.N(40) {
		t.Errorf("guests: %+v", n)
	}
	if n := rep.Find("U1"); n.Roll != count.N(340) || n.Total("agreement").Of != 2 {
		t.Errorf("union 1: %+v", n)
	}
	if x := rep.Find("U2/N1").Total("contract"); x.Put || x.Judged != "" || x.Of != 0 {
		t.Errorf("not put: %+v", x)
	}
	if x := rep.Find("U2").Total("contract"); x.Of != 1 || x.Eligible.Set() {
		t.Errorf("union 2, of whose places one has no roll: %+v", x)
	}
	if q := rep.Questions[1]; q.Bodies != 2 || q.Open.Unknown != 1 || q.Open.Members.Set() {
		t.Errorf("contract: %+v", q)
	}
	if x := rep.Coalition.Total("contract"); x.Eligible.Set() {
		t.Errorf("members to whom the contract is put: %s, but one roll is not known", x.Eligible)
	}
	m.add(m.sheet("U2/N2", 40), "whole unit.pdf")
	if x := m.total("U2/N2", "contract"); x.Judged != count.Passes {
		t.Errorf("a unit without locals: %+v", x)
	}
}

func TestASumThatNoFigureHoldsIsUnset(t *testing.T) {
	m := begin(t, func(v *count.Vote) {
		v.Ballots.BatchSize = 1000
		for i := range v.Coalition.Unions[0].Units[0].Locals {
			v.Coalition.Unions[0].Units[0].Locals[i].Roll = count.Count{}
		}
	})
	for _, id := range []count.PlaceID{"U1/N1/1", "U1/N1/2"} {
		s := m.sheet(id, 40)
		b := &s.Tally.Batches[0] // one: 60 papers, bundles of 1,000
		for _, e := range []*count.Entry{&b.A, &b.B} {
			e.Ballots = count.N(count.MaxCount)
			for j := range e.Answers {
				e.Answers[j].Figures = rolluptest.Of(count.MaxCount, 0, 0, 0)
			}
		}
		for j := range s.Tally.Account {
			if s.Tally.Account[j].Value.Int() > 0 {
				s.Tally.Account[j].Value = count.N(count.MaxCount)
			}
		}
		rolluptest.Certify(s)
		if out := m.add(s, string(id)); out.Kind != rollup.Accepted {
			t.Fatalf("%+v", out)
		}
	}
	if x := m.total("U1/N1", "contract"); x.Yes.Set() || !x.No.Set() || x.Judged != count.Open {
		t.Errorf("%+v", x)
	}
}

func TestAStatedRollDoesNotCountMembersToWhomAQuestionIsNotPut(t *testing.T) {
	m := begin(t, func(v *count.Vote) {
		v.Coalition.Roll, v.Coalition.Unions[0].Roll = count.N(1000), count.N(450)
		v.Coalition.Unions[0].Units[0].NotPut = []string{"contract"}
	})
	for path, want := range map[string][2]int{"U1": {450, 200}, "U2": {400, 400}} {
		a, c := m.total(path, "agreement"), m.total(path, "contract")
		if a.Eligible != count.N(want[0]) || c.Eligible != count.N(want[1]) {
			t.Errorf("%s: %s and %s, want %v", path, a.Eligible, c.Eligible, want)
		}
	}
	c := m.r.Report().Coalition
	if a, b := c.Total("agreement").Eligible, c.Total("contract").Eligible; a != count.N(1000) || b != count.N(600) {
		t.Errorf("coalition: %s and %s", a, b)
	}
}

func TestADefinitionWithFaultsHasNoRollUp(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	v.Title = ""
	if _, err := rollup.New(v); err == nil {
		t.Error("it was taken")
	}
	if _, err := rollup.New(nil); err == nil {
		t.Error("none was taken")
	}
}
