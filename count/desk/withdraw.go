package desk

import (
	"slices"

	"countersign/count"
)

// Withdraw takes a row that was entered by mistake out of the challenge log or
// the void log: an envelope that was entered twice, a ruling on another paper. Two
// tellers sign it. The row stays, marked and with its number, and counts nowhere;
// it is not ruled on or withdrawn again. What belongs there is entered anew.
type Withdraw struct {
	Head
	Log    count.Log `json:"log"`
	Row    int       `json:"row"` // from 1; in the challenge log the number of the envelope
	Reason string    `json:"reason"`
	By     []string  `json:"by"`
}

func (c *Withdraw) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if c.Log != count.ChallengeLog && c.Log != count.VoidLog {
		return refuse("format", "A row is withdrawn from the log \"challenge\" or \"void\", not %q.", clip(string(c.Log)))
	}
	if c.Log == count.ChallengeLog && (c.Row < 1 || c.Row > len(s.Tally.Challenges)) {
		return refuse("figures", "The challenge log has no envelope %d.", c.Row)
	}
	if c.Log == count.VoidLog && (c.Row < 1 || c.Row > len(s.Tally.Voids)) {
		return refuse("figures", "The void log has no row %d.", c.Row)
	}
	if slices.ContainsFunc(s.Tally.Withdrawn(), func(x count.WithdrawnRow) bool { return x.Log == c.Log && x.Row == c.Row }) {
		return refuse("state", "This row was withdrawn before.")
	}
	if err := text("The reason", c.Reason, 3, 280); err != nil {
		return err
	}
	return s.two(c.By)
}

func (c *Withdraw) apply(s *State) {
	t, x := &s.Tally, &count.Withdrawal{Reason: c.Reason, By: c.By}
	if c.Log == count.VoidLog {
		t.Voids = slices.Clone(t.Voids)
		t.Voids[c.Row-1].Withdrawn = x
		return
	}
	t.Challenges = slices.Clone(t.Challenges)
	t.Challenges[c.Row-1].Withdrawn = x
}
