package export

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
)

// mostNames is how many places a note lists.
const mostNames = 40

// notes are the small print: what is missing, was refused, was replaced, and
// who said what.
func (x *Report) notes() []string {
	var out, missing, revised []string
	out = append(out, x.mergedWords()...)
	for _, m := range x.merged {
		if m.level != count.LevelLocal {
			continue
		}
		for _, t := range m.totals {
			out = append(out, fmt.Sprintf("%s; %s: %s yes, %s no.", m.name(), t.Question, t.Yes.Grouped(), t.No.Grouped()))
		}
	}
	for _, n := range x.r.Leaves() {
		if n.Place.Counted == nil {
			missing = append(missing, fmt.Sprintf("%s (%s)", n.Place.ID, n.Place.State))
		}
		for _, f := range n.Place.Findings {
			if f.Code == "R607" {
				revised = append(revised, strings.TrimSpace(fmt.Sprintf("%s: %s. %s %s", n.Place.ID, f.Short, f.Long, f.Sum)))
			}
		}
	}
	if n := len(missing); n > 0 {
		s := "Not counted, " + several(n, "place") + ": " + strings.Join(missing[:min(n, mostNames)], ", ")
		if n > mostNames {
			s += " and " + several(n-mostNames, "more")
		}
		out = append(out, s+".")
	}
	for _, f := range x.issue.Doubtful {
		out = append(out, sentence(f.Short)+" "+f.Long)
	}
	for _, s := range revised {
		out = append(out, "Revised: "+s)
	}
	for _, f := range x.r.Refused {
		out = append(out, "Refused: "+f.File+": "+reasons(f.Findings))
	}
	for _, e := range x.issue.Log {
		out = append(out, "On record: "+logged(e))
	}
	if x.vote.Sample {
		out = append(out, "Sample: everything in this vote is invented.")
	}
	return out
}

// logged is a word of a person as a sentence.
func logged(e board.Entry) string {
	s := fmt.Sprintf("%s, %s %s", e.At.Words(), e.By, e.What)
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
	return strings.ToUpper(s[:1]) + strings.TrimRight(s[1:], ".") + "."
}

func several(n int, what string) string {
	if n == 1 || what == "more" {
		return count.Grouped(n) + " " + what
	}
	return count.Grouped(n) + " " + what + "s"
}

// signedBy says whether somebody has confirmed the keys of a sheet.
func signedBy(p *rollup.PlaceState) string {
	if p.Unconfirmed {
		return "keys not confirmed"
	}
	return "confirmed keys"
}
