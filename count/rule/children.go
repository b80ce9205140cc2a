package rule

import (
	"slices"

	"countersign/count"
)

// bounds are the least and the most that a sum can come to.
type bounds struct {
	low, high               wide
	endlessLow, endlessHigh bool
}

// add puts one child in: per unit of its weight between low and high, and a
// weight of at least so much, or exactly that.
func (b *bounds) add(low, high, weight int64, exact bool) {
	b.low, b.high = b.low.plus(times(low, weight)), b.high.plus(times(high, weight))
	if !exact {
		b.endlessLow = b.endlessLow || low < 0
		b.endlessHigh = b.endlessHigh || high > 0
	}
}

// truth is whether the sum can be 0 or more, and whether it can be less.
func (b *bounds) truth() truth {
	return truth{b.endlessHigh || !b.high.below(), b.endlessLow || b.low.below()}
}

// children counts the bodies below by their verdicts. Where their weights are
// known and their verdicts are independent of one another, the answer is exact.
func (l *look) children(n *node) truth {
	t := n.tally
	all := l.tallied(n, t.v, t.b, t.constant).truth()
	if t.some {
		one := l.tallied(n, 1, 0, -1)
		some := one.truth()
		all.can, all.cannot = all.can && some.can, all.cannot || some.cannot
	}
	return all
}

// tallied bounds v times the weight that is counted, b times the denominator,
// plus a constant.
func (l *look) tallied(n *node, v, b, constant int64) *bounds {
	out := &bounds{low: times(constant, 1), high: times(constant, 1)}
	left := int64(-1)
	if n.tally.By == count.ByMembers {
		left = l.membersLeft(n)
	}
	var lowest, highest []int64 // of the children who share what is left
	for _, id := range l.below(l.body, n.rule.height) {
		child := &l.bodies[id]
		says := n.rule.says[child.at]
		if says == 0 {
			continue
		}
		low, high := n.tally.span(says, v, b)
		weight, exact := l.weight(n, child)
		out.add(low, high, weight, exact || left >= 0)
		if !exact && left >= 0 {
			lowest, highest = append(lowest, low), append(highest, high)
		}
	}
	if len(lowest) > 0 {
		out.add(slices.Min(lowest), slices.Max(highest), left, true)
	}
	return out
}

// span is the least and the most that a child brings for each unit of its
// weight.
func (t *tally) span(says verdicts, v, b int64) (low, high int64) {
	first := true
	for _, x := range []verdicts{canPass, canFail, canAbstain} {
		if says&x == 0 {
			continue
		}
		n := b
		switch {
		case x == canAbstain && t.Absent == count.AbsentLeaves:
			n = 0
		case t.counts(x):
			n += v
		}
		if low, high = min(low, n), max(high, n); first {
			low, high, first = n, n, false
		}
	}
	return low, high
}

// counts reports whether a child with this verdict is one of those counted.
func (t *tally) counts(x verdicts) bool {
	if t.Stand == count.For {
		return x == canPass
	}
	return x == canFail || x == canAbstain && t.Absent == count.AbsentAgainst
}

// weight is what a child counts for, or the least of it.
func (l *look) weight(n *node, child *body) (weight int64, exact bool) {
	switch {
	case n.tally.weights != nil:
		return n.tally.weights[child.at], true
	case n.tally.By != count.ByMembers:
		return 1, true
	}
	x := &child.out[n.rule.question]
	return x[eligible], x[sumUnknown] == 0
}

// membersLeft are the members of the body who belong to children of whom the
// roll is not known; -1 where the body's own roll is not known either, or is
// less than what is known below it.
func (l *look) membersLeft(n *node) int64 {
	x := &l.bodies[l.body].out[n.rule.question]
	if x[sumUnknown] > 0 {
		return -1
	}
	left := x[eligible]
	for _, id := range l.below(l.body, n.rule.height) {
		if child := &l.bodies[id].out[n.rule.question]; child[sumPut] > 0 {
			left -= child[eligible]
		}
	}
	return max(left, -1)
}
