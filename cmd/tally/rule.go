package main

import (
	"errors"
	"fmt"
	"strings"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rule"
)

type ruleCmd struct {
	Test    ruleTest    `help:"Run a table of cases: figures, and what the rules have to make of them."`
	Explain ruleExplain `help:"Write the rules of a definition, a rule file or an embedded rule out in words."`
	List    ruleList    `help:"List the embedded rules."`
}

type ruleTest struct {
	File    string `arg:"" type:"file" help:"The table, a .cases file."`
	Explain bool   `help:"Print how each result came about."`
}

// embeddedRule finds a rule that the program carries inside itself.
func embeddedRule(name string) (*count.RuleTree, count.Level, bool) {
	b, ok := assets.Rule(name)
	if !ok {
		return nil, "", false
	}
	n, err := rule.ParseNamed(b)
	if err != nil {
		return nil, "", false
	}
	return n.Rule.Tree, n.DecidedBy, true
}

func (c *ruleTest) Run(p *program) error {
	b, err := readFile(c.File)
	if err != nil {
		return err
	}
	table, err := rule.ParseCases(b)
	if err != nil {
		return cannotRead(c.File, err)
	}
	fails := 0
	for i := range table.Cases {
		out, err := table.Run(&table.Cases[i], embeddedRule)
		if err == nil && len(out.Faults) == 0 {
			p.printf("holds  %s\n", table.Cases[i].Name)
		} else {
			fails++
			p.printf("FAILS  %s\n", table.Cases[i].Name)
		}
		if err != nil {
			p.printf("       %v\n", err)
		}
		for _, f := range out.Faults {
			p.printf("       %s\n", strings.ReplaceAll(f, "\n", "\n         "))
		}
		if c.Explain && err == nil {
			p.explain(out)
		}
	}
	p.printf("\n%s of %s hold\n", count.Grouped(len(table.Cases)-fails), words.N(len(table.Cases), "1 case", "%s cases"))
	if fails > 0 {
		return statusError(found)
	}
	return nil
}

// explain prints the reasons of what a case expects, each body once.
func (p *program) explain(out rule.Outcome) {
	seen := map[string]bool{}
	for _, x := range out.Case.Expect {
		for _, r := range out.Standing.Outcomes(x.Question) {
			if x.Level == "" {
				x.Level = r.Level
			}
		}
		e, ok := out.Standing.Explain(x.Question, x.Level, x.At)
		text := strings.Join(inWords(e.Lines()), "\n         ")
		if ok && !seen[text] {
			p.printf("         %s\n", text)
		}
		seen[text] = true
	}
}

type ruleExplain struct {
	File string `arg:"" type:"file" help:"A .vote or .rule file, or the name of an embedded one."`
}

func (c *ruleExplain) Run(p *program) error {
	b, ok := assets.Rule(c.File)
	if !ok {
		var err error
		if b, err = readVote(c.File); err != nil {
			return err
		}
	}
	n, err := rule.ParseNamed(b)
	if err == nil {
		p.printf("%s (%s)\nSource: %s\n", n.Title, n.Name, n.Source)
		if n.Note != "" {
			p.printf("%s\n", n.Note)
		}
		p.printf("\nDecided by the %s. %s\n", words.T(string(n.DecidedBy)), n.Rule.Words)
		p.treeWords(n.Rule.Tree)
		return nil
	}
	if !errors.Is(err, rule.ErrFormat) {
		return cannotRead(c.File, err)
	}
	v, err := loadVote(c.File)
	if err != nil {
		return err
	}
	for i, q := range v.Questions {
		p.printf("Question %d (%s): %s\nDecided by the %s. %s\n", i+1, q.ID, q.Title, words.T(string(q.DecidedBy)), q.Rule.Words)
		tree := q.Rule.Tree
		if tree == nil {
			tree = &count.RuleTree{Levels: q.LevelRules()}
		}
		p.treeWords(tree)
		if q.Rule.Tree == nil && q.Rule.Majority.Applies != q.DecidedBy {
			p.printf("  How the %s decides is in words only: nothing is worked out from them.\n", words.T(string(q.DecidedBy)))
		}
	}
	return nil
}

func (p *program) treeWords(t *count.RuleTree) {
	for _, l := range rule.Words(t) {
		p.printf("  %s\n", words.Say(l))
	}
}

type ruleList struct{}

func (c *ruleList) Run(p *program) error {
	for _, name := range assets.Rules() {
		b, _ := assets.Rule(name)
		n, err := rule.ParseNamed(b)
		if err != nil {
			return fmt.Errorf("embedded rule %s: %w", name, err)
		}
		p.printf("%-24s %s\n", name, n.Title)
	}
	return nil
}

// inWords are lines in the language of the program.
func inWords(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = words.Say(l)
	}
	return out
}
