package rule

import (
	"errors"
	"fmt"
	"slices"

	"countersign/count"
)

// Standing is how a vote stands: what is known of every place, and what the
// rules make of it at every level. It is not made for several goroutines at
// once, and the definition must not be changed while it is in use.
type Standing struct {
	*forest
	vote   *count.Vote
	rules  []*levelRule // each after those that it asks
	places map[count.PlaceID]int
	facts  map[string]count.Verdict
}

// New is a vote of which no place has reported. A definition that cannot be
// used is refused with count.FaultsError.
func New(v *count.Vote) (*Standing, error) {
	if v == nil {
		return nil, errors.New("a rule needs a vote definition")
	}
	if f := v.Faults(); len(f) > 0 {
		return nil, count.FaultsError(f)
	}
	s := &Standing{forest: plant(v), vote: v, places: map[count.PlaceID]int{}, facts: map[string]count.Verdict{}}
	for id := range s.bodies {
		b := &s.bodies[id]
		b.out = make([]sums, len(v.Questions))
		if b.height == 0 {
			s.places[count.PlaceID(b.path)] = id
		} else {
			b.in = make([]sums, len(v.Questions))
		}
	}
	for id := range s.bodies {
		if s.bodies[id].height == 0 {
			s.put(id, Return{})
		}
	}
	s.compile()
	s.evaluate()
	return s, nil
}

// Evaluate is New with what is known of places. What is not named has not
// reported.
func Evaluate(v *count.Vote, returns map[count.PlaceID]Return) (*Standing, error) {
	s, err := New(v)
	if err != nil {
		return nil, err
	}
	for id, r := range returns {
		if err := s.take(id, r); err != nil {
			return nil, err
		}
	}
	s.evaluate()
	return s, nil
}

// Set is what is known of one place from now on. Only what the place belongs
// to is evaluated again, and what asks for an outcome that changed.
func (s *Standing) Set(id count.PlaceID, r Return) error {
	if err := s.take(id, r); err != nil {
		return err
	}
	s.settle(s.places[id])
	return nil
}

// take keeps a return that can be evaluated.
func (s *Standing) take(id count.PlaceID, r Return) error {
	place, ok := s.places[id]
	if !ok {
		return fmt.Errorf("there is no place %q in this vote", id)
	}
	if err := r.check(id, s.vote.Questions, s.bodies[place].put); err != nil {
		return err
	}
	s.put(place, r)
	return nil
}

// Declare says that a fact holds (Passes), does not (Fails), or is open again.
func (s *Standing) Declare(fact string, v count.Verdict) error {
	if !slices.ContainsFunc(s.rules, func(r *levelRule) bool { return r.root != nil && r.root.asksFor(fact) }) {
		return fmt.Errorf("no rule of this vote asks for the fact %q", fact)
	}
	if v != count.Passes && v != count.Fails && v != count.Open {
		return fmt.Errorf("the fact %q passes, fails or is open; %q is none of these", fact, v)
	}
	s.facts[fact] = v
	s.evaluate()
	return nil
}

func (n *node) asksFor(fact string) bool {
	return n.kind == isDeclared && n.fact == fact ||
		slices.ContainsFunc(n.parts, func(p *node) bool { return p.asksFor(fact) })
}

// put changes the sums of a place and of all that it belongs to.
func (s *Standing) put(place int, r Return) {
	b := &s.bodies[place]
	b.given = r
	more := int64(0)
	if r.Roll.Set() && b.roll.Set() {
		more = int64(r.Roll.Int() - b.roll.Int())
	}
	more, b.more = more-b.more, more
	for p := b.parent; p >= 0; p = s.bodies[p].parent {
		s.bodies[p].more += more
	}
	for i := range s.vote.Questions {
		q := s.vote.Questions[i].ID
		was := b.out[i]
		b.out[i] = leafSums(&r, q, b.put[i] && r.State != NotPut && !slices.Contains(r.NotPut, q), b.roll)
		is := b.out[i]
		for p := b.parent; p >= 0; p = s.bodies[p].parent {
			x := &s.bodies[p]
			x.in[i].add(&was, -1)
			x.in[i].add(&is, 1)
			was = x.out[i]
			x.out[i] = x.in[i].under(x.roll, x.more)
			is = x.out[i]
		}
	}
}

// compile makes the rules of all questions and puts them in order.
func (s *Standing) compile() {
	var all []*levelRule
	forms := map[*levelRule]*count.Condition{}
	for i := range s.vote.Questions {
		q := &s.vote.Questions[i]
		rules := q.LevelRules()
		for j := range rules {
			r := s.levelRule(i, rules[j].Level)
			if d := rules[j].Default; d == count.Passes {
				r.absent = canPass
			} else if d == count.Fails {
				r.absent = canFail
			}
			forms[r] = &rules[j].Rule
			all = append(all, r)
		}
		if !slices.ContainsFunc(rules, func(l count.LevelRule) bool { return l.Level == q.DecidedBy }) {
			all = append(all, s.levelRule(i, q.DecidedBy)) // in words only
		}
	}
	s.rules = all
	for _, r := range all {
		if x := forms[r]; x != nil {
			r.root = compiler{Standing: s, question: r.question}.node(x)
			r.lines = r.root.lines()
			r.asks = r.root.asks()
		}
	}
	s.rules = nil
	for _, r := range all {
		s.order(r)
	}
}

func (s *Standing) levelRule(question int, level count.Level) *levelRule {
	h := level.Height()
	return &levelRule{question: question, height: h, absent: canAbstain, says: make([]verdicts, len(s.levels[h]))}
}

// order adds a rule after those that it asks; the definition has no circle.
func (s *Standing) order(r *levelRule) {
	if slices.Contains(s.rules, r) {
		return
	}
	for _, a := range r.asks {
		s.order(a)
	}
	s.rules = append(s.rules, r)
}

func (n *node) lines() int {
	if n.kind == isLine && !n.minor {
		return 1
	}
	out := 0
	for _, p := range n.parts {
		out += p.lines()
	}
	return out
}

func (n *node) asks() []*levelRule {
	if n.rule != nil {
		return []*levelRule{n.rule}
	}
	var out []*levelRule
	for _, p := range n.parts {
		out = append(out, p.asks()...)
	}
	return out
}

// ruleOf is the rule of a question at a level; nil where there is none.
func (s *Standing) ruleOf(question string, level count.Level) *levelRule {
	for _, r := range s.rules {
		if s.vote.Questions[r.question].ID == question && tallLevels[r.height] == level {
			return r
		}
	}
	return nil
}

// evaluate works every rule out at every body.
func (s *Standing) evaluate() {
	for _, r := range s.rules {
		for at, id := range s.levels[r.height] {
			r.says[at] = s.judge(r, id)
		}
	}
}

// settle works out again what one place can change.
func (s *Standing) settle(place int) {
	changed := map[*levelRule][]int{}
	for _, r := range s.rules {
		look := []int{s.above(place, r.height)}
		for _, a := range r.asks {
			for _, id := range changed[a] {
				look = append(look, s.affected(id, r.height)...)
			}
		}
		slices.Sort(look)
		for _, id := range slices.Compact(look) {
			at := s.bodies[id].at
			if v := s.judge(r, id); v != r.says[at] {
				r.says[at] = v
				changed[r] = append(changed[r], id)
			}
		}
	}
}

// affected are the bodies of a height that hold a body, or are in it.
func (s *Standing) affected(id, height int) []int {
	if s.bodies[id].height <= height {
		return []int{s.above(id, height)}
	}
	return s.below(id, height)
}
