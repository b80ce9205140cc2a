package rule_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"countersign/assets"
	"countersign/count"
	"countersign/count/rule"
)

// embedded finds a rule that ships with the programs.
func embedded(name string) (*count.RuleTree, count.Level, bool) {
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

func golden(t *testing.T) *rule.Cases {
	t.Helper()
	b, err := os.ReadFile("testdata/golden.cases")
	if err != nil {
		t.Fatal(err)
	}
	table, err := rule.ParseCases(b)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTheGoldenCasesHold(t *testing.T) {
	table := golden(t)
	rows := map[string]bool{}
	for i := range table.Cases {
		c := &table.Cases[i]
		out, err := table.Run(c, embedded)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, f := range out.Faults {
			t.Errorf("%s: %s", c.Name, f)
		}
		if c.Source == "" {
			t.Errorf("%s: it has no source", c.Name)
		}
		rows[strings.Fields(c.Name)[0]] = true
	}
	for row := 1; row <= 21; row++ {
		if !rows[fmt.Sprint(row)] {
			t.Errorf("no case for row %d of the table of rules", row)
		}
	}
}

func TestACaseThatDoesNotHoldIsNamed(t *testing.T) {
	table := golden(t)
	c := &table.Cases[0]
	c.Expect = []rule.CaseExpect{
		{Question: "q", Is: count.Fails},
		{Question: "q", Is: count.Passes, Says: "by a mile"},
		{Question: "q", Is: count.Passes, Follows: "x"},
		{Question: "q", Level: count.LevelUnit, Is: count.Passes},
	}
	out, err := table.Run(c, embedded)
	if err != nil || len(out.Faults) != 4 {
		t.Errorf("%q, %v", out.Faults, err)
	}
}

func TestTheEmbeddedRulesAreCanonicalAndFitTheirVotes(t *testing.T) {
	names := assets.Rules()
	if len(names) < 6 {
		t.Fatalf("only %q are embedded", names)
	}
	for _, name := range names {
		b, _ := assets.Rule(name)
		n, err := rule.ParseNamed(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if again, err := count.Canonical(n); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s is not written as it was read (%v)", name, err)
		}
		if n.Name != name || n.Source == "" || len(rule.Words(n.Rule.Tree)) < 2 {
			t.Errorf("%s: name %q, source %q", name, n.Name, n.Source)
		}
	}
}

func TestAFileOfAnotherKindIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		`{"format":"countersign vote 1"}`:                                   `its format is "countersign vote 1", ours is "countersign rule cases 1"`,
		`{"format":"countersign rule cases 1","cases":[]}`:                  "there is no case",
		"{\"format\":\"countersign rule cases 1\",\n\"extra\":1}":           `line 2, column 1: unknown field "extra"`,
		`{"format":"countersign rule cases 1","title":"a","title":"b"}`:     "comes twice",
		"{\"format\":\"countersign rule cases 1\",\n\"cases\":[{\"places\"": "ends too early",
	} {
		if _, err := rule.ParseCases([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	for _, c := range []rule.Case{
		{Name: "no rule", Asks: []rule.CaseAsks{{Question: "q", Rule: "none"}}, Places: []rule.CasePlace{{At: "U/A"}}},
		{Name: "no place", Asks: []rule.CaseAsks{{Question: "q", Rule: "sebac-later"}}, Places: []rule.CasePlace{{At: "U"}}},
		{Name: "twice", Asks: []rule.CaseAsks{{Question: "q", Rule: "sebac-later"}}, Places: []rule.CasePlace{{At: "U/A"}, {At: "U/A"}}},
		{Name: "words", Asks: []rule.CaseAsks{{Question: "q", Rule: "sebac-later"}}, Places: []rule.CasePlace{{At: "U/A", Figures: []string{"1 to 2"}}}},
		{Name: "roll", Asks: []rule.CaseAsks{{Question: "q", Rule: "sebac-later"}}, Places: []rule.CasePlace{{At: "U/A"}}, Rolls: []rule.CaseRoll{{At: "V", Roll: count.N(1)}}},
	} {
		if _, err := new(rule.Cases).Run(&c, embedded); err == nil || !strings.Contains(err.Error(), c.Name) {
			t.Errorf("case %q is run (%v)", c.Name, err)
		}
	}
}

func FuzzParseCases(f *testing.F) {
	for _, name := range assets.Rules() {
		b, _ := assets.Rule(name)
		f.Add(b)
	}
	f.Add([]byte(`{"format":"countersign rule cases 1","rules":[{"name":"a","decided_by":"coalition","tree":{"version":1,"levels":[{"level":"coalition","rule":{"not":{}}}]}}],"cases":[{"name":"c","asks":[{"question":"q","rule":"a"}],"places":[{"at":"U/A","figures":["1 2"]}],"expect":[]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, err := rule.ParseNamed(b); err == nil {
			rule.Words(n.Rule.Tree)
		}
		table, err := rule.ParseCases(b)
		if err != nil {
			return
		}
		for i := range table.Cases {
			if _, err := table.Run(&table.Cases[i], embedded); err != nil && strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
		}
	})
}
