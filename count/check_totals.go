package count

import (
	"fmt"
	"slices"
)

// T201: the batches hold the ballots counted.
func checkBatchSum(t *Tally, _ Clock) []Finding {
	sum, counted := t.BallotsInBatches(), t.Account.Get(Counted)
	if !sum.Set() || !counted.Set() || sum == counted {
		return nil
	}
	in := "%s in %d batches, ballots counted %s: %s"
	if len(t.Batches) == 1 {
		in = "%s in %d batch, ballots counted %s: %s"
	}
	return []Finding{{
		Code: "T201", Severity: Error, Where: Where{Line: Counted},
		Short: "The batches do not hold the ballots counted",
		Long:  "Count the bundles again, or correct the ballots counted.",
		Sum:   fmt.Sprintf(in, sum.Grouped(), len(t.Batches), counted.Grouped(), missing(sum.Int(), counted.Int(), "ballot")),
	}}
}

// T202: each question adds up to the ballots counted.
func checkQuestionSums(t *Tally, _ Clock) []Finding {
	var out []Finding
	counted := t.Account.Get(Counted)
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		if sum := f.Sum(); sum.Set() && counted.Set() && sum != counted {
			out = append(out, Finding{
				Code: "T202", Severity: Error, Where: Where{Question: q.ID},
				Short: fmt.Sprintf("%s adds up to %s of %s", q.Short, sum.Grouped(), counted.Grouped()),
				Long:  "One of the batches or the ballots counted is not right.",
				Sum:   f.worked() + ", ballots counted " + counted.Grouped() + ": " + missing(sum.Int(), counted.Int(), "ballot"),
			})
		}
	}
	return out
}

// T203: questions on one paper have the same ballots.
func checkPapers(t *Tally, _ Clock) []Finding {
	var out []Finding
	first := map[int]Question{}
	for _, q := range t.Questions {
		p, seen := first[q.Paper]
		if !seen {
			first[q.Paper] = q
			continue
		}
		a, b := t.Total(p.ID), t.Total(q.ID)
		if a.Sum().Set() && b.Sum().Set() && a.Sum() != b.Sum() {
			out = append(out, Finding{
				Code: "T203", Severity: Error, Where: Where{Question: q.ID},
				Short: fmt.Sprintf("%s and %s stand on one paper but have different ballots", p.Short, q.Short),
				Long:  "Every paper carries both questions. A blank is a ballot too: look for blanks that were not counted.",
				Sum:   p.Short + ": " + a.worked() + "; " + q.Short + ": " + b.worked(),
			})
		}
	}
	return out
}

// T204: no more ballots than members. Where the roll is not known, that is said.
func checkRoll(t *Tally, _ Clock) []Finding {
	roll, counted := t.Eligible(), t.Account.Get(Counted)
	if !roll.Set() {
		return []Finding{{
			Code: "T204", Severity: Note, Short: "The roll of this place is not known",
			Long: "Turnout, and whether there are more ballots than members, could not be checked.",
			Sum:  "eligible members: not entered",
		}}
	}
	unopened := t.ChallengesBy(Unresolved) // whose challenge was sustained may not be on the roll
	if !counted.Set() || counted.Int()+unopened <= roll.Int() {
		return nil
	}
	return []Finding{{
		Code: "T204", Severity: Error, Where: Where{Line: Counted}, Short: "There are more ballots than eligible members",
		Long: "Compare with the register. If the roll is wrong, two tellers correct it and say why.",
		Sum: fmt.Sprintf("%s counted + %d challenged = %s, roll %s", counted.Grouped(), unopened,
			Grouped(counted.Int()+unopened), roll.Grouped()),
	}}
}

// T205 and T206: the shares of blank and void.
func checkShares(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		if !f.Sum().Set() {
			continue
		}
		for _, x := range []struct {
			code, word string
			cell       Cell
			most       Fraction
		}{{"T205", "blank", CellBlank, t.Thresholds.Blank}, {"T206", "void", CellVoid, t.Thresholds.Void}} {
			n := f.Get(x.cell).Int()
			if x.most.IsZero() || !x.most.Over(n, f.Sum().Int()) {
				continue
			}
			out = append(out, Finding{
				Code: x.code, Severity: Warning, Where: Where{Question: q.ID, Cell: x.cell},
				Short: fmt.Sprintf("%s: many %s ballots", q.Short, x.word),
				Long:  "Look at these ballots again, then say why there are so many.",
				Sum: fmt.Sprintf("%s of %s ballots are %s (%s), more than %s", Grouped(n), f.Sum().Grouped(), x.word,
					Percent(n, f.Sum().Int()), x.most),
			})
		}
	}
	return out
}

// T207: a turnout that is out of the ordinary.
func checkTurnout(t *Tally, _ Clock) []Finding {
	roll, counted := t.Eligible(), t.Account.Get(Counted)
	if !roll.Set() || !counted.Set() || roll.Int() == 0 {
		return nil
	}
	low, high := t.Thresholds.TurnoutLow, t.Thresholds.TurnoutHigh
	below := !low.IsZero() && low.Under(counted.Int(), roll.Int())
	above := !high.IsZero() && high.Over(counted.Int(), roll.Int())
	if !below && !above {
		return nil
	}
	than := "less than " + low.String()
	if above {
		than = "more than " + high.String()
	}
	return []Finding{{
		Code: "T207", Severity: Warning, Where: Where{Line: Counted}, Short: "The turnout is out of the ordinary",
		Long: "Compare the roll with the register, then say why.",
		Sum:  fmt.Sprintf("%s of %s members (%s), %s", counted.Grouped(), roll.Grouped(), Percent(counted.Int(), roll.Int()), than),
	}}
}

// T208: a tie.
func checkTies(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		if !f.Yes.Set() || f.Yes != f.No || f.Yes.Int() == 0 {
			continue
		}
		out = append(out, Finding{
			Code: "T208", Severity: Note, Where: Where{Question: q.ID}, Short: q.Short + ": a tie",
			Long: "By the rule: " + q.Rule.onATie() + ".",
			Sum:  fmt.Sprintf("%s yes, %s no; %s", f.Yes.Grouped(), f.No.Grouped(), q.Rule.Words),
		})
	}
	return out
}

// onATie is what the rule makes of as many yes as no, in words.
func (r Rule) onATie() string {
	if r.Majority.OnATie != "" {
		return r.Majority.OnATie
	}
	if r.Tree == nil || !slices.ContainsFunc(r.Tree.Levels, func(l LevelRule) bool { return l.Rule.ofTies() }) {
		return "the rule says nothing of a tie"
	}
	all := func(v Verdict) bool {
		return !slices.ContainsFunc(r.Tree.Levels, func(l LevelRule) bool { return l.Rule.Votes == nil || l.Rule.Votes.Tie != v })
	}
	switch {
	case all(Passes):
		return "a tie passes"
	case all(Fails):
		return "a tie fails"
	}
	return "its conditions say what becomes of a tie"
}

// ofTies reports whether a condition says what it makes of a tie.
func (x *Condition) ofTies() bool {
	return x.Votes != nil && x.Votes.Tie != "" || slices.ContainsFunc(x.Parts(), (*Condition).ofTies)
}

// T209: figures so small that publishing them tells how people voted.
func checkSmallCells(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, q := range t.Questions {
		f := t.Total(q.ID)
		if !f.Sum().Set() || f.Yes.Int()+f.No.Int() == 0 {
			continue
		}
		for _, c := range []Cell{CellYes, CellNo} {
			if f.Get(c).Int() >= max(t.Thresholds.SmallCell, 1) {
				continue
			}
			out = append(out, Finding{
				Code: "T209", Severity: Note, Where: Where{Question: q.ID, Cell: c},
				Short: fmt.Sprintf("%s: few votes for %s", q.Short, c.Title()),
				Long:  "Publishing this figure may tell how people voted. On the public report it can be merged with another place.",
				Sum:   fmt.Sprintf("%s is %s, under %d", c.Title(), f.Get(c).Grouped(), max(t.Thresholds.SmallCell, 1)),
			})
		}
	}
	return out
}

// T210: the questions came out differently.
func checkOutcomes(t *Tally, _ Clock) []Finding {
	rs := t.Results()
	for _, r := range rs {
		if r.Judged == rs[0].Judged || r.Judged == Open || rs[0].Judged == Open {
			continue
		}
		return []Finding{{
			Code: "T210", Severity: Note, Short: "The questions came out differently here",
			Long: "Members may ask about it. Compare the headings of the piles once more.",
			Sum: fmt.Sprintf("%s%s yes, %s no; %s%s yes, %s no", t.short(rs[0].Question), rs[0].Yes.Grouped(), rs[0].No.Grouped(),
				t.short(r.Question), r.Yes.Grouped(), r.No.Grouped()),
		}}
	}
	return nil
}
