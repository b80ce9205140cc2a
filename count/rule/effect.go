package rule

import (
	"fmt"
	"maps"
	"slices"

	"countersign/count"
)

// Doubtful names ballots whose ruling could be another one.
type Doubtful string

// The ballots that Effect rules otherwise.
const (
	ChallengedBallots Doubtful = "challenged" // C401: in their envelopes, counted all for or all against
	VoidBallots       Doubtful = "void"       // C402: ruled the other way
)

// Effect is what doubtful ballots can do to one body, through the whole tree.
type Effect struct {
	What     Doubtful `json:"what"`
	Ballots  int      `json:"ballots"` // in all the places that were asked about; of void ballots, those of the question
	Question string   `json:"question"`
	Body
	Now     count.Verdict `json:"now"` // without the challenged ballots, with the void ones void
	AllYes  count.Verdict `json:"all_yes"`
	AllNo   count.Verdict `json:"all_no"`
	Can     bool          `json:"can"`     // some ruling changes the outcome, or keeps it open
	Decides bool          `json:"decides"` // this body is one that decides the question
}

// Finding is the effect as the check C401 or C402 has it. Void ballots that can
// change nothing are no finding: ask Can first.
func (e Effect) Finding(q count.Question) count.Finding {
	f := count.Finding{
		Code: "C401", Severity: count.Note, Where: count.Where{Question: e.Question},
		Short: fmt.Sprintf("%s: %s %s ballots cannot change the result of %s", q.Short, count.Grouped(e.Ballots), e.What, e.Body),
		Long:  "They are not sufficient in number to affect the result.",
		Sum:   fmt.Sprintf("%s: now %s; all for: %s; all against: %s", e.Body, e.Now, e.AllYes, e.AllNo),
	}
	if e.What == VoidBallots {
		f.Code = "C402"
	}
	if e.Can {
		f.Severity = count.Warning
		f.Short = fmt.Sprintf("%s: %s %s ballots can change the result of %s", q.Short, count.Grouped(e.Ballots), e.What, e.Body)
		f.Long = "They are sufficient in number to affect the result. They are resolved before the chair declares it."
	}
	if e.Can && e.Now == count.Open && e.AllYes == count.Open && e.AllNo == count.Open {
		f.Long = "The result is still open. Whether they are sufficient in number to affect it cannot be said yet."
	}
	return f
}

// Effect tries the challenged, or the void, ballots of some places both ways,
// and any way between, at every level that has a rule. No place named is all
// of them. It tells of the bodies that those places belong to.
func (s *Standing) Effect(what Doubtful, places ...count.PlaceID) []Effect {
	given := map[int]Return{}
	for _, id := range places {
		if at, ok := s.places[id]; ok {
			given[at] = s.bodies[at].given
		}
	}
	if len(places) == 0 {
		for _, at := range s.places {
			given[at] = s.bodies[at].given
		}
	}
	maps.DeleteFunc(given, func(_ int, r Return) bool {
		return r.State != Counted || what == ChallengedBallots && r.Challenged == 0
	})
	try := func(change func(Return) Return) [][]verdicts {
		for at, r := range given {
			s.put(at, change(r))
		}
		s.evaluate()
		out := make([][]verdicts, len(s.rules))
		for i, r := range s.rules {
			out[i] = slices.Clone(r.says)
		}
		return out
	}
	now := try(Return.aside)
	yes := try(func(r Return) Return { return r.of(what, count.CellYes) })
	no := try(func(r Return) Return { return r.of(what, count.CellNo) })
	open := try(func(r Return) Return { return r.of(what, "") })
	try(func(r Return) Return { return r })
	var out []Effect
	for i, r := range s.rules {
		for at, id := range s.levels[r.height] {
			n := s.doubtful(what, r.question, id, given)
			if n == 0 {
				continue
			}
			q := &s.vote.Questions[r.question]
			out = append(out, Effect{
				What: what, Ballots: n, Question: q.ID, Body: s.bodyOf(id),
				Now: now[i][at].verdict(), AllYes: yes[i][at].verdict(), AllNo: no[i][at].verdict(),
				Can:     can(what, now[i][at], yes[i][at], no[i][at], open[i][at]),
				Decides: tallLevels[r.height] == q.DecidedBy,
			})
		}
	}
	return out
}

// can reports whether some ruling changes an outcome. Of challenged ballots nobody
// can say that they do not while it is open: what is out may leave it to them.
func can(what Doubtful, now, yes, no, open verdicts) bool {
	return now != yes || now != no || now != open || what == ChallengedBallots && open.verdict() == count.Open
}

// doubtful counts the ballots in question of places in a body.
func (s *Standing) doubtful(what Doubtful, question, body int, given map[int]Return) int {
	n := 0
	for _, at := range s.below(body, 0) {
		r, ok := given[at]
		switch {
		case !ok || s.bodies[at].out[question][sumPut] == 0:
		case what == VoidBallots:
			f := r.figures(s.vote.Questions[question].ID)
			n += f.Void.Int()
		default:
			n += r.Challenged
		}
	}
	return n
}
