package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
)

// mostNames is how many places a note lists.
const mostNames = 40

// notes are the small print: what is missing, was refused, was replaced, and
// who said what.
func (x *Report) notes() []string {
	out := x.mergedWords()
	for _, m := range x.merged {
		if m.level != count.LevelLocal {
			continue
		}
		for _, t := range m.totals {
			out = append(out, x.in.F("%s; %s: %s yes, %s no.", m.name(x.in), t.Question, x.in.Say(t.Yes.Grouped()), x.in.Say(t.No.Grouped())))
		}
	}
	out = append(out, x.notCounted()...)
	for _, f := range x.issue.Doubtful {
		out = append(out, sentence(x.in.Say(f.Short))+" "+x.in.Say(f.Long))
	}
	out = append(append(append(out, x.revised()...), x.elsewhere()...), x.refused()...)
	for _, e := range x.issue.Log {
		out = append(out, x.in.F("On record: %s", x.logged(e)))
	}
	if x.issue.Closed == "" && x.r.Received > 0 {
		out = append(out, x.in.T("Percentages are cut after one decimal, never rounded. Rules are decided by whole figures."))
	}
	if x.vote.Sample {
		out = append(out, x.in.T("Sample: everything in this vote is invented."))
	}
	return out
}

// notCounted names the places without figures, as many as a note lists.
func (x *Report) notCounted() []string {
	var missing []string
	for _, n := range x.r.Leaves() {
		if n.Place.Counted == nil {
			missing = append(missing, fmt.Sprintf("%s (%s)", n.Place.ID, x.in.T(string(n.Place.State))))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	places := x.in.N(len(missing), "1 place", "%s places")
	if rest := len(missing) - mostNames; rest > 0 {
		return []string{x.in.F("Not counted, %s: %s and %s more.", places, strings.Join(missing[:mostNames], ", "), x.in.Number(rest))}
	}
	return []string{x.in.F("Not counted, %s: %s.", places, strings.Join(missing, ", "))}
}

// revised says of each revision that counts what it changed, and why.
func (x *Report) revised() []string {
	var out []string
	for _, n := range x.r.Leaves() {
		for _, f := range n.Place.Findings {
			if f.Code != "R607" {
				continue
			}
			why := x.in.Say(f.Long)
			if own, ok := strings.CutPrefix(f.Long, "By the tellers: "); ok { // what follows is typed
				why = x.in.F("By the tellers: %s.", strings.TrimSuffix(own, "."))
			}
			said := strings.TrimSpace(fmt.Sprintf("%s: %s. %s %s", n.Place.ID, x.in.Say(f.Short), why, x.in.Say(f.Sum)))
			out = append(out, x.in.F("Revised: %s", said))
		}
	}
	return out
}

// logged is a word of a person as a sentence.
func (x *Report) logged(e board.Entry) string {
	s := x.in.F("%s, %s %s", x.in.Say(e.At.Words()), e.By, x.in.Say(e.What))
	if e.Why != "" {
		s += ": " + e.Why
	}
	return s
}

// sentence begins with a capital and ends with a stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + strings.TrimRight(s[n:], ".") + "."
}

// lower begins a sentence that goes on behind a colon.
func lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[n:]
}

// signedBy says whether somebody has confirmed the keys of a sheet.
func (x *Report) signedBy(p *rollup.PlaceState) string {
	if p.KeysOpen {
		return x.in.T("keys not confirmed")
	}
	return x.in.T("confirmed keys")
}
