package rule

import "countersign/count"

// Body names a body of the tree: its level and its codes, "AFSCME/NP-4". The
// coalition has none. A unit without locals and the place where it is counted
// have the same codes.
type Body struct {
	Level count.Level `json:"level"`
	Path  string      `json:"path"`
	Name  string      `json:"name"`
}

func (b Body) String() string { return b.Name }

// Result is what a rule says of a body.
type Result struct {
	Question string `json:"question"`
	Body
	Verdict  count.Verdict `json:"verdict"`  // passes, fails, open, did not vote, question not put
	Complete bool          `json:"complete"` // every place is in, and no ballot is challenged
	Yes      int64         `json:"yes"`      // so far
	No       int64         `json:"no"`
	Counted  int           `json:"counted"` // places with figures
	Waiting  int           `json:"waiting"` // places that have not reported
	Decides  bool          `json:"decides"` // this body is one that decides the question
}

func (s *Standing) bodyOf(id int) Body {
	b := &s.bodies[id]
	return Body{tallLevels[b.height], b.path, b.name}
}

func (s *Standing) result(r *levelRule, id int) Result {
	q := &s.vote.Questions[r.question]
	x := &s.bodies[id].out[r.question]
	return Result{
		Question: q.ID, Body: s.bodyOf(id), Verdict: r.says[s.bodies[id].at].verdict(),
		Complete: x[sumWaiting] == 0 && x[sumChallenged] == 0, Yes: x[yes], No: x[no],
		Counted: int(x[sumCounted]), Waiting: int(x[sumWaiting]), Decides: tallLevels[r.height] == q.DecidedBy,
	}
}

// Result is what a question's rule for a level says of a body. It reports
// false where there is no such body, or no rule at that level.
func (s *Standing) Result(question string, level count.Level, path string) (Result, bool) {
	r, id := s.ruleOf(question, level), s.find(level, path)
	if r == nil || id < 0 {
		return Result{}, false
	}
	return s.result(r, id), true
}

// Results are those of every body of a level for a question, in the order of
// the definition; none where the question has no rule at that level.
func (s *Standing) Results(question string, level count.Level) []Result {
	r := s.ruleOf(question, level)
	if r == nil {
		return nil
	}
	out := make([]Result, 0, len(r.says))
	for _, id := range s.levels[r.height] {
		out = append(out, s.result(r, id))
	}
	return out
}

// Outcomes are the results of a question where it is decided.
func (s *Standing) Outcomes(question string) []Result {
	for _, q := range s.vote.Questions {
		if q.ID == question {
			return s.Results(question, q.DecidedBy)
		}
	}
	return nil
}

// Follows is a consequence for one body.
type Follows struct {
	Body
	Words string `json:"words"`
}

// Consequences are what follows for the bodies of a level, one each, as far as
// the outcomes that it hangs on are decided.
func (s *Standing) Consequences(level count.Level) []Follows {
	var out []Follows
	h := level.Height()
	if h < 0 {
		return nil
	}
	for _, id := range s.levels[h] {
		if words := s.follows(level, id); words != "" {
			out = append(out, Follows{s.bodyOf(id), words})
		}
	}
	return out
}

// follows is the first consequence that fits. One that may still come to fit
// keeps those after it from being said.
func (s *Standing) follows(level count.Level, id int) string {
	for i := range s.vote.Questions {
		t := s.vote.Questions[i].Rule.Tree
		if t == nil {
			continue
		}
		for _, c := range t.Consequences {
			if c.Level != level {
				continue
			}
			switch s.fits(c, id) {
			case count.Passes:
				return c.Words
			case count.Open:
				return ""
			}
		}
	}
	return ""
}

func (s *Standing) fits(c count.Consequence, id int) count.Verdict {
	out := count.Passes
	for _, w := range c.When {
		r := s.ruleOf(w.Question, w.Level)
		says := r.says[s.bodies[s.above(id, r.height)].at]
		switch {
		case says.verdict() == w.Is:
		case says&canBe(w.Is) == 0:
			return count.Fails
		default:
			out = count.Open
		}
	}
	return out
}

func canBe(v count.Verdict) verdicts {
	switch v {
	case count.Passes:
		return canPass
	case count.Fails:
		return canFail
	case count.DidNotVote:
		return canAbstain
	}
	return 0
}

// Open lists the places that have not reported, or hold challenged ballots,
// and can still change an outcome that is open, in the definition's order.
func (s *Standing) Open(question string, level count.Level, path string) []count.PlaceID {
	r, id := s.ruleOf(question, level), s.find(level, path)
	if r == nil || id < 0 {
		return nil
	}
	found := map[int]bool{}
	s.open(r, id, found)
	var out []count.PlaceID
	for _, at := range s.levels[0] {
		if found[at] {
			out = append(out, count.PlaceID(s.bodies[at].path))
		}
	}
	return out
}

func (s *Standing) open(r *levelRule, id int, found map[int]bool) {
	if r.says[s.bodies[id].at].verdict() != count.Open {
		return
	}
	for _, at := range s.below(id, 0) {
		if x := &s.bodies[at].out[r.question]; x[sumWaiting] > 0 || x[sumChallenged] > 0 {
			found[at] = true
		}
	}
	for _, a := range r.asks {
		for _, other := range s.affected(id, a.height) {
			s.open(a, other, found)
		}
	}
}
