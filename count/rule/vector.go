package rule

import "countersign/count"

// vector is what a condition on ballots looks at: figures of a body, or the
// factor of each.
type vector [6]int64

// The places of a vector.
const (
	yes = iota
	no
	blank
	void
	present
	eligible
)

// bases are the factors that make a base of figures.
var bases = map[count.Base]vector{
	count.BaseValid:    {yes: 1, no: 1},
	count.BaseCast:     {yes: 1, no: 1, void: 1},
	count.BaseBallots:  {yes: 1, no: 1, blank: 1, void: 1},
	count.BasePresent:  {present: 1},
	count.BaseEligible: {eligible: 1},
}

func (v vector) plus(w vector) vector {
	for i := range v {
		v[i] += w[i]
	}
	return v
}

func (v vector) scaled(n int64) vector {
	for i := range v {
		v[i] *= n
	}
	return v
}

// dot multiplies factors by a step of at most a few in each place.
func (v *vector) dot(w *vector) int64 {
	var n int64
	for i := range v {
		n += v[i] * w[i]
	}
	return n
}

// exact multiplies factors by figures.
func (v vector) exact(w vector) wide {
	var n wide
	for i := range v {
		if v[i] != 0 {
			n = n.plus(times(v[i], w[i]))
		}
	}
	return n
}

// line is a half of the space of figures: it holds where factors times figures,
// plus the constant, is 0 or more.
type line struct {
	factors  vector
	constant int64
}

// not is the other half. Figures are whole numbers, so nothing lies between.
func (l line) not() line { return line{l.factors.scaled(-1), -l.constant - 1} }

// compared is the line on which part stands to a share of base as it says.
func compared(part vector, how count.Compare, share count.Fraction, base vector) line {
	over := line{factors: part.scaled(share.Den).plus(base.scaled(-share.Num))}
	switch how {
	case count.MoreThan:
		over.constant = -1
	case count.AtMost:
		over.factors = over.factors.scaled(-1)
	case count.LessThan:
		over.factors, over.constant = over.factors.scaled(-1), -1
	}
	return over
}

// some is the line on which there is at least one of the part.
func some(part vector) line { return line{part, -1} }
