package desk

import (
	"strings"

	"countersign/count"
)

// Hold says where and on which day the ballots are counted. A second one
// replaces the first on the sheet.
type Hold struct {
	Head
	Date count.Date `json:"date"`
	Hall string     `json:"hall"`
}

func (c *Hold) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if d, err := count.ParseDate(string(c.Date)); err != nil || d == "" {
		return refuse("format", "Type the day of the count, like 2011-06-15.")
	}
	// Days of one spelling are in the order of their letters.
	if opens := s.Vote.Opens; c.Date < opens {
		return refuse("date", "Voting opens on %s; ballots cannot be counted on %s.", opens.Words(), c.Date.Words())
	}
	if strings.TrimSpace(c.Hall) != c.Hall {
		return refuse("text", "The name of a hall does not begin or end with a blank.")
	}
	return text("The hall", c.Hall, 1, 120)
}

func (c *Hold) apply(s *State) { s.Tally.Held, s.Tally.Hall = c.Date, c.Hall }
