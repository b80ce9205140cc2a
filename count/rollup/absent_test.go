package rollup_test

import (
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
)

// results are the verdicts of a question, by body.
func (m *made) results(question string) map[string]count.Verdict {
	out := map[string]count.Verdict{}
	for _, q := range m.r.Report().Questions {
		for _, x := range q.Results {
			if x.Question == question {
				out[x.Path] = x.Verdict
			}
		}
	}
	return out
}

func (m *made) absent(id count.PlaceID) {
	m.t.Helper()
	if err := m.r.DidNotVote(id, "Sample Secretary", "sample: nobody came"); err != nil {
		m.t.Fatal(err)
	}
}

// Seen: somebody said too early that nobody voted at a place. Two sheets of it
// that contradict one another came then, and the unit passed: the place was
// still counted as one where nobody voted.
func TestAPlaceInDisputeIsNotOneWhereNobodyVoted(t *testing.T) {
	m := begin(t)
	m.add(m.sheet(here, 40), "one.pdf")
	m.absent("U1/N1/2")
	if v := m.results("contract")["U1/N1"]; v != count.Passes {
		t.Fatalf("with nothing to come the unit %s", v)
	}
	m.add(m.sheet("U1/N1/2", 5), "two.pdf")
	if v := m.results("contract")["U1/N1"]; v != count.Fails {
		t.Fatalf("with 45 of 120 yes the unit %s", v)
	}
	m.add(m.sheet("U1/N1/2", 4), "three.pdf")
	if s := m.r.Report().Find("U1/N1/2").Place.State; s != rollup.Problem {
		t.Fatalf("the place is %q", s)
	}
	if v := m.results("contract")["U1/N1"]; v != count.Open {
		t.Errorf("while the ballots of a place are in dispute the unit %s", v)
	}
}

// Seen: every place of a unit was in or had not voted, and its total was listed
// as a part of the sum that is not judged yet.
func TestATotalIsCompleteWhereTheMissingPlaceDidNotVote(t *testing.T) {
	m := begin(t)
	m.add(m.sheet(here, 40), "one.pdf")
	if x := m.total("U1/N1", "contract"); x.Complete || x.Judged != count.Open {
		t.Errorf("with a place to come: complete %t, judged %q", x.Complete, x.Judged)
	}
	m.absent("U1/N1/2")
	if x := m.total("U1/N1", "contract"); !x.Complete || x.Judged != count.Passes || x.Received != 1 || x.Of != 2 {
		t.Errorf("with nothing to come: %+v", x)
	}
	if n := m.r.Report().Out(); n != 6 {
		t.Errorf("%d places are still to come, want 6 of 8", n)
	}
	m.absent("U1/N2/1")
	m.absent("U1/N2/2")
	if x := m.total("U1/N2", "contract"); !x.Complete || x.Judged != count.DidNotVote || x.Yes.Set() {
		t.Errorf("a unit in which nobody voted: %+v", x)
	}
	m.add(m.sheet("U1/N1/2", 5), "two.pdf") // a sheet is stronger than the word
	if x := m.total("U1/N1", "contract"); !x.Complete || x.Judged != count.Fails || x.Received != 2 {
		t.Errorf("when a sheet has come all the same: %+v", x)
	}
}

// Seen: a definition with an empty list of consequences refused every sheet as
// "the questions: not as in the definition".
func TestAnEmptyListInTheDefinitionRefusesNoSheet(t *testing.T) {
	half := count.Fraction{Num: 1, Den: 2}
	m := begin(t, func(v *count.Vote) {
		v.Questions[0].Rule.Tree = &count.RuleTree{
			Version: 1,
			Levels: []count.LevelRule{{Level: count.LevelCoalition, Rule: count.Condition{
				Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: half, Of: count.BaseValid},
			}}},
			Consequences: []count.Consequence{},
		}
	})
	b, err := count.Canonical(m.vote)
	if err != nil {
		t.Fatal(err)
	}
	read, err := count.ParseVote(b) // as the place has it: without the list
	if err != nil {
		t.Fatal(err)
	}
	s, err := rolluptest.Sheet(read, rolluptest.Counted(read, here, 40))
	if err != nil {
		t.Fatal(err)
	}
	if out := m.add(s, "one.pdf"); out.Kind != rollup.Accepted {
		t.Errorf("the sheet is %s: %+v", out.Kind, out.Findings)
	}
}

// Seen: the secretary had said that nobody voted at a place. A sheet of it came,
// and was accepted without a word.
func TestASheetOfAPlaceWhereNobodyVotedIsToldSo(t *testing.T) {
	m := begin(t)
	m.absent(here)
	out := m.add(m.sheet(here, 40), "one.pdf")
	if len(out.Findings) == 0 || out.Findings[0].Code != "R611" || out.Findings[0].Short != "Sample Secretary had said that nobody voted here" {
		t.Errorf("the sheet is %s: %+v", out.Kind, out.Findings)
	}
	if p := m.place(); p.State != rollup.Counts || codes(p.Findings) != "R611" || p.Unconfirmed {
		t.Errorf("the place: %+v", p)
	}
}
