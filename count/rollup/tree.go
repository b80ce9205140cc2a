package rollup

import (
	"slices"

	"countersign/count"
)

// Report works out what has changed since the last one. What has not is shared
// with it and never written to again.
func (r *Rollup) Report() *Report {
	c := &r.vote.Coalition
	root := Node{Level: count.LevelCoalition, Code: c.Code, Name: c.Name}
	for i := range c.Unions {
		root.Children = append(root.Children, *r.union(i))
	}
	r.fold(&root, c.Roll)
	out := &Report{Vote: r.ref, Places: len(r.places), Coalition: root, Refused: refusals(r.refused)}
	for _, p := range r.places {
		if p.counted != nil {
			out.Received++
		}
	}
	for i := range r.vote.Questions {
		out.Questions = append(out.Questions, r.question(&r.vote.Questions[i], &out.Coalition))
	}
	for _, level := range []count.Level{count.LevelCoalition, count.LevelUnion, count.LevelUnit, count.LevelLocal} {
		out.Follows = append(out.Follows, r.rules.Consequences(level)...)
	}
	return out
}

func refusals(rs []Refusal) []Refusal {
	out := slices.Clone(rs)
	for i := range out {
		out[i].Findings = slices.Clone(out[i].Findings)
	}
	return out
}

// branch is a union as it was summed last, and its units.
type branch struct {
	union *Node   // nil: to be summed again
	units []*Node // nil the same
}

// plant makes a tree in which everything is to be summed.
func (r *Rollup) plant() {
	for _, u := range r.vote.Coalition.Unions {
		r.built = append(r.built, &branch{units: make([]*Node, len(u.Units))})
	}
}

// unit is what the places of one unit have in common.
type unit struct {
	r            *Rollup
	blank        *count.Tally // as the definition gives it to the first of them; the others differ in nothing but the place
	union, index int          // where the tree has it
}

// unitOf is that of a place. A unit that reports as another one has no places
// of its own.
func (r *Rollup) unitOf(p count.Place) *unit {
	union, code, _ := p.ID.Codes()
	unions := r.vote.Coalition.Unions
	i := slices.IndexFunc(unions, func(u count.Union) bool { return u.Code == union })
	j := slices.IndexFunc(unions[i].Units, func(x count.Unit) bool { return x.Code == code })
	blank := count.NewTally(r.vote, p)
	return &unit{r, &blank, i, j}
}

// changed notes that the bodies above a place are to be summed again.
func (u *unit) changed(p *place) {
	b := u.r.built[u.union]
	b.union, b.units[u.index] = nil, nil
	u.r.ruled(p.id, p)
}

func (r *Rollup) union(i int) *Node {
	b, u := r.built[i], &r.vote.Coalition.Unions[i]
	if b.union != nil {
		return b.union
	}
	n := Node{Level: count.LevelUnion, Code: u.Code, Name: u.Name}
	for j := range u.Units {
		if b.units[j] == nil {
			x := r.unit(u, &u.Units[j])
			b.units[j] = &x
		}
		n.Children = append(n.Children, *b.units[j])
	}
	r.fold(&n, u.Roll)
	b.union = &n
	return &n
}

func (r *Rollup) unit(u *count.Union, x *count.Unit) Node {
	n := Node{Level: count.LevelUnit, Code: x.Code, Name: x.Name}
	roll := x.Roll
	for _, other := range u.Units {
		if other.Code == x.ReportsAs {
			n.CountedWith, n.Roll = other.Name, x.Roll
			return n
		}
		if other.ReportsAs == x.Code {
			roll = add(roll, other.Roll)
		}
	}
	base := count.PlaceID(u.Code + "/" + x.Code)
	n.Children = make([]Node, 0, max(len(x.Locals), 1))
	if len(x.Locals) == 0 {
		n.Children = append(n.Children, r.place(base, "", x.Name))
	}
	for _, l := range x.Locals {
		n.Children = append(n.Children, r.place(base+"/"+count.PlaceID(l.Code), l.Code, l.Name))
	}
	r.fold(&n, roll)
	return n
}

func (r *Rollup) place(id count.PlaceID, code, name string) Node {
	p := r.places[id]
	s := &PlaceState{
		ID: p.id, State: p.state, Findings: p.findings, Changes: p.changes, Refused: refusals(p.refused), Aside: p.asideKeys(), Disputed: p.disputedKeys(),
	}
	if s.State == "" {
		s.State = Missing
	}
	if s.State == Missing && r.voting {
		s.State = NotYet
	}
	if p.state == Absent {
		s.AbsentBy, s.AbsentWhy = p.absent.By, p.absent.Why
	}
	s.Sheets = slices.Grow(s.Sheets, len(p.sheets)) // nil where nothing came
	for _, x := range p.sheets {
		s.Sheets = append(s.Sheets, Sheet{x.Revision, x.Digest, x.Files})
	}
	n := Node{Level: count.LevelLocal, Code: code, Name: name, Place: s}
	n.Roll, n.more, s.RollBy = p.roll()
	if p.counted != nil {
		s.Counted, s.Unconfirmed, s.KeysOpen, s.RevisionBy = p.counted, p.doubt, p.open, p.agreedBy()
	}
	if p.waiting != nil {
		s.Waiting, s.Coming = p.waiting, p.coming
	}
	n.Totals = make([]Total, 0, len(r.vote.Questions))
	for i := range r.vote.Questions {
		n.Totals = append(n.Totals, p.total(&r.vote.Questions[i], n.Roll))
	}
	return n
}

func (p *place) total(q *count.Question, roll count.Count) Total {
	t := Total{Question: q.ID}
	if !slices.ContainsFunc(p.unit.blank.Questions, func(x count.Question) bool { return x.ID == q.ID }) {
		return t
	}
	t.Put, t.Of, t.Eligible = true, 1, roll
	if p.state == Absent {
		t.absent, t.Complete = 1, true
	}
	if p.counted != nil {
		if x, ok := p.counted.result(q.ID); ok {
			t.Figures, t.Ballots, t.Received, t.Complete = x.Figures, x.Ballots, 1, true
		}
	}
	t.judge(q, count.LevelLocal)
	return t
}

// judge is the verdict of the majority where it applies to bodies of this
// level: open until every place is in or did not vote.
func (t *Total) judge(q *count.Question, level count.Level) {
	m := q.Rule.Majority
	if !t.Put || m.Applies != level || !q.Rule.Plain() {
		return
	}
	t.Judged = count.Open
	switch {
	case !t.Complete:
	case t.Received == 0:
		t.Judged = count.DidNotVote
	default:
		t.Necessary, t.Judged = m.Necessary(t.Figures, t.Eligible), m.Judge(t.Figures, t.Eligible)
	}
}
