package rollup

import (
	"cmp"
	"fmt"
	"slices"

	"countersign/count"
)

// State is how a place stands.
type State string

// The states of a place. Its figures count in the states Counts, Newer and Waits.
const (
	NotYet  State = "not expected yet" // voting goes on
	Missing State = "not received"
	Counts  State = "received"
	Newer   State = "revision waits"            // received; a later revision waits for AcceptRevision, and a corrected roll may wait beside it
	Waits   State = "waiting for the secretary" // received; the roll is that of the definition until the corrected one is accepted
	Turned  State = "refused"                   // something came, nothing of it counts
	Problem State = "problem"                   // R602 or R608
	Absent  State = "did not vote"              // by somebody's word, until a sheet counts
)

// place is a leaf of the tree with all that arrived for it. Everything below
// the sheets is derived from them by settle.
type place struct {
	id       count.PlaceID
	local    string      // its name; empty where the unit is counted as one place
	stated   count.Count // its roll, by the definition
	unit     *unit
	sheets   []*Received // each record once, by revision and then by digest; none is written to again
	refused  []Refusal
	rolls    map[count.Count]string  // corrected roll: who accepted it; nil until somebody did
	accepted map[count.Digest]string // revision: who accepted it; nil until somebody did
	absent   *word                   // that nobody voted here; nil until somebody said so
	trial    bool                    // something is tried on it: nobody is told

	state    State
	counted  *Received // nil where nothing counts
	findings []count.Finding
	doubt    bool      // a warning is about the files that count
	open     bool      // one of them is R605
	changes  []Change  // against the revision before
	waiting  *Received // a later revision that nobody has accepted
	coming   []Change  // of it against the sheet that counts
	aside    []*Received
}

// empty is the tally of the place as the definition gives it.
func (p *place) empty() *count.Tally {
	t := *p.unit.blank
	t.Place.ID, t.Place.Local, t.Place.Roll = p.id, p.local, p.stated
	return &t
}

// take keeps a sheet and says what became of it.
func (p *place) take(k Kept) Outcome {
	out := Outcome{File: k.File, Place: k.Place}
	on, again := p.keep(k)
	if again {
		out.Kind, out.Findings = Same, append(slices.Clone(k.Findings), sameAgain(k.Digest))
		return out
	}
	out.Kind, out.Findings = p.kind(on), p.findings
	switch out.Kind {
	case Replaced:
		out.Changes = p.changes
	case Pending:
		out.Changes = p.coming
	}
	return out
}

// keep files a sheet, gives it as it is kept, and reports whether its record was
// here before.
func (p *place) keep(k Kept) (on *Received, again bool) {
	i, again := slices.BinarySearchFunc(p.sheets, k.Sheet, func(a, b *Received) int {
		return cmp.Or(cmp.Compare(a.Revision, b.Revision), slices.Compare(a.Digest[:], b.Digest[:]))
	})
	if again {
		on = p.sheets[i].with(k)
		p.sheets[i] = on
	} else {
		on = k.Sheet.with(k)
		p.sheets = slices.Insert(p.sheets, i, on)
	}
	p.settle()
	return on, again
}

// copy is the place to try something on.
func (p *place) copy() *place {
	c := *p
	c.trial = true
	c.sheets, c.refused = slices.Clone(p.sheets), slices.Clone(p.refused)
	return &c
}

// settle derives the state from the sheets. It never looks at when one came.
func (p *place) settle() {
	p.derive()
	switch {
	case p.absent == nil:
	case p.counted == nil && p.state != Problem:
		p.state = Absent
	default:
		p.findings = slices.Insert(p.findings, 0, p.absent.contradicted())
	}
	if !p.trial {
		p.unit.changed(p)
	}
}

func (p *place) derive() {
	p.state, p.counted, p.findings, p.changes, p.waiting, p.coming = Missing, nil, nil, nil, nil, nil
	p.doubt, p.open, p.aside = false, false, nil
	all := editions(p.taking(p.believed()))
	if len(all) == 0 {
		if len(p.refused) > 0 || len(p.sheets) > 0 {
			p.state = Turned
		}
		return
	}
	p.count(all)
	p.besides()
}

// contradicted is R611.
func (w *word) contradicted() count.Finding {
	return count.Finding{
		Code: "R611", Severity: count.Warning, Short: fmt.Sprintf("%s had said that nobody voted here", clip(w.By)),
		Long: "The sheet is stronger than the word. Ask who is right: the place, or whoever said so.", Sum: clip(w.Why),
	}
}

// rollWaits is A308 as the secretary meets it.
func rollWaits(stated count.Count, c *count.RollChange) count.Finding {
	return count.Finding{
		Code: "A308", Severity: count.Warning, Short: "The corrected roll waits for the secretary",
		Long: "The figures count. Until the corrected roll is accepted, the definition's roll counts.",
		Sum:  fmt.Sprintf("definition %s, tellers %s: %s", stated.Grouped(), c.Roll.Grouped(), c.Reason),
	}
}

// sameAgain is R603.
func sameAgain(d count.Digest) count.Finding {
	return count.Finding{
		Code: "R603", Severity: count.Note, Short: "The same sheet again", Long: "It counts once. Nothing has to be done.",
		Sum: "digest " + d.String(),
	}
}

// kind is what became of a sheet that has just been kept.
func (p *place) kind(x *Received) Kind {
	switch {
	case p.distrusted(x) != nil:
		return Refused
	case slices.Contains(p.aside, x):
		return SetAside
	case p.waiting != nil && x.Revision == p.waiting.Revision:
		return Pending
	case p.state == Problem:
		return Disputed
	case x.Revision != p.counted.Revision:
		return Superseded
	case x.Revision > p.sheets[0].Revision:
		return Replaced
	case p.rollWaits():
		return Waiting
	}
	return Accepted
}

// rollWaits reports whether the sheet that counts corrects the roll and nobody
// has accepted that.
func (p *place) rollWaits() bool {
	return p.counted != nil && p.counted.RollChange != nil && p.rolls[p.counted.RollChange.Roll] == ""
}

// roll is the roll that counts, and what an accepted correction adds to rolls
// that the definition states above this place.
func (p *place) roll() (roll count.Count, more int, by string) {
	roll = p.stated
	if p.counted == nil || p.counted.RollChange == nil {
		return roll, 0, ""
	}
	found := p.counted.RollChange.Roll
	if by = p.rolls[found]; by == "" {
		return roll, 0, ""
	}
	if roll.Set() {
		more = found.Int() - roll.Int()
	}
	return found, more, by
}
