package cdf

import "fmt"

// checker holds a report to what the schema does not ask.
type checker struct {
	bodies map[string]*int // roll of each body, nil where it is not known
	waits  map[string]bool // bodies whose roll is not known yet: a correction waits
	ids    map[string]bool
	fault  error
}

// check finds references to nothing, identities that are there twice, and
// figures that cannot be.
func check(r *report, waits map[string]bool) error {
	c := &checker{bodies: map[string]*int{}, waits: waits, ids: map[string]bool{}}
	for i := range r.GpUnit {
		u := &r.GpUnit[i]
		c.identity(u.ID)
		c.bodies[u.ID] = u.VotersRegistered
	}
	for _, u := range r.GpUnit {
		for _, below := range u.ComposingGpUnitIDs {
			c.reference(u.ID, below)
		}
	}
	e := &r.Election[0] // a report is of one vote
	c.reference("election", e.ElectionScopeID)
	for _, b := range e.BallotCounts {
		c.figure("ballots", b.GpUnitID, b.BallotsCast)
		c.figure("ballots not ruled on", b.GpUnitID, *b.BallotsRejected)
	}
	for i := range e.Contest {
		c.contest(&e.Contest[i])
	}
	return c.fault
}

func (c *checker) contest(x *contest) {
	c.identity(x.ID)
	c.reference(x.ID, x.ElectionDistrictID)
	sum := map[string]int{}
	for _, s := range x.ContestSelection {
		c.identity(s.ID)
		for _, v := range s.VoteCounts {
			c.figure(s.ID, v.GpUnitID, v.Count)
			sum[v.GpUnitID] += v.Count
		}
	}
	for _, o := range x.OtherCounts {
		c.figure(x.ID+", blank", o.GpUnitID, o.Undervotes)
		sum[o.GpUnitID] += o.Undervotes
	}
	for body, n := range sum {
		c.figure(x.ID+", all votes", body, n)
	}
}

func (c *checker) fail(format string, args ...any) {
	if c.fault == nil {
		c.fault = fmt.Errorf(format, args...)
	}
}

func (c *checker) identity(id string) {
	if c.ids[id] {
		c.fail("%s is there twice", id)
	}
	c.ids[id] = true
}

func (c *checker) reference(from, to string) {
	if _, there := c.bodies[to]; !there {
		c.fail("%s names %s, which is not there", from, to)
	}
}

func (c *checker) figure(what, body string, n int) {
	c.reference(what, body)
	if n < 0 {
		c.fail("%s of %s are %d", what, body, n)
	}
	if roll := c.bodies[body]; roll != nil && n > *roll && !c.waits[body] {
		c.fail("%s of %s are %d, its roll is %d", what, body, n, *roll)
	}
}
