package rollup

import (
	"fmt"

	"countersign/count"
	"countersign/count/rule"
)

// question is what the rules make of a question, all levels together.
func (r *Rollup) question(q *count.Question, root *Node) Question {
	out := Question{
		ID: q.ID, Title: q.Title, Rule: q.Rule.Words, DecidedBy: q.DecidedBy, Applies: votingLevel(q),
		Total: root.Total(q.ID), Outcome: count.Open,
	}
	for _, level := range []count.Level{count.LevelCoalition, count.LevelUnion, count.LevelUnit, count.LevelLocal} {
		out.Results = append(out.Results, r.rules.Results(q.ID, level)...)
	}
	zero := Held{Members: count.N(0)}
	out.For, out.Against, out.Open, out.Abstain = zero, zero, zero, zero
	members := map[string]count.Count{}
	root.eligible("", q.ID, out.Applies, members)
	for _, x := range r.rules.Results(q.ID, out.Applies) {
		if x.Verdict != count.NotPut {
			out.Bodies++
			out.held(x.Verdict).hold(members[x.Path])
		}
	}
	if q.DecidedBy != count.LevelCoalition {
		out.Says = fmt.Sprintf("decided for each %s: %s for, %s against, %s open", q.DecidedBy,
			count.Grouped(out.For.Bodies), count.Grouped(out.Against.Bodies), count.Grouped(out.Open.Bodies))
		return out
	}
	if x, ok := r.rules.Result(q.ID, count.LevelCoalition, ""); ok {
		out.Outcome = x.Verdict
	}
	out.Explained, _ = r.rules.Explain(q.ID, count.LevelCoalition, "")
	out.Says = out.Explained.Words
	out.Change = r.rules.Open(q.ID, count.LevelCoalition, "")
	out.Meters = r.rules.Meters(q.ID, count.LevelCoalition, "")
	return out
}

// votingLevel is the level whose bodies are counted for and against: that below
// the deciding one that the rule looks at, or the deciding one itself.
func votingLevel(q *count.Question) count.Level {
	best := q.DecidedBy
	for _, l := range q.LevelRules() {
		if l.Level.Height() < q.DecidedBy.Height() && (best == q.DecidedBy || l.Level.Height() > best.Height()) {
			best = l.Level
		}
	}
	return best
}

func (q *Question) held(v count.Verdict) *Held {
	switch v {
	case count.Passes:
		return &q.For
	case count.Fails:
		return &q.Against
	case count.DidNotVote:
		return &q.Abstain
	}
	return &q.Open
}

// eligible gathers the members of the bodies of a level, by their codes.
func (n *Node) eligible(path, question string, level count.Level, into map[string]count.Count) {
	if n.Level == level {
		into[path] = n.Total(question).Eligible
		return
	}
	for i := range n.Children {
		c := &n.Children[i]
		below := path
		if c.Code != "" && path != "" {
			below += "/"
		}
		c.eligible(below+c.Code, question, level, into)
	}
}

func (h *Held) hold(members count.Count) {
	h.Bodies++
	if !members.Set() {
		h.Unknown++
	}
	h.Members = add(h.Members, members)
}

// Explain gives the reasons of a result. It reports false where there is no
// such body, or no rule at that level.
func (r *Rollup) Explain(question string, level count.Level, path string) (rule.Explanation, bool) {
	return r.rules.Explain(question, level, path)
}

// Doubtful is what ballots whose ruling could be another one can do to the
// outcomes, all places together and through every level: challenged ones (C401,
// always told where there are any), and void ones where they could change one
// (C402).
func (r *Rollup) Doubtful() []count.Finding {
	var out []count.Finding
	for _, what := range []rule.Doubtful{rule.ChallengedBallots, rule.VoidBallots} {
		for _, e := range r.rules.Effect(what) {
			if !e.Decides || what == rule.VoidBallots && !e.Can {
				continue
			}
			for _, q := range r.vote.Questions {
				if q.ID == e.Question {
					out = append(out, e.Finding(q))
				}
			}
		}
	}
	return out
}

// ruled tells the rules what is known of a place now.
func (r *Rollup) ruled(id count.PlaceID, p *place) {
	x := rule.Return{}
	switch {
	case p.counted != nil:
		x = rule.Return{State: rule.Counted, Challenged: p.counted.Unresolved}
		if r.vote.Ballots.Method == count.InPerson { // else ballots of members who did not come are among the votes
			x.Present = p.counted.Account.Get(count.Signatures)
		}
		for _, res := range p.counted.Results {
			x.Answers = append(x.Answers, count.Answer{Question: res.Question, Figures: res.Figures})
		}
		if roll, _, by := p.roll(); by != "" {
			x.Roll = roll
		}
	case p.state == Absent:
		x.State = rule.Absent
	}
	if err := r.rules.Set(id, x); err != nil {
		// Sheets are proved before they are kept; what the rules cannot take all
		// the same counts as not in, and never as something else.
		_ = r.rules.Set(id, rule.Return{})
	}
}
