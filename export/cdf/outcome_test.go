package cdf_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export/cdf"
)

// counted is a roll-up to which one place has sent its sheet.
func counted(t testing.TB, v *count.Vote, f rolluptest.Found, mend func(*count.Sheet)) *rollup.Rollup {
	t.Helper()
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	s, err := rolluptest.Sheet(v, f)
	if err != nil {
		t.Fatal(err)
	}
	if mend != nil {
		mend(s)
		rolluptest.Certify(s)
	}
	a, err := rolluptest.Arrive(s, "one.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if out := r.Add(a); out.Kind == rollup.Refused {
		t.Fatalf("%+v", out.Findings)
	}
	return r
}

// Seen: a local with 102 members found 400 at the count and counted 300 ballots.
// Until the secretary had accepted that, no report of the whole vote could be
// written, for "ballots of ... are 300, its roll is 102".
func TestACorrectedRollThatWaitsWithholdsNoReport(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Coalition.Unions[0].Units[0].Locals[0].Roll = count.N(30)
	const place = "U1/N1/1"
	correct := func(s *count.Sheet) {
		s.Tally.RollChange = &count.RollChange{Roll: count.N(400), Reason: "sample: the list of the old plant", By: []string{"Sample Chief", "Sample Recorder A"}}
	}
	f := rolluptest.Counted(v, place, 40)
	for i := range f.Answers {
		f.Answers[i].Figures = rolluptest.Of(200, 100, 0, 0)
	}
	r := counted(t, v, f, correct)
	before := string(written(t, v, r.Report()))
	if want := "U1/N1/1): its corrected roll, 400 members, counts once somebody accepts it"; !strings.Contains(before, want) {
		t.Errorf("the report does not say %q", want)
	}
	if err := r.AcceptRoll(place, "Sample Secretary"); err != nil {
		t.Fatal(err)
	}
	after := string(written(t, v, r.Report()))
	if strings.Contains(after, "corrected roll") || !strings.Contains(after, `"VotersRegistered": 400`) {
		t.Error("accepted, the roll is not in the report")
	}
	rep := r.Report()
	rep.Find(place).Roll = count.N(299)
	if _, err := cdf.Write(v, rep, cdf.Issue{Sequence: 1, At: moment}); err == nil {
		t.Error("300 ballots of 299 members whose roll nobody corrects")
	}
}

// Seen: a rule that asks for two thirds of few voters let 20 of 49 votes pass.
// Words and table said "passes"; the report beside them said that by the
// majority it fails. With one challenged ballot the table said "open".
func TestTheOutcomeIsThatOfTheRule(t *testing.T) {
	for _, x := range []struct {
		locals, challenged int
		want               count.Verdict
	}{{1, 0, count.Passes}, {2, 0, count.Open}, {1, 1, count.Open}} {
		v := rolluptest.Made(1, 1, x.locals)
		q := &v.Questions[0]
		q.Rule.Majority.Applies = count.LevelCoalition
		q.Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{{Level: count.LevelCoalition, Rule: count.Condition{
			Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.AtLeast, Share: count.Fraction{Num: 1, Den: 3}, Of: count.BaseValid},
		}}}}
		rep := counted(t, v, rolluptest.Counted(v, v.Places()[0].ID, 20), func(s *count.Sheet) { challenge(s, x.challenged) }).Report()
		b := string(written(t, v, rep))
		if want := "Outcome by the rule, not declared by anybody: Sample coalition, Sample agreement: " + string(x.want) + "."; !strings.Contains(b, want) {
			t.Errorf("%d places, %d challenged: the report does not say %q:\n%s", x.locals, x.challenged, want, b[strings.Index(b, `"Notes"`):][:300])
		}
	}
}

// challenge adds ballots on whose voters nobody ruled.
func challenge(s *count.Sheet, n int) {
	s.Tally.Account = slices.Clone(s.Tally.Account)
	for i := range s.Tally.Account {
		switch l := &s.Tally.Account[i]; l.Line {
		case count.Challenged, count.Printed, count.Issued, count.Signatures:
			l.Value = count.N(l.Value.Int() + n)
		}
	}
	for i := range n {
		s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{Envelope: i + 1, Ground: "not on the list (sample)", Ruling: count.Unresolved})
	}
}

// The place of a unit without locals has no code of its own, and the same rule.
func TestAUnitThatIsCountedAsOnePlaceHasItsOutcome(t *testing.T) {
	v := rolluptest.Made(1, 1, 0)
	v.Coalition.Unions[0].Units[0].Roll = count.N(100)
	q := &v.Questions[1]
	q.DecidedBy, q.Rule.Majority.Applies = count.LevelLocal, count.LevelLocal
	b := string(written(t, v, counted(t, v, rolluptest.Counted(v, "U1/N1", 40), nil).Report()))
	if !strings.Contains(b, "by anybody: Sample unit 1, Sample contract: passes.") {
		t.Errorf("no outcome in %s", b[strings.Index(b, `"Notes"`):][:300])
	}
}
