package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rule"
)

// metersOf are the meters of a golden case, one line each.
func metersOf(t *testing.T, name string) string {
	t.Helper()
	table := golden(t)
	for i := range table.Cases {
		if table.Cases[i].Name != name {
			continue
		}
		out, err := table.Run(&table.Cases[i], embedded)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, m := range out.Standing.Meters(table.Cases[i].Asks[0].Question, count.LevelCoalition, "") {
			sum := int64(0)
			for _, p := range m.Parts {
				sum += p.Size
			}
			if sum != m.All {
				t.Errorf("the parts of %q make %d of %d", m.Title, sum, m.All)
			}
			lines = append(lines, fmt.Sprintf("%s: %s; %s: %d of %d", m.Title, m.Short, m.Asks, m.Needed, m.All))
		}
		return strings.Join(lines, "\n")
	}
	t.Fatalf("there is no case %q", name)
	return ""
}

func TestMetersShowWhatTheRuleMeasures(t *testing.T) {
	for name, want := range map[string]string{
		"10 SEBAC June 2011, all unions": "Unions: 11 unions yes, 4 no; 14 needed: 14 of 15\n" +
			"Members of the unions, bloc by bloc: 23,000 yes, 22,000 no of 45,000 members; 36,000 needed: 36000 of 45000",
		"12 16 unions: at most 5 may be against": "Unions: 10 unions yes, 6 no; at most 5 against: 11 of 16",
		"1 A&R, August 2011":                     "",
	} {
		if got := metersOf(t, name); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Members that are not all known cannot be drawn: the squares can.
func TestAMeterOfUnknownMembersIsLeftOut(t *testing.T) {
	if got := metersOf(t, "10 AFSCME and CEUI, members not known"); !strings.HasPrefix(got, "Unions: ") || strings.Contains(got, "\n") {
		t.Errorf("the meters are %q", got)
	}
}

func TestAQuestionWithoutARuleHasNoMeters(t *testing.T) {
	table := golden(t)
	out, err := table.Run(&table.Cases[0], embedded)
	if err != nil {
		t.Fatal(err)
	}
	if m := out.Standing.Meters("nothing", count.LevelCoalition, ""); m != nil {
		t.Errorf("the meters are %v", m)
	}
	var _ []rule.Meter = out.Standing.Meters("q", count.LevelCoalition, "U")
}
