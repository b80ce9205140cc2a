package rollup

import (
	"fmt"
	"slices"
	"strings"

	"countersign/count"
)

// Change is one figure that two sheets of a place state differently.
type Change struct {
	What   string      `json:"what"` // "agreement, yes", "signatures", "roll"
	Before count.Count `json:"before"`
	After  count.Count `json:"after"`
}

func (c Change) String() string {
	if !c.Before.Set() {
		return fmt.Sprintf("%s %s, none before", c.What, c.After.Grouped())
	}
	return fmt.Sprintf("%s %s before, %s after", c.What, c.Before.Grouped(), c.After.Grouped())
}

// changes lists every figure that differs: results, ballot account, roll,
// unresolved challenges.
func changes(a, b *Received) []Change {
	var out []Change
	look := func(what string, before, after count.Count) {
		if before != after {
			out = append(out, Change{what, before, after})
		}
	}
	for _, y := range b.Results {
		x, _ := a.result(y.Question) // the same questions are put to a place, if a is a sheet at all
		for _, c := range count.Cells {
			look(y.Question+", "+string(c), x.Get(c), y.Get(c))
		}
		look(y.Question+", ballots", x.Ballots, y.Ballots)
	}
	for _, l := range lines(a.Account, b.Account) {
		look(string(l), a.Account.Get(l), b.Account.Get(l))
	}
	look("roll", a.Roll, b.Roll)
	look("challenged, unresolved", count.N(a.Unresolved), count.N(b.Unresolved))
	return out
}

func lines(accounts ...count.Account) []count.Line {
	var out []count.Line
	for _, a := range accounts {
		for _, x := range a {
			if !slices.Contains(out, x.Line) {
				out = append(out, x.Line)
			}
		}
	}
	return out
}

// inWords writes changes one after the other.
func inWords(cs []Change) string {
	if len(cs) == 0 {
		return "no figure changed"
	}
	words := make([]string, len(cs))
	for i, c := range cs {
		words[i] = c.String()
	}
	return strings.Join(words, "; ")
}
