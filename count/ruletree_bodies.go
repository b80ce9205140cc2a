package count

import (
	"fmt"
	"slices"
	"strings"
)

// children looks at a count of bodies: whether there are any, whether so many
// can be, whether each has its weight.
func (c ruleCheck) children(x *ChildrenRule) {
	question := x.Question
	if question == "" {
		question = c.q.ID
	}
	c.childrenForm(x)
	if x.Level.Height() < 0 || x.Level.Height() >= c.at.Height() {
		c.addf("it counts the %ss below, but a %s has none", clip(string(x.Level)), c.at)
		return
	}
	before := len(*c.faults)
	c.refers(question, x.Level)
	if x.Level == LevelLocal && !c.vote.hasLocals() {
		c.addf("it counts the locals, but no unit of this vote has locals")
	}
	if len(*c.faults) > before {
		return
	}
	numbers := c.numbers(x, question)
	for _, body := range c.vote.bodies(question, c.at, x.Level) {
		if most, ok := x.most(body, numbers); ok && !x.reachable(most) {
			c.addf("it needs %s %s of %s %s: that can never be", x.Compare, x.Number.Grouped(), Grouped(most), x.what())
			return
		}
	}
}

// childrenForm looks at what has nothing to do with the bodies there are.
func (c ruleCheck) childrenForm(x *ChildrenRule) {
	if x.Stand != For && x.Stand != Against {
		c.addf("bodies are counted that are for or against, not %q", clip(string(x.Stand)))
	}
	if !slices.Contains([]Absent{AbsentStays, AbsentLeaves, AbsentAgainst}, x.Absent) {
		c.addf("a body that did not vote stays, leaves or is against; %q is none of these", clip(string(x.Absent)))
	}
	if !slices.Contains([]Weight{"", ByMembers, ByDelegates, ByNumbers}, x.By) {
		c.addf("%q is not a weight (members, delegates, numbers)", clip(string(x.By)))
	}
	if x.Number.Set() != x.Share.IsZero() {
		c.addf("so many bodies, or a share of them: exactly one of number and share is there")
	}
	if !x.Number.Set() {
		c.share(x.Compare, x.Share)
	} else if !slices.Contains([]Compare{AtLeast, MoreThan, AtMost, LessThan}, x.Compare) {
		c.addf("%q is no comparison (at least, more than, at most, less than)", clip(string(x.Compare)))
	}
}

// most is the largest number that the bodies below one body can make; not
// known where members are counted.
func (x *ChildrenRule) most(children []string, numbers map[string]int) (int, bool) {
	switch x.By {
	case "":
		return len(children), true
	case ByMembers:
		return 0, false
	}
	n := 0
	for _, p := range children {
		n += numbers[p]
	}
	return n, true
}

// reachable reports whether the number can be met with so many, and missed.
func (x *ChildrenRule) reachable(most int) bool {
	if !x.Number.Set() {
		return true
	}
	switch n := x.Number.Int(); x.Compare {
	case AtLeast:
		return n <= most
	case MoreThan:
		return n < most
	case LessThan:
		return n > 0
	}
	return true
}

func (x *ChildrenRule) what() string {
	if x.By == "" {
		return string(x.Level) + "s"
	}
	if x.By == ByNumbers {
		return "votes"
	}
	return string(x.By)
}

// numbers reads the fixed weights and looks whether each body has one.
func (c ruleCheck) numbers(x *ChildrenRule, question string) map[string]int {
	fixed := x.By == ByDelegates || x.By == ByNumbers
	if !fixed {
		if len(x.Numbers) > 0 {
			c.addf("numbers are there, but nothing is weighed by them")
		}
		return nil
	}
	out, known := map[string]int{}, map[string]bool{}
	for _, children := range c.vote.bodies(question, c.at, x.Level) {
		for _, p := range children {
			known[p] = true
		}
	}
	for _, n := range x.Numbers {
		if _, twice := out[n.Body]; twice || !known[n.Body] || !n.Number.Set() {
			c.addf("the weight of %q: there is no such %s that answers the question, or it is there twice, or it has no number", clip(n.Body), x.Level)
		}
		out[n.Body] = n.Number.Int()
	}
	if len(out) < len(known) {
		c.addf("%d of %d %ss have a weight; each needs one", len(out), len(known), x.Level)
	}
	return out
}

// among looks at a class of members.
func (c ruleCheck) among(x *AmongRule) {
	if strings.TrimSpace(x.Name) == "" || len(x.Bodies) == 0 {
		c.addf("a class of members has a name and bodies")
		return
	}
	if c.at.Height() < LevelUnion.Height() {
		c.addf("classes of members vote in a union or in the coalition, not in a %s", c.at)
		return
	}
	known := c.vote.answering(c.q.ID)
	seen, under := map[string]bool{}, map[string]bool{}
	for _, b := range x.Bodies {
		if seen[b] || !known[b] {
			c.addf("class %q: there is no body %q that answers the question, or it is there twice", clip(x.Name), clip(b))
		}
		if i := strings.LastIndexByte(b, '/'); i > 0 && (seen[b[:i]] || seen[strings.SplitN(b, "/", 2)[0]]) {
			c.addf("class %q: %q is a part of another body of the class", clip(x.Name), clip(b))
		}
		seen[b] = true
		under[strings.SplitN(b, "/", 2)[0]] = true
	}
	if c.at == LevelUnion {
		for _, u := range c.vote.Coalition.Unions {
			if !under[u.Code] {
				c.addf("class %q has no members in union %s", clip(x.Name), clip(u.Code))
			}
		}
	}
}

// hasLocals reports whether any unit is counted in more than one place, or by
// a local.
func (v *Vote) hasLocals() bool {
	return slices.ContainsFunc(v.Coalition.Unions, func(u Union) bool {
		return slices.ContainsFunc(u.Units, func(n Unit) bool { return len(n.Locals) > 0 })
	})
}

// answering are the codes of every body that a question is put to.
func (v *Vote) answering(question string) map[string]bool {
	out := map[string]bool{}
	for _, l := range []Level{LevelLocal, LevelUnit, LevelUnion} {
		for _, children := range v.bodies(question, LevelCoalition, l) {
			for _, p := range children {
				out[p] = true
			}
		}
	}
	return out
}

// bodies lists the bodies of one level under each body of a higher one, as far
// as they answer the question, by their codes and in the definition's order.
func (v *Vote) bodies(question string, of, below Level) [][]string {
	var out [][]string
	last := "\x00"
	for i := range v.Coalition.Unions {
		u := &v.Coalition.Unions[i]
		for j := range u.Units {
			n := &u.Units[j]
			if n.ReportsAs != "" || slices.Contains(n.NotPut, question) {
				continue
			}
			paths := [4]string{u.Code + "/" + n.Code, u.Code + "/" + n.Code, u.Code, ""}
			if parent := paths[of.Height()]; parent != last {
				out, last = append(out, nil), parent
			}
			list := &out[len(out)-1]
			if below != LevelLocal || len(n.Locals) == 0 {
				if p := paths[below.Height()]; len(*list) == 0 || (*list)[len(*list)-1] != p {
					*list = append(*list, p)
				}
				continue
			}
			for _, l := range n.Locals {
				*list = append(*list, paths[1]+"/"+l.Code)
			}
		}
	}
	return out
}

// ruleCircle names outcomes that ask for one another, or nothing.
func (v *Vote) ruleCircle() string {
	const looking, done = 1, 2
	state := map[OutcomeRule]int{}
	var look func(o OutcomeRule) string
	look = func(o OutcomeRule) string {
		switch state[o] {
		case looking:
			return fmt.Sprintf("%q of the %s asks for itself", clip(o.Question), o.Level)
		case done:
			return ""
		}
		state[o] = looking
		defer func() { state[o] = done }()
		for _, next := range v.asks(o) {
			if s := look(next); s != "" {
				return s
			}
		}
		return ""
	}
	for i := range v.Questions {
		for _, l := range v.Questions[i].LevelRules() {
			if s := look(OutcomeRule{v.Questions[i].ID, l.Level}); s != "" {
				return s
			}
		}
	}
	return ""
}

// asks lists the outcomes that a rule needs.
func (v *Vote) asks(o OutcomeRule) []OutcomeRule {
	var out []OutcomeRule
	for i := range v.Questions {
		if v.Questions[i].ID != o.Question {
			continue
		}
		for _, l := range v.Questions[i].LevelRules() {
			if l.Level == o.Level {
				out = append(out, l.Rule.Asks(o.Question)...)
			}
		}
	}
	return out
}

// Asks lists the outcomes that a condition of a question needs.
func (x *Condition) Asks(question string) []OutcomeRule {
	var out []OutcomeRule
	if x.Outcome != nil {
		out = append(out, *x.Outcome)
	}
	if c := x.Children; c != nil {
		if c.Question != "" {
			question = c.Question
		}
		out = append(out, OutcomeRule{question, c.Level})
	}
	for _, p := range x.Parts() {
		out = append(out, p.Asks(question)...)
	}
	return out
}
