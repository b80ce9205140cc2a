package rule

import (
	"fmt"
	"slices"

	"countersign/count"
)

// State is how a place stands.
type State string

// The states of a place. The zero value is a place that has not reported.
const (
	NotYet  State = ""
	Counted State = "counted"
	Absent  State = "did not vote"
	NotPut  State = "question not put" // none of the questions
)

// Return is what is known of a place.
type Return struct {
	State      State
	Answers    []count.Answer // of a counted place: every question put there
	NotPut     []string       // further questions that are not put there, beside the definition's
	Challenged int            // challenged ballots that nobody ruled on; each can still be counted
	Present    count.Count    // members present by the register, where that is known: not where members vote by mail too
	Roll       count.Count    // a corrected roll that was accepted; unset: the definition's

	doubt bool // the void ballots are tried the other way
}

// figures are those of a question; no figures where there is no answer.
func (r *Return) figures(question string) count.Figures {
	for _, a := range r.Answers {
		if a.Question == question {
			return a.Figures
		}
	}
	return count.Figures{}
}

// check refuses a return that cannot be evaluated.
func (r *Return) check(id count.PlaceID, questions []count.Question, put []bool) error {
	if !slices.Contains([]State{NotYet, Counted, Absent, NotPut}, r.State) {
		return fmt.Errorf("%s: %q is no state of a place", id, r.State)
	}
	if r.Challenged < 0 || r.Challenged > count.MaxCount {
		return fmt.Errorf("%s: %d challenged ballots", id, r.Challenged)
	}
	if r.State != Counted {
		return nil
	}
	for i := range questions {
		q := &questions[i]
		if f := r.figures(q.ID); put[i] && !f.Sum().Set() && !slices.Contains(r.NotPut, q.ID) {
			return fmt.Errorf("%s: question %q is put there, but its figures are not all here", id, q.ID)
		}
	}
	return nil
}

// of rules the challenged or the void ballots: all to a cell, or, with none,
// leaves them open.
func (r Return) of(what Doubtful, to count.Cell) Return {
	if what == VoidBallots {
		r.Challenged = 0
		r.doubt = to == ""
	}
	if to == "" || r.State != Counted {
		return r
	}
	r.Answers = slices.Clone(r.Answers)
	for i := range r.Answers {
		f := &r.Answers[i].Figures
		n := r.Challenged
		if what == VoidBallots {
			n = f.Void.Int()
			*f = f.Put(count.CellVoid, count.N(0))
		}
		*f = f.Put(to, count.N(f.Get(to).Int()+n))
	}
	r.Challenged = 0
	return r
}

// aside is the return as if the challenged ballots stayed in their envelopes.
func (r Return) aside() Return {
	r.Challenged, r.doubt = 0, false
	return r
}
