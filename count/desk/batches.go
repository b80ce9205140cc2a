package desk

import (
	"slices"

	"countersign/count"
)

// Declare says how many batches there are, "# of #".
type Declare struct {
	Head
	Batches count.Count `json:"batches"`
}

func (c *Declare) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if n := c.Batches.Int(); !c.Batches.Set() || n < 1 || n > count.MaxBatches {
		return refuse("batch", "A place has 1 to %s batches.", count.Grouped(count.MaxBatches))
	}
	if i := slices.IndexFunc(s.Tally.Voids, func(v count.Void) bool { return v.Withdrawn == nil && v.Batch > c.Batches.Int() }); i >= 0 {
		return refuse("batch", "The void log names batch %d, so there cannot be fewer batches than that.", s.Tally.Voids[i].Batch)
	}
	for i := c.Batches.Int(); i < len(s.Tally.Batches); i++ {
		if b := s.Tally.Batches[i]; b.A.Recorder != "" || b.B.Recorder != "" || len(b.Remarks) > 0 {
			return refuse("batch", "Batch %d has been recorded, so there cannot be fewer batches than that.", b.Number)
		}
	}
	return nil
}

func (c *Declare) apply(s *State) {
	s.Tally.Declared = c.Batches
	t := &s.Tally
	t.Batches = t.Batches[:min(len(t.Batches), c.Batches.Int())]
	for n := len(t.Batches) + 1; n <= c.Batches.Int(); n++ {
		t.Batches = append(t.Batches, count.Batch{Number: n})
	}
}

// Close is one recorder's count of a batch, finished. Figures that do not add
// up may be closed: a count is never forced to fit, B101 says what is odd.
// After a recount that matched neither recorder, only what is counted again is
// given.
type Close struct {
	Head
	Batch    int            `json:"batch"`
	Side     count.Side     `json:"side"`
	Recorder string         `json:"recorder"`
	Ballots  count.Count    `json:"ballots"`
	Answers  []count.Answer `json:"answers"`

	// Salt is random, 16 bytes, in a hall's count: without it a recorder's
	// machine could find the other side's figures by trying which give the hash.
	Salt []byte `json:"salt,omitempty"`
}

func (c *Close) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	b, err := s.batch(c.Batch)
	if err != nil {
		return err
	}
	if len(c.Salt) != 0 && len(c.Salt) != saltSize {
		return refuse("format", "A salt has %d bytes, not %d.", saltSize, len(c.Salt))
	}
	if err := s.mayClose(b, c.Side, c.Recorder); err != nil {
		return err
	}
	return c.checkFigures(s, b.Entry(c.Side))
}

// mayClose refuses a recorder who cannot close this side of a batch.
func (s *State) mayClose(b *count.Batch, side count.Side, recorder string) error {
	if side != count.SideA && side != count.SideB {
		return refuse("format", "A batch has side A and side B, not %q.", clip(string(side)))
	}
	if err := s.working(recorder); err != nil {
		return err
	}
	if b.Entry(other(side)).Recorder == recorder {
		return refuse("B105", "Batch %d: %s has recorded side %s. Somebody else records side %s.", b.Number, clip(recorder), other(side), side)
	}
	if b.Entry(side).Closed {
		return refuse("state", "Batch %d: recorder %s has closed already. Reopen it with a reason to count it again.", b.Number, side)
	}
	if r := b.Entry(side).Recorder; r != "" && r != recorder {
		return refuse("teller", "Batch %d: %s has begun side %s and ends it. If %s cannot, reopen side %s with a reason; then somebody else counts it.",
			b.Number, clip(r), side, clip(r), side)
	}
	return nil
}

func other(side count.Side) count.Side {
	if side == count.SideA {
		return count.SideB
	}
	return count.SideA
}

func (c *Close) checkFigures(s *State, e *count.Entry) error {
	if c.Ballots.Set() == e.Ballots.Set() {
		if e.Ballots.Set() {
			return refuse("figures", "Batch %d: the ballots have been counted; only the question is counted again.", c.Batch)
		}
		return refuse("B103", "Batch %d: type how many ballots you found. An empty box is not counted.", c.Batch)
	}
	if err := s.within(c.Ballots); err != nil {
		return err
	}
	asked := Asked(&s.Tally, e)
	if len(c.Answers) != len(asked) {
		return refuse("figures", "Batch %d: %d questions are counted here, not %d.", c.Batch, len(asked), len(c.Answers))
	}
	for i, a := range c.Answers {
		if a.Question != asked[i] {
			return refuse("figures", "Batch %d: question %q comes here, not %q.", c.Batch, asked[i], clip(a.Question))
		}
		for _, cell := range count.Cells {
			n := a.Get(cell)
			if !n.Set() {
				return refuse("B103", "Batch %d, %s: %s is empty. Type 0 when there are none.", c.Batch, a.Question, cell.Title())
			}
			if err := s.within(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// Asked lists the questions that an open entry still has to give: all of them
// at first, one after a recount that matched neither recorder.
func Asked(t *count.Tally, e *count.Entry) []string {
	var out []string
	for _, q := range t.QuestionIDs() {
		if !slices.ContainsFunc(e.Answers, func(a count.Answer) bool { return a.Question == q }) {
			out = append(out, q)
		}
	}
	return out
}

func (c *Close) apply(s *State) {
	e := s.Tally.Batches[c.Batch-1].Entry(c.Side)
	e.Recorder, e.Closed = c.Recorder, true
	if c.Ballots.Set() {
		e.Ballots = c.Ballots
	}
	given := append(slices.Clone(e.Answers), c.Answers...)
	e.Answers = make([]count.Answer, 0, len(given))
	for _, q := range s.Tally.QuestionIDs() {
		for _, a := range given {
			if a.Question == q {
				e.Answers = append(e.Answers, a)
			}
		}
	}
}

// Reopen takes entries of a batch back, to count again. Once both sides are closed
// their figures have been seen, so both are reopened: Side is empty. So they are
// where a question is counted again and a recorder has left; journals of before
// have one side there.
type Reopen struct {
	Head
	Batch  int        `json:"batch"`
	Side   count.Side `json:"side,omitempty"`
	Reason string     `json:"reason"`
}

func (c *Reopen) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	b, err := s.batch(c.Batch)
	if err != nil {
		return err
	}
	if err := text("The reason", c.Reason, 3, 280); err != nil {
		return err
	}
	both := b.A.Closed && b.B.Closed
	switch c.Side {
	case "":
		switch {
		case b.Again():
		case !b.A.Closed && !b.B.Closed:
			return refuse("state", "Batch %d: nobody has closed it.", c.Batch)
		case !both:
			return refuse("state", "Batch %d: only one recorder has closed. Say which side is reopened.", c.Batch)
		}
	case count.SideA, count.SideB:
		if both {
			return refuse("state", "Batch %d: both recorders have closed and seen the figures. Both sides are counted again.", c.Batch)
		}
		if b.Entry(c.Side).Recorder == "" { // of one that counts a question again the recorder may have left
			return refuse("state", "Batch %d: recorder %s has not closed it.", c.Batch, c.Side)
		}
	default:
		return refuse("format", "A batch has side A and side B, not %q.", clip(string(c.Side)))
	}
	return nil
}

func (c *Reopen) apply(s *State) {
	b := &s.Tally.Batches[c.Batch-1]
	for _, side := range []count.Side{count.SideA, count.SideB} {
		if c.Side == "" || c.Side == side {
			*b.Entry(side) = count.Entry{}
			delete(s.veiled, half{c.Batch, side})
		}
	}
	past(b, "")
	b.Remarks = append(slices.Clip(b.Remarks), count.Remark{Side: c.Side, Reason: c.Reason})
}
