package rule

import "countersign/count"

// verdicts are the verdicts that a body can still come to; none where the
// question is not put to it.
type verdicts uint8

const (
	canPass verdicts = 1 << iota
	canFail
	canAbstain
)

func (v verdicts) verdict() count.Verdict {
	switch v {
	case 0:
		return count.NotPut
	case canPass:
		return count.Passes
	case canFail:
		return count.Fails
	case canAbstain:
		return count.DidNotVote
	}
	return count.Open
}

// truth is whether a condition can hold and whether it can not.
type truth struct{ can, cannot bool }

func (t truth) open() bool { return t.can && t.cannot }

// kind is what a node of a compiled condition is.
type kind int

const (
	isLine kind = iota
	isAll
	isAny
	isNot
	isChildren
	isOutcome
	isDeclared
)

// node is a compiled condition.
type node struct {
	kind     kind
	form     *count.Condition // that it was made of; nil for a node between
	question int
	parts    []*node
	line     line
	minor    bool       // a line that asks for one vote only
	among    []int      // the bodies of a class; nil: the whole body
	rule     *levelRule // of the children, of the outcome
	tally    *tally
	fact     string
}

// tally is how children are counted.
type tally struct {
	v, b, constant int64   // v times the weight that is counted, b times the denominator, plus constant: 0 or more
	some           bool    // and at least one is counted
	weights        []int64 // fixed ones, by the place among the level's bodies
	*count.ChildrenRule
}

// levelRule is the rule of a question at one level with what it says of each
// body.
type levelRule struct {
	question int
	height   int
	absent   verdicts // of a body where nobody voted
	root     *node    // nil: the rule is in words only
	lines    int      // conditions on ballots in root
	asks     []*levelRule
	says     []verdicts // by the place among the level's bodies
}

// compiler makes nodes of one question.
type compiler struct {
	*Standing
	question int
	among    []int
}

func (c compiler) node(x *count.Condition) *node {
	n := &node{form: x, question: c.question, among: c.among}
	switch {
	case x.Votes != nil:
		c.votes(n, x.Votes)
	case x.Turnout != nil:
		part := bases[x.Turnout.Counting]
		c.compare(n, part, x.Turnout.Compare, x.Turnout.Share, bases[count.BaseEligible])
	case x.Children != nil:
		c.children(n, x.Children)
	case x.Outcome != nil:
		n.kind, n.rule = isOutcome, c.ruleOf(x.Outcome.Question, x.Outcome.Level)
	case x.Declared != nil:
		n.kind, n.fact = isDeclared, x.Declared.Fact
	case x.Among != nil:
		for _, path := range x.Among.Bodies {
			c.among = append(c.among, c.named(path))
		}
		n.kind, n.parts = isAll, []*node{c.node(&x.Among.Rule)}
	case x.If != nil:
		when := c.node(&x.If.When)
		n.kind = isAny
		n.parts = []*node{c.both(when, c.node(&x.If.Then)), c.both(c.negated(when), c.node(&x.If.Else))}
	case x.Not != nil:
		n.kind, n.parts = isNot, []*node{c.node(x.Not)}
	default:
		n.kind = isAll
		if x.Any != nil {
			n.kind = isAny
		}
		for _, p := range x.Parts() {
			n.parts = append(n.parts, c.node(p))
		}
	}
	return n
}

func (c compiler) both(a, b *node) *node {
	return &node{kind: isAll, question: c.question, parts: []*node{a, b}}
}

func (c compiler) negated(a *node) *node {
	return &node{kind: isNot, question: c.question, parts: []*node{a}}
}

func (c compiler) on(l line) *node {
	return &node{kind: isLine, question: c.question, among: c.among, line: l}
}

// compare is a comparison of ballots. Nobody having voted reaches nothing.
func (c compiler) compare(n *node, part vector, how count.Compare, share count.Fraction, base vector) {
	n.kind, n.parts = isAll, []*node{c.on(compared(part, how, share, base))}
	if how == count.AtLeast || how == count.MoreThan {
		one := c.on(some(part))
		one.minor = true
		n.parts = append(n.parts, one)
	}
}

func (c compiler) votes(n *node, x *count.VotesRule) {
	part := vector{yes: 1}
	if x.Cell == count.CellNo {
		part = vector{no: 1}
	}
	c.compare(n, part, x.Compare, x.Share, bases[x.Of])
	if x.Tie == "" {
		return
	}
	more, less := c.on(line{factors: vector{yes: 1, no: -1}}), c.on(line{factors: vector{yes: -1, no: 1}})
	tie := c.both(c.both(more, less), c.on(some(vector{yes: 1})))
	share := &node{kind: isAll, question: c.question, parts: n.parts}
	if x.Tie == count.Passes {
		n.kind, n.parts = isAny, []*node{share, tie}
	} else {
		n.kind, n.parts = isAll, []*node{share, c.negated(tie)}
	}
}

func (c compiler) children(n *node, x *count.ChildrenRule) {
	question := x.Question
	if question == "" {
		question = c.vote.Questions[c.question].ID
	}
	n.kind, n.rule = isChildren, c.ruleOf(question, x.Level)
	t := &tally{ChildrenRule: x}
	if x.Number.Set() {
		t.v, t.constant = 1, -int64(x.Number.Int())
	} else {
		t.v, t.b = x.Share.Den, -x.Share.Num
		t.some = x.Compare == count.AtLeast || x.Compare == count.MoreThan
	}
	if x.Compare == count.AtMost || x.Compare == count.LessThan {
		t.v, t.b, t.constant = -t.v, -t.b, -t.constant
	}
	if x.Compare == count.MoreThan || x.Compare == count.LessThan {
		t.constant--
	}
	if len(x.Numbers) > 0 {
		t.weights = make([]int64, len(c.levels[x.Level.Height()]))
		for _, w := range x.Numbers {
			if id := c.find(x.Level, w.Body); id >= 0 {
				t.weights[c.bodies[id].at] = int64(w.Number.Int())
			}
		}
	}
	n.tally = t
}
