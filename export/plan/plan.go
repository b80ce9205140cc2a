package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"countersign/count"
	"countersign/export/xlsx"
)

// Plan is what was read from a workbook: the definition as far as it is
// understood, and what is wrong with it. It belongs to one goroutine.
type Plan struct {
	vote   count.Vote // its questions have no rules
	base   []Fault    // but for those of rules
	notes  []Fault
	chosen []choice // a question each
}

// choice is the rule of a question.
type choice struct {
	cell string // "Questions!E4"
	name string
}

// Read takes a workbook that was filled in. The error says that it is no
// workbook, or one that cannot be looked into; everything that is wrong in the
// cells is in [Plan.Faults].
func Read(b []byte) (*Plan, error) {
	pages, err := xlsx.Pages(b)
	if err != nil {
		if what, _ := xlsx.Describe(b); what != "a workbook" {
			return nil, fmt.Errorf("this is %s, not a workbook (.xlsx) that was made from the template: %w", what, err)
		}
		return nil, fmt.Errorf("the workbook cannot be read: %w. Save it again as an Excel workbook (.xlsx)", err)
	}
	r := newReader(pages)
	r.fields(sheetVote, &voteSetters)
	r.questions()
	r.unions()
	r.units()
	r.places()
	r.fields(sheetBallots, &ballotSetters)
	r.recipients()
	r.whole()
	return &r.plan, nil
}

// Questions are the questions as far as they are understood, without rules.
func (p *Plan) Questions() []count.Question { return slices.Clone(p.vote.Questions) }

// Rule is the name of the rule that was chosen for a question, counted from 0;
// empty where none was.
func (p *Plan) Rule(question int) string { return p.chosen[question].name }

// Choose takes another rule for a question.
func (p *Plan) Choose(question int, name string) { p.chosen[question].name = name }

// Notes are what can be a slip and need not be.
func (p *Plan) Notes() []Fault { return slices.Clone(p.notes) }

// Faults are everything that keeps the workbook from being a definition, in the
// order of the sheets. None: [Plan.Vote] gives the definition.
func (p *Plan) Faults() []Fault {
	out := slices.Clone(p.base)
	unruled := false
	for i, c := range p.chosen {
		unruled = unruled || ruleNamed(c.name) == nil
		switch {
		case c.name == "":
			out = append(out, Fault{c.cell, fmt.Sprintf("question %d has no rule; choose one from sheet Rules", i+1)})
		case ruleNamed(c.name) == nil:
			out = append(out, Fault{c.cell, fmt.Sprintf("there is no rule %q; choose one from sheet Rules", clip(c.name))})
		}
	}
	for _, s := range p.ruled().Faults() {
		cell, words, rules := p.ruleFault(s)
		// What is not about rules has been found already, cell by cell; whether
		// rules fit together can be told only when there is one for each question.
		f := Fault{cell, words}
		if (rules && !unruled || len(out) == 0) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Fault) int { return sheetOrder(a.Cell) - sheetOrder(b.Cell) })
	return out
}

// aboutRule is how package count says that a rule does not fit the vote.
var aboutRule = regexp.MustCompile(`^question (\d+), rule(?:, |: )(.*)$`)

// ruleFault finds the cell that a fault of the definition is about.
func (p *Plan) ruleFault(s string) (cell, words string, rules bool) {
	if m := aboutRule.FindStringSubmatch(s); m != nil {
		if i, err := strconv.Atoi(m[1]); err == nil && i >= 1 && i <= len(p.chosen) && ruleNamed(p.chosen[i-1].name) != nil {
			return p.chosen[i-1].cell, fmt.Sprintf("the rule %s does not fit this vote: %s", p.chosen[i-1].name, m[2]), true
		}
	}
	if about, ok := strings.CutPrefix(s, "rules: "); ok {
		return sheetQuestions, "the rules do not fit together: " + about, true
	}
	return sheetVote, s, false
}

// ruled is the definition with the rules that were chosen.
func (p *Plan) ruled() *count.Vote {
	v := p.vote
	v.Questions = slices.Clone(p.vote.Questions)
	for i := range v.Questions {
		if n := ruleNamed(p.chosen[i].name); n != nil {
			v.Questions[i].Rule, v.Questions[i].DecidedBy = n.Rule, n.DecidedBy
		}
	}
	return &v
}

// Vote is the definition, not signed yet. The error is a [FaultsError].
func (p *Plan) Vote() (*count.Vote, error) {
	if f := p.Faults(); len(f) > 0 {
		return nil, FaultsError(f)
	}
	return p.ruled(), nil
}

// sheetOrder is where a fault stands in the list.
func sheetOrder(cell string) int {
	name, _, _ := strings.Cut(cell, "!")
	i := slices.IndexFunc(tables, func(t table) bool { return t.sheet == name })
	if i < 0 {
		return len(tables)
	}
	return i
}
