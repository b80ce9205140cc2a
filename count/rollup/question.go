package rollup

import (
	"fmt"

	"countersign/count"
)

// notJudged is what is said of a rule over several bodies.
const notJudged = "not judged by this version: the rule is printed"

// question gathers the verdicts of the bodies that the majority judges.
func question(q *count.Question, root *Node) Question {
	zero := Held{Members: count.N(0)}
	out := Question{
		ID: q.ID, Title: q.Title, Rule: q.Rule.Words, DecidedBy: q.DecidedBy, Applies: q.Rule.Majority.Applies,
		Total: root.Total(q.ID), For: zero, Against: zero, Open: zero, Outcome: count.Open,
	}
	root.walk(func(n *Node) {
		if n.CountedWith != "" || n.Level != out.Applies {
			return
		}
		t := n.Total(q.ID)
		if !t.Put {
			return
		}
		out.Bodies++
		switch t.Judged {
		case count.Passes:
			out.For.hold(t.Eligible)
		case count.Fails:
			out.Against.hold(t.Eligible)
		default:
			out.Open.hold(t.Eligible)
		}
	})
	switch {
	case out.DecidedBy != out.Applies:
		out.Says = notJudged
	case out.DecidedBy == count.LevelCoalition:
		out.Outcome = out.Total.Judged
		out.Says = fmt.Sprintf("decided by the sum of all ballots: %s", out.Outcome)
	default:
		out.Says = fmt.Sprintf("decided for each %s: %s for, %s against, %s open", out.DecidedBy,
			count.Grouped(out.For.Bodies), count.Grouped(out.Against.Bodies), count.Grouped(out.Open.Bodies))
	}
	return out
}

func (h *Held) hold(members count.Count) {
	h.Bodies++
	if !members.Set() {
		h.Unknown++
	}
	h.Members = add(h.Members, members)
}
