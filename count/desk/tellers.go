package desk

import (
	"slices"
	"strings"
	"unicode"

	"countersign/count"
	"countersign/count/name"
)

// Open is the first event of every journal. Only Create gives it.
type Open struct {
	Head
	Vote   *count.Vote  `json:"vote"`
	Digest count.Digest `json:"digest"`
}

func (c *Open) check(s *State) error {
	if s.Vote != nil {
		return refuse("state", "This count has been opened before.")
	}
	if c.Vote == nil {
		return refuse("format", "The event that opens the count holds no definition.")
	}
	if f := c.Vote.Faults(); len(f) > 0 {
		return refuse("format", "The definition in the count has a fault: %s", f[0])
	}
	if d, err := c.Vote.Digest(); err != nil || d != c.Digest {
		return refuse("S502", "The definition in the count is not the one that it was opened with: %s, not %s.", d, c.Digest)
	}
	if _, ok := c.Vote.Place(c.Place); !ok {
		return refuse("place", "There is no place %q in this vote.", clip(string(c.Place)))
	}
	return nil
}

func (c *Open) apply(s *State) {
	p, _ := c.Vote.Place(c.Place)
	s.Vote, s.VoteDigest, s.Revision, s.Began = c.Vote, c.Digest, 1, s.now
	s.Tally = count.NewTally(c.Vote, p)
}

// Appoint makes a person a teller of this count.
type Appoint struct {
	Head
	Name string     `json:"name"`
	Role count.Role `json:"role"`
}

func (c *Appoint) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if err := text("A name", c.Name, 1, 300); err != nil {
		return err
	}
	if strings.TrimSpace(c.Name) != c.Name {
		return refuse("text", "A name does not begin or end with a blank.")
	}
	if c.Role.Title() == "" {
		return refuse("teller", "%q is not a role: chief teller, recorder, observer.", clip(string(c.Role)))
	}
	for _, t := range s.Tally.Tellers {
		if strings.EqualFold(t.Name, c.Name) {
			return refuse("teller", "%s has been appointed already. Two people of one name add a middle initial.", clip(c.Name))
		}
	}
	return nil
}

// unlike refuses a name that is not in its one spelling, or looks like that of a
// teller.
func (s *State) unlike(a *Appoint) error {
	if !name.Spelled(a.Name) {
		return refuse("text", "In %s a letter and its accent are two characters. Type the letter as one, or give the name in the Unicode form NFC.", clip(a.Name))
	}
	if !strings.ContainsFunc(a.Name, unicode.IsLetter) {
		return refuse("text", "A teller's name has a letter. %s has none.", clip(a.Name))
	}
	for _, t := range s.Tally.Tellers {
		if name.Alike(t.Name, a.Name) {
			return refuse("teller", "%s has been appointed already. Two people of one name add a middle initial.", clip(a.Name))
		}
	}
	return nil
}

func (c *Appoint) apply(s *State) {
	s.Tally.Tellers = append(s.Tally.Tellers, count.Teller{Name: c.Name, Role: c.Role})
}

// Dismiss takes an appointment back while the person has not recorded a batch.
type Dismiss struct {
	Head
	Name string `json:"name"`
}

func (c *Dismiss) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if _, ok := s.Tally.Teller(c.Name); !ok {
		return refuse("teller", "%s has not been appointed.", clip(c.Name))
	}
	if slices.Contains(s.recorders(), c.Name) || slices.Contains(s.hands(), c.Name) {
		return refuse("teller", "%s has recorded, ruled or signed something and stays on record.", clip(c.Name))
	}
	return nil
}

func (c *Dismiss) apply(s *State) {
	s.Tally.Tellers = slices.DeleteFunc(s.Tally.Tellers, func(t count.Teller) bool { return t.Name == c.Name })
}

// recorders are the people whose entries stand in a batch.
func (s *State) recorders() []string {
	var out []string
	for _, b := range s.Tally.Batches {
		for _, n := range []string{b.A.Recorder, b.B.Recorder} {
			if n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// hands are the people who ruled on a ballot, explained a warning or corrected
// the roll.
func (s *State) hands() []string {
	var out []string
	for _, v := range s.Tally.Voids {
		out = append(out, v.RuledBy)
	}
	for _, e := range s.Tally.Explanations {
		out = append(out, e.By...)
	}
	if c := s.Tally.RollChange; c != nil {
		out = append(out, c.By...)
	}
	for _, x := range s.Tally.Withdrawn() {
		out = append(out, x.By...)
	}
	return out
}

// CorrectRoll states the roll that the tellers found (A308).
type CorrectRoll struct {
	Head
	Roll   count.Count `json:"roll"`
	Reason string      `json:"reason"`
	By     []string    `json:"by"`
}

func (c *CorrectRoll) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if !c.Roll.Set() {
		return refuse("figures", "Type the roll that you found.")
	}
	if err := text("The reason", c.Reason, 10, 280); err != nil {
		return err
	}
	return s.two(c.By)
}

func (c *CorrectRoll) apply(s *State) {
	s.Tally.RollChange = &count.RollChange{Roll: c.Roll, Reason: c.Reason, By: c.By}
}

// MarkSample says which figures of this count were invented.
type MarkSample struct {
	Head
	What   []string `json:"what"`
	Source string   `json:"source"`
}

func (c *MarkSample) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	for _, w := range c.What {
		if !slices.Contains(count.SampleParts, w) {
			return refuse("format", "%q cannot be marked as sample: %s.", clip(w), strings.Join(count.SampleParts, ", "))
		}
	}
	return text("The source", c.Source, 1, 280)
}

func (c *MarkSample) apply(s *State) {
	s.Tally.Sample = count.SampleMark{What: c.What, Source: c.Source}
	if s.Vote.Sample {
		s.Tally.Sample.What = []string{"everything"}
	}
}
