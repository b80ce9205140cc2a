package rollup

import (
	"countersign/assets/words"
	"countersign/count/rollup"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// badge is a state in a shape, a colour and a word or two.
type badge struct {
	kind widget.Kind
	icon theme.Icon
	word string
}

// sum is what is known of the places of a body.
type sum struct {
	places, in, problems, waiting, absent int
	rejects                               bool // this body, or one below it
}

func (s *sum) add(t sum) {
	s.places += t.places
	s.in += t.in
	s.problems += t.problems
	s.waiting += t.waiting
	s.absent += t.absent
	s.rejects = s.rejects || t.rejects
}

// missing are the places of which nothing counts and nobody said why.
func (s *sum) missing() int { return s.places - s.in - s.absent }

// ofPlace is what one place adds to the sums above it.
func ofPlace(p *rollup.PlaceState) sum {
	out := sum{places: 1}
	switch {
	case p.Counted != nil:
		out.in = 1
	case p.State == rollup.Absent:
		out.absent = 1
	}
	switch {
	case trouble(p):
		out.problems = 1
	case p.Waiting != nil, p.RollWaits(), p.Unconfirmed, p.Counted != nil && len(p.Aside) > 0:
		out.waiting = 1
	}
	return out
}

// trouble says whether something came for a place and does not count.
func trouble(p *rollup.PlaceState) bool { return p.State == rollup.Problem || p.State == rollup.Turned }

// placeBadge is the state of a place.
func placeBadge(n *rollup.Node) badge {
	p := n.Place
	switch {
	case p.State == rollup.Problem:
		return badge{widget.Warning, theme.IconWarning, words.T("Problem")}
	case p.State == rollup.Turned:
		return badge{widget.Error, theme.IconError, words.T("Refused")}
	case p.Waiting != nil:
		return badge{widget.Warning, theme.IconPage, words.F("Revision %d waits", p.Waiting.Revision)}
	case p.RollWaits():
		return badge{widget.Warning, theme.IconPage, words.T("Roll waits")}
	case p.State == rollup.Absent:
		return badge{widget.Plain, theme.IconNone, words.T("Did not vote")}
	case p.Counted != nil && (p.Unconfirmed || len(p.Aside) > 0):
		return badge{widget.Warning, theme.IconLock, words.T("Check keys")}
	case p.Counted != nil && p.Counted.Revision > 1:
		return badge{widget.Success, theme.IconPage, words.F("Revision %d", p.Counted.Revision)}
	case p.Counted != nil:
		return badge{widget.Success, theme.IconDone, words.T("Verified")}
	case !put(n):
		return badge{widget.Plain, theme.IconNone, words.T("Question not put")}
	case p.State == rollup.NotYet:
		return badge{widget.Plain, theme.IconOpen, words.T("Not expected yet")}
	}
	return badge{widget.Plain, theme.IconOpen, words.T("Not received")}
}

// put says whether any question is put to a body.
func put(n *rollup.Node) bool {
	for _, t := range n.Totals {
		if t.Put {
			return true
		}
	}
	return false
}

// bodyBadge is the state of a body by its places.
func bodyBadge(s sum) badge {
	of := words.F("%s of %s", words.Now().Number(s.in), words.Now().Number(s.places))
	switch {
	case s.problems > 0:
		return badge{widget.Warning, theme.IconWarning, words.N(s.problems, "1 problem", "%s problems")}
	case s.waiting > 0:
		return badge{widget.Warning, theme.IconPage, words.F("%s to check", words.Now().Number(s.waiting))}
	case s.places > 0 && s.absent == s.places:
		return badge{widget.Plain, theme.IconNone, words.T("Did not vote")}
	case s.missing() == 0:
		return badge{widget.Success, theme.IconDone, of}
	case s.in == 0:
		return badge{widget.Plain, theme.IconOpen, of}
	}
	return badge{widget.Plain, theme.IconHalf, of}
}

// closedBadge is all that an embargo leaves of a state: received or not.
func closedBadge(n *rollup.Node, s sum) badge {
	switch {
	case n.Place == nil:
		of := words.F("%s of %s", words.Now().Number(s.in), words.Now().Number(s.places))
		if s.missing() == 0 {
			return badge{widget.Success, theme.IconDone, of}
		}
		return badge{widget.Plain, theme.IconOpen, of}
	case n.Place.Counted != nil:
		return badge{widget.Success, theme.IconDone, words.T("Received")}
	case n.Place.State == rollup.Missing:
		return badge{widget.Plain, theme.IconOpen, words.T("Not received")}
	}
	return placeBadge(n)
}
