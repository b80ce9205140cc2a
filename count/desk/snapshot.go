package desk

import (
	"slices"

	"countersign/count"
)

// Snapshot is the count as a screen may show it. It is a copy: nothing done to
// it reaches the count.
type Snapshot struct {
	Revision  int64 // rises with every event, as long as Rebuilt stays
	Rebuilt   int   // rises when a hall's server has forgotten what it had shown
	Vote      *count.Vote
	Digest    count.Digest // of the definition
	Tally     count.Tally  // figures of one side alone are left out
	Sheet     int          // revision of the sheet that is being made
	Findings  []count.Finding
	Certified *Certify   // nil while the count is open
	Exports   []Exported // of this revision, the newest last
	Sealed    string     // the number of the seal, "" while nothing is sealed
	TakenOver []TakeOver // of tables in a hall
	Last      count.Time
}

// Snapshot shows the count as it stands.
func (d *Desk) Snapshot() Snapshot {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.state
	s.now = count.At(d.opts.Clock())
	return Snapshot{
		Revision: d.seq, Rebuilt: d.rebuilt, Vote: s.Vote, Digest: s.VoteDigest, Tally: s.shown(), Sheet: s.Revision,
		Findings: slices.DeleteFunc(s.Findings(), s.covered), Certified: s.Certified, Last: s.Last,
		Exports: slices.Clone(s.Exports), Sealed: s.Sealed, TakenOver: slices.Clone(s.TakenOver),
	}
}

// Head is the hash of the last event that was folded: copies of a count that
// hold as many events and have another one have parted.
func (d *Desk) Head() count.Digest {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.head
}

// shown is a copy of the tally as both recorders may see it.
func (s *State) shown() count.Tally {
	t := copyTally(s.Tally)
	for i := range t.Batches {
		blind(&t.Batches[i])
	}
	return t
}

// blind leaves the figures out of a batch that is not closed on both sides.
func blind(b *count.Batch) {
	if b.A.Closed && b.B.Closed {
		return
	}
	for _, e := range []*count.Entry{&b.A, &b.B} {
		if e.Closed {
			e.Ballots, e.Answers = count.Count{}, nil
		}
	}
}

// covered reports whether a finding tells what one side has found in a batch
// that the other has not closed.
func (s *State) covered(f count.Finding) bool {
	if f.Where.Side == "" {
		return false
	}
	if _, veiled := s.veiled[half{f.Where.Batch, f.Where.Side}]; !veiled && f.Code == "B103" {
		return false
	}
	b := s.Tally.Batches[f.Where.Batch-1]
	return !b.A.Closed || !b.B.Closed
}

func copyTally(t count.Tally) count.Tally {
	t.Tellers = slices.Clone(t.Tellers)
	t.Batches = slices.Clone(t.Batches)
	for i := range t.Batches {
		b := &t.Batches[i]
		b.A.Answers, b.B.Answers = slices.Clone(b.A.Answers), slices.Clone(b.B.Answers)
		b.Recounts, b.Remarks = slices.Clone(b.Recounts), slices.Clone(b.Remarks)
	}
	t.Questions = slices.Clone(t.Questions)
	t.Sample.What = slices.Clone(t.Sample.What)
	t.Account = slices.Clone(t.Account)
	t.Challenges = slices.Clone(t.Challenges)
	t.Voids = slices.Clone(t.Voids)
	t.Explanations = slices.Clone(t.Explanations)
	return t
}
