package rule_test

import (
	"strings"
	"testing"

	"countersign/assets"
	"countersign/count"
	"countersign/count/rule"
)

// What a person read on the screens, the reports and in tally, and stumbled over.

func named(t *testing.T, name string) *rule.Named {
	t.Helper()
	b, ok := assets.Rule(name)
	if !ok {
		t.Fatalf("no rule %s", name)
	}
	n, err := rule.ParseNamed(b)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTheNamedContractRulePromisesNoUnitWhatOneCoalitionHas(t *testing.T) {
	for _, name := range assets.Rules() {
		for _, l := range rule.Words(named(t, name).Rule.Tree) {
			if strings.Contains(l, "layoff") {
				t.Errorf("%s says %q, which is SEBAC's alone", name, l)
			}
		}
	}
	b, _ := assets.Vote("sebac-2011-06")
	v, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(rule.Words(v.Questions[1].Rule.Tree), "\n"); !strings.Contains(said, "no layoff protection for this unit") {
		t.Errorf("SEBAC's own definition does not say it:\n%s", said)
	}
}

func TestAConsequenceSaysInASentenceWhenItFollows(t *testing.T) {
	said := strings.Join(rule.Words(named(t, "unit-contract").Rule.Tree), "\n")
	for _, want := range []string{
		`For each unit, if the coalition does not pass question "agreement":`,
		`For each unit, if the coalition passes question "agreement" and the unit does not pass question "contract":`,
		`For each unit, if the coalition passes question "agreement" and the unit is not asked question "contract":`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}

func TestBeforeTheFirstSheetNobodyIsToldOfNoneOfNone(t *testing.T) {
	b, _ := assets.Vote("training")
	v, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	n := named(t, "majority")
	v.Questions[0].Rule, v.Questions[0].DecidedBy = n.Rule, n.DecidedBy
	s, err := rule.New(v)
	if err != nil {
		t.Fatal(err)
	}
	e, ok := s.Explain("agreement", count.LevelCoalition, "")
	if !ok {
		t.Fatal("the coalition has no rule")
	}
	said := strings.Join(e.Lines(), "\n")
	if !strings.Contains(said, "no valid votes so far; needs more than 1/2; at most ") || !strings.Contains(said, " yes among them are enough") {
		t.Errorf("said: %s", said)
	}
}
