package rule

import (
	"fmt"

	"countersign/count"
)

// childTally is how children stand, in numbers. The weights are the least ones
// where some are not known.
type childTally struct {
	bodies, weight [4]int64 // for, against, did not vote, open
	vague          [4]int64 // children whose weight is not known
	all            int64    // the weight of all who are in the denominator
	known          bool     // that one is
}

// The places of a childTally.
const (
	standFor = iota
	standAgainst
	standAbsent
	standOpen
)

func standOf(v verdicts) int {
	switch v {
	case canPass:
		return standFor
	case canFail:
		return standAgainst
	case canAbstain:
		return standAbsent
	}
	return standOpen
}

func (l *look) childTally(n *node) childTally {
	var c childTally
	for _, id := range l.below(l.body, n.rule.height) {
		child := &l.bodies[id]
		says := n.rule.says[child.at]
		if says == 0 {
			continue
		}
		at := standOf(says)
		w, exact := l.weight(n, child)
		c.bodies[at]++
		c.weight[at] += w
		if !exact {
			c.vague[at]++
		}
	}
	if c.known = c.unknown() == 0; !c.known {
		c.share(l.membersLeft(n))
	}
	if n.tally.Absent == count.AbsentAgainst {
		c.weight[standAgainst] += c.weight[standAbsent]
		c.weight[standAbsent] = 0
	}
	for at, w := range c.weight {
		if at != standAbsent || n.tally.Absent != count.AbsentLeaves {
			c.all += w
		}
	}
	return c
}

// unknown are the children whose weight is not known.
func (c *childTally) unknown() int64 { return c.vague[0] + c.vague[1] + c.vague[2] + c.vague[3] }

// share gives what the roll of the whole leaves to the children whose roll is
// not known, where all of them stand alike; else only the whole is known.
func (c *childTally) share(left int64) {
	if left < 0 {
		return
	}
	for at, n := range c.vague {
		if n == c.unknown() {
			c.weight[at] += left
			c.vague[at], c.known = 0, true
			return
		}
	}
	if c.vague[standAbsent] == 0 {
		c.all, c.known = left, true
	}
}

// childrenWords: "11 of 15 unions yes, 4 no; needs at least 14: at most 11,
// cannot be reached".
func (l *look) childrenWords(n *node, t truth) (string, *Bar) {
	c, x := l.childTally(n), n.tally
	words := fmt.Sprintf("%d of %s yes, %d no", c.bodies[standFor],
		several(c.bodies[0]+c.bodies[1]+c.bodies[2]+c.bodies[3], string(x.Level)), c.bodies[standAgainst])
	if c.bodies[standAbsent] > 0 {
		words += fmt.Sprintf(", %d did not vote", c.bodies[standAbsent])
	}
	if c.bodies[standOpen] > 0 {
		words += fmt.Sprintf(", %d open", c.bodies[standOpen])
	}
	if q := &l.vote.Questions[n.rule.question]; n.rule.question != n.question {
		words = "on " + q.Short + ": " + words
	}
	if x.By != "" {
		words += c.weightWords(x)
	}
	stand, have := "yes", c.weight[standFor]
	if x.Stand == count.Against {
		stand, have = "no", c.weight[standAgainst]
	}
	return words + "; needs " + needed(x.ChildrenRule, &c, stand) + ": " + c.end(t, x.Compare, have), c.bar(x.ChildrenRule, have)
}

// bar draws the weights; nothing where they are not all known.
func (c *childTally) bar(x *count.ChildrenRule, have int64) *Bar {
	if c.unknown() > 0 {
		return nil
	}
	b := &Bar{Counted: have, Open: c.weight[standOpen], Of: c.all, Most: x.Compare == count.AtMost || x.Compare == count.LessThan}
	share, of := x.Share, c.all
	if x.Number.Set() {
		share, of = count.Fraction{Num: int64(x.Number.Int()), Den: 1}, 1
	}
	b.Needs = limit(x.Compare, share, of)
	return b
}

// weightWords: "; with 23,000 of 45,000 members yes, 22,000 no".
func (c *childTally) weightWords(x *tally) string {
	noun, of, rest := weightNouns[x.By], "", ""
	if c.known {
		of = " of " + grouped(c.all)
	} else {
		rest = fmt.Sprintf(" (%s: the number of %s is not known)", several(c.unknown(), string(x.Level)), noun)
	}
	number := func(at int) string {
		if c.vague[at] > 0 {
			return "at least " + grouped(c.weight[at])
		}
		return grouped(c.weight[at])
	}
	return fmt.Sprintf("; with %s%s %s yes, %s no%s", number(standFor), of, noun, number(standAgainst), rest)
}

var weightNouns = map[count.Weight]string{count.ByMembers: "members", count.ByDelegates: "delegates", count.ByNumbers: "votes"}

// needed: "at least 14 of 15 for".
func needed(x *count.ChildrenRule, c *childTally, stand string) string {
	if x.Number.Set() {
		of := ""
		if c.known {
			of = " of " + grouped(c.all)
		}
		return fmt.Sprintf("%s %s%s %s", x.Compare, x.Number.Grouped(), of, stand)
	}
	s := fmt.Sprintf("%s %s %s", x.Compare, x.Share, stand)
	if !c.known {
		return s
	}
	return s + bound(x.Compare, x.Share, c.all) + " of " + grouped(c.all)
}

// end says what it comes to; have is the weight that is counted so far.
func (c *childTally) end(t truth, how count.Compare, have int64) string {
	up := how == count.AtLeast || how == count.MoreThan
	switch {
	case t.open():
		return "open"
	case c.bodies[standOpen] == 0 && c.unknown() == 0:
		return ended(t, how)
	case t.can:
		return "certain, whatever the others bring"
	case up && c.unknown() == 0:
		return "at most " + grouped(have+c.weight[standOpen]) + ", cannot be reached"
	case !up && c.unknown() == 0:
		return "already " + grouped(have) + ", cannot be kept"
	}
	return "cannot be reached"
}
