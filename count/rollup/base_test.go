package rollup_test

import (
	"slices"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// decided gives the agreement a rule at a level: so much of a base.
func decided(level count.Level, compare count.Compare, base count.Base) func(*count.Vote) {
	return func(v *count.Vote) {
		q := &v.Questions[0]
		q.DecidedBy = level
		q.Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{{Level: level, Rule: count.Condition{
			Votes: &count.VotesRule{Cell: count.CellYes, Compare: compare, Share: count.Fraction{Num: 1, Den: 2}, Of: base},
		}}}}
	}
}

// found is a certified sheet of a place with these lines in its account.
func (m *made) found(id count.PlaceID, yes, no int, lines map[count.Line]int) *count.Sheet {
	m.t.Helper()
	f := rolluptest.Found{Place: id}
	for _, q := range m.vote.QuestionsAt(id) {
		f.Answers = append(f.Answers, count.Answer{Question: q.ID, Figures: rolluptest.Of(yes, no, 0, 0)})
	}
	s, err := rolluptest.Sheet(m.vote, f)
	if err != nil {
		m.t.Fatal(err)
	}
	s.Tally.Account = slices.Clone(s.Tally.Account)
	for i, l := range s.Tally.Account {
		if n, ok := lines[l.Line]; ok {
			s.Tally.Account[i].Value = count.N(n)
		}
	}
	rolluptest.Certify(s)
	return s
}

func (m *made) accepted(s *count.Sheet) {
	m.t.Helper()
	if out := m.add(s, string(s.Tally.Place.ID)+".pdf"); out.Kind != rollup.Accepted {
		m.t.Fatalf("the sheet is %s: %+v", out.Kind, out.Findings)
	}
}

// small is a vote of one union of one unit.
func small(locals int, change ...func(*count.Vote)) func(*count.Vote) {
	return func(v *count.Vote) {
		*v = *rolluptest.Made(1, 1, locals)
		for _, f := range change {
			f(v)
		}
	}
}

// Seen: 20 members came and 60 voted by mail. 30 yes of 80 passed, for they were
// more than half of the 20 who had signed the register.
func TestMembersWhoVotedByMailCountAmongThosePresent(t *testing.T) {
	m := begin(t, small(1, decided(count.LevelCoalition, count.MoreThan, count.BasePresent), func(v *count.Vote) { v.Ballots.Method = count.Both }))
	m.accepted(m.found(here, 30, 50, map[count.Line]int{
		count.Printed: 20, count.Issued: 20, count.Signatures: 20, count.Mailed: 80, count.Returned: 60, count.Accepted: 60,
		count.Outstanding: 20, count.InBox: 80, count.Counted: 80,
	}))
	if q := m.r.Report().Questions[0]; q.Outcome != count.Fails {
		t.Errorf("30 yes, 50 no: it %s: %s", q.Outcome, q.Says)
	}
}

// Seen: 90 voted, 79 had signed, which was explained. 40 yes passed, for they
// were more than half of 79.
func TestWhoVotedWasPresentWhoeverSigned(t *testing.T) {
	m := begin(t, small(1, decided(count.LevelCoalition, count.MoreThan, count.BasePresent)))
	m.accepted(m.found(here, 40, 50, map[count.Line]int{count.Signatures: 79}))
	if q := m.r.Report().Questions[0]; q.Outcome != count.Fails {
		t.Errorf("40 yes, 50 no: it %s: %s", q.Outcome, q.Says)
	}
}

// Seen: a nought too many stood in the roll of a local, under the right roll of
// its union. When the correction was accepted the union had -700 members, and 20
// yes were "at least half" of them.
func TestACorrectedRollLeavesNoUnionWithLessThanNobody(t *testing.T) {
	for _, x := range []struct {
		union, wrong, want int
	}{
		{200, 1000, 200}, // never held the 900
		{180, 110, 180},  // held nothing of the 10 either
		{1100, 1000, 200},
		{1150, 1000, 250}, // 50 members of no local
	} {
		m := begin(t, small(2, decided(count.LevelUnion, count.AtLeast, count.BaseEligible), func(v *count.Vote) {
			u := &v.Coalition.Unions[0]
			u.Roll, u.Units[0].Locals[0].Roll = count.N(x.union), count.N(x.wrong)
		}))
		s := m.found(here, 10, 50, nil)
		s.Tally.RollChange = &count.RollChange{Roll: count.N(100), Reason: "sample: it was mistyped", By: []string{"Sample Chief", "Sample Recorder A"}}
		rolluptest.Certify(s)
		m.add(s, "one.pdf")
		m.accepted(m.found("U1/N1/2", 10, 50, nil))
		if err := m.r.AcceptRoll(here, "Sample Secretary"); err != nil {
			t.Fatal(err)
		}
		if got := m.r.Report().Find("U1").Roll; got != count.N(x.want) {
			t.Errorf("union of %d, local of %d: corrected, the union has %s members, want %d", x.union, x.wrong, got.Grouped(), x.want)
		}
		e, _ := m.r.Explain("agreement", count.LevelUnion, "U1")
		if e.Verdict != count.Fails {
			t.Errorf("union of %d, local of %d: 20 yes of %d: %s: %v", x.union, x.wrong, x.want, e.Verdict, e.Lines())
		}
	}
}

// Seen: the contract was put to one of two units of a union, and the roll of that
// one was not known. The coalition had 1,000 eligible members for it: all.
func TestNobodyIsEligibleForAQuestionThatIsNotPutToThem(t *testing.T) {
	m := begin(t, func(v *count.Vote) {
		v.Coalition.Roll = count.N(1000)
		units := v.Coalition.Unions[0].Units
		units[0].Locals[0].Roll = count.Count{}
		units[1].NotPut = []string{"contract"}
	})
	root := m.r.Report().Coalition
	if got := root.Total("contract").Eligible; got.Set() {
		t.Errorf("%s of 1,000 members are eligible for the contract; nobody knows how many", got.Grouped())
	}
	if got := root.Total("agreement").Eligible; got != count.N(1000) {
		t.Errorf("%s members are eligible for the agreement", got.Grouped())
	}
}
