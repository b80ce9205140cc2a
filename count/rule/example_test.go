package rule_test

import (
	"fmt"
	"strings"

	"countersign/count"
	"countersign/count/rule"
)

// The worked example of the package comment with three unions: two of them, and
// half of the members. The largest union is against.
func Example() {
	table, err := rule.ParseCases([]byte(`{"format": "countersign rule cases 1", "title": "sample",
"rules": [{"name": "two unions", "decided_by": "coalition", "tree": {"version": 1, "levels": [
  {"level": "union", "rule": {"votes": {"cell": "yes", "compare": "more than", "share": "1/2", "of": "valid"}}},
  {"level": "coalition", "rule": {"all": [
    {"children": {"level": "union", "stand": "for", "compare": "at least", "number": 2, "absent": "stays"}},
    {"children": {"level": "union", "stand": "for", "by": "members", "compare": "at least", "share": "1/2", "absent": "stays"}}]}}]}}],
"cases": [{"name": "sample", "source": "sample", "asks": [{"question": "agreement", "rule": "two unions"}],
  "places": [{"at": "U1/A", "roll": 700, "figures": ["200 300"]}, {"at": "U2/A", "roll": 100}, {"at": "U3/A", "roll": 100}],
  "expect": [{"question": "agreement", "is": "fails"}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := table.Run(&table.Cases[0], nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, _ := out.Standing.Explain("agreement", count.LevelCoalition, "")
	fmt.Println(strings.Join(e.Lines(), "\n"))
	// Output:
	// fails: agreement, Coalition: needs all of these: 0 of 2 so far, 1 open
	//   open: 0 of 3 unions yes, 1 no, 2 open; needs at least 2 of 3 yes: open
	//   fails: 0 of 3 unions yes, 1 no, 2 open; with 0 of 900 members yes, 700 no; needs at least 1/2 yes, 450 of 900: at most 200, cannot be reached
}
