package rollup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/rule"
)

// Rollup gathers the sheets of one vote.
type Rollup struct {
	vote    *count.Vote
	ref     count.VoteRef
	places  map[count.PlaceID]*place
	refused []Refusal // every file of which nothing counts
	built   []*branch // of the unions, in the order of the definition
	keys    keys
	rules   *rule.Standing
	texts   texts
	voting  bool // it goes on: see On
	atOnce  bool // revisions count without being accepted
}

// New begins a roll-up without any sheet. A definition that cannot be used is
// refused with count.FaultsError.
func New(v *count.Vote) (*Rollup, error) {
	if v == nil {
		return nil, errors.New("a roll-up needs a vote definition")
	}
	if f := v.Faults(); len(f) > 0 {
		return nil, count.FaultsError(f)
	}
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	rules, err := rule.New(v)
	if err != nil {
		return nil, err
	}
	r := &Rollup{rules: rules, vote: v, ref: v.Ref(digest), keys: keys{}, texts: texts{}}
	r.plant()
	all := v.Places()
	r.places = make(map[count.PlaceID]*place, len(all))
	units := map[string]*unit{}
	for _, p := range all {
		union, code, _ := p.ID.Codes()
		u := units[union+"/"+code]
		if u == nil {
			u = r.unitOf(p)
			units[union+"/"+code] = u
		}
		r.places[p.ID] = &place{id: p.ID, local: p.Local, stated: p.Roll, unit: u}
	}
	return r, nil
}

// Add takes one file and says what became of it. The sheet must not be changed
// afterwards.
func (r *Rollup) Add(a Arrival) Outcome { return r.Keep(r.Examine(a)) }

// Examine looks at one file by itself and at the definition. It changes nothing
// and may be called from several goroutines at once.
func (r *Rollup) Examine(a Arrival) Kept {
	k := Kept{File: a.File, Digest: a.Digest, Findings: r.refuse(a), Keys: a.Keys}
	if a.Sheet != nil {
		k.Place = count.PlaceID(clip(string(a.Sheet.Tally.Place.ID)))
	}
	if len(k.Findings) > 0 {
		return k
	}
	k.Place, k.Sheet = a.Sheet.Tally.Place.ID, received(a)
	for _, f := range a.Problems {
		if f.Severity == count.Warning {
			k.Findings = append(k.Findings, f)
		}
	}
	return k
}

// Keep adds a file that was examined and says what became of it. It takes only
// what Examine of the same definition gave.
func (r *Rollup) Keep(k Kept) Outcome {
	if k.Sheet == nil || r.places[k.Place] == nil {
		r.keepRefused(Refusal{File: k.File, Place: k.Place, Digest: k.Digest, Findings: k.Findings})
		return Outcome{File: k.File, Place: k.Place, Kind: Refused, Findings: k.Findings}
	}
	return r.places[k.Place].take(r.texts.tight(k))
}

// Holds reports whether a file of this name with this record was kept before, as
// what it is now: a sheet, or refused for the same reasons.
func (r *Rollup) Holds(k Kept) bool {
	p := r.places[k.Place]
	if k.Sheet == nil || p == nil {
		_, refused := slices.BinarySearchFunc(r.refused, Refusal{File: k.File, Place: k.Place, Digest: k.Digest, Findings: k.Findings}, compareRefusals)
		return refused
	}
	return slices.ContainsFunc(p.sheets, func(x *Received) bool {
		return x.Digest == k.Digest && slices.Contains(x.Files, k.File)
	})
}

// Try says what would become of files, one after the other, and changes
// nothing.
func (r *Rollup) Try(ks []Kept) []Outcome {
	out := make([]Outcome, 0, len(ks))
	tried := map[count.PlaceID]*place{}
	for _, k := range ks {
		if k.Sheet == nil || r.places[k.Place] == nil {
			out = append(out, Outcome{File: k.File, Place: k.Place, Kind: Refused, Findings: k.Findings})
			continue
		}
		if tried[k.Place] == nil {
			tried[k.Place] = r.places[k.Place].copy()
		}
		out = append(out, tried[k.Place].take(k))
	}
	return out
}

// keepRefused files a refusal where the order of arrival cannot be seen; the
// same file refused twice for the same reasons is one.
func (r *Rollup) keepRefused(x Refusal) {
	i, there := slices.BinarySearchFunc(r.refused, x, compareRefusals)
	if there {
		return
	}
	r.refused = slices.Insert(r.refused, i, x)
	if p := r.places[x.Place]; p != nil && !x.ofAnotherVote() {
		i, _ := slices.BinarySearchFunc(p.refused, x, compareRefusals)
		p.refused = slices.Insert(p.refused, i, x)
		p.settle()
	}
}

func compareRefusals(a, b Refusal) int {
	if c := cmp.Or(strings.Compare(a.File, b.File), slices.Compare(a.Digest[:], b.Digest[:]), strings.Compare(string(a.Place), string(b.Place))); c != 0 {
		return c
	}
	return slices.CompareFunc(a.Findings, b.Findings, compareFindings)
}

func compareFindings(a, b count.Finding) int {
	return cmp.Or(strings.Compare(a.Code, b.Code), strings.Compare(a.Where.String(), b.Where.String()),
		strings.Compare(a.Short, b.Short), strings.Compare(a.Sum, b.Sum))
}

// AcceptRoll is the secretary's word that the corrected roll of a place is
// right; name is whose word it is. It refuses where no roll waits.
func (r *Rollup) AcceptRoll(id count.PlaceID, name string) error {
	p := r.places[id]
	if p == nil {
		return fmt.Errorf("there is no place %q in this vote", clip(string(id)))
	}
	if strings.TrimSpace(name) == "" {
		return errors.New("say who accepts the roll: the name is missing")
	}
	if !p.rollWaits() {
		return fmt.Errorf("%s: no corrected roll waits to be accepted", id)
	}
	if p.rolls == nil {
		p.rolls = map[count.Count]string{}
	}
	p.rolls[p.counted.RollChange.Roll] = name
	p.settle()
	return nil
}

// AcceptRevision is the secretary's word that the revision of a place that
// waits is to count; name is whose word it is. It refuses what Pending refuses.
func (r *Rollup) AcceptRevision(id count.PlaceID, record count.Digest, name string) error {
	if _, err := r.Pending(id, record); err != nil {
		return err
	}
	return r.AcceptAsSaid(id, record, name)
}

// AcceptAsSaid is a word that was said before, which Accepted takes.
func (r *Rollup) AcceptAsSaid(id count.PlaceID, record count.Digest, name string) error {
	if _, err := r.Accepted(id, record); err != nil {
		return err
	}
	if strings.TrimSpace(name) == "" {
		return errors.New("say who accepts the revision: the name is missing")
	}
	p := r.places[id]
	if p.accepted == nil {
		p.accepted = map[count.Digest]string{}
	}
	p.accepted[record] = name
	p.settle()
	return nil
}

// Pending is the number of the revision that waits at a place. It refuses where
// none waits, or another record than this one: what is accepted is what somebody
// has looked at.
func (r *Rollup) Pending(id count.PlaceID, record count.Digest) (int, error) {
	p := r.places[id]
	switch {
	case p == nil:
		return 0, fmt.Errorf("there is no place %q in this vote", clip(string(id)))
	case p.waiting == nil:
		return 0, fmt.Errorf("%s: no revision waits to be accepted", id)
	case p.waiting.Digest != record:
		return 0, fmt.Errorf("%s: another sheet waits, revision %d. Look at it first", id, p.waiting.Revision)
	}
	return p.waiting.Revision, nil
}

// Accepted is Pending for a word that was said before: the revision may count
// by now, where the sheet that counted then is set aside.
func (r *Rollup) Accepted(id count.PlaceID, record count.Digest) (int, error) {
	if p := r.places[id]; p != nil && p.counted != nil && p.counted.Digest == record {
		return p.counted.Revision, nil
	}
	return r.Pending(id, record)
}

// CountAtOnce makes the newest revision of every place count without a word of
// the secretary, as roll-ups did before there was AcceptRevision.
func (r *Rollup) CountAtOnce() {
	r.atOnce = true
	for _, p := range r.places {
		p.settle()
	}
}

// On says which day it is, and reports whether that changes the report: while
// voting goes on, a place of which nothing has come is not expected yet. A
// roll-up that is not told expects every place.
func (r *Rollup) On(day count.Date) bool {
	voting := day != "" && day < r.vote.Closes
	if voting == r.voting {
		return false
	}
	r.voting = voting
	for _, b := range r.built {
		b.union = nil
		clear(b.units)
	}
	return true
}

// DidNotVote is somebody's word that nobody voted at a place. A sheet that
// counts is stronger than it.
func (r *Rollup) DidNotVote(id count.PlaceID, by, why string) error {
	p := r.places[id]
	switch {
	case p == nil:
		return fmt.Errorf("there is no place %q in this vote", clip(string(id)))
	case strings.TrimSpace(by) == "" || strings.TrimSpace(why) == "":
		return errors.New("say who says so, and why: name or reason is missing")
	case p.counted != nil:
		return fmt.Errorf("%s: a sheet with figures is here", id)
	}
	p.absent = &word{By: by, Why: why}
	p.settle()
	return nil
}

// Waiting is the corrected roll of a place that waits to be accepted; unset
// where none does.
func (r *Rollup) Waiting(id count.PlaceID) count.Count {
	if p := r.places[id]; p != nil && p.rollWaits() {
		return p.counted.RollChange.Roll
	}
	return count.Count{}
}

func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "..."
	}
	return strings.ToValidUTF8(s, "?")
}
