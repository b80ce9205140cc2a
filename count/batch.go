package count

// Side is one of the two independent tallies of a batch.
type Side string

// The two sides. Different people keep them, blind to one another.
const (
	SideA Side = "A"
	SideB Side = "B"
)

// Entry is what one recorder found in a batch.
type Entry struct {
	Recorder string   `json:"recorder"`
	Closed   bool     `json:"closed"` // nothing of it is compared, or shown to the other, before
	Ballots  Count    `json:"ballots"`
	Answers  []Answer `json:"answers"` // in the order of the place's questions
}

// Answer finds the figures of a question.
func (e Entry) Answer(question string) Figures {
	for _, a := range e.Answers {
		if a.Question == question {
			return a.Figures
		}
	}
	return Figures{}
}

// Recount is a difference between A and B, and the third counting of that
// cell by both together. Question is empty for the ballots found.
type Recount struct {
	Question string `json:"question,omitempty"`
	Cell     Cell   `json:"cell"`
	A        Count  `json:"a"`
	B        Count  `json:"b"`
	Third    Count  `json:"third"`          // unset until it has been counted
	Past     bool   `json:"past,omitempty"` // the pile was counted again since: it settles nothing any more
}

// Settled reports whether the third figure equals one of the first two, so
// that the figure has been found twice.
func (r Recount) Settled() bool { return r.Third.Set() && (r.Third == r.A || r.Third == r.B) }

// Neither reports whether the third figure equals none of the first two: the
// question is counted whole again.
func (r Recount) Neither() bool { return r.Third.Set() && r.Third != r.A && r.Third != r.B }

// Remark is something that was done to a batch and has to be told: a reopened
// entry, with the reason.
type Remark struct {
	Side   Side   `json:"side"`
	Reason string `json:"reason"`
}

// Batch is one numbered bundle of ballots, "7 of 26".
type Batch struct {
	Number   int       `json:"number"`
	A        Entry     `json:"a"`
	B        Entry     `json:"b"`
	Recounts []Recount `json:"recounts,omitempty"` // all that ever differed, oldest first
	Remarks  []Remark  `json:"remarks,omitempty"`
}

// Entry is the entry of a side.
func (b *Batch) Entry(s Side) *Entry {
	if s == SideB {
		return &b.B
	}
	return &b.A
}

// cell is the figure of an entry; the question is empty for the ballots.
func (e Entry) cell(question string, c Cell) Count {
	if c == CellBallots {
		return e.Ballots
	}
	return e.Answer(question).Get(c)
}

// Final is the figure that stands for a cell: found by both, or by one of
// them and by both together in the recount. Otherwise it is unset.
func (b Batch) Final(question string, c Cell) Count {
	if !b.A.Closed || !b.B.Closed {
		return Count{}
	}
	x, y := b.A.cell(question, c), b.B.cell(question, c)
	if x == y {
		return x
	}
	for _, r := range b.Recounts {
		if r.Question == question && r.Cell == c && r.A == x && r.B == y && !r.Past && r.Settled() {
			return r.Third
		}
	}
	return Count{}
}

// Figures are the figures that stand for a question.
func (b Batch) Figures(question string) Figures {
	var f Figures
	for _, c := range Cells {
		f = f.Put(c, b.Final(question, c))
	}
	return f
}

// Ballots are the ballots that stand for the batch.
func (b Batch) Ballots() Count { return b.Final("", CellBallots) }

// Differences lists the cells that A and B found differently and that no
// recount has settled. It is empty before both entries are closed.
func (b Batch) Differences(questions []string) []Recount {
	if !b.A.Closed || !b.B.Closed {
		return nil
	}
	var out []Recount
	look := func(q string, c Cell) {
		x, y := b.A.cell(q, c), b.B.cell(q, c)
		if x != y && !b.Final(q, c).Set() {
			out = append(out, Recount{Question: q, Cell: c, A: x, B: y})
		}
	}
	look("", CellBallots)
	for _, q := range questions {
		for _, c := range Cells {
			look(q, c)
		}
	}
	return out
}

// Again reports whether a recount matched neither recorder, and they count a
// question again: each side keeps what has been seen.
func (b Batch) Again() bool {
	return b.A.Recorder != "" && b.B.Recorder != "" && !(b.A.Closed && b.B.Closed)
}

// BatchState is what the chip of a batch says.
type BatchState string

// The states of a batch.
const (
	BatchOpen    BatchState = "open"    // nobody has closed it
	BatchOneSide BatchState = "one"     // one recorder has
	BatchDiffer  BatchState = "differ"  // both have, and differ
	BatchOdd     BatchState = "odd"     // agreed, but a question does not add up to the ballots
	BatchSettled BatchState = "settled" // agreed after a recount
	BatchAgreed  BatchState = "agreed"  // agreed at once
)

// State derives the state from the entries.
func (b Batch) State(questions []string) BatchState {
	switch {
	case !b.A.Closed && !b.B.Closed:
		return BatchOpen
	case !b.A.Closed || !b.B.Closed:
		return BatchOneSide
	case len(b.Differences(questions)) > 0:
		return BatchDiffer
	}
	for _, q := range questions {
		if b.Figures(q).Sum() != b.Ballots() {
			return BatchOdd
		}
	}
	if len(b.Recounts) > 0 {
		return BatchSettled
	}
	return BatchAgreed
}

// Bundles is how many batches so many ballots make, and how many ballots the
// last of them holds; both are 0 where there is nothing to bundle.
func (p Policy) Bundles(ballots int) (batches, last int) {
	if ballots <= 0 || p.BatchSize <= 0 {
		return 0, 0
	}
	batches = (ballots + p.BatchSize - 1) / p.BatchSize
	return batches, ballots - (batches-1)*p.BatchSize
}
