package rollup

import (
	"cmp"
	"fmt"
	"slices"

	"countersign/count"
)

// State is how a place stands.
type State string

// The states of a place. Its figures count in the states Counts and Waits.
const (
	Missing State = "not received"
	Counts  State = "received"
	Waits   State = "waiting for the secretary" // received; the roll is that of the definition until the corrected one is accepted
	Turned  State = "refused"                   // something came, nothing of it counts
	Problem State = "problem"                   // R602 or R608
	Absent  State = "did not vote"              // by somebody's word, until a sheet counts
)

// place is a leaf of the tree with all that arrived for it. Everything below
// the sheets is derived from them by settle.
type place struct {
	blank    count.Tally // as the definition gives it
	sheets   []*Received // each record once, by revision and then by digest
	refused  []Refusal
	accepted map[count.Count]string // corrected roll: who accepted it
	changed  func()                 // the bodies above have to be summed again
	keys     keys                   // what people said of them, of the whole roll-up
	absent   word                   // that nobody voted here; nobody said so while By is empty

	state    State
	counted  *Received // nil where nothing counts
	findings []count.Finding
	changes  []Change // against the revision before
}

// take keeps a sheet and says what became of it.
func (p *place) take(k Kept) Outcome {
	out := Outcome{File: k.File, Place: k.Place}
	if again := p.keep(k); again {
		out.Kind, out.Findings = Same, append(slices.Clone(k.Findings), sameAgain(k.Digest))
		return out
	}
	out.Kind, out.Findings = p.kind(k.Sheet), p.findings
	if out.Kind == Replaced {
		out.Changes = p.changes
	}
	return out
}

// keep files a sheet and reports whether its record was here before.
func (p *place) keep(k Kept) (again bool) {
	x := *k.Sheet // what is in Kept stays as it is
	i, again := slices.BinarySearchFunc(p.sheets, &x, func(a, b *Received) int {
		return cmp.Or(cmp.Compare(a.Revision, b.Revision), slices.Compare(a.Digest[:], b.Digest[:]))
	})
	if !again {
		p.sheets = slices.Insert(p.sheets, i, &x)
	}
	on := p.sheets[i]
	if j, there := slices.BinarySearch(on.Files, k.File); !there {
		on.Files = slices.Insert(on.Files, j, k.File)
	}
	for _, f := range k.Findings {
		if j, there := slices.BinarySearchFunc(on.Warnings, f, compareFindings); !there {
			on.Warnings = slices.Insert(on.Warnings, j, f)
		}
	}
	on.addKeys(k.Keys)
	p.settle()
	return again
}

// copy is the place to try something on.
func (p *place) copy() *place {
	c := *p
	c.changed = func() {}
	c.sheets, c.refused = nil, slices.Clone(p.refused)
	for _, x := range p.sheets {
		y := *x
		y.Files, y.Warnings, y.Keys = slices.Clone(x.Files), slices.Clone(x.Warnings), slices.Clone(x.Keys)
		c.sheets = append(c.sheets, &y)
	}
	return &c
}

// settle derives the state from the sheets. It never looks at when one came.
func (p *place) settle() {
	p.derive()
	if p.counted == nil && p.state != Problem && p.absent.By != "" {
		p.state = Absent
	}
	p.changed()
}

func (p *place) derive() {
	p.state, p.counted, p.findings, p.changes = Missing, nil, nil, nil
	sheets := p.believed()
	if len(sheets) == 0 {
		if len(p.refused) > 0 || len(p.sheets) > 0 {
			p.state = Turned
		}
		return
	}
	top, before := tops(sheets)
	for _, x := range top {
		p.findings = append(p.findings, x.Warnings...)
		p.findings = append(p.findings, p.keys.unconfirmed(x)...)
	}
	bad := append(twoRecords(top), chain(top, before)...)
	p.findings = append(p.findings, bad...)
	if slices.ContainsFunc(bad, func(f count.Finding) bool { return f.Severity == count.Error }) {
		p.state = Problem
		return
	}
	p.state, p.counted = Counts, top[0]
	p.replaces(before)
	if c := top[0].RollChange; c != nil && p.accepted[c.Roll] == "" {
		p.state = Waits
		p.findings = append(p.findings, rollWaits(p.blank.Place, c))
	}
}

// tops are the sheets of the highest revision, and those of the one before it.
func tops(sheets []*Received) (top, before []*Received) {
	highest := sheets[len(sheets)-1].Revision
	for _, x := range sheets {
		switch x.Revision {
		case highest:
			top = append(top, x)
		case highest - 1:
			before = append(before, x)
		}
	}
	return top, before
}

// twoRecords is R602 and R609.
func twoRecords(top []*Received) []count.Finding {
	var out []count.Finding
	for _, x := range top[1:] {
		sum := fmt.Sprintf("revision %d: %s and %s", x.Revision, top[0].Digest, x.Digest)
		out = append(out, count.Finding{
			Code: "R609", Severity: count.Warning, Short: "The files of this place do not carry the same record",
			Long: "Compare the digests with the paper. Ask the place which files it made last.", Sum: sum,
		})
		if cs := changes(top[0], x); len(cs) > 0 {
			out = append(out, wrong("R602", "Two sheets of one revision have different figures",
				"Neither counts. Ask the place: its tellers certify the next revision, which names one of the two.", sum+"; "+between(cs)))
		}
	}
	return out
}

func between(cs []Change) string {
	s := ""
	for i, c := range cs {
		if i > 0 {
			s += "; "
		}
		s += fmt.Sprintf("%s %s or %s", c.What, c.Before.Grouped(), c.After.Grouped())
	}
	return s
}

// chain is R608: the highest revision names a sheet of the one before, where
// one is here.
func chain(top, before []*Received) []count.Finding {
	if len(before) == 0 {
		return nil
	}
	var out []count.Finding
	for _, x := range top {
		if named(before, x.Supersedes) == nil {
			out = append(out, wrong("R608", "This revision does not name the sheet that it replaces",
				"Neither counts. Somewhere there is another sheet of the revision before: ask the place for it. Its tellers certify the next revision.",
				fmt.Sprintf("revision %d names %s, revision %d here is %s", x.Revision, x.Supersedes, before[0].Revision, before[0].Digest)))
		}
	}
	return out
}

func named(rs []*Received, d count.Digest) *Received {
	for _, x := range rs {
		if x.Digest == d {
			return x
		}
	}
	return nil
}

// replaces is R607.
func (p *place) replaces(before []*Received) {
	if p.counted.Revision == 1 {
		return
	}
	sum := fmt.Sprintf("revision %d names %s, which is not here", p.counted.Revision, p.counted.Supersedes)
	if b := named(before, p.counted.Supersedes); b != nil {
		p.changes = changes(b, p.counted)
		sum = inWords(p.changes)
	}
	p.findings = append(p.findings, count.Finding{
		Code: "R607", Severity: count.Note,
		Short: fmt.Sprintf("Revision %d replaces revision %d", p.counted.Revision, p.counted.Revision-1),
		Long:  "By the tellers: " + p.counted.Reason, Sum: sum,
	})
}

// rollWaits is A308 as the secretary meets it.
func rollWaits(p count.Place, c *count.RollChange) count.Finding {
	return count.Finding{
		Code: "A308", Severity: count.Warning, Short: "The corrected roll waits for the secretary",
		Long: "The figures count. Until the corrected roll is accepted, the definition's roll counts.",
		Sum:  fmt.Sprintf("definition %s, tellers %s: %s", p.Roll.Grouped(), c.Roll.Grouped(), c.Reason),
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
	case p.state == Turned:
		return Refused
	case p.sheets[len(p.sheets)-1].Revision > x.Revision && p.state != Problem:
		return Superseded
	case p.state == Problem:
		return Disputed
	case x.Revision > p.sheets[0].Revision:
		return Replaced
	case p.state == Waits:
		return Waiting
	}
	return Accepted
}

// roll is the roll that counts, and what an accepted correction adds to rolls
// that the definition states above this place.
func (p *place) roll() (roll count.Count, more int, by string) {
	roll = p.blank.Place.Roll
	if p.counted == nil || p.counted.RollChange == nil {
		return roll, 0, ""
	}
	found := p.counted.RollChange.Roll
	if by = p.accepted[found]; by == "" {
		return roll, 0, ""
	}
	if roll.Set() {
		more = found.Int() - roll.Int()
	}
	return found, more, by
}
