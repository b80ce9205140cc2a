package rollup

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
)

// filter chooses which rows of the tree are there.
type filter int

const (
	all filter = iota
	missing
	problems
	rejected
)

// row is one visible line of the tree.
type row struct {
	node  *rollup.Node
	path  string // codes, "AFSCME/NP-4"
	name  string
	depth int
	folds bool // there are rows below it
	open  bool
	sum   sum
}

// tree is a report as a list of rows. The rows are worked out once for each
// change; scrolling only reads them.
type tree struct {
	report   *rollup.Report
	closed   bool
	unfolded map[string]bool
	filter   filter
	sums     map[*rollup.Node]sum
	verdicts map[verdictKey]rule.Result
	rows     []row
}

type verdictKey struct {
	question string
	level    count.Level
	path     string
}

func newTree() *tree { return &tree{unfolded: map[string]bool{}} }

// set takes a new report in.
func (t *tree) set(r *rollup.Report, closed bool) {
	first := t.report == nil
	t.report, t.closed = r, closed
	if first && len(r.Coalition.Children) == 1 {
		t.unfolded[r.Coalition.Children[0].Code] = true
	}
	t.verdicts = map[verdictKey]rule.Result{}
	for _, q := range r.Questions {
		for _, x := range q.Results {
			t.verdicts[verdictKey{q.ID, x.Level, x.Path}] = x
		}
	}
	t.sums = make(map[*rollup.Node]sum, 2*r.Places)
	t.total(&r.Coalition, "")
	t.flatten()
}

// total works out the sums of a body and of all below it.
func (t *tree) total(n *rollup.Node, path string) sum {
	var out sum
	if n.Place != nil {
		out = ofPlace(n.Place)
	}
	for i := range n.Children {
		c := &n.Children[i]
		out.add(t.total(c, below(n, path, c)))
	}
	for _, q := range t.report.Questions {
		x, ok := t.verdicts[verdictKey{q.ID, n.Level, path}]
		out.rejects = out.rejects || ok && x.Verdict == count.Fails && n.Level != count.LevelCoalition
	}
	t.sums[n] = out
	return out
}

// below is the path of a child. The coalition's code is not part of a path, and
// the place of a unit without locals has that of its unit.
func below(n *rollup.Node, path string, c *rollup.Node) string {
	switch {
	case n.Level == count.LevelCoalition:
		return c.Code
	case c.Code == "":
		return path
	}
	return path + "/" + c.Code
}

// flatten lists the rows that are visible now.
func (t *tree) flatten() {
	t.rows = t.rows[:0]
	if t.report == nil {
		return
	}
	for i := range t.report.Coalition.Children {
		c := &t.report.Coalition.Children[i]
		t.walk(c, c.Code, 0)
	}
}

// walk adds a body and what is unfolded below it. A filter unfolds by itself,
// and leaves out what neither matches nor holds a match.
func (t *tree) walk(n *rollup.Node, path string, depth int) {
	s := t.sums[n]
	if !t.matches(s) {
		return
	}
	r := row{node: n, path: path, name: n.Name, depth: depth, sum: s}
	if len(n.Children) == 1 && n.Children[0].Code == "" {
		r.node = &n.Children[0] // a unit that is counted as one place is one row
		t.rows = append(t.rows, r)
		return
	}
	r.folds = len(n.Children) > 0
	r.open = r.folds && (t.filter != all || t.unfolded[path])
	if n.CountedWith != "" {
		r.name = words.F("%s, counted with %s", r.name, n.CountedWith)
	}
	t.rows = append(t.rows, r)
	if !r.open {
		return
	}
	for i := range n.Children {
		c := &n.Children[i]
		t.walk(c, below(n, path, c), depth+1)
	}
}

// matches says whether a body holds what the filter asks for.
func (t *tree) matches(s sum) bool {
	switch t.filter {
	case missing:
		return s.missing() > 0
	case problems:
		return s.problems+s.waiting > 0
	case rejected:
		return s.rejects && !t.closed
	case all:
	}
	return true
}

// fold folds or unfolds a row and reports whether anything changed.
func (t *tree) fold(i int, open bool) bool {
	if i < 0 || i >= len(t.rows) || !t.rows[i].folds || t.rows[i].open == open || t.filter != all {
		return false
	}
	t.unfolded[t.rows[i].path] = open
	t.flatten()
	return true
}

// parent is the row above in the tree, or the row itself.
func (t *tree) parent(i int) int {
	for j := i - 1; j >= 0; j-- {
		if t.rows[j].depth < t.rows[i].depth {
			return j
		}
	}
	return i
}

// reveal unfolds the tree down to a path and gives its row, -1 for none.
func (t *tree) reveal(path string) int {
	for i := range len(path) {
		if path[i] == '/' {
			t.unfolded[path[:i]] = true
		}
	}
	t.flatten()
	for i := range t.rows {
		if t.rows[i].path == path {
			return i
		}
	}
	return -1
}

// nextProblem is the path of the next place after a path in the whole tree that
// needs somebody, and wraps; empty if there is none.
func (t *tree) nextProblem(after string) string {
	first, passed := "", after == ""
	var found string
	t.places(&t.report.Coalition, "", func(n *rollup.Node, path string) {
		s := t.sums[n]
		if s.problems+s.waiting > 0 {
			if first == "" {
				first = path
			}
			if passed && found == "" && path != after {
				found = path
			}
		}
		passed = passed || path == after
	})
	if found == "" {
		return first
	}
	return found
}

// places goes through the tree in the order of the definition. Bodies are told
// of too, so that a search can begin at one.
func (t *tree) places(n *rollup.Node, path string, do func(*rollup.Node, string)) {
	for i := range n.Children {
		c := &n.Children[i]
		p := below(n, path, c)
		if c.Place != nil {
			do(c, p)
			continue
		}
		if len(c.Children) == 0 || c.Children[0].Code != "" {
			do(nil, p) // a body: nothing waits at it, but a search passes it
		}
		t.places(c, p, do)
	}
}

// verdict is what a question's rule says of a row: that of the place where a
// place has one, else that of the unit that is counted as one place.
func (t *tree) verdict(question string, r *row) (rule.Result, bool) {
	x, ok := t.verdicts[verdictKey{question, r.node.Level, r.path}]
	if !ok && r.node.Place != nil && r.node.Code == "" {
		x, ok = t.verdicts[verdictKey{question, count.LevelUnit, r.path}]
	}
	return x, ok
}

// badge is the state of a row.
func (t *tree) badge(r *row) badge {
	switch {
	case r.node.CountedWith != "":
		return badge{}
	case t.closed:
		return closedBadge(r.node, r.sum)
	case r.node.Place != nil:
		return placeBadge(r.node)
	}
	return bodyBadge(r.sum)
}
