package rule

import "math/big"

// mass is an amount of people or ballots of which nobody knows yet what they
// bring. Each of them takes one of the moves, independently of the others; the
// first move is always to bring nothing.
type mass struct {
	amount  int64
	endless bool // there is no limit
	moves   []vector
}

// What can still happen, one member or ballot at a time.
var (
	// A member of a place that has not reported: stays away, votes, or comes
	// and does not vote.
	mayVote = []vector{
		{},
		{yes: 1, present: 1},
		{no: 1, present: 1},
		{blank: 1, present: 1},
		{void: 1, present: 1},
		{present: 1},
	}
	// The same where nobody knows the roll: whoever votes is one more member.
	mayJoin = []vector{
		{},
		{yes: 1, present: 1, eligible: 1},
		{no: 1, present: 1, eligible: 1},
		{blank: 1, present: 1, eligible: 1},
		{void: 1, present: 1, eligible: 1},
		{present: 1, eligible: 1},
		{eligible: 1},
	}
	// A challenged ballot: stays in its envelope, or is counted.
	mayBeCounted = []vector{{}, {yes: 1}, {no: 1}, {blank: 1}, {void: 1}}
	// A void ballot whose ruling is in doubt.
	mayBeRuled = []vector{{}, {void: -1, yes: 1}, {void: -1, no: 1}}
	// Somebody who came and of whom no sheet tells.
	mayHaveCome = []vector{{}, {present: 1}}
	// A member of whom no roll tells.
	mayBelong = []vector{{}, {eligible: 1}}
)

// best is the most that one move adds to factors.
func (m *mass) best(factors *vector) int64 {
	var most int64
	for i := range m.moves {
		most = max(most, factors.dot(&m.moves[i]))
	}
	return most
}

// space is every way in which the figures of a body can end: what is known,
// and masses on top of it.
type space struct {
	known vector
	room  [7]mass // where masses lie: a space is made for every body that is looked at
	n     int
}

func (s *space) add(amount, endless int64, moves []vector) {
	if amount > 0 || endless > 0 {
		s.room[s.n] = mass{amount, endless > 0, moves}
		s.n++
	}
}

func (s *space) masses() []mass { return s.room[:s.n] }

// reaches reports whether some end lies on the line. It is exact.
func (s *space) reaches(l line) bool {
	sum := l.factors.exact(s.known).plus(times(l.constant, 1))
	for i := range s.masses() {
		best := s.room[i].best(&l.factors)
		if best > 0 && s.room[i].endless {
			return true
		}
		sum = sum.plus(times(best, s.room[i].amount))
	}
	return !sum.below()
}

// reachesBoth reports whether one end can lie on both lines. A no is proved: a
// sum of the two, with a factor of 0 or more for the second, is below 0 at
// every end. Over fractions of ballots the proof is found wherever there is
// one; whole ballots may leave a gap that it does not see.
func (s *space) reachesBoth(a, b line) bool {
	for i := range s.masses() {
		moves := s.room[i].moves
		for j := range moves {
			for k := range j {
				step := moves[j].plus(moves[k].scaled(-1))
				p, q := a.factors.dot(&step), -b.factors.dot(&step)
				if q < 0 {
					p, q = -p, -q
				}
				if p > 0 && q > 0 && s.belowEverywhere(a, b, p, q) {
					return false
				}
			}
		}
	}
	return true
}

// belowEverywhere reports whether q times a plus p times b is below 0 at every
// end.
func (s *space) belowEverywhere(a, b line, p, q int64) bool {
	joined := func(v *vector) int64 { return q*a.factors.dot(v) + p*b.factors.dot(v) }
	sum := new(big.Int)
	add := func(factor, n *big.Int) { sum.Add(sum, new(big.Int).Mul(factor, n)) }
	known := func(l line) *big.Int {
		return new(big.Int).Add(l.factors.exact(s.known).big(), big.NewInt(l.constant))
	}
	add(big.NewInt(q), known(a))
	add(big.NewInt(p), known(b))
	for i := range s.masses() {
		var most int64
		for j := range s.room[i].moves {
			most = max(most, joined(&s.room[i].moves[j]))
		}
		if most > 0 && s.room[i].endless {
			return false
		}
		add(big.NewInt(most), big.NewInt(s.room[i].amount))
	}
	return sum.Sign() < 0
}
