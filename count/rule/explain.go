package rule

import (
	"fmt"
	"strings"

	"countersign/count"
)

// Explanation is a condition with its numbers: what is needed, what is there,
// what it comes to.
type Explanation struct {
	Verdict count.Verdict `json:"verdict"`
	Words   string        `json:"words"`
	Bar     *Bar          `json:"bar,omitempty"` // the same as a picture, of a condition on votes, turnout or children whose numbers are known
	Parts   []Explanation `json:"parts,omitempty"`
}

// Bar is a bar with a mark: Counted and then Open of Of, the mark at Needs.
type Bar struct {
	Counted int64 `json:"counted"` // yes votes, no votes, members of yes unions: what the condition counts
	Open    int64 `json:"open"`    // may still come to it
	Of      int64 `json:"of"`
	Needs   int64 `json:"needs"` // the least that is enough, or the most that is allowed
	Most    bool  `json:"most"`  // it is the most
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
		l := s.look(r, id)
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
		out.Words, out.Bar = l.voteWords(n, x.Votes, t)
	case x.Turnout != nil:
		part := bases[x.Turnout.Counting]
		out.Words, out.Bar = l.ballots(n, figures{
			part: part, noun: turnoutNouns[x.Turnout.Counting], how: x.Turnout.Compare, share: x.Turnout.Share,
			base: bases[count.BaseEligible], of: count.BaseEligible,
		}, t)
	case x.Children != nil:
		out.Words, out.Bar = l.childrenWords(n, t)
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
