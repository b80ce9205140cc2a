package count_test

import (
	"strings"
	"testing"

	"countersign/assets/votetest"
	"countersign/count"
)

var half = count.Fraction{Num: 1, Den: 2}

func yesVotes() *count.VotesRule {
	return &count.VotesRule{Cell: count.CellYes, Compare: count.MoreThan, Share: half, Of: count.BaseValid}
}

func unions(n int) *count.ChildrenRule {
	return &count.ChildrenRule{Level: count.LevelUnion, Stand: count.For, Compare: count.AtLeast, Number: count.N(n), Absent: count.AbsentStays}
}

// treeVote is the training vote with a tree on its first question, which has
// no fault.
func treeVote(t *testing.T) *count.Vote {
	t.Helper()
	v := votetest.Training(t)
	v.Questions[0].DecidedBy = count.LevelCoalition
	v.Questions[0].Rule.Tree = &count.RuleTree{
		Version: 1,
		Levels: []count.LevelRule{
			{Level: count.LevelUnion, Rule: count.Condition{Votes: yesVotes()}},
			{Level: count.LevelCoalition, Rule: count.Condition{All: []count.Condition{{Children: unions(2)}, {Among: &count.AmongRule{
				Name: "ferries", Bodies: []string{"FERRY"}, Rule: count.Condition{Votes: yesVotes()},
			}}}}},
		},
		Consequences: []count.Consequence{{
			Level: count.LevelUnion, Words: "done",
			When: []count.OutcomeTest{{Question: "agreement", Level: count.LevelCoalition, Is: count.Passes}},
		}},
	}
	if f := v.Faults(); len(f) > 0 {
		t.Fatal(f)
	}
	return v
}

func TestEachFaultOfARuleIsNamed(t *testing.T) {
	type tree = count.RuleTree
	decides := func(x *tree) *count.Condition { return &x.Levels[1].Rule }
	alone := func(c count.Condition) func(*tree) { return func(x *tree) { *decides(x) = c } }
	child := func(change func(*count.ChildrenRule)) func(*tree) {
		return func(x *tree) { change(decides(x).All[0].Children) }
	}
	vote := func(change func(*count.VotesRule)) func(*tree) {
		return func(x *tree) { v := yesVotes(); change(v); *decides(x) = count.Condition{Votes: v} }
	}
	class := func(change func(*count.AmongRule)) func(*tree) {
		return func(x *tree) { change(decides(x).All[1].Among) }
	}
	for want, spoil := range map[string]func(*tree){
		"question 1, rule: version 2 is not one that this program knows (1)": func(x *tree) { x.Version = 2 },
		`"galaxy" is not a level`:                                  func(x *tree) { x.Levels[0].Level = "galaxy" },
		"the coalition has two rules":                              func(x *tree) { x.Levels = append(x.Levels, x.Levels[1]) },
		"the coalition decides the question, but has no rule here": func(x *tree) { x.Levels = x.Levels[:1] },
		`"maybe" is no default`:                                    func(x *tree) { x.Levels[1].Default = "maybe" },
		"a condition has exactly one form (votes, turnout, children, outcome, among, declared, if, all, any, not), not 0": alone(count.Condition{}),
		"not 2": alone(count.Condition{Votes: yesVotes(), Any: []count.Condition{}}),
		"all and any hold at least one condition":                                              alone(count.Condition{All: []count.Condition{}}),
		"question 1, rule, coalition: it needs at least 16 of 3 unions: that can never be":     child(func(c *count.ChildrenRule) { c.Number = count.N(16) }),
		"it needs more than 3 of 3 unions: that can never be":                                  child(func(c *count.ChildrenRule) { c.Compare, c.Number = count.MoreThan, count.N(3) }),
		"it counts the coalitions below, but a coalition has none":                             child(func(c *count.ChildrenRule) { c.Level = count.LevelCoalition }),
		`it asks for question "raise", but there is no such question`:                          child(func(c *count.ChildrenRule) { c.Question = "raise" }),
		`it asks how a unit votes on "agreement", but that question has no rule at that level`: child(func(c *count.ChildrenRule) { c.Level = count.LevelUnit }),
		"exactly one of number and share is there":                                             child(func(c *count.ChildrenRule) { c.Share = half }),
		"bodies are counted that are for or against":                                           child(func(c *count.ChildrenRule) { c.Stand = "maybe" }),
		`"hides" is none of these`:                                                             child(func(c *count.ChildrenRule) { c.Absent = "hides" }),
		`"gold" is not a weight`:                                                               child(func(c *count.ChildrenRule) { c.By = "gold" }),
		`"about" is no comparison`:                                                             child(func(c *count.ChildrenRule) { c.Compare = "about" }),
		"numbers are there, but nothing is weighed by them":                                    child(func(c *count.ChildrenRule) { c.Numbers = []count.BodyNumber{{Body: "LAMP", Number: count.N(1)}} }),
		"0 of 3 unions have a weight; each needs one":                                          child(func(c *count.ChildrenRule) { c.By = count.ByDelegates }),
		`the weight of "MOON": there is no such union`: child(func(c *count.ChildrenRule) {
			c.By = count.ByNumbers
			c.Numbers = []count.BodyNumber{{Body: "MOON", Number: count.N(1)}}
		}),
		"nothing can be at least 3/2 of a whole":                                vote(func(v *count.VotesRule) { v.Compare, v.Share = count.AtLeast, count.Fraction{Num: 3, Den: 2} }),
		"nothing can be more than 2/2 of a whole":                               vote(func(v *count.VotesRule) { v.Share = count.Fraction{Num: 2, Den: 2} }),
		"everything is at least 0/1 of a whole":                                 vote(func(v *count.VotesRule) { v.Compare, v.Share = count.AtLeast, count.Fraction{Den: 1} }),
		"the share is missing":                                                  vote(func(v *count.VotesRule) { v.Share = count.Fraction{} }),
		`votes are yes or no, not "blank"`:                                      vote(func(v *count.VotesRule) { v.Cell = count.CellBlank }),
		`"air" is not a base`:                                                   vote(func(v *count.VotesRule) { v.Of = "air" }),
		"a tie passes or fails":                                                 vote(func(v *count.VotesRule) { v.Tie = count.Open }),
		"a turnout counts ballots, cast or valid":                               alone(count.Condition{Turnout: &count.TurnoutRule{Counting: count.BaseEligible, Compare: count.AtLeast, Share: half}}),
		"a declared fact has a code and words":                                  alone(count.Condition{Declared: &count.DeclaredRule{Fact: "board"}}),
		"the outcome of a union is below; count them with children":             alone(count.Condition{Outcome: &count.OutcomeRule{Question: "agreement", Level: count.LevelUnion}}),
		`rules: "agreement" of the coalition asks for itself`:                   alone(count.Condition{Outcome: &count.OutcomeRule{Question: "agreement", Level: count.LevelCoalition}}),
		"a class of members has a name and bodies":                              class(func(a *count.AmongRule) { a.Bodies = nil }),
		`class "ferries": there is no body "MOON"`:                              class(func(a *count.AmongRule) { a.Bodies = []string{"MOON"} }),
		`"FERRY/F-1" is a part of another body of the class`:                    class(func(a *count.AmongRule) { a.Bodies = []string{"FERRY", "FERRY/F-1"} }),
		"a condition on a class of members is made of votes and turnout only":   class(func(a *count.AmongRule) { a.Rule = count.Condition{Children: unions(1)} }),
		"a consequence has a level, outcomes and words":                         func(x *tree) { x.Consequences[0].Words = "" },
		`"won" is no outcome`:                                                   func(x *tree) { x.Consequences[0].When[0].Is = "won" },
		"a consequence asks for outcomes at the union or above it":              func(x *tree) { x.Consequences[0].When[0].Level = count.LevelUnit },
		`question 1, rule, union: class "ferries" has no members in union LAMP`: func(x *tree) { x.Levels[0].Rule = decides(x).All[1] },
		"question 1, rule, local: classes of members vote in a union or in the coalition, not in a local": func(x *tree) {
			x.Levels = append(x.Levels, count.LevelRule{Level: count.LevelLocal, Rule: decides(x).All[1]})
		},
		"question 1, rule, local: it counts the unions below, but a local has none": func(x *tree) {
			x.Levels = append(x.Levels, count.LevelRule{Level: count.LevelLocal, Rule: decides(x).All[0]})
		},
	} {
		v := treeVote(t)
		spoil(v.Questions[0].Rule.Tree)
		if got := strings.Join(v.Faults(), "\n"); !strings.Contains(got, want) {
			t.Errorf("want %q, faults are\n%s", want, got)
		}
	}
}

func TestAVoteWithoutLocalsCannotCountThem(t *testing.T) {
	v := treeVote(t)
	for i := range v.Coalition.Unions {
		for j := range v.Coalition.Unions[i].Units {
			v.Coalition.Unions[i].Units[j].Locals = nil
		}
	}
	tree := v.Questions[0].Rule.Tree
	tree.Levels = append(tree.Levels, count.LevelRule{Level: count.LevelLocal, Rule: count.Condition{Votes: yesVotes()}})
	tree.Levels[1].Rule.All[0].Children.Level = count.LevelLocal
	if got := strings.Join(v.Faults(), "\n"); got != "question 1, rule, coalition: it counts the locals, but no unit of this vote has locals" {
		t.Error(got)
	}
}

func TestATreeIsReadAsItIsWritten(t *testing.T) {
	v := treeVote(t)
	b, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	w, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := count.Canonical(w)
	if err != nil || string(again) != string(b) || strings.Contains(string(b), `"share": ""`) {
		t.Errorf("%v\n%s", err, again)
	}
	bad := strings.Replace(string(b), `"stand"`, `"standing"`, 1)
	if _, err := count.ParseVote([]byte(bad)); err == nil || !strings.Contains(err.Error(), `unknown field "standing"`) {
		t.Errorf("an unknown member of a rule: %v", err)
	}
}
