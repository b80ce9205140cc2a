package rollup

import (
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

// standing is the revision that counts: of those that lead to the newest one
// without a contradiction, the newest that somebody accepted, else the oldest,
// which nothing of the place was there to count before.
func (p *place) standing(all []edition) int {
	i := len(all) - 1
	for !p.unit.r.atOnce && !p.agreed(all[i]) && i > 0 && !contradicts(all, i-1) {
		i--
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
		p.findings = append(p.findings, p.unit.r.keys.unconfirmed(x)...)
	}
	p.findings = append(p.findings, conflicts(all, i)...)
}

// count takes the figures of a revision. A later one waits.
func (p *place) count(all []edition, i int) {
	p.state, p.counted = Counts, all[i][0]
	p.look(all, i)
	p.doubt = slices.ContainsFunc(p.findings, func(f count.Finding) bool { return f.Severity == count.Warning })
	p.open = slices.ContainsFunc(p.findings, func(f count.Finding) bool { return f.Code == "R605" })
	p.replaces(before(all, i))
	if p.rollWaits() {
		p.state = Waits
		p.findings = append(p.findings, rollWaits(p.stated, p.counted.RollChange))
	}
	if last := len(all) - 1; i < last {
		p.state, p.waiting = Newer, all[last][0]
		p.look(all, last)
		p.waits(before(all, last))
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

// replaces is R607 of the sheet that counts.
func (p *place) replaces(older edition) {
	if p.counted.Revision == 1 {
		return
	}
	sum := p.counted.namesAbsent()
	if b := named(older, p.counted.Supersedes); b != nil {
		p.changes = changes(b, p.counted)
		sum = inWords(p.changes)
	}
	p.findings = append(p.findings, revised(p.counted, fmt.Sprintf("Revision %d replaces revision %d", p.counted.Revision, p.counted.Revision-1), sum))
}

// waits is R607 of the revision that waits.
func (p *place) waits(older edition) {
	p.coming = changes(p.counted, p.waiting)
	sum := inWords(p.coming)
	if older == nil {
		sum += "; " + p.waiting.namesAbsent()
	}
	p.findings = append(p.findings, revised(p.waiting,
		fmt.Sprintf("Revision %d waits for the secretary; revision %d counts meanwhile", p.waiting.Revision, p.counted.Revision), sum))
}

func revised(x *Received, short, sum string) count.Finding {
	return count.Finding{Code: "R607", Severity: count.Note, Short: short, Long: "By the tellers: " + strings.TrimSuffix(x.Reason, ".") + ".", Sum: sum}
}

func (r *Received) namesAbsent() string {
	return fmt.Sprintf("revision %d names %s, which is not here", r.Revision, begins(r.Supersedes))
}
