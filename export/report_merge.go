package export

import (
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
)

// merged are bodies whose figures are told only together.
type merged struct {
	level  count.Level
	in     string // name of the body above
	path   string // of that body
	bodies []string
	totals []rollup.Total
}

func (m *merged) name(c *words.Catalogue) string {
	return c.F("Together: %s", strings.Join(m.bodies, ", "))
}

// merge hides figures that would tell how people voted, from the top down: a
// body that is merged shows nothing below it, or its own figure could be worked
// out.
func (x *Report) merge() {
	x.mergeBelow(&x.r.Coalition, "")
	quietly := map[says]bool{}
	each(&x.r.Coalition, "", func(n *rollup.Node, path string) {
		if hidden(n) {
			quietly[says{level: n.Level, path: path}] = true
		}
	})
	for i := range x.r.Questions {
		q := &x.r.Questions[i]
		q.Results = slices.Clone(q.Results)
		for j := range q.Results {
			if b := &q.Results[j]; quietly[says{level: b.Level, path: b.Path}] {
				b.Yes, b.No = 0, 0
			}
		}
	}
}

func (x *Report) mergeBelow(n *rollup.Node, path string) {
	for _, g := range x.groups(n) {
		if len(g) == 1 {
			continue
		}
		m := merged{level: g[0].Level, in: n.Name, path: path, totals: together(g)}
		for _, c := range g {
			m.bodies = append(m.bodies, c.Name)
			each(c, "", func(b *rollup.Node, _ string) { hide(b) })
		}
		x.merged = append(x.merged, m)
	}
	for i := range n.Children {
		c := &n.Children[i]
		below := path
		if below != "" && c.Code != "" {
			below += "/"
		}
		if !hidden(c) {
			x.mergeBelow(c, below+c.Code)
		}
	}
}

// hidden reports whether the figures of a body that reported are not told.
func hidden(n *rollup.Node) bool {
	return slices.ContainsFunc(n.Totals, func(t rollup.Total) bool { return t.Received > 0 && !t.Ballots.Set() })
}

// groups puts the bodies below one together until no group is too small, or
// all are in one.
func (x *Report) groups(n *rollup.Node) [][]*rollup.Node {
	var out [][]*rollup.Node
	for i := range n.Children {
		if c := &n.Children[i]; slices.ContainsFunc(c.Totals, func(t rollup.Total) bool { return t.Received > 0 }) {
			out = append(out, []*rollup.Node{c})
		}
	}
	for len(out) > 1 {
		small := slices.IndexFunc(out, x.small)
		if small < 0 {
			break
		}
		with := -1
		for i := range out {
			if i != small && (with < 0 || papers(out[i]) < papers(out[with])) {
				with = i
			}
		}
		out[min(small, with)] = append(out[min(small, with)], out[max(small, with)]...)
		out = slices.Delete(out, max(small, with), max(small, with)+1)
	}
	return out
}

func papers(g []*rollup.Node) int {
	n := 0
	for _, t := range together(g) {
		n = max(n, t.Ballots.Int())
	}
	return n
}

// small is T209: a cell under the least that the definition lets be told.
func (x *Report) small(g []*rollup.Node) bool {
	least := max(x.vote.Thresholds.SmallCell, 1)
	return slices.ContainsFunc(together(g), func(t rollup.Total) bool {
		return t.Yes.Int()+t.No.Int() > 0 && min(t.Yes.Int(), t.No.Int()) < least
	})
}

// together sums bodies of one level.
func together(g []*rollup.Node) []rollup.Total {
	out := slices.Clone(g[0].Totals)
	for _, n := range g[1:] {
		for i, t := range n.Totals {
			o := &out[i]
			o.Put = o.Put || t.Put
			o.Of += t.Of
			if t.Received == 0 {
				continue
			}
			if o.Received == 0 {
				o.Figures, o.Ballots = t.Figures, t.Ballots
			} else {
				for _, c := range count.Cells {
					o.Figures = o.Figures.Put(c, plus(o.Get(c), t.Get(c)))
				}
				o.Ballots = plus(o.Ballots, t.Ballots)
			}
			o.Received += t.Received
		}
	}
	return out
}

func plus(a, b count.Count) count.Count {
	if !a.Set() || !b.Set() {
		return count.Count{}
	}
	return count.N(a.Int() + b.Int())
}

// mergedWords say what was merged.
func (x *Report) mergedWords() []string {
	if len(x.merged) == 0 {
		return nil
	}
	out := []string{x.in.F("Figures under %d are not told alone, so that nobody learns how people voted: the bodies named \"Together\" are summed up with one another. How a body counts for the rule is told all the same.", max(x.vote.Thresholds.SmallCell, 1))}
	for _, m := range x.merged {
		out = append(out, x.in.F("In %s, together: %s.", m.in, strings.Join(m.bodies, ", ")))
	}
	return out
}
