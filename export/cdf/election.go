package cdf

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/count/rollup"
)

func (w *writer) election() election {
	e := election{
		Type: "ElectionResults.Election", ElectionType: "other", OtherType: "ratification", Name: english(w.vote.Title),
		StartDate: string(w.vote.Opens), EndDate: string(w.vote.Closes), ElectionScopeID: id(""),
	}
	w.ballots(&e, &w.report.Coalition, "")
	for i := range w.vote.Questions {
		w.contests(&e, i, &w.report.Coalition, "")
	}
	return e
}

// ballots lists the ballots of each place whose figures are in.
func (w *writer) ballots(e *election, n *rollup.Node, path string) {
	if n.Place != nil {
		c := n.Place.Counted
		if c == nil {
			return
		}
		for _, t := range n.Totals { // the same papers carry every question that is put
			if t.Ballots.Set() {
				open := c.Unresolved
				e.BallotCounts = append(e.BallotCounts, ballotCounts{"ElectionResults.BallotCounts", id(path), "total", t.Ballots.Int(), &open})
				return
			}
		}
		return
	}
	for i := range n.Children {
		w.ballots(e, &n.Children[i], join(path, &n.Children[i]))
	}
}

// contests adds question i for each body at the level that decides it.
func (w *writer) contests(e *election, i int, n *rollup.Node, path string) {
	q := &w.vote.Questions[i]
	if n.CountedWith != "" {
		return
	}
	if n.Level == q.DecidedBy {
		if n.Totals[i].Put {
			e.Contest = append(e.Contest, w.contest(i, n, path))
		}
		return
	}
	for j := range n.Children {
		w.contests(e, i, &n.Children[j], join(path, &n.Children[j]))
	}
}

func (w *writer) contest(i int, n *rollup.Node, path string) contest {
	q, t := &w.vote.Questions[i], n.Totals[i]
	name := fmt.Sprintf("question-%d-%s", i+1, id(path))
	c := contest{
		ID: name, Type: "ElectionResults.BallotMeasureContest", ContestType: "other", OtherType: "ratification",
		Name: q.Title + ", " + n.Name, BallotTitle: english(q.Title), ElectionDistrictID: id(path), PassageThreshold: english(q.Rule.Words),
		VoteVariation: "other", OtherVoteVariation: "the rule in PassageThreshold", SequenceOrder: i + 1,
		SubUnitsReported: t.Received, TotalSubUnits: t.Of, CountStatus: status(t.Received, t.Of),
	}
	for k, word := range []string{"Yes", "No"} {
		s := selection{
			ID: fmt.Sprintf("%s-%s", name, word), Type: "ElectionResults.BallotMeasureSelection",
			Selection: english(word), SequenceOrder: k + 1,
		}
		s.VoteCounts = votes(nil, i, []count.Cell{count.CellYes, count.CellNo}[k], n, path)
		c.ContestSelection = append(c.ContestSelection, s)
	}
	c.OtherCounts = w.others(nil, i, n, path)
	body := strings.TrimSuffix(path, "/"+wholeUnit) // the rules know such a place by its unit
	if says := w.says[judged{q.ID, n.Level, body}]; says != "" {
		w.note(fmt.Sprintf("Outcome by the rule, not declared by anybody: %s, %s: %s.", n.Name, q.Short, says))
	}
	return c
}

// judged names what a rule says of a body on a question.
type judged struct {
	question string
	level    count.Level
	path     string
}

// verdicts are what the rules say of every body for which they have one.
func verdicts(r *rollup.Report) map[judged]count.Verdict {
	out := map[judged]count.Verdict{}
	for _, q := range r.Questions {
		for _, x := range q.Results {
			out[judged{q.ID, x.Level, x.Path}] = x.Verdict
		}
	}
	return out
}

// votes lists one cell of a question for a body and all below it.
func votes(out []voteCounts, i int, cell count.Cell, n *rollup.Node, path string) []voteCounts {
	if n.CountedWith != "" {
		return out
	}
	t := n.Totals[i]
	if x := t.Get(cell); t.Received > 0 && x.Set() {
		out = append(out, voteCounts{"ElectionResults.VoteCounts", id(path), "total", x.Int()})
	}
	for j := range n.Children {
		out = votes(out, i, cell, &n.Children[j], join(path, &n.Children[j]))
	}
	return out
}

// others lists the blank votes, and notes the void ones.
func (w *writer) others(out []otherCounts, i int, n *rollup.Node, path string) []otherCounts {
	if n.CountedWith != "" {
		return out
	}
	t := n.Totals[i]
	if t.Received > 0 && t.Blank.Set() {
		out = append(out, otherCounts{"ElectionResults.OtherCounts", id(path), t.Blank.Int()})
	}
	if n.Place != nil && t.Received > 0 && t.Void.Set() && t.Void.Int() > 0 {
		w.note(fmt.Sprintf("Void votes: %s, question %d: %s.", id(path), i+1, t.Void.Grouped()))
	}
	for j := range n.Children {
		out = w.others(out, i, &n.Children[j], join(path, &n.Children[j]))
	}
	return out
}
