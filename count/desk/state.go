package desk

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/count"
)

// State is the fold of all accepted commands.
type State struct {
	Vote       *count.Vote
	VoteDigest count.Digest
	Tally      count.Tally
	Revision   int
	Supersedes count.Digest
	Reason     string
	Began      count.Time
	Last       count.Time // of the last event before the certification
	Certified  *Certify   // nil while the count is open
	Exports    []Exported // of this revision
	Sealed     string     // the number of the seal, of this revision
	TakenOver  []TakeOver // of tables in a hall, in the order of events
	veiled     map[half]int64
	now        count.Time // of the event that is being checked
	record     Record
	prove      Prove
}

// Record writes the canonical record of a sheet; the desk is given it, so that
// it need not know any file format.
type Record func(*count.Sheet) ([]byte, error)

// Prove gives the fingerprint of the key with which a person of this name signed
// a digest, or says that it is no such signature; the desk is given it, so that
// it need not know any form of signatures.
type Prove func(signature []byte, digest count.Digest, name string) (key count.Digest, err error)

// proved is the key of a signature. Every signature that a journal keeps is
// proved when the command is given and whenever the count is opened.
func (s *State) proved(signature []byte, digest count.Digest, name string) (count.Digest, error) {
	if s.prove == nil {
		return count.Digest{}, errors.ErrUnsupported
	}
	return s.prove(signature, digest, name)
}

// Sheet is the sheet that a certification at a moment by these signers makes.
func (s *State) Sheet(at count.Time, signers []count.Signer) *count.Sheet {
	return &count.Sheet{
		Vote: s.Vote.Ref(s.VoteDigest), Revision: s.Revision, Supersedes: s.Supersedes, Reason: s.Reason,
		Began: s.Began, LastEntry: s.Last, Certified: at, Signers: signers, Tally: s.Tally, Results: s.Tally.Results(),
		Findings: count.Check(&s.Tally, count.Clock{Now: at, Last: s.Last}),
	}
}

// Findings are what the checks say now.
func (s *State) Findings() []count.Finding {
	return count.Check(&s.Tally, count.Clock{Now: s.now, Last: s.Last})
}

// open refuses everything but reopening once the count is certified.
func (s *State) open() error {
	if s.Certified != nil {
		return refuse("certified", "This count is certified as revision %d. Reopen it with a reason; that starts revision %d.", s.Revision, s.Revision+1)
	}
	return nil
}

func (s *State) batch(n int) (*count.Batch, error) {
	if n < 1 || n > len(s.Tally.Batches) {
		return nil, refuse("batch", "There is no batch %d: %d have been declared.", n, len(s.Tally.Batches))
	}
	return &s.Tally.Batches[n-1], nil
}

func (s *State) hasQuestion(id string) bool { return slices.Contains(s.Tally.QuestionIDs(), id) }

// working is a teller who may key, rule, explain and sign.
func (s *State) working(name string) error {
	t, ok := s.Tally.Teller(name)
	if !ok {
		return refuse("teller", "%s has not been appointed.", clip(name))
	}
	if t.Role == count.Observer {
		return refuse("teller", "%s is an observer. Observers watch, and sign on paper.", clip(name))
	}
	return nil
}

// two are two different working tellers.
func (s *State) two(by []string) error {
	if len(by) != 2 || by[0] == by[1] {
		return refuse("teller", "Two different tellers have to sign this.")
	}
	for _, n := range by {
		if err := s.working(n); err != nil {
			return err
		}
	}
	return nil
}

// text is a sentence that somebody writes, of so many characters.
func text(what, s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	if strings.TrimSpace(s) == "" || n < least || n > most {
		return refuse("text", "%s has %d to %d characters; this one has %d.", what, least, most, n)
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		return refuse("text", "%s is one line without control characters.", what)
	}
	return nil
}

// within refuses a figure that a batch cannot hold.
func (s *State) within(c count.Count) error {
	if size := s.Tally.Policy.BatchSize; c.Set() && c.Int() > size {
		return refuse("size", "%s is more than the %d ballots in a batch.", c.Grouped(), size)
	}
	return nil
}
