package count

import "slices"

// RuleTree is a rule as data: one condition for each level that votes, and
// what follows. Package rule evaluates it and documents each form with a
// worked example. The level that decides the question has to be among Levels;
// the others say how the bodies that it counts vote.
type RuleTree struct {
	Version      int           `json:"version"` // RuleTreeVersion
	Levels       []LevelRule   `json:"levels"`  // each level at most once
	Consequences []Consequence `json:"consequences,omitempty"`
}

// RuleTreeVersion is the only version so far.
const RuleTreeVersion = 1

// LevelRule is the condition under which a body of one level passes the
// question.
type LevelRule struct {
	Level Level     `json:"level"`
	Rule  Condition `json:"rule"`
	// Default is the verdict of a body in which no place voted: Passes or
	// Fails. Empty: the body did not vote.
	Default Verdict `json:"default,omitempty"`
}

// Condition is a node of the tree: exactly one of its members is there.
type Condition struct {
	Votes    *VotesRule    `json:"votes,omitempty"`
	Turnout  *TurnoutRule  `json:"turnout,omitempty"`
	Children *ChildrenRule `json:"children,omitempty"`
	Outcome  *OutcomeRule  `json:"outcome,omitempty"`
	Among    *AmongRule    `json:"among,omitempty"`
	Declared *DeclaredRule `json:"declared,omitempty"`
	If       *IfRule       `json:"if,omitempty"`
	All      []Condition   `json:"all,omitempty"`
	Any      []Condition   `json:"any,omitempty"`
	Not      *Condition    `json:"not,omitempty"`
}

// Compare is how a part is compared with what is needed.
type Compare string

// The comparisons.
const (
	AtLeast  Compare = "at least"
	MoreThan Compare = "more than"
	AtMost   Compare = "at most"
	LessThan Compare = "less than"
)

// BasePresent is the members present, by the register: CUPE 3985's base. A
// sheet's own majority cannot have it, a tree can.
const BasePresent Base = "present"

// VotesRule compares the yes, or the no, with a share of a base; the ballots
// of the body are summed.
type VotesRule struct {
	Cell    Cell     `json:"cell"` // CellYes or CellNo
	Compare Compare  `json:"compare"`
	Share   Fraction `json:"share"`
	Of      Base     `json:"of"`
	Tie     Verdict  `json:"tie,omitempty"` // what as many yes as no makes of it: Passes or Fails
}

// TurnoutRule compares the members who took part with the eligible ones.
type TurnoutRule struct {
	Counting Base     `json:"counting"` // BaseBallots, BaseCast or BaseValid
	Compare  Compare  `json:"compare"`
	Share    Fraction `json:"share"`
}

// ChildrenRule counts or weighs the bodies of a lower level by their own
// verdicts: a body is for or against with its whole weight.
type ChildrenRule struct {
	Level    Level        `json:"level"`
	Question string       `json:"question,omitempty"` // empty: this question
	Stand    Stand        `json:"stand"`
	By       Weight       `json:"by,omitempty"`      // empty: every body is one
	Numbers  []BodyNumber `json:"numbers,omitempty"` // the weights, where By is not ByMembers
	Compare  Compare      `json:"compare"`
	Number   Count        `json:"number,omitzero"` // so many, or
	Share    Fraction     `json:"share,omitzero"`  // so much of what stays in the denominator
	Absent   Absent       `json:"absent"`          // what becomes of bodies that did not vote
}

// Stand is which bodies are counted.
type Stand string

// A body that passes the question is for it, one that fails it is against it.
const (
	For     Stand = "for"
	Against Stand = "against"
)

// Weight is what a body counts for.
type Weight string

// The weights.
const (
	ByMembers   Weight = "members" // per capita: the eligible members
	ByDelegates Weight = "delegates"
	ByNumbers   Weight = "numbers"
)

// BodyNumber is the fixed weight of a body, named by its codes: "AFSCME",
// "AFSCME/NP-4", "AFSCME/NP-4/391".
type BodyNumber struct {
	Body   string `json:"body"`
	Number Count  `json:"number"`
}

// Absent is what becomes of a body that did not vote.
type Absent string

// Absent bodies.
const (
	AbsentStays   Absent = "stays"   // in the denominator, neither for nor against
	AbsentLeaves  Absent = "leaves"  // the denominator
	AbsentAgainst Absent = "against" // is counted as against
)

// OutcomeRule holds where a question passes: at the same body, or at the one
// above it of that level.
type OutcomeRule struct {
	Question string `json:"question"`
	Level    Level  `json:"level"`
}

// AmongRule looks only at some of the bodies below: a class of members.
type AmongRule struct {
	Name   string    `json:"name"`
	Bodies []string  `json:"bodies"` // by their codes, as in BodyNumber
	Rule   Condition `json:"rule"`   // of votes and turnout
}

// DeclaredRule is a fact that no ballot tells: "the executive board lets it
// stand". It is open until somebody declares it.
type DeclaredRule struct {
	Fact  string `json:"fact"` // a Code
	Words string `json:"words"`
}

// IfRule is Then where When holds, and Else where it does not.
type IfRule struct {
	When Condition `json:"when"`
	Then Condition `json:"then"`
	Else Condition `json:"else"`
}

// Consequence is what follows for each body of a level from outcomes. Of the
// consequences of a vote the first one that fits a body is said of it.
type Consequence struct {
	Level Level         `json:"level"`
	When  []OutcomeTest `json:"when"`
	Words string        `json:"words"`
}

// OutcomeTest is an outcome at a body or above it.
type OutcomeTest struct {
	Question string  `json:"question"`
	Level    Level   `json:"level"`
	Is       Verdict `json:"is"` // Passes, Fails, DidNotVote or NotPut
}

// Verdicts of a body that said nothing.
const (
	DidNotVote Verdict = "did not vote"
	NotPut     Verdict = "question not put"
)

// Height is 0 for a local, 3 for the coalition, -1 for what is no level.
func (l Level) Height() int {
	return slices.Index([]Level{LevelLocal, LevelUnit, LevelUnion, LevelCoalition}, l)
}

// LevelRules are the rules of a question by level. A question without a tree
// has the one that its majority makes: at the level that it applies to.
func (q *Question) LevelRules() []LevelRule {
	if q.Rule.Tree != nil {
		return q.Rule.Tree.Levels
	}
	m := q.Rule.Majority
	votes := VotesRule{Cell: CellYes, Compare: AtLeast, Share: m.Share, Of: m.Of}
	if m.More {
		votes.Compare = MoreThan
	}
	return []LevelRule{{Level: m.Applies, Rule: Condition{Votes: &votes}}}
}

// Plain reports whether the majority says all that the rule makes of the ballots
// of one body. Where a tree has more to it, a sheet alone can say neither how many
// votes are necessary nor what challenged ballots change: only the tree can.
func (r Rule) Plain() bool {
	if r.Tree == nil {
		return true
	}
	m := r.Majority
	i := slices.IndexFunc(r.Tree.Levels, func(l LevelRule) bool { return l.Level == m.Applies })
	if i < 0 || r.Tree.Levels[i].Rule.Votes == nil {
		return false
	}
	v, compare := r.Tree.Levels[i].Rule.Votes, AtLeast
	if m.More {
		compare = MoreThan
	}
	if v.Cell != CellYes || v.Of != m.Of || v.Compare != compare || v.Share.Num*m.Share.Den != m.Share.Num*v.Share.Den {
		return false
	}
	tied := Figures{Yes: N(1), No: N(1), Blank: N(0), Void: N(0)}
	return v.Tie == "" || v.Tie == Fails && m.Of == BaseValid && m.Judge(tied, Count{}) == Fails
}
