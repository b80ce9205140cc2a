package rolluptest

import (
	"fmt"
	"time"

	"countersign/count"
	"countersign/count/rollup"
)

// Found is what was counted at a place.
type Found struct {
	Place         count.PlaceID
	Answers       []count.Answer // one for each question put there
	Undeliverable int            // letters, where members vote by mail
	Sample        count.SampleMark
}

// The sample tellers of every sheet.
var tellers = []count.Teller{
	{Name: "Sample Chief", Role: count.ChiefTeller},
	{Name: "Sample Recorder A", Role: count.Recorder},
	{Name: "Sample Recorder B", Role: count.Recorder},
}

// Maker certifies sheets of one vote: many of them, without looking at the
// whole definition each time.
type Maker struct {
	vote  *count.Vote
	ref   count.VoteRef
	units map[string]count.Place // the first place of each: there may be a country of them
}

// NewMaker makes sheets of a vote, which must not be changed afterwards.
func NewMaker(v *count.Vote) (*Maker, error) {
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	m := &Maker{v, v.Ref(digest), map[string]count.Place{}}
	for _, p := range v.Places() {
		union, unit, _ := p.ID.Codes()
		if _, there := m.units[union+"/"+unit]; !there {
			m.units[union+"/"+unit] = p
		}
	}
	return m, nil
}

// place finds a place of the vote. Those of a unit differ in little.
func (m *Maker) place(id count.PlaceID) (count.Place, bool) {
	union, unit, local := id.Codes()
	p, ok := m.units[union+"/"+unit]
	if !ok || p.ID == id {
		return p, ok
	}
	for _, u := range m.vote.Coalition.Unions {
		for _, n := range u.Units {
			if u.Code != union || n.Code != unit {
				continue
			}
			for _, l := range n.Locals {
				if l.Code == local {
					p.ID, p.Local, p.Roll = id, l.Name, l.Roll
					return p, true
				}
			}
		}
	}
	return count.Place{}, false
}

// Sheet certifies what was found, at six in the evening of the last day of
// voting. Warnings are explained with sample words; errors stay, so that a
// roll-up can refuse the sheet.
func Sheet(v *count.Vote, f Found) (*count.Sheet, error) {
	m, err := NewMaker(v)
	if err != nil {
		return nil, err
	}
	return m.Sheet(f)
}

// Sheet is as the function of that name.
func (m *Maker) Sheet(f Found) (*count.Sheet, error) {
	v := m.vote
	p, ok := m.place(f.Place)
	if !ok {
		return nil, fmt.Errorf("there is no place %s in vote %s", f.Place, v.ID)
	}
	closes, err := time.Parse(time.DateOnly, string(v.Closes))
	if err != nil {
		return nil, fmt.Errorf("vote %s closes on no day: %w", v.ID, err)
	}
	evening := closes.Add(18 * time.Hour)
	s := &count.Sheet{
		Vote: m.ref, Revision: 1, Tally: count.NewTally(v, p),
		Began: count.At(evening.Add(-2 * time.Hour)), LastEntry: count.At(evening.Add(-time.Minute)), Certified: count.At(evening),
	}
	s.Tally.Tellers, s.Tally.Sample = tellers, f.Sample
	for _, x := range tellers {
		s.Signers = append(s.Signers, count.Signer{Name: x.Name, Role: x.Role, Key: count.Sum([]byte("sample key of " + x.Name))})
	}
	s.Tally.Batches = batches(f.Answers, v.Ballots.BatchSize)
	s.Tally.Declared = count.N(len(s.Tally.Batches))
	s.Tally.Account = account(v.Ballots.Method, s.Tally.BallotsInBatches().Int(), f.Undeliverable, p.Roll)
	Certify(s)
	return s, nil
}

// Certify works findings and results out again after a test has changed a
// sheet, and explains the warnings.
func Certify(s *count.Sheet) {
	clock := count.Clock{Now: s.Certified, Last: s.LastEntry}
	s.Tally.Explanations = nil
	for _, f := range count.Check(&s.Tally, clock) {
		if f.Severity == count.Warning {
			s.Tally.Explanations = append(s.Tally.Explanations, count.Explanation{
				Finding: f.Key(), Sum: f.Sum, Text: "sample: two tellers looked again and found the same",
				By: []string{tellers[0].Name, tellers[1].Name},
			})
		}
	}
	s.Findings, s.Results = count.Check(&s.Tally, clock), s.Tally.Results()
}

// Next is the revision after a sheet with other answers.
func Next(v *count.Vote, before *count.Sheet, f Found) (*count.Sheet, error) {
	d, err := Digest(before)
	if err != nil {
		return nil, err
	}
	s, err := Sheet(v, f)
	if err != nil {
		return nil, err
	}
	s.Revision, s.Supersedes, s.Reason = before.Revision+1, d, "sample: a bundle was found under the table"
	return s, nil
}

// Digest stands for the digest of the record: that of the canonical sheet.
func Digest(s *count.Sheet) (count.Digest, error) {
	b, err := count.Canonical(s)
	return count.Sum(b), err
}

// Arrive is a sheet as a verification without any finding leaves it.
func Arrive(s *count.Sheet, file string) (rollup.Arrival, error) {
	d, err := Digest(s)
	return rollup.Arrival{File: file, Sheet: s, Digest: d, VoteDigest: s.Vote.Digest}, err
}

// batches deals the papers out into full bundles: first all yes, then no,
// blank, void. Both recorders find the same.
func batches(answers []count.Answer, size int) []count.Batch {
	most := 0
	for _, a := range answers {
		most = max(most, a.Sum().Int())
	}
	var out []count.Batch
	for from := 0; from < most || from == 0; from += size {
		to := min(from+size, most)
		e := count.Entry{Closed: true, Ballots: count.N(to - from)}
		for _, a := range answers {
			e.Answers = append(e.Answers, count.Answer{Question: a.Question, Figures: cut(a.Figures, from, to)})
		}
		b := count.Batch{Number: len(out) + 1, A: e, B: e}
		b.A.Recorder, b.B.Recorder = tellers[1].Name, tellers[2].Name
		out = append(out, b)
	}
	return out
}

// cut is what of the papers lies between two places of the pile.
func cut(f count.Figures, from, to int) count.Figures {
	var out count.Figures
	at := 0
	for _, c := range count.Cells {
		n := f.Get(c).Int()
		out = out.Put(c, count.N(max(0, min(at+n, to)-max(at, from))))
		at += n
	}
	return out
}

// account balances: every paper was voted, none was left.
func account(m count.Method, ballots, undeliverable int, roll count.Count) count.Account {
	mailed := ballots + undeliverable
	if roll.Set() {
		mailed = max(mailed, roll.Int())
	}
	n := map[count.Line]int{count.InBox: ballots, count.Counted: ballots}
	switch m {
	case count.ByMail:
		n[count.Mailed], n[count.Undeliverable] = mailed, undeliverable
		n[count.Returned], n[count.Accepted] = ballots, ballots
		n[count.Outstanding] = mailed - ballots - undeliverable
	default:
		n[count.Printed], n[count.Issued], n[count.Signatures] = ballots, ballots, ballots
	}
	var out count.Account
	for _, l := range m.Lines() {
		out = append(out, count.AccountLine{Line: l, Value: count.N(n[l])})
	}
	return out
}
