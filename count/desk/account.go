package desk

import (
	"slices"

	"countersign/count"
)

// Account states lines of the ballot account; a line that is null is taken
// back.
type Account struct {
	Head
	Lines []count.AccountLine `json:"lines"`
}

func (c *Account) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if len(c.Lines) == 0 {
		return refuse("figures", "No line of the account is given.")
	}
	for _, l := range c.Lines {
		if !slices.Contains(s.Tally.Policy.Method.Lines(), l.Line) {
			return refuse("figures", "The account of this vote (%s) has no line %q.", s.Tally.Policy.Method, clip(string(l.Line)))
		}
	}
	return nil
}

func (c *Account) apply(s *State) {
	a := map[count.Line]count.Count{}
	for _, l := range append(slices.Clone(s.Tally.Account), c.Lines...) {
		a[l.Line] = l.Value
	}
	s.Tally.Account = nil
	for _, l := range s.Tally.Policy.Method.Lines() {
		if a[l].Set() {
			s.Tally.Account = append(s.Tally.Account, count.AccountLine{Line: l, Value: a[l]})
		}
	}
}

// Challenge enters a sealed envelope in the challenge log. Numbers go on behind a
// row that was withdrawn: none is given twice.
type Challenge struct {
	Head
	Envelope int    `json:"envelope"`
	Ground   string `json:"ground"`
}

func (c *Challenge) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if c.Envelope != len(s.Tally.Challenges)+1 {
		return refuse("figures", "The next envelope of the challenge log is number %d, not %d.", len(s.Tally.Challenges)+1, c.Envelope)
	}
	return text("The ground", c.Ground, 3, 280)
}

func (c *Challenge) apply(s *State) {
	s.Tally.Challenges = append(s.Tally.Challenges, count.Challenge{Envelope: c.Envelope, Ground: c.Ground, Ruling: count.Unresolved})
}

// Rule resolves a challenge, or takes a ruling back with "unresolved".
type Rule struct {
	Head
	Envelope int          `json:"envelope"`
	Ruling   count.Ruling `json:"ruling"`
	Reason   string       `json:"reason"`
}

func (c *Rule) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if c.Envelope < 1 || c.Envelope > len(s.Tally.Challenges) {
		return refuse("figures", "The challenge log has no envelope %d.", c.Envelope)
	}
	if s.Tally.Challenges[c.Envelope-1].Withdrawn != nil {
		return refuse("state", "Envelope %d was withdrawn from the challenge log. What is withdrawn is not ruled on.", c.Envelope)
	}
	if !slices.Contains([]count.Ruling{count.Unresolved, count.Sustained, count.Overruled}, c.Ruling) {
		return refuse("format", "A challenge is sustained, overruled or unresolved, not %q.", clip(string(c.Ruling)))
	}
	return text("The reason", c.Reason, 3, 280)
}

func (c *Rule) apply(s *State) {
	s.Tally.Challenges = slices.Clone(s.Tally.Challenges)
	x := &s.Tally.Challenges[c.Envelope-1]
	x.Ruling, x.Reason = c.Ruling, c.Reason
}

// Void enters a paper that cannot be counted for a question in the void log.
type Void struct {
	Head
	Batch    int    `json:"batch"`
	Question string `json:"question"`
	Reason   string `json:"reason"`
	RuledBy  string `json:"ruled_by"`
}

func (c *Void) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if _, err := s.batch(c.Batch); err != nil {
		return err
	}
	if !s.hasQuestion(c.Question) {
		return refuse("figures", "Question %q is not put at this place.", clip(c.Question))
	}
	if err := s.working(c.RuledBy); err != nil {
		return err
	}
	return text("The reason", c.Reason, 3, 280)
}

func (c *Void) apply(s *State) {
	s.Tally.Voids = append(s.Tally.Voids, count.Void{Batch: c.Batch, Question: c.Question, Reason: c.Reason, RuledBy: c.RuledBy})
}
