package rule

import (
	"fmt"
	"strings"

	"countersign/count"
)

// Meter is a measure that a rule takes of the bodies that vote: how they stand,
// and where the mark of what is needed is. It can be drawn as a row of squares
// or as a bar, from the left: those for it, those that are open, those against.
type Meter struct {
	Title  string      `json:"title"` // "Unions", "Members of the unions, bloc by bloc"
	Parts  []MeterPart `json:"parts"` // in the order in which they are drawn
	All    int64       `json:"all"`   // the sum of all parts
	Needed int64       `json:"needed"`
	Short  string      `json:"short"` // "11 unions yes, 4 no"
	Asks   string      `json:"asks"`  // "14 needed"
}

// MeterPart is one body. Its name is empty where it is several that stand
// alike: too many to draw, or of a size that is known only of all together.
type MeterPart struct {
	Name  string        `json:"name"`
	Size  int64         `json:"size"` // 1, or its weight
	Stand count.Verdict `json:"stand"`
}

// mostParts is how many bodies a meter shows one by one.
const mostParts = 200

// Meters are the measures that a question's rule for a level takes of the
// bodies below a body, in the order of the rule. A measure whose sizes are not
// all known is left out.
func (s *Standing) Meters(question string, level count.Level, path string) []Meter {
	r, id := s.ruleOf(question, level), s.find(level, path)
	if r == nil || id < 0 || r.root == nil {
		return nil
	}
	l := s.look(r, id)
	var out []Meter
	seen := map[*count.Condition]bool{}
	var walk func(n *node)
	walk = func(n *node) {
		if n.kind == isChildren && n.form != nil && !seen[n.form] {
			seen[n.form] = true
			if m, known := l.meter(n); known {
				out = append(out, m)
			}
		}
		for _, p := range n.parts {
			walk(p)
		}
	}
	walk(r.root)
	return out
}

// meter is that of one condition on children, and whether it can be drawn.
func (l *look) meter(n *node) (Meter, bool) {
	c, x := l.childTally(n), n.tally.ChildrenRule
	bar := c.bar(x, 0)
	if bar == nil || c.all == 0 {
		return Meter{}, false
	}
	m := Meter{All: c.all, Needed: bar.Needs, Parts: l.meterParts(n, &c)}
	sum := int64(0)
	for _, p := range m.Parts {
		sum += p.Size
	}
	if sum != m.All {
		return Meter{}, false // only the whole is known
	}
	if len(m.Parts) > mostParts {
		m.Parts = alike(m.Parts)
	}
	stand := ""
	if x.Stand == count.Against { // those against stand at the right
		m.Needed, stand = c.all-bar.Needs, " against"
	}
	m.Asks = grouped(bar.Needs) + stand + " needed"
	if bar.Most {
		m.Asks = "at most " + grouped(bar.Needs) + stand
	}
	plural := string(x.Level) + "s"
	if x.By == "" {
		m.Title = strings.ToUpper(plural[:1]) + plural[1:]
		m.Short = standing(&c.bodies, plural+" yes")
		return m, true
	}
	noun := weightNouns[x.By]
	m.Title = fmt.Sprintf("%s%s of the %s, bloc by bloc", strings.ToUpper(noun[:1]), noun[1:], plural)
	m.Short = fmt.Sprintf("%s of %s %s", standing(&c.weight, "yes"), grouped(c.all), noun)
	return m, true
}

// standing: "11 unions yes, 4 no, 2 open".
func standing(n *[4]int64, yes string) string {
	s := fmt.Sprintf("%s %s, %s no", grouped(n[standFor]), yes, grouped(n[standAgainst]))
	if n[standOpen] > 0 {
		s += ", " + grouped(n[standOpen]) + " open"
	}
	if n[standAbsent] > 0 {
		s += ", " + grouped(n[standAbsent]) + " did not vote"
	}
	return s
}

// meterParts are the bodies that stay in the denominator, those for it first.
// What bodies of which the size is not known hold together is one part.
func (l *look) meterParts(n *node, c *childTally) []MeterPart {
	var by [4][]MeterPart
	rest := c.weight
	for _, id := range l.below(l.body, n.rule.height) {
		child := &l.bodies[id]
		says := n.rule.says[child.at]
		at := standOf(says)
		if says == 0 || at == standAbsent && n.tally.Absent == count.AbsentLeaves {
			continue
		}
		size, _ := l.weight(n, child)
		part := MeterPart{Name: child.name, Size: size, Stand: says.verdict()}
		if at == standAbsent && n.tally.Absent == count.AbsentAgainst {
			at, part.Stand = standAgainst, count.Fails
		}
		if rest[at] -= size; size > 0 {
			by[at] = append(by[at], part)
		}
	}
	for at, says := range [4]count.Verdict{count.Passes, count.Fails, count.DidNotVote, count.Open} {
		if left := at == standAbsent && n.tally.Absent == count.AbsentLeaves; rest[at] > 0 && !left {
			by[at] = append(by[at], MeterPart{Size: rest[at], Stand: says})
		}
	}
	out := append(by[standFor], by[standOpen]...)
	return append(append(out, by[standAbsent]...), by[standAgainst]...)
}

// alike joins neighbours that stand alike.
func alike(parts []MeterPart) []MeterPart {
	var out []MeterPart
	for _, p := range parts {
		if last := len(out) - 1; last >= 0 && out[last].Stand == p.Stand {
			out[last].Size += p.Size
			continue
		}
		out = append(out, MeterPart{Size: p.Size, Stand: p.Stand})
	}
	return out
}
