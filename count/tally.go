package count

// Tally is all that was found at a place: what the checks look at, and what a
// sheet certifies. Desk fills it from events, a record carries it.
type Tally struct {
	Place        Place         `json:"place"`
	Questions    []Question    `json:"questions"` // put at this place
	Policy       Policy        `json:"policy"`
	Thresholds   Thresholds    `json:"thresholds"`
	Opens        Date          `json:"opens"`
	Closes       Date          `json:"closes"`
	Held         Date          `json:"held,omitempty"` // the day of the count, as the tellers gave it
	Hall         string        `json:"hall,omitempty"` // where it was held
	Tellers      []Teller      `json:"tellers"`
	Declared     Count         `json:"declared"` // batches, "# of #"
	Batches      []Batch       `json:"batches"`
	Account      Account       `json:"account"`
	Challenges   []Challenge   `json:"challenges"`
	Voids        []Void        `json:"voids"`
	RollChange   *RollChange   `json:"roll_change,omitempty"`
	Explanations []Explanation `json:"explanations"`
	Sample       SampleMark    `json:"sample"`
}

// NewTally is an empty tally of a place of the vote.
func NewTally(v *Vote, p Place) Tally {
	t := Tally{
		Place: p, Questions: v.QuestionsAt(p.ID), Policy: v.Ballots, Thresholds: v.Thresholds,
		Opens: v.Opens, Closes: v.Closes,
	}
	if v.Sample {
		t.Sample.What = []string{"everything"}
	}
	return t
}

// QuestionIDs are the identities of the questions put.
func (t *Tally) QuestionIDs() []string {
	ids := make([]string, len(t.Questions))
	for i, q := range t.Questions {
		ids[i] = q.ID
	}
	return ids
}

// Expected is how many ballots a batch is taken to hold before somebody counts
// it: as many as a batch has, and of the last one, where there are as many
// batches as the ballots in the box fill, what the others leave.
func (t *Tally) Expected(batch int) int {
	box := t.Account.Get(InBox)
	batches, last := t.Policy.Bundles(box.Int())
	if box.Set() && batch == batches && t.Declared == N(batches) && last > 0 {
		return last
	}
	return t.Policy.BatchSize
}

// Eligible is the roll: as the tellers corrected it, else by the definition.
func (t *Tally) Eligible() Count {
	if t.RollChange != nil {
		return t.RollChange.Roll
	}
	return t.Place.Roll
}

// Total is the figures of a question over all batches; unset while a figure
// of a batch does not stand yet, or there is no batch.
func (t *Tally) Total(question string) Figures {
	var f Figures
	if len(t.Batches) == 0 {
		return f
	}
	for _, c := range Cells {
		sum, ok := 0, true
		for _, b := range t.Batches {
			n := b.Final(question, c)
			ok = ok && n.Set()
			sum += n.Int()
		}
		if ok {
			f = f.Put(c, N(sum))
		}
	}
	return f
}

// BallotsInBatches adds the ballots of all batches.
func (t *Tally) BallotsInBatches() Count {
	cs := make([]Count, len(t.Batches))
	for i, b := range t.Batches {
		cs[i] = b.Ballots()
	}
	if len(cs) == 0 {
		return Count{}
	}
	return plus(cs...)
}

// Teller finds a teller by name.
func (t *Tally) Teller(name string) (Teller, bool) {
	for _, x := range t.Tellers {
		if x.Name == name {
			return x, true
		}
	}
	return Teller{}, false
}

// Envelopes counts the rows of the challenge log that were not withdrawn.
func (t *Tally) Envelopes() int {
	n := 0
	for _, c := range t.Challenges {
		if c.Withdrawn == nil {
			n++
		}
	}
	return n
}

// ChallengesBy counts the rows of the challenge log with a ruling; what was
// withdrawn has none any more.
func (t *Tally) ChallengesBy(r Ruling) int {
	n := 0
	for _, c := range t.Challenges {
		if c.Ruling == r && c.Withdrawn == nil {
			n++
		}
	}
	return n
}
