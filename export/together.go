package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
)

// Together is what the files of one place of one vote say about one another.
type Together struct {
	Vote     string          `json:"vote"`
	Place    count.PlaceID   `json:"place"`
	Files    []string        `json:"files"`         // by revision, then as they came
	Use      int             `json:"use,omitempty"` // the revision to use, as far as anybody can tell
	Sentence string          `json:"sentence"`      // in words that a secretary can act on
	Findings []count.Finding `json:"findings,omitempty"`
}

// Fine reports whether the files can be used beside one another. A warning,
// R609, may still have to be settled by the person who uses them.
func (t *Together) Fine() bool {
	return !slices.ContainsFunc(t.Findings, func(f count.Finding) bool { return f.Severity == count.Error })
}

// Compare puts the files of each place side by side: PDF and workbook carry the
// same record (R609, or R602 where figures differ), and a revision names the
// one that it replaces (R608, or R607 where it does; R605 where strangers signed
// it). Sheets of a place under two definitions of a vote are R601. A file that cannot be
// used by itself is left out: its own verdict says why. What nobody signed is
// nothing against what tellers signed: a record that is not theirs is R604, and
// the signed sheet holds.
func Compare(verdicts []Verdict) []Together {
	var out []Together
	at := map[string]int{}
	groups := [][]*Verdict{}
	for i := range verdicts {
		v := &verdicts[i]
		if !v.Fine() && !v.Incomplete() {
			continue
		}
		key := v.Sheet.Vote.ID + " " + string(v.Sheet.Tally.Place.ID)
		g, ok := at[key]
		if !ok {
			g = len(groups)
			at[key], groups = g, append(groups, nil)
		}
		groups[g] = append(groups[g], v)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b *Verdict) int { return cmp.Compare(a.Sheet.Revision, b.Sheet.Revision) })
		out = append(out, compare(g))
	}
	return out
}

// compare looks at the files of one place, in the order of their revisions.
func compare(g []*Verdict) Together {
	s := g[0].Sheet
	t := Together{Vote: s.Vote.ID, Place: s.Tally.Place.ID}
	var signed []*Verdict
	for _, v := range g {
		t.Files = append(t.Files, v.File)
		if v.signed() {
			signed = append(signed, v)
		}
	}
	held := signed
	if len(signed) == 0 {
		held = g // records alone
	}
	if !t.definitions(held) {
		for i, v := range held {
			t.against(held[:i], v)
		}
		t.succession(signed)
	}
	for _, v := range g {
		if len(signed) > 0 && !v.signed() {
			t.unsigned(signed, v)
		}
	}
	t.Sentence = t.sentence(held)
	return t
}

// signed reports whether somebody whom the sheet names has signed this file.
func (v *Verdict) signed() bool {
	return slices.ContainsFunc(v.Signed, func(x Signed) bool { return x.Holds })
}

// unsigned is R604 for a record that nobody signed and that is not the record of
// a signed sheet: of its own revision, or else of the last.
func (t *Together) unsigned(signed []*Verdict, v *Verdict) {
	if slices.ContainsFunc(signed, func(e *Verdict) bool { return e.Digest == v.Digest }) {
		return
	}
	e := signed[len(signed)-1]
	if i := slices.IndexFunc(signed, func(e *Verdict) bool { return e.Sheet.Revision == v.Sheet.Revision }); i >= 0 {
		e = signed[i]
	}
	t.Findings = append(t.Findings, count.Finding{
		Code: "R604", Severity: count.Error, Short: "A file that nobody signed does not carry the signed record",
		Sum:  strings.Join(append(figuresApart(e.Sheet, v.Sheet), digests(e, v)), "; "),
		Long: fmt.Sprintf("Use %s, which holds, and not %s.", e.File, v.File),
	})
}

func digests(a, b *Verdict) string {
	return fmt.Sprintf("%s carries %s, %s carries %s", a.File, a.Digest, b.File, b.Digest)
}

// against compares a file with those of its place that are of no later
// revision.
func (t *Together) against(earlier []*Verdict, v *Verdict) {
	chained, before := false, (*Verdict)(nil)
	for _, e := range earlier {
		switch {
		case e.Digest == v.Digest:
			return // the same sheet, which was looked at
		case e.Sheet.Revision == v.Sheet.Revision:
			t.twoRecords(e, v)
			return
		case e.Sheet.Revision == v.Sheet.Revision-1:
			before = e
			chained = chained || e.Digest == v.Sheet.Supersedes
		}
	}
	switch r := v.Sheet.Revision; {
	case r <= 1:
	case before == nil:
		t.note(count.Note, "R607", fmt.Sprintf("Revision %d replaces revision %d", r, r-1), fmt.Sprintf("it names %s, which is not among these files", v.Sheet.Supersedes))
	case !chained:
		t.note(count.Error, "R608", fmt.Sprintf("Revision %d does not name the sheet that it replaces", r), fmt.Sprintf("it names %s, %s is %s", v.Sheet.Supersedes, before.File, before.Digest))
	default:
		t.note(count.Note, "R607", fmt.Sprintf("Revision %d replaces revision %d", r, r-1), changed(before.Sheet, v.Sheet))
	}
}

// twoRecords is R602, or R609 where every figure is the same.
func (t *Together) twoRecords(a, b *Verdict) {
	if what := figuresApart(a.Sheet, b.Sheet); len(what) > 0 {
		t.note(count.Error, "R602", "Two sheets of one revision have different figures", strings.Join(what, "; ")+"; "+digests(a, b))
		return
	}
	t.note(count.Warning, "R609", "These files do not carry the same record", digests(a, b))
}

func (t *Together) note(severity count.Severity, code, short, sum string) {
	long := map[count.Severity]string{
		count.Error:   "Use neither. Ask the place which one is right: its tellers certify the next revision, which names one of the two.",
		count.Warning: "Compare the digests with the paper. Ask the place which files it made last.",
		count.Note:    "Use the latest revision.",
	}[severity]
	t.Findings = append(t.Findings, count.Finding{Code: code, Severity: severity, Short: short, Sum: sum, Long: long})
}

func (t *Together) sentence(g []*Verdict) string {
	last := g[len(g)-1].Sheet
	for _, f := range t.Findings {
		switch {
		case f.Code == "R601":
			return fmt.Sprintf("Do not use these sheets. They follow different vote definitions: %s. %s", f.Sum, f.Long)
		case f.Code == "R605" && t.Use < last.Revision:
			return fmt.Sprintf("Revision %d is signed with keys that nobody has confirmed. Use revision %d until they are compared with the ink-signed sheet.", last.Revision, t.Use)
		case f.Code == "R605":
			return fmt.Sprintf("Revision %d is signed with keys that nobody has confirmed. Compare them with the ink-signed sheet before you use it.", last.Revision)
		case f.Code == "R604":
			return fmt.Sprintf("%s: %s. %s", f.Short, f.Sum, f.Long)
		case f.Severity == count.Error:
			return fmt.Sprintf("Do not use these sheets. %s: %s. Ask %s which one is right.", f.Short, f.Sum, last.Tally.Place.Title())
		case f.Severity == count.Warning:
			return fmt.Sprintf("%s: %s. Ask %s which files it made last.", f.Short, f.Sum, last.Tally.Place.Title())
		}
	}
	if n := len(t.Findings); n > 0 {
		f := t.Findings[n-1]
		return fmt.Sprintf("%s: %s. Use revision %d.", f.Short, f.Sum, last.Revision)
	}
	if len(t.Files) > 1 {
		return "These files agree: they carry the same record."
	}
	return "There is one file of this sheet."
}

// figuresApart lists the figures that two sheets of a revision state
// differently.
func figuresApart(a, b *count.Sheet) []string {
	var out []string
	for _, c := range figuresOf(a, b) {
		out = append(out, fmt.Sprintf("%s %s or %s", c.what, c.a.Grouped(), c.b.Grouped()))
	}
	return out
}

// changed says in words what a revision changed.
func changed(before, after *count.Sheet) string {
	var out []string
	for _, c := range figuresOf(before, after) {
		out = append(out, fmt.Sprintf("%s %s before, %s now", c.what, c.a.Grouped(), c.b.Grouped()))
	}
	if len(out) == 0 {
		return "no figure is changed"
	}
	return strings.Join(out, "; ")
}

// apart is a figure that two sheets state differently.
type apart struct {
	what string
	a, b count.Count
}

func figuresOf(a, b *count.Sheet) []apart {
	var out []apart
	look := func(what string, x, y count.Count) {
		if x != y {
			out = append(out, apart{what, x, y})
		}
	}
	for i, r := range a.Results {
		if i >= len(b.Results) || b.Results[i].Question != r.Question {
			continue // sheets of one definition put the same questions
		}
		for _, c := range count.Cells {
			look(r.Question+" "+string(c), r.Get(c), b.Results[i].Get(c))
		}
	}
	for _, l := range a.Tally.Account {
		look(string(l.Line), l.Value, b.Tally.Account.Get(l.Line))
	}
	look("members", a.Tally.Eligible(), b.Tally.Eligible())
	return out
}
