package rule

import (
	"fmt"
	"strconv"
	"strings"

	"countersign/count"
)

// Words writes a tree out for people, before anybody has voted: one condition
// a line, two blanks of indent a level.
func Words(t *count.RuleTree) []string {
	var out []string
	for i := range t.Levels {
		l := &t.Levels[i]
		head := fmt.Sprintf("A %s passes the question if", l.Level)
		if l.Level == count.LevelCoalition {
			head = "The coalition passes the question if"
		}
		if l.Default != "" {
			head += fmt.Sprintf(" (if nobody votes there: %s)", l.Default)
		}
		out = append(out, head)
		out = append(out, indent(conditionWords(&l.Rule))...)
	}
	for _, c := range t.Consequences {
		var when []string
		for _, w := range c.When {
			when = append(when, testWords(w))
		}
		out = append(out, fmt.Sprintf("For each %s, if %v:", c.Level, strings.Join(when, " and ")), "  "+c.Words)
	}
	return out
}

// testWords says when an outcome is as a consequence asks for it. What is said of
// each level is a form in package words.
func testWords(w count.OutcomeTest) string {
	question := strconv.Quote(w.Question)
	switch w.Is {
	case count.Passes:
		return fmt.Sprintf("the %s passes question %s", w.Level, question) //words:none
	case count.Fails:
		return fmt.Sprintf("the %s does not pass question %s", w.Level, question) //words:none
	case count.DidNotVote:
		return fmt.Sprintf("nobody in the %s votes on question %s", w.Level, question) //words:none
	}
	return fmt.Sprintf("the %s is not asked question %s", w.Level, question) //words:none
}

func indent(lines []string) []string {
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}

func conditionWords(x *count.Condition) []string {
	head := ""
	switch {
	case x.Votes != nil:
		return []string{voteRuleWords(x.Votes)}
	case x.Turnout != nil:
		return []string{fmt.Sprintf("%s %s of the eligible members %s", x.Turnout.Compare, x.Turnout.Share, turnoutNouns[x.Turnout.Counting])}
	case x.Children != nil:
		return []string{childrenRuleWords(x.Children)}
	case x.Outcome != nil:
		return []string{testWords(count.OutcomeTest{Question: x.Outcome.Question, Level: x.Outcome.Level, Is: count.Passes})}
	case x.Declared != nil:
		return []string{"it is declared: " + x.Declared.Words}
	case x.Among != nil:
		head = fmt.Sprintf("among %s (%s):", x.Among.Name, strings.Join(x.Among.Bodies, ", "))
	case x.If != nil:
		out := append([]string{"if"}, indent(conditionWords(&x.If.When))...)
		out = append(append(out, "then"), indent(conditionWords(&x.If.Then))...)
		return append(append(out, "else"), indent(conditionWords(&x.If.Else))...)
	case x.Not != nil:
		head = "it is not so that"
	case x.Any != nil:
		head = "one of these holds:"
	default:
		head = "all of these hold:"
	}
	out := []string{head}
	for _, p := range x.Parts() {
		out = append(out, indent(conditionWords(p))...)
	}
	return out
}

func voteRuleWords(x *count.VotesRule) string {
	s := fmt.Sprintf("%s %s of the %s are %s", x.Compare, x.Share, baseNouns[x.Of], x.Cell)
	if x.Tie != "" {
		s += fmt.Sprintf("; as many yes as no %s", x.Tie)
	}
	return s
}

func childrenRuleWords(x *count.ChildrenRule) string {
	what := string(x.Level) + "s"
	if x.By != "" {
		what += ", weighed by " + string(x.By) + ","
	}
	much := x.Number.Grouped() + " of the"
	if !x.Number.Set() {
		much = x.Share.String() + " of the"
	}
	s := fmt.Sprintf("%s %s %s are %s", x.Compare, much, what, x.Stand)
	if x.Question != "" {
		s += fmt.Sprintf(" on question %q", x.Question)
	}
	return s + map[count.Absent]string{
		count.AbsentStays: " (one that does not vote stays among them)", count.AbsentLeaves: " (one that does not vote is left out)",
		count.AbsentAgainst: " (one that does not vote is against)",
	}[x.Absent]
}
