package count

import (
	"fmt"
	"slices"
	"strings"
)

// ruleCheck looks for faults of the tree of one question.
type ruleCheck struct {
	*faults
	vote *Vote
	q    *Question
	path string // of the question
	at   Level  // whose rule is looked at
}

// ruleFaults looks at the trees of all questions.
func (v *Vote) ruleFaults(f *faults) {
	for i := range v.Questions {
		q := &v.Questions[i]
		if q.Rule.Tree == nil {
			continue
		}
		c := ruleCheck{f, v, q, fmt.Sprintf("question %d, rule", i+1), ""}
		c.tree(q.Rule.Tree)
	}
	if c := v.ruleCircle(); c != "" {
		f.addf("rules: %s: no outcome can be worked out first", c)
	}
}

func (c ruleCheck) addf(format string, args ...any) {
	path := c.path
	if c.at != "" {
		path += ", " + string(c.at)
	}
	c.faults.addf("%s: %s", path, fmt.Sprintf(format, args...))
}

func (c ruleCheck) tree(t *RuleTree) {
	if t.Version != RuleTreeVersion {
		c.addf("version %d is not one that this program knows (%d)", t.Version, RuleTreeVersion)
	}
	seen := map[Level]bool{}
	for _, l := range t.Levels {
		if l.Level.Height() < 0 {
			c.addf("%q is not a level (local, unit, union, coalition)", clip(string(l.Level)))
			continue
		}
		if seen[l.Level] {
			c.addf("the %s has two rules", l.Level)
		}
		seen[l.Level] = true
		c.at = l.Level
		if l.Default != "" && l.Default != Passes && l.Default != Fails {
			c.addf("%q is no default (passes, fails)", clip(string(l.Default)))
		}
		c.condition(&l.Rule, false)
		c.at = ""
	}
	if !seen[c.q.DecidedBy] {
		c.addf("the %s decides the question, but has no rule here", c.q.DecidedBy)
	}
	for _, x := range t.Consequences {
		c.consequence(x)
	}
}

// condition looks at one node; among is set inside a class of members.
func (c ruleCheck) condition(x *Condition, among bool) {
	forms := 0
	for _, there := range []bool{
		x.Votes != nil, x.Turnout != nil, x.Children != nil, x.Outcome != nil, x.Among != nil,
		x.Declared != nil, x.If != nil, x.All != nil, x.Any != nil, x.Not != nil,
	} {
		if there {
			forms++
		}
	}
	if forms != 1 {
		c.addf("a condition has exactly one form (votes, turnout, children, outcome, among, declared, if, all, any, not), not %d", forms)
		return
	}
	if among && (x.Children != nil || x.Outcome != nil || x.Among != nil || x.Declared != nil) {
		c.addf("a condition on a class of members is made of votes and turnout only")
		return
	}
	c.leaf(x)
	for _, below := range x.Parts() {
		c.condition(below, among || x.Among != nil)
	}
}

// Parts are the conditions that a condition is made of.
func (x *Condition) Parts() []*Condition {
	var out []*Condition
	for _, list := range [][]Condition{x.All, x.Any} {
		for i := range list {
			out = append(out, &list[i])
		}
	}
	switch {
	case x.If != nil:
		out = append(out, &x.If.When, &x.If.Then, &x.If.Else)
	case x.Not != nil:
		out = append(out, x.Not)
	case x.Among != nil:
		out = append(out, &x.Among.Rule)
	}
	return out
}

func (c ruleCheck) leaf(x *Condition) {
	switch {
	case x.Votes != nil:
		c.votes(x.Votes)
	case x.Turnout != nil:
		c.share(x.Turnout.Compare, x.Turnout.Share)
		if !slices.Contains([]Base{BaseBallots, BaseCast, BaseValid}, x.Turnout.Counting) {
			c.addf("a turnout counts ballots, cast or valid, not %q", clip(string(x.Turnout.Counting)))
		}
	case x.Children != nil:
		c.children(x.Children)
	case x.Outcome != nil:
		c.refers(x.Outcome.Question, x.Outcome.Level)
		if x.Outcome.Level.Height() < c.at.Height() {
			c.addf("the outcome of a %s is below; count them with children", clip(string(x.Outcome.Level)))
		}
	case x.Among != nil:
		c.among(x.Among)
	case x.Declared != nil:
		if !IsCode(x.Declared.Fact) || strings.TrimSpace(x.Declared.Words) == "" {
			c.addf("a declared fact has a code and words; %q is not enough", clip(x.Declared.Fact))
		}
	case x.All != nil && len(x.All) == 0, x.Any != nil && len(x.Any) == 0:
		c.addf("all and any hold at least one condition")
	}
}

func (c ruleCheck) votes(x *VotesRule) {
	c.share(x.Compare, x.Share)
	if x.Cell != CellYes && x.Cell != CellNo {
		c.addf("votes are yes or no, not %q", clip(string(x.Cell)))
	}
	if !slices.Contains([]Base{BaseValid, BaseCast, BaseBallots, BasePresent, BaseEligible}, x.Of) {
		c.addf("%q is not a base (valid, cast, ballots, present, eligible)", clip(string(x.Of)))
	}
	if x.Tie != "" && x.Tie != Passes && x.Tie != Fails {
		c.addf("a tie passes or fails; %q is neither", clip(string(x.Tie)))
	}
}

// share refuses what no figures, or all figures, reach.
func (c ruleCheck) share(how Compare, s Fraction) {
	switch {
	case !slices.Contains([]Compare{AtLeast, MoreThan, AtMost, LessThan}, how):
		c.addf("%q is no comparison (at least, more than, at most, less than)", clip(string(how)))
	case s.IsZero():
		c.addf("the share is missing")
	case s.Num > s.Den, how == MoreThan && s.Num == s.Den, how == LessThan && s.Num == 0:
		c.addf("nothing can be %s %s of a whole", how, s)
	case how == AtLeast && s.Num == 0, how == AtMost && s.Num == s.Den:
		c.addf("everything is %s %s of a whole", how, s)
	}
}

// refers looks whether a question has a rule at a level.
func (c ruleCheck) refers(question string, level Level) {
	i := slices.IndexFunc(c.vote.Questions, func(q Question) bool { return q.ID == question })
	if i < 0 {
		c.addf("it asks for question %q, but there is no such question", clip(question))
		return
	}
	if !c.vote.Questions[i].ruledAt(level) {
		c.addf("it asks how a %s votes on %q, but that question has no rule at that level", clip(string(level)), question)
	}
}

func (q *Question) ruledAt(level Level) bool {
	return slices.ContainsFunc(q.LevelRules(), func(l LevelRule) bool { return l.Level == level })
}

func (c ruleCheck) consequence(x Consequence) {
	if x.Level.Height() < 0 || strings.TrimSpace(x.Words) == "" || len(x.When) == 0 {
		c.addf("a consequence has a level, outcomes and words")
		return
	}
	c.at = x.Level
	for _, w := range x.When {
		c.refers(w.Question, w.Level)
		if w.Level.Height() < x.Level.Height() {
			c.addf("a consequence asks for outcomes at the %s or above it, not at the %s", x.Level, clip(string(w.Level)))
		}
		if !slices.Contains([]Verdict{Passes, Fails, DidNotVote, NotPut}, w.Is) {
			c.addf("%q is no outcome (passes, fails, did not vote, question not put)", clip(string(w.Is)))
		}
	}
}
