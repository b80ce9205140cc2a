package desk

import (
	"fmt"
	"slices"
	"time"

	"countersign/count"
)

// longestReading is how long after a sheet was read out it can be signed.
const longestReading = 12 * time.Hour

// Certify ends the count: the signers have signed the record with this digest.
// Digest binds what was read out to what is signed.
type Certify struct {
	Head
	At         count.Time     `json:"at"`
	Signers    []count.Signer `json:"signers"`
	Digest     count.Digest   `json:"digest"`
	Signatures [][]byte       `json:"signatures"` // detached CMS over the record, in the order of the signers; empty for who signs later
}

func (c *Certify) check(s *State) error {
	if err := s.open(); err != nil {
		return err
	}
	if age := s.now.Std().Sub(c.At.Std()); age < 0 || age > longestReading {
		return refuse("signature", "The sheet was read out at %s, the clock says %s. Read it out again.", c.At.Words(), s.now.Words())
	}
	if err := s.Ready(c.At); err != nil {
		return err
	}
	if err := s.checkSigners(c.Signers); err != nil {
		return err
	}
	if err := s.checkSignatures(c); err != nil {
		return err
	}
	rec, err := s.record(s.Sheet(c.At, c.Signers))
	if err != nil {
		return refuse("internal", "The record cannot be written: %v", err)
	}
	if d := count.Sum(rec); d != c.Digest {
		return refuse("signature", "The figures have changed since they were read out: the digest is %s, not %s. Read them out again.", d, c.Digest)
	}
	return s.checkProofs(c)
}

// checkProofs proves the signatures of those who sign now.
func (s *State) checkProofs(c *Certify) error {
	for i, x := range c.Signers {
		if len(c.Signatures[i]) == 0 {
			continue // in the documents, later
		}
		if key, err := s.proved(c.Signatures[i], c.Digest, x.Name); err != nil || key != x.Key {
			return refuse("signature", "The signature in the name of %s is not one of these figures by the key of that teller.", clip(x.Name))
		}
	}
	return nil
}

// Ready refuses while a finding stands in the way of certifying at a moment.
func (s *State) Ready(at count.Time) error {
	bad := count.Standing(slices.DeleteFunc(s.Sheet(at, nil).Findings, s.covered))
	if len(bad) == 0 {
		return nil
	}
	more := ""
	if len(bad) > 1 {
		more = fmt.Sprintf(" Beside it, in the way: %d.", len(bad)-1)
	}
	return refuse(bad[0].Code, "%s (%s). %s%s", bad[0].Short, bad[0].Sum, bad[0].Long, more)
}

func (s *State) checkSigners(signers []count.Signer) error {
	names := map[string]bool{}
	keys := map[count.Digest]bool{}
	for _, x := range signers {
		if err := s.working(x.Name); err != nil {
			return err
		}
		if t, _ := s.Tally.Teller(x.Name); t.Role != x.Role {
			return refuse("signature", "%s is appointed as %s, not as %s.", clip(x.Name), t.Role, clip(string(x.Role)))
		}
		if names[x.Name] || keys[x.Key] || x.Key.IsZero() {
			return refuse("signature", "Every teller signs once, with a key of their own.")
		}
		names[x.Name], keys[x.Key] = true, true
	}
	if least := s.Tally.Policy.Tellers.Least; len(signers) < least {
		return refuse("S501", "%d tellers sign; the vote definition asks for %d.", len(signers), least)
	}
	for _, r := range s.recorders() {
		if !names[r] {
			return refuse("signature", "%s recorded batches and has to sign.", clip(r))
		}
	}
	for _, r := range s.Tally.Policy.Tellers.Roles {
		if r != count.Observer && !slices.ContainsFunc(signers, func(x count.Signer) bool { return x.Role == r }) {
			return refuse("S501", "A %s has to sign.", r)
		}
	}
	return nil
}

// checkSignatures counts who signs now. A teller who is named may sign the
// documents later, on another computer; as many as the definition asks for, and
// the first of them, sign here.
func (s *State) checkSignatures(c *Certify) error {
	if len(c.Signatures) != len(c.Signers) {
		return refuse("signature", "%d tellers sign, but there are %d signatures.", len(c.Signers), len(c.Signatures))
	}
	now := 0
	for _, sig := range c.Signatures {
		if len(sig) > 0 {
			now++
		}
	}
	if least := s.Tally.Policy.Tellers.Least; now < least {
		return refuse("S501", "%d tellers sign now; the vote definition asks for %d before anybody signs later.", now, least)
	}
	if len(c.Signatures[0]) == 0 {
		return refuse("signature", "%s signs first: the code on the sheet carries that signature.", clip(c.Signers[0].Name))
	}
	return nil
}

func (c *Certify) apply(s *State) { s.Certified = c }

// ReopenCount starts the next revision of a certified count.
type ReopenCount struct {
	Head
	Reason string   `json:"reason"`
	By     []string `json:"by"`
}

func (c *ReopenCount) check(s *State) error {
	if s.Certified == nil {
		return refuse("state", "This count is open; there is nothing to reopen.")
	}
	if err := text("The reason", c.Reason, 10, 280); err != nil {
		return err
	}
	return s.two(c.By)
}

func (c *ReopenCount) apply(s *State) {
	s.Supersedes, s.Reason, s.Certified = s.Certified.Digest, c.Reason, nil
	s.Exports, s.Sealed = nil, ""
	s.Revision++
}
