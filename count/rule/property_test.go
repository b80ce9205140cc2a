package rule_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"countersign/count"
	"countersign/count/rule"
)

// drawn is a sample vote with what is known of it.
type drawn struct {
	vote  *count.Vote
	known map[count.PlaceID]rule.Return
}

var shares = []count.Fraction{{Num: 1, Den: 2}, {Num: 1, Den: 3}, {Num: 2, Den: 3}, {Num: 2, Den: 5}, {Num: 4, Den: 5}}

func anyOf[T any](t *rapid.T, name string, xs ...T) T { return rapid.SampledFrom(xs).Draw(t, name) }

func compare(t *rapid.T) count.Compare {
	return anyOf(t, "compare", count.AtLeast, count.MoreThan, count.AtMost, count.LessThan)
}

func votes(t *rapid.T) *count.VotesRule {
	return &count.VotesRule{
		Cell: anyOf(t, "cell", count.CellYes, count.CellNo), Compare: compare(t), Share: anyOf(t, "share", shares...),
		Of: anyOf(t, "base", count.BaseValid, count.BaseCast, count.BaseBallots, count.BasePresent, count.BaseEligible),
	}
}

func turnout(t *rapid.T) *count.TurnoutRule {
	return &count.TurnoutRule{Counting: anyOf(t, "counting", count.BaseBallots, count.BaseCast, count.BaseValid), Compare: compare(t), Share: anyOf(t, "share", shares...)}
}

func children(t *rapid.T, by ...count.Weight) *count.ChildrenRule {
	x := &count.ChildrenRule{
		Level: count.LevelUnion, Stand: anyOf(t, "stand", count.For, count.Against), Compare: compare(t),
		Absent: anyOf(t, "absent", count.AbsentStays, count.AbsentLeaves, count.AbsentAgainst), By: anyOf(t, "by", by...),
	}
	if rapid.Bool().Draw(t, "number") {
		x.Number = count.N(1)
	} else {
		x.Share = anyOf(t, "share", shares...)
	}
	return x
}

// condition is any condition of the coalition, two or three deep.
func condition(t *rapid.T, deep int) count.Condition {
	form := rapid.IntRange(0, 9).Draw(t, "form")
	if deep == 0 {
		form %= 4
	}
	switch form {
	case 0, 1:
		x := votes(t)
		x.Tie = anyOf(t, "tie", count.Verdict(""), count.Passes, count.Fails)
		return count.Condition{Votes: x}
	case 2:
		return count.Condition{Turnout: turnout(t)}
	case 3:
		return count.Condition{Children: children(t, "", count.ByMembers)}
	case 4:
		return count.Condition{Not: ptr(condition(t, deep-1))}
	case 5:
		return count.Condition{If: &count.IfRule{When: condition(t, deep-1), Then: condition(t, deep-1), Else: condition(t, deep-1)}}
	case 6, 7:
		return count.Condition{All: []count.Condition{condition(t, deep-1), condition(t, deep-1)}}
	case 8:
		return count.Condition{Among: &count.AmongRule{Name: "a class", Bodies: []string{"U1"}, Rule: count.Condition{Votes: votes(t)}}}
	}
	return count.Condition{Any: []count.Condition{condition(t, deep-1), condition(t, deep-1)}}
}

func ptr[T any](x T) *T { return &x }

// sample is a vote of up to three unions with one rule for the coalition and
// simple ones below. Rolls may be left unknown.
func sample(t *rapid.T, decides count.Condition, unknown bool) drawn {
	tree := &count.RuleTree{Version: 1, Levels: []count.LevelRule{
		{Level: count.LevelCoalition, Rule: decides, Default: anyOf(t, "default", count.Verdict(""), count.Verdict(""), count.Passes, count.Fails)},
		{Level: count.LevelUnion, Rule: count.Condition{Votes: &count.VotesRule{
			Cell: count.CellYes, Compare: count.MoreThan, Share: count.Fraction{Num: 1, Den: 2}, Of: anyOf(t, "of", count.BaseValid, count.BaseEligible),
		}}},
	}}
	least := 1 // exactness is promised for bodies that have members
	if unknown {
		least = 0
	}
	roll := func(name string) count.Count {
		if unknown && rapid.IntRange(0, 3).Draw(t, name+" unknown") == 0 {
			return count.Count{}
		}
		return count.N(rapid.IntRange(least, 3).Draw(t, name))
	}
	table := rule.Cases{Rules: []rule.CaseRule{{Name: "drawn", DecidedBy: count.LevelCoalition, Tree: *tree}}}
	c := rule.Case{Name: "drawn", Asks: []rule.CaseAsks{{Question: "q", Rule: "drawn"}}}
	for u := range rapid.IntRange(1, 3).Draw(t, "unions") {
		for n := range rapid.IntRange(1, 2).Draw(t, "units") {
			c.Places = append(c.Places, rule.CasePlace{At: count.PlaceID(fmt.Sprintf("U%d/N%d", u+1, n+1)), Roll: roll("roll")})
		}
	}
	v, err := table.Vote(&c, nil)
	if err != nil {
		t.Fatal(err)
	}
	if unknown {
		stateRolls(t, v)
	}
	d := drawn{v, map[count.PlaceID]rule.Return{}}
	for _, p := range v.Places() {
		d.known[p.ID] = given(t, p.Roll)
	}
	return d
}

// stateRolls puts rolls above places, never less than what is known below.
func stateRolls(t *rapid.T, v *count.Vote) {
	all := 0
	for i := range v.Coalition.Unions {
		u := &v.Coalition.Unions[i]
		sum := 0
		for _, n := range u.Units {
			sum += n.Roll.Int()
		}
		if rapid.Bool().Draw(t, "stated") {
			sum += rapid.IntRange(0, 3).Draw(t, "more")
			u.Roll = count.N(sum)
		}
		all += sum
	}
	if rapid.IntRange(0, 2).Draw(t, "stated above") == 0 {
		v.Coalition.Roll = count.N(all + rapid.IntRange(0, 3).Draw(t, "more above"))
	}
}

func given(t *rapid.T, roll count.Count) rule.Return {
	most := roll.Int()
	if !roll.Set() {
		most = 2
	}
	r := rule.Return{State: anyOf(t, "state", rule.NotYet, rule.NotYet, rule.Counted, rule.Counted, rule.Absent)}
	if r.State != rule.Counted {
		return r
	}
	left := most
	draw := func(name string) count.Count {
		n := rapid.IntRange(0, left).Draw(t, name)
		left -= n
		return count.N(n)
	}
	f := count.Figures{Yes: draw("yes"), No: draw("no"), Blank: draw("blank"), Void: draw("void")}
	r.Answers = []count.Answer{{Question: "q", Figures: f}}
	if left > 0 && rapid.IntRange(0, 2).Draw(t, "challenged") == 0 {
		r.Challenged = 1
		left--
	}
	if rapid.Bool().Draw(t, "present known") {
		r.Present = count.N(most - left)
	}
	return r
}

// compareWithBrute evaluates a vote both ways: whatever can happen is not ruled
// out, and, where the form promises it, whatever is open can happen.
func compareWithBrute(t *rapid.T, d drawn, exact bool) {
	if f := d.vote.Faults(); len(f) > 0 {
		return // a rule that this small vote cannot have
	}
	s, err := rule.Evaluate(d.vote, d.known)
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]count.Level{"": count.LevelCoalition}
	for _, u := range d.vote.Coalition.Unions {
		paths[u.Code] = count.LevelUnion
	}
	seen := map[string][]count.Verdict{}
	n := ends(d.vote, d.known, func(e *end) {
		for p, level := range paths {
			if v := e.verdict("q", level, p); !slices.Contains(seen[p], v) {
				seen[p] = append(seen[p], v)
			}
		}
	})
	if n <= 0 {
		return
	}
	for p, level := range paths {
		got, _ := s.Result("q", level, p)
		if got.Verdict != count.Open && (len(seen[p]) != 1 || seen[p][0] != got.Verdict) {
			x, _ := s.Explain("q", level, p)
			t.Fatalf("%q is called %s, but can end as %v\n%v\n%+v", p, got.Verdict, seen[p], x.Lines(), d.known)
		}
		if exact && got.Counted > 0 && got.Verdict == count.Open && len(seen[p]) == 1 {
			x, _ := s.Explain("q", level, p)
			t.Fatalf("%q is called open, but always %s\n%v\n%+v", p, seen[p][0], x.Lines(), d.known)
		}
	}
}

// Nothing is called decided that some completion decides otherwise, whatever
// the rule, the rolls that are known and those that are not.
func TestNothingIsDecidedThatCanStillChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		compareWithBrute(t, sample(t, condition(t, 2), rapid.Bool().Draw(t, "rolls unknown")), false)
	})
}

// With rolls that are known, and a place that has been counted, one comparison
// of ballots is called open only where both can happen.
func TestOneComparisonIsDecidedAsSoonAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := count.Condition{Votes: votes(t)}
		if rapid.Bool().Draw(t, "turnout") {
			x = count.Condition{Turnout: turnout(t)}
		}
		compareWithBrute(t, sample(t, x, false), true)
	})
}

// So is a count or a weighing of bodies.
func TestACountOfBodiesIsDecidedAsSoonAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		compareWithBrute(t, sample(t, count.Condition{Children: children(t, "", count.ByMembers)}, false), true)
	})
}

// So is "so many bodies and so much of the membership".
func TestACountAndAWeightAreDecidedAsSoonAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number, weight := children(t, ""), children(t, count.ByMembers)
		for _, x := range []*count.ChildrenRule{number, weight} {
			if x.Compare = count.AtLeast; x.Stand == count.Against {
				x.Compare = count.AtMost
			}
		}
		compareWithBrute(t, sample(t, count.Condition{All: []count.Condition{{Children: number}, {Children: weight}}}, false), true)
	})
}
