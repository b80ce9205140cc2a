package rule_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/count/rule"
)

// twoQuestions is a sample vote whose rules ask for one another: each unit's
// contract needs the agreement, the unions are counted by their contracts.
func twoQuestions(t testing.TB, unions, units, locals int) *count.Vote {
	t.Helper()
	v := rolluptest.Made(unions, units, locals)
	votes := count.Condition{Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: count.Fraction{Num: 1, Den: 2}, Of: count.BaseValid}}
	half := count.Fraction{Num: 1, Den: 2}
	v.Questions[0].Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{
		{Level: count.LevelUnion, Rule: votes},
		{Level: count.LevelCoalition, Rule: count.Condition{All: []count.Condition{
			{Children: &count.ChildrenRule{Level: count.LevelUnion, Stand: count.For, Compare: count.MoreThan, Share: half, Absent: count.AbsentStays}},
			{Children: &count.ChildrenRule{Level: count.LevelUnion, Stand: count.For, By: count.ByMembers, Compare: count.AtLeast, Share: half, Absent: count.AbsentLeaves}},
		}}},
	}}
	v.Questions[1].Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{
		{Level: count.LevelUnit, Rule: count.Condition{All: []count.Condition{votes, {Outcome: &count.OutcomeRule{Question: "agreement", Level: count.LevelCoalition}}}}},
		{Level: count.LevelUnion, Rule: count.Condition{Children: &count.ChildrenRule{Level: count.LevelUnit, Stand: count.For, Compare: count.AtLeast, Share: half, Absent: count.AbsentStays}}},
	}}
	if f := v.Faults(); len(f) > 0 {
		t.Fatal(f)
	}
	return v
}

func results(s *rule.Standing, v *count.Vote) []rule.Result {
	var out []rule.Result
	for _, q := range v.Questions {
		for _, l := range []count.Level{count.LevelLocal, count.LevelUnit, count.LevelUnion, count.LevelCoalition} {
			out = append(out, s.Results(q.ID, l)...)
		}
	}
	return out
}

// One place after the other, in any order, with figures that are replaced:
// what stands is what evaluating everything at once gives.
func TestTheOrderOfPlacesChangesNothing(t *testing.T) {
	v := twoQuestions(t, 3, 2, 2)
	places := v.Places()
	rapid.Check(t, func(t *rapid.T) {
		s, err := rule.New(v)
		if err != nil {
			t.Fatal(err)
		}
		last := map[count.PlaceID]rule.Return{}
		for i := range rapid.IntRange(1, 30).Draw(t, "arrivals") {
			p := places[rapid.IntRange(0, len(places)-1).Draw(t, "place")].ID
			r := rule.Return{State: anyOf(t, "state", rule.NotYet, rule.Counted, rule.Counted, rule.Counted, rule.Absent, rule.NotPut)}
			if r.State == rule.Counted {
				yes := rapid.IntRange(0, 100).Draw(t, "yes")
				r = both(yes, 100-yes, 100-yes, yes)
				r.Challenged = rapid.IntRange(0, 2).Draw(t, "challenged")
				if rapid.IntRange(0, 4).Draw(t, "corrected") == 0 {
					r.Roll = count.N(100 + i)
				}
			}
			if err := s.Set(p, r); err != nil {
				t.Fatal(err)
			}
			last[p] = r
		}
		all, err := rule.Evaluate(v, last)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := results(s, v), results(all, v); !reflect.DeepEqual(a, b) {
			t.Fatalf("one by one %+v\nat once %+v", a, b)
		}
	})
}

// A definition without a tree is judged by its majority, as the roll-up does.
func TestWithoutATreeTheMajorityDecidesWhereItApplies(t *testing.T) {
	v := rolluptest.Made(2, 1, 2)
	s := standing(t, v)
	for i, p := range v.Places() {
		set(t, s, p.ID, both(60-i, 40+i, 40, 60))
	}
	if got := verdict(t, s, "agreement", count.LevelUnion, "U1"); got != count.Passes {
		t.Errorf("union: %s", got)
	}
	if got := verdict(t, s, "contract", count.LevelUnit, "U2/N1"); got != count.Fails {
		t.Errorf("unit: %s", got)
	}
	// It is decided by the coalition, but the majority says nothing of how.
	e, ok := s.Explain("agreement", count.LevelCoalition, "")
	if !ok || e.Verdict != count.Open || !strings.Contains(e.Words, "by the words of the rule") {
		t.Errorf("coalition: %+v", e)
	}
	if _, ok := s.Result("agreement", count.LevelLocal, "U1/N1/1"); ok {
		t.Error("a place has a result though no rule judges places")
	}
	for _, r := range s.Outcomes("contract") {
		if !r.Decides || r.Level != count.LevelUnit || !r.Complete {
			t.Errorf("%+v", r)
		}
	}
}

func TestAReturnThatCannotBeIsRefused(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	s := standing(t, v)
	for want, r := range map[string]rule.Return{
		"no state":                   {State: "lost"},
		"its figures are not all":    {State: rule.Counted},
		"-1 challenged":              {Challenged: -1},
		`question "contract" is put`: {State: rule.Counted, Answers: []count.Answer{{Question: "agreement", Figures: rolluptest.Of(1, 1, 0, 0)}}},
	} {
		if err := s.Set("U1/N1/1", r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", r, err, want)
		}
	}
	if err := s.Set("U9/N1/1", rule.Return{}); err == nil {
		t.Error("a place of no vote is taken")
	}
	if err := s.Declare("board", count.Passes); err == nil {
		t.Error("a fact that no rule asks for is declared")
	}
	if _, err := rule.New(&count.Vote{}); err == nil {
		t.Error("an empty definition is used")
	}
	if got := verdict(t, s, "agreement", count.LevelUnion, "U1"); got != count.Open {
		t.Errorf("a refused return changed the result to %s", got)
	}
}

// The figures of a whole country at the largest counts do not overflow.
func TestTheLargestFiguresAreExact(t *testing.T) {
	v := twoQuestions(t, 20, 25, 4)
	s := standing(t, v)
	most := count.MaxCount / 2
	for i, p := range v.Places() {
		r := both(most, most-1, most, most)
		r.Roll = count.N(count.MaxCount)
		if i == 0 {
			r = both(most-2, most, most, most)
		}
		set(t, s, p.ID, r)
	}
	u, _ := s.Result("agreement", count.LevelUnion, "U2")
	if u.Verdict != count.Passes || u.Yes-u.No != 100 {
		t.Errorf("U2: %+v", u)
	}
	if got := verdict(t, s, "contract", count.LevelUnit, "U2/N1"); got != count.Fails {
		t.Errorf("a tie of the largest figures %s", got)
	}
	if got := verdict(t, s, "agreement", count.LevelCoalition, ""); got != count.Passes {
		t.Errorf("coalition: %s", got)
	}
}

func TestChallengedBallotsAreTriedThroughTheWholeTree(t *testing.T) {
	v := twoQuestions(t, 3, 1, 2)
	s := standing(t, v)
	for i, p := range v.Places() {
		r := both(30, 20, 30, 20)
		if i >= 2 && i < 4 { // union 2: 26 to 24 in its first place
			r = both(26, 24, 26, 24)
		}
		if i >= 4 { // union 3 is against
			r = both(20, 30, 20, 30)
		}
		r.Answers[0].Void = count.N(1)
		set(t, s, p.ID, r)
	}
	five := both(26, 24, 26, 24)
	five.Challenged = 5
	set(t, s, "U2/N1/1", five)
	before := results(s, v)
	can := map[string]bool{}
	for _, e := range s.Effect(rule.ChallengedBallots, "U2/N1/1") {
		can[e.Question+" "+string(e.Level)+" "+e.Path] = e.Can
		if e.Ballots != 5 || e.What != rule.ChallengedBallots {
			t.Errorf("%+v", e)
		}
	}
	// Five no votes turn 52-48 of union 2 to 52-53, and with it the coalition,
	// and with that every contract; only the bodies of the place are named.
	for _, body := range []string{"agreement union U2", "agreement coalition ", "contract unit U2/N1", "contract union U2"} {
		if !can[body] {
			t.Errorf("challenged ballots cannot change %s: %v", body, can)
		}
	}
	if len(can) != 4 {
		t.Errorf("bodies of the place: %v", can)
	}
	for _, e := range s.Effect(rule.VoidBallots) {
		// One void ballot a place cannot turn the margins of 4 and more.
		if e.Can || e.Question == "contract" {
			t.Errorf("void: %+v", e)
		}
	}
	if after := results(s, v); !reflect.DeepEqual(before, after) {
		t.Error("trying ballots changed what stands")
	}
	es := s.Effect(rule.ChallengedBallots, "U2/N1/1")
	for _, e := range es {
		f := e.Finding(v.Questions[0])
		if e.Can != (f.Severity == count.Warning) || f.Code != "C401" || !strings.Contains(f.Sum, "all against: fails") {
			t.Errorf("%+v", f)
		}
	}
	if len(s.Effect(rule.ChallengedBallots, "U1/N1/1")) != 0 {
		t.Error("a place without challenged ballots has an effect")
	}
}

func TestVoidBallotsThatDecideAreNamed(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	s := standing(t, v)
	r := both(383, 382, 383, 300)
	r.Answers[0].Void = count.N(1)
	r.Answers[1].Void = count.N(1)
	set(t, s, "U1/N1/1", r)
	for _, e := range s.Effect(rule.VoidBallots) {
		if f := e.Finding(v.Questions[0]); e.Level != count.LevelCoalition && (e.Can != (e.Question == "agreement") || f.Code != "C402") {
			t.Errorf("383 to 382 and one void: %+v", e)
		}
	}
}

// Each arrival changes its union; the second series also changes the coalition
// each time, and with it every unit.
func BenchmarkOneArrival(b *testing.B) {
	for _, size := range [][3]int{{20, 25, 20}, {20, 90, 100}} {
		for _, turns := range []string{"the union", "the coalition"} {
			v := twoQuestions(b, size[0], size[1], size[2])
			s := standing(b, v)
			places := v.Places()
			for i, p := range places {
				yes := 31
				if turns == "the coalition" && i >= len(places)/2 {
					yes = 29 // ten unions of twenty: one more decides
				}
				set(b, s, p.ID, both(yes, 60-yes, yes, 60-yes))
			}
			last := places[len(places)-1].ID
			b.Run(fmt.Sprintf("places=%d/turns %s", len(places), turns), func(b *testing.B) {
				for i := range b.N {
					yes := 50_000 * (i % 2)
					r := both(yes, 50_000-yes, 31, 29)
					r.Roll = count.N(100_000)
					if err := s.Set(last, r); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// Seen: 80 had signed, 41 voted yes and 39 no, and 3 challenged ballots were out.
// "More than half of those present" was proved to pass; with the three counted
// against, 83 had been there, and it failed.
func TestChallengedBallotsAreOfMembersPresent(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	v.Questions = v.Questions[:1]
	v.Questions[0].Rule.Tree = &count.RuleTree{Version: 1, Levels: []count.LevelRule{{Level: count.LevelCoalition, Rule: count.Condition{
		Votes: &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: count.Fraction{Num: 1, Den: 2}, Of: count.BasePresent},
	}}}}
	for _, x := range []struct {
		challenged int
		want       count.Verdict
	}{{0, count.Passes}, {1, count.Passes}, {3, count.Open}} {
		s := standing(t, v)
		set(t, s, "U1/N1/1", rule.Return{
			State: rule.Counted, Challenged: x.challenged, Present: count.N(80),
			Answers: []count.Answer{{Question: "agreement", Figures: rolluptest.Of(41, 39, 0, 0)}},
		})
		if got := verdict(t, s, "agreement", count.LevelCoalition, ""); got != x.want {
			t.Errorf("%d challenged: it %s, want %s", x.challenged, got, x.want)
		}
	}
}
