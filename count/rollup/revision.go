package rollup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
)

// edition is one revision of a place as it is here: its records by digest.
type edition []*Received

func (e edition) number() int { return e[0].Revision }

// editions groups sheets that are in the order of their revisions.
func editions(sheets []*Received) []edition {
	var out []edition
	for _, x := range sheets {
		if n := len(out); n > 0 && out[n-1].number() == x.Revision {
			out[n-1] = append(out[n-1], x)
			continue
		}
		out = append(out, edition{x})
	}
	return out
}

// before is the revision right before one; nil where it is not here.
func before(all []edition, i int) edition {
	if i == 0 || all[i-1].number() != all[i].number()-1 {
		return nil
	}
	return all[i-1]
}

// conflicts are R602, R609 and R608 of a revision.
func conflicts(all []edition, i int) []count.Finding {
	return append(twoRecords(all[i]), chain(all[i], before(all, i))...)
}

// contradicts reports whether nobody here can know what a revision says.
func contradicts(all []edition, i int) bool {
	return slices.ContainsFunc(conflicts(all, i), func(f count.Finding) bool { return f.Severity == count.Error })
}

// standing is the revision that counts: the newest that somebody accepted, else
// the oldest, which nothing of the place was there to count before. It is -1
// where two sheets contradict one another on the way there: whichever revision
// ends that, somebody has to have accepted it.
func (p *place) standing(all []edition) int {
	i := len(all) - 1
	for !p.unit.r.atOnce && i > 0 && !p.agreed(all[i]) && !contradicts(all, i) {
		i--
	}
	if i >= 0 && contradicts(all, i) {
		return -1
	}
	return i
}

func (p *place) agreed(e edition) bool {
	return slices.ContainsFunc(e, func(x *Received) bool { return p.accepted[x.Digest] != "" })
}

// agreedBy is who accepted the revision of a sheet that counts.
func (p *place) agreedBy() string {
	if p.counted == nil {
		return ""
	}
	for _, x := range p.sheets {
		if by := p.accepted[x.Digest]; by != "" && x.Revision == p.counted.Revision {
			return by
		}
	}
	return ""
}

// look notes what there is to say of the files of a revision.
func (p *place) look(all []edition, i int) {
	for _, x := range all[i] {
		p.findings = append(p.findings, x.Warnings...)
		p.findings = append(p.findings, p.unconfirmed(x)...)
	}
	p.findings = append(p.findings, conflicts(all, i)...)
}

// count takes the figures of the revision that stands, if one does. A later one
// waits.
func (p *place) count(all []edition) {
	last, i := len(all)-1, p.standing(all)
	if i < 0 {
		p.state = Problem
	} else {
		p.stands(all, i)
	}
	for j := range all { // nobody who looks at the place overlooks what came of an older one
		switch {
		case j == i || j == last || !contradicts(all, j):
		case i < 0:
			p.look(all, j)
		default:
			p.findings = append(p.findings, conflicts(all, j)...)
		}
	}
	if i == last {
		return
	}
	p.look(all, last)
	if !contradicts(all, last) {
		p.waits(all)
	}
}

// stands takes the figures of a revision.
func (p *place) stands(all []edition, i int) {
	p.state, p.counted = Counts, all[i][0]
	p.look(all, i)
	p.doubt = slices.ContainsFunc(p.findings, func(f count.Finding) bool { return f.Severity == count.Warning })
	p.open = slices.ContainsFunc(p.findings, func(f count.Finding) bool { return f.Code == "R605" })
	p.replaces(all[:i+1])
	if p.rollWaits() {
		p.state = Waits
		p.findings = append(p.findings, rollWaits(p.stated, p.counted.RollChange))
	}
}

// twoRecords is R602 and R609.
func twoRecords(top []*Received) []count.Finding {
	var out []count.Finding
	for _, x := range top[1:] {
		sum := fmt.Sprintf("revision %d: %s and %s", x.Revision, begins(top[0].Digest), begins(x.Digest))
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
				fmt.Sprintf("revision %d names %s, revision %d here is %s", x.Revision, begins(x.Supersedes), before[0].Revision, begins(before[0].Digest))))
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

// replaces is R607 of the sheet that counts, the last of these revisions.
func (p *place) replaces(all []edition) {
	last := len(all) - 1
	if p.counted.Revision == 1 {
		return
	}
	short := fmt.Sprintf("Revision %d replaces revision %d", p.counted.Revision, p.counted.Revision-1)
	var sum string
	switch old := p.standing(all[:last]); {
	case old >= 0:
		short = fmt.Sprintf("Revision %d replaces revision %d", p.counted.Revision, all[old].number())
		p.changes = changes(all[old][0], p.counted)
		sum = inWords(p.changes)
	case last > 0:
		short = fmt.Sprintf("Revision %d counts; nothing of this place counted before it", p.counted.Revision)
		p.changes, sum = ends(all)
	}
	p.findings = append(p.findings, revised(p.counted, short, sum, all))
}

// waits is R607 of the revision that waits, the last of all.
func (p *place) waits(all []edition) {
	p.waiting = all[len(all)-1][0]
	short := fmt.Sprintf("Revision %d waits for the secretary; nothing of this place counts meanwhile", p.waiting.Revision)
	var sum string
	if p.counted == nil {
		p.coming, sum = ends(all)
	} else {
		short = fmt.Sprintf("Revision %d waits for the secretary; revision %d counts meanwhile", p.waiting.Revision, p.counted.Revision)
		p.state, p.coming = Newer, changes(p.counted, p.waiting)
		sum = inWords(p.coming)
	}
	p.findings = append(p.findings, revised(p.waiting, short, sum, all))
}

// ends is what the last of all revisions brings where nothing counted before
// it: each of its figures, and in words what it says otherwise than the sheets
// that could not be believed.
func ends(all []edition) ([]Change, string) {
	last := len(all) - 1
	x := all[last][0]
	figures := changes(&Received{}, x)
	i := last - 1
	for i > 0 && !contradicts(all, i) {
		i--
	}
	var said []string
	for _, y := range all[i] {
		if cs := changes(y, x); len(cs) > 0 {
			said = append(said, fmt.Sprintf("against %s: %s", begins(y.Digest), inWords(cs)))
		}
	}
	return figures, cmp.Or(strings.Join(said, "; "), inWords(figures))
}

// revised is R607 of the last of all revisions.
func revised(x *Received, short, sum string, all []edition) count.Finding {
	if before(all, len(all)-1) == nil {
		absent := fmt.Sprintf("revision %d names %s, which is not here", x.Revision, begins(x.Supersedes))
		sum = strings.TrimPrefix(sum+"; "+absent, "; ")
	}
	return count.Finding{Code: "R607", Severity: count.Note, Short: short, Long: "By the tellers: " + strings.TrimSuffix(x.Reason, ".") + ".", Sum: sum}
}
