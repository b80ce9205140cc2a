package rollup

import "countersign/count"

// fold sums the children of a body into it; stated is its roll by the
// definition.
func (r *Rollup) fold(n *Node, stated count.Count) {
	n.Roll = count.N(0)
	known := 0
	for _, c := range n.Children {
		if c.CountedWith == "" {
			n.Roll = add(n.Roll, c.Roll)
			known += c.Roll.Int()
			n.more += c.more
		}
	}
	if stated.Set() {
		n.Roll = corrected(stated.Int(), n.more, known, n.Roll)
	}
	for i := range r.vote.Questions {
		t := sum(n, i)
		t.Question = r.vote.Questions[i].ID
		t.judge(&r.vote.Questions[i], n.Level)
		n.Totals = append(n.Totals, t)
	}
}

// corrected is a stated roll with what accepted corrections below it add or take
// away. Where the rolls below made more than the stated one, what is taken away is
// first what that never held. So much is known of the rolls below; their sum is
// unset where one is not known, and then so is what is left of the stated one.
func corrected(stated, more, known int, below count.Count) count.Count {
	switch {
	case more >= 0 || stated+more >= known:
		return count.N(stated + more)
	case below.Set():
		return count.N(min(stated, below.Int()))
	}
	return below
}

// sum adds question i over the children that have it.
func sum(n *Node, i int) Total {
	var t Total
	everywhere, eligible := true, count.N(0)
	for _, c := range n.Children {
		if c.CountedWith != "" {
			continue
		}
		x := c.Totals[i]
		if !x.Put {
			everywhere = false
			continue
		}
		everywhere = everywhere && !x.apart
		t.Put = true
		t.Of += x.Of
		t.absent += x.absent
		eligible = add(eligible, x.Eligible)
		if x.Received == 0 {
			continue
		}
		if t.Received == 0 {
			t.Figures, t.Ballots = x.Figures, x.Ballots
		} else {
			for _, cell := range count.Cells {
				t.Figures = t.Figures.Put(cell, add(t.Get(cell), x.Get(cell)))
			}
			t.Ballots = add(t.Ballots, x.Ballots)
		}
		t.Received += x.Received
	}
	if !t.Put {
		return t
	}
	if t.Eligible = eligible; everywhere {
		t.Eligible = n.Roll // the roll of the body, which may be stated above its parts
	}
	t.apart = !everywhere
	t.Complete = t.Received+t.absent == t.Of
	return t
}

// add is unset where one of the two is.
func add(a, b count.Count) count.Count {
	if !a.Set() || !b.Set() {
		return count.Count{}
	}
	return count.N(a.Int() + b.Int())
}
