package desk

import (
	"slices"

	"countersign/count"
)

// Recount is the third counting of the cells that differ, by both recorders
// together. A figure that equals A's or B's has been found twice and stands;
// one that equals neither sends the question back to be counted whole, blind.
type Recount struct {
	Head
	Batch int       `json:"batch"`
	By    []string  `json:"by"`
	Cells []Recells `json:"cells"`
}

// Recells is one cell of a recount. Question is empty for the ballots found.
type Recells struct {
	Question string      `json:"question,omitempty"`
	Cell     count.Cell  `json:"cell"`
	Value    count.Count `json:"value"`
}

func (c *Recount) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	b, err := s.batch(c.Batch)
	if err != nil {
		return err
	}
	ds := b.Differences(s.Tally.QuestionIDs())
	if len(ds) == 0 {
		return refuse("state", "Batch %d: there is nothing to recount.", c.Batch)
	}
	if len(c.By) != 2 || !slices.Contains(c.By, b.A.Recorder) || !slices.Contains(c.By, b.B.Recorder) {
		return refuse("teller", "Batch %d: the recount is made by both its recorders together.", c.Batch)
	}
	if len(c.Cells) != len(ds) {
		return refuse("figures", "Batch %d: %d cells differ and are recounted, not %d.", c.Batch, len(ds), len(c.Cells))
	}
	for i, x := range c.Cells {
		if x.Question != ds[i].Question || x.Cell != ds[i].Cell {
			return refuse("figures", "Batch %d: %s%s does not differ, or comes in another order.", c.Batch, question(x.Question), x.Cell)
		}
		if !x.Value.Set() {
			return refuse("B103", "Batch %d: %s%s is empty. Type what you find.", c.Batch, question(x.Question), x.Cell)
		}
		if err := s.within(x.Value); err != nil {
			return err
		}
	}
	return nil
}

func question(id string) string {
	if id == "" {
		return ""
	}
	return clip(id) + ", "
}

func (c *Recount) apply(s *State) {
	b := &s.Tally.Batches[c.Batch-1]
	ds := b.Differences(s.Tally.QuestionIDs())
	b.Recounts = slices.Clip(b.Recounts)
	for i, d := range ds {
		d.Third = c.Cells[i].Value
		b.Recounts = append(b.Recounts, d)
	}
	for _, d := range b.Recounts[len(b.Recounts)-len(ds):] {
		if d.Neither() {
			again(b, d.Question)
		}
	}
}

// again opens a question in both entries, or everything where it was the
// ballots that nobody found twice. The recorders stay who they are.
func again(b *count.Batch, question string) {
	past(b, question)
	for _, e := range []*count.Entry{&b.A, &b.B} {
		e.Closed = false
		if question == "" {
			e.Ballots, e.Answers = count.Count{}, nil
			continue
		}
		e.Answers = slices.DeleteFunc(slices.Clone(e.Answers), func(a count.Answer) bool { return a.Question == question })
	}
}

// past ends what recounts of a question have settled, or of all of them.
func past(b *count.Batch, question string) {
	b.Recounts = slices.Clone(b.Recounts)
	for i := range b.Recounts {
		if r := &b.Recounts[i]; question == "" || r.Question == question {
			r.Past = true
		}
	}
}
