package desk

import (
	"slices"
	"strings"

	"countersign/count"
)

// fresh refuses what a new command may not do and a journal that was written
// before may hold: that is taken as it is.
func (s *State) fresh(c Command) error {
	switch c := c.(type) {
	case *Appoint:
		return s.unlike(c)
	case *Reopen:
		return s.uncovers(c)
	case *CorrectRoll:
		if r := s.Tally.Place.Roll; s.Tally.RollChange == nil && r.Set() && c.Roll == r {
			return refuse("figures", "The roll of the definition is %s already. A roll is corrected where the tellers found another one.", r.Grouped())
		}
	}
	return nil
}

// uncovers refuses to reopen one of two sides of which a question is counted
// again: whoever keys all of it would see what is kept of the other.
func (s *State) uncovers(c *Reopen) error {
	b, err := s.batch(c.Batch)
	if err == nil && c.Side != "" && b.Again() {
		return refuse("state", "Batch %d: both recorders have seen figures of the other. Both sides are counted again: reopen the batch, not one side.", c.Batch)
	}
	return nil
}

// meant puts the key of a finding for a shorter name of it, so that an event has
// the key: the code alone, where it is the only one, or as the checks are listed.
func (s *State) meant(c Command) {
	e, ok := c.(*Explain)
	if !ok || s.Vote == nil {
		return
	}
	if _, ok := s.finding(e.Finding); ok {
		return
	}
	var found []string
	for _, f := range s.toExplain() {
		if e.Finding == f.Code || e.Finding == f.Code+", "+f.Where.String() {
			found = append(found, f.Key())
		}
	}
	if len(found) == 1 {
		e.Finding = found[0]
	}
}

// toExplain are the warnings, as far as everybody may know of them.
func (s *State) toExplain() []count.Finding {
	return slices.DeleteFunc(s.Findings(), func(f count.Finding) bool { return f.Severity != count.Warning || s.covered(f) })
}

// noFinding refuses an explanation of what is not there.
func (s *State) noFinding(name string) error {
	var keys []string
	for _, f := range s.toExplain() {
		keys = append(keys, f.Key())
	}
	if len(keys) == 0 {
		return refuse("finding", "There is no finding %q to explain.", clip(name))
	}
	return refuse("finding", "There is no finding %q to explain. There are: %s.", clip(name), strings.Join(keys, "; "))
}
