package rule

import (
	"slices"

	"countersign/count"
)

// look is one evaluation at one body.
type look struct {
	*Standing
	body   int
	own    space            // of the rule's question in the whole body
	spaces map[*node]*space // of conditions on classes
	truths map[*node]truth  // of conditions on bodies
}

// judge works out what a rule says of a body.
func (s *Standing) judge(r *levelRule, id int) verdicts {
	x := &s.bodies[id].out[r.question]
	if x[sumPut] == 0 {
		return 0
	}
	if r.root == nil {
		return canPass | canFail
	}
	if x[sumCounted] == 0 && x[sumWaiting] == 0 {
		return r.absent
	}
	l := s.look(r, id)
	t := l.truth(r.root)
	if t.open() && r.lines > 1 {
		t = l.joint(r.root)
	}
	var v verdicts
	if t.can {
		v |= canPass
	}
	if t.cannot {
		v |= canFail
	}
	if x[sumCounted] == 0 {
		v |= r.absent
	}
	return v
}

func (s *Standing) look(r *levelRule, id int) look {
	return look{Standing: s, body: id, own: s.bodies[id].out[r.question].space()}
}

// truth puts the truths of the parts together, each looked at on its own.
func (l *look) truth(n *node) truth {
	switch n.kind {
	case isLine:
		s := l.space(n)
		return truth{s.reaches(n.line), s.reaches(n.line.not())}
	case isNot:
		t := l.truth(n.parts[0])
		return truth{t.cannot, t.can}
	case isAll, isAny:
		return l.several(n)
	case isChildren:
		if t, seen := l.truths[n]; seen {
			return t
		}
		t := l.children(n)
		if l.truths == nil {
			l.truths = map[*node]truth{}
		}
		l.truths[n] = t
		return t
	case isOutcome:
		v := n.rule.says[l.bodies[l.above(l.body, n.rule.height)].at]
		return truth{v&canPass != 0, v != canPass}
	}
	v := l.facts[n.fact]
	return truth{v != count.Fails, v != count.Passes}
}

func (l *look) several(n *node) truth {
	all := truth{true, false}
	if n.kind == isAny {
		all = truth{false, true}
	}
	for _, p := range n.parts {
		t := l.truth(p)
		if n.kind == isAll {
			all.can, all.cannot = all.can && t.can, all.cannot || t.cannot
		} else {
			all.can, all.cannot = all.can || t.can, all.cannot && t.cannot
		}
	}
	return all
}

// sums are those that a condition on ballots looks at.
func (l *look) sums(question int, among []int) sums {
	if among == nil {
		return l.bodies[l.body].out[question]
	}
	var all sums
	for _, id := range among {
		if l.above(id, l.bodies[l.body].height) == l.body {
			all.add(&l.bodies[id].out[question], 1)
		}
	}
	return all
}

func (l *look) space(n *node) *space {
	if n.among == nil { // a condition on ballots is always on those of the rule's question
		return &l.own
	}
	if s := l.spaces[n]; s != nil {
		return s
	}
	x := l.sums(n.question, n.among)
	s := x.space()
	if l.spaces == nil {
		l.spaces = map[*node]*space{}
	}
	l.spaces[n] = &s
	return &s
}

// literal is a condition that has to hold, or must not.
type literal struct {
	n     *node
	holds bool
}

// mostWays bounds the ways in which a condition can come about that are looked
// at one by one. Beyond it the simpler answer stands, which is never wrong.
const mostWays = 128

// joint looks at the ways in which the whole condition can come about, and at
// conditions on the same ballots two by two: "half voted, and two thirds of
// them no" can be out of reach where each of the two is not.
func (l *look) joint(root *node) truth {
	return truth{l.possible(root, true), l.possible(root, false)}
}

func (l *look) possible(root *node, holds bool) bool {
	ways, ok := waysOf(root, holds)
	return !ok || slices.ContainsFunc(ways, l.feasible)
}

// waysOf writes a condition as ways, any of which will do; in a way every
// literal is needed. It gives up on too many.
func waysOf(n *node, holds bool) (ways [][]literal, ok bool) {
	switch {
	case n.kind == isNot:
		return waysOf(n.parts[0], !holds)
	case n.kind != isAll && n.kind != isAny:
		return [][]literal{{{n, holds}}}, true
	case (n.kind == isAny) == holds: // one part is enough
		for _, p := range n.parts {
			more, ok := waysOf(p, holds)
			if ways = append(ways, more...); !ok || len(ways) > mostWays {
				return nil, false
			}
		}
		return ways, true
	}
	ways = [][]literal{nil}
	for _, p := range n.parts {
		more, ok := waysOf(p, holds)
		if !ok || len(ways)*len(more) > mostWays {
			return nil, false
		}
		var next [][]literal
		for _, w := range ways {
			for _, m := range more {
				next = append(next, slices.Concat(w, m))
			}
		}
		ways = next
	}
	return ways, true
}

// feasible reports whether nothing is known that keeps a way from happening.
func (l *look) feasible(way []literal) bool {
	for i, a := range way {
		t := l.truth(a.n)
		if a.holds && !t.can || !a.holds && !t.cannot {
			return false
		}
		for _, b := range way[:i] {
			if a.n == b.n && a.holds != b.holds {
				return false
			}
			if a.n.kind == isLine && b.n.kind == isLine && a.n.question == b.n.question && slices.Equal(a.n.among, b.n.among) &&
				!l.space(a.n).reachesBoth(a.line(), b.line()) {
				return false
			}
		}
	}
	return true
}

func (a literal) line() line {
	if a.holds {
		return a.n.line
	}
	return a.n.line.not()
}
