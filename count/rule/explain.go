package rule

import (
	"fmt"
	"strings"

	"countersign/count"
)

// Explanation is a condition with its numbers: what is needed, what is there,
// what it comes to.
type Explanation struct {
	Verdict count.Verdict
	Words   string
	Parts   []Explanation
}

// Lines writes the tree out, two blanks of indent a level.
func (e Explanation) Lines() []string {
	out := []string{string(e.Verdict) + ": " + e.Words}
	for _, p := range e.Parts {
		for _, l := range p.Lines() {
			out = append(out, "  "+l)
		}
	}
	return out
}

// Explain gives the reasons of a result. It reports false as Result does.
func (s *Standing) Explain(question string, level count.Level, path string) (Explanation, bool) {
	r, id := s.ruleOf(question, level), s.find(level, path)
	if r == nil || id < 0 {
		return Explanation{}, false
	}
	e := s.explain(r, id)
	e.Words = s.subject(r, id) + e.Words
	return e, true
}

// subject names what is decided, where.
func (s *Standing) subject(r *levelRule, id int) string {
	return fmt.Sprintf("%s, %s: ", s.vote.Questions[r.question].Title, s.bodies[id].name)
}

func (s *Standing) explain(r *levelRule, id int) Explanation {
	v := r.says[s.bodies[id].at]
	x := &s.bodies[id].out[r.question]
	out := Explanation{Verdict: v.verdict()}
	switch {
	case x[sumPut] == 0:
		out.Words = "the question is not put there"
	case r.root == nil:
		out.Words = "by the words of the rule, which are printed: " + s.vote.Questions[r.question].Rule.Words
	case x[sumCounted] == 0 && x[sumWaiting] == 0:
		out.Words = "nobody voted there"
		if v != canAbstain {
			out.Words += "; by the rule it then " + string(v.verdict())
		}
	default:
		l := look{Standing: s, body: id}
		e := l.explain(r.root)
		if e.Verdict == out.Verdict {
			return e
		}
		out.Parts = []Explanation{e}
		out.Words = map[count.Verdict]string{
			count.Passes: "no ballots that are still out can bring anything else about",
			count.Fails:  "no ballots that are still out can bring all of this about",
			count.Open:   "it is not known yet whether anybody votes there",
		}[out.Verdict]
	}
	return out
}

func (t truth) verdict() count.Verdict {
	switch {
	case t.can && t.cannot:
		return count.Open
	case t.can:
		return count.Passes
	}
	return count.Fails
}

// explain puts a condition of the definition into words, with its parts.
func (l *look) explain(n *node) Explanation {
	t := l.truth(n)
	out := Explanation{Verdict: t.verdict()}
	x := n.form
	switch {
	case x.Votes != nil:
		out.Words = l.voteWords(n, x.Votes, t)
	case x.Turnout != nil:
		part := bases[x.Turnout.Counting]
		out.Words = l.ballots(n, figures{
			part: part, noun: turnoutNouns[x.Turnout.Counting], how: x.Turnout.Compare, share: x.Turnout.Share,
			base: bases[count.BaseEligible], of: count.BaseEligible,
		}, t)
	case x.Children != nil:
		out.Words = l.childrenWords(n, t)
	case x.Outcome != nil:
		other := l.above(l.body, n.rule.height)
		says := n.rule.says[l.bodies[other].at].verdict()
		out.Words = fmt.Sprintf("needs %s to pass: %s", strings.TrimSuffix(l.subject(n.rule, other), ": "), outcomeWords[says])
		if says == count.Open && l.body != other {
			break
		}
		out.Parts = []Explanation{l.Standing.explain(n.rule, other)}
	case x.Declared != nil:
		out.Words = fmt.Sprintf("needs this to be declared: %s: %s", x.Declared.Words, declaredWords[l.facts[n.fact]])
	default:
		l.compound(n, &out)
	}
	return out
}

var outcomeWords = map[count.Verdict]string{
	count.Passes: "it passes", count.Fails: "it fails", count.Open: "it is open", count.DidNotVote: "nobody voted", count.NotPut: "it is not put there",
}

var declaredWords = map[count.Verdict]string{count.Passes: "declared", count.Fails: "denied", count.Open: "not declared yet", "": "not declared yet"}

// compound words the conditions that are made of others.
func (l *look) compound(n *node, out *Explanation) {
	x := n.form
	holding, open := 0, 0
	for _, p := range l.formParts(n) {
		e := l.explain(p)
		out.Parts = append(out.Parts, e)
		switch e.Verdict {
		case count.Passes:
			holding++
		case count.Open:
			open++
		}
	}
	counts := fmt.Sprintf("%d of %d so far, %d open", holding, len(out.Parts), open)
	if open == 0 {
		counts = fmt.Sprintf("%d of %d", holding, len(out.Parts))
	}
	switch {
	case x.All != nil:
		out.Words = "needs all of these: " + counts
	case x.Any != nil:
		out.Words = "needs one of these: " + counts
	case x.Not != nil:
		out.Words = "needs this not to be so"
	case x.Among != nil:
		out.Words = "among " + x.Among.Name
	case x.If != nil:
		out.Words = map[count.Verdict]string{
			count.Passes: "the first is so: the second decides", count.Fails: "the first is not so: the third decides",
			count.Open: "the first is open: the second decides if it comes about, else the third",
		}[out.Parts[0].Verdict]
	}
}

// formParts are the nodes of the conditions that a form holds.
func (l *look) formParts(n *node) []*node {
	if n.form.If == nil {
		return n.parts
	}
	return []*node{n.parts[0].parts[0], n.parts[0].parts[1], n.parts[1].parts[1]}
}

// figures is one comparison of ballots, for its words.
type figures struct {
	part  vector
	noun  string
	how   count.Compare
	share count.Fraction
	base  vector
	of    count.Base
}

var turnoutNouns = map[count.Base]string{count.BaseBallots: "voted", count.BaseCast: "voted yes, no or void", count.BaseValid: "voted yes or no"}

var baseNouns = map[count.Base]string{
	count.BaseValid: "valid votes", count.BaseCast: "votes cast, void ones too", count.BaseBallots: "ballots, blank and void too",
	count.BasePresent: "members present", count.BaseEligible: "eligible members",
}

func (l *look) voteWords(n *node, x *count.VotesRule, t truth) string {
	part, noun := vector{yes: 1}, "yes"
	if x.Cell == count.CellNo {
		part, noun = vector{no: 1}, "no"
	}
	s := l.sums(n.question, n.among)
	if x.Tie != "" && s[yes] == s[no] && s[yes] > 0 && stillOut(&s) == "" {
		return fmt.Sprintf("%s yes, %s no: a tie, which %s", grouped(s[yes]), grouped(s[no]), x.Tie)
	}
	return l.ballots(n, figures{part, noun, x.Compare, x.Share, bases[x.Of], x.Of}, t)
}

// ballots: "42,356 yes of 92,604 valid votes; needs more than 1/2: 46,303; not
// reached".
func (l *look) ballots(n *node, f figures, t truth) string {
	s := l.sums(n.question, n.among)
	part, base := f.part.dot(vector(s[:len(vector{})])), f.base.dot(vector(s[:len(vector{})]))
	grouped := fmt.Sprintf("%s %s of %s %s", grouped(part), f.noun, grouped(base), baseNouns[f.of])
	if s[sumUnknown] > 0 && f.of == count.BaseEligible {
		grouped += " that are known"
	}
	need := fmt.Sprintf("; needs %s %s", f.how, f.share)
	if out := stillOut(&s); out != "" {
		return grouped + " so far" + need + "; " + out + ": " + reached[t] + f.enough(&s, t)
	}
	return grouped + need + bound(f.how, f.share, base) + ": " + ended(t, f.how)
}

// enough says how many of the ballots that are out it takes, if all of them are
// cast and marked: what would still decide it.
func (f *figures) enough(s *sums, t truth) string {
	ballots := f.of == count.BaseValid || f.of == count.BaseCast || f.of == count.BaseBallots
	up := f.how == count.AtLeast || f.how == count.MoreThan
	if !t.open() || !ballots || !up || s[sumEndless] > 0 || s[sumChallenged] > 0 {
		return ""
	}
	known := vector(s[:len(vector{})])
	takes := least(f.share, f.base.dot(known)+s[sumFree], f.how == count.MoreThan) - f.part.dot(known)
	return fmt.Sprintf(", if all of them vote yes or no it takes %s %s", grouped(takes), f.noun)
}

// bound is the whole number that a share of a known base comes to.
func bound(how count.Compare, share count.Fraction, base int64) string {
	switch how {
	case count.AtLeast, count.MoreThan:
		return ", " + grouped(least(share, base, how == count.MoreThan))
	case count.AtMost:
		return ", " + grouped(least(share, base, true)-1)
	}
	return ", under " + grouped(least(share, base, false))
}

// least is count.Fraction.Least for figures of any size.
func least(f count.Fraction, whole int64, more bool) int64 {
	q, r := whole/f.Den, whole%f.Den // whole = q Den + r
	n := r * f.Num
	out := q*f.Num + n/f.Den
	if more || n%f.Den > 0 {
		out++
	}
	return out
}

var reached = map[truth]string{
	{true, false}: "certain, whatever they bring", {false, true}: "cannot come about", {true, true}: "open",
}

// ended says what is settled: a least number is reached, a most is kept.
func ended(t truth, how count.Compare) string {
	word := "kept"
	if how == count.AtLeast || how == count.MoreThan {
		word = "reached"
	}
	switch {
	case t.open():
		return "open"
	case t.can:
		return word
	}
	return "not " + word
}

// stillOut words who or what can still change figures.
func stillOut(s *sums) string {
	var out []string
	switch {
	case s[sumWaiting] == 0:
	case s[sumEndless] > 0:
		out = append(out, "a roll is not known, so nobody can say how many ballots are still out")
	default:
		out = append(out, "at most "+several(s[sumFree], "ballot")+" still out")
	}
	if s[sumChallenged] > 0 {
		out = append(out, several(s[sumChallenged], "challenged ballot")+" not ruled on")
	}
	return strings.Join(out, ", ")
}

func several(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return grouped(n) + " " + what + "s"
}

func grouped(n int64) string { return count.Grouped(int(n)) }

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
func (l *look) childrenWords(n *node, t truth) string {
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
	return words + "; needs " + needed(x.ChildrenRule, &c, stand) + ": " + c.end(t, x.Compare, have)
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
