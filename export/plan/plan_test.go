package plan_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/export/plan"
)

func template(t testing.TB, sample bool) []byte {
	t.Helper()
	b, err := plan.Template(words.In("en"), sample)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// edited is the sample after somebody worked on it.
func edited(t testing.TB, edit func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(template(t, true)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	edit(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read gives the plan of a workbook.
func read(t testing.TB, b []byte) *plan.Plan {
	t.Helper()
	p, err := plan.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func lines(faults []plan.Fault) []string {
	out := []string{}
	for _, f := range faults {
		out = append(out, f.String())
	}
	return out
}

func TestTheSampleBecomesTheTrainingVoteWithNamedRules(t *testing.T) {
	p := read(t, template(t, true))
	if got := lines(p.Faults()); len(got) > 0 {
		t.Fatalf("the sample has faults:\n%s", strings.Join(got, "\n"))
	}
	if got := lines(p.Notes()); len(got) > 0 {
		t.Errorf("the sample has notes:\n%s", strings.Join(got, "\n"))
	}
	got, err := p.Vote()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := assets.Vote("training")
	want, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range got.Questions {
		if q.Rule.Words == "" || q.Rule.Tree == nil || q.DecidedBy == "" {
			t.Errorf("question %d has no rule", i+1)
		}
		want.Questions[i].Rule, want.Questions[i].DecidedBy = q.Rule, q.DecidedBy
	}
	if diff := cmp.Diff(canonical(t, want), canonical(t, got)); diff != "" {
		t.Errorf("the workbook says something else than the vote it was made from (-want +got):\n%s", diff)
	}
	if _, err := count.ParseVote([]byte(canonical(t, got))); err != nil {
		t.Errorf("what was made cannot be read as a definition: %v", err)
	}
}

func canonical(t testing.TB, v *count.Vote) string {
	t.Helper()
	b, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheSameTemplateHasTheSameBytes(t *testing.T) {
	for _, sample := range []bool{false, true} {
		if !bytes.Equal(template(t, sample), template(t, sample)) {
			t.Errorf("the template (sample: %v) differs from itself", sample)
		}
	}
}

func TestTheEmptyTemplateSaysWhatIsMissing(t *testing.T) {
	want := []string{
		"Vote!B4: the code of the vote is missing",
		"Vote!B5: the title of the vote is missing",
		"Vote!B9: the first day of voting is missing; write a date like 2026-05-08",
		"Vote!B10: the last day of voting is missing; write a date like 2026-05-08",
		"Vote!B11: the code of the coalition is missing",
		"Vote!B12: the name of the coalition is missing",
		"Questions!A4: there is no question; a vote has 1 to 4",
		"Unions!A4: there is no union; a union that votes alone is the only one of its coalition",
	}
	if diff := cmp.Diff(want, lines(read(t, template(t, false)).Faults())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEveryRuleThatTheProgramCarriesCanBeChosen(t *testing.T) {
	if got, want := len(plan.Rules()), len(assets.Rules()); got != want || got == 0 {
		t.Fatalf("%d of %d rules can be chosen", got, want)
	}
	for _, n := range plan.Rules() {
		p := read(t, template(t, true))
		p.Choose(0, n.Name)
		fits := len(p.Faults()) == 0
		for _, f := range p.Faults() {
			if f.Cell != "Questions!E4" && f.Cell != "Questions!E5" || !strings.Contains(f.Words, "the rule ") {
				t.Errorf("%s: %s", n.Name, f)
			}
		}
		// 14 of the sample's 3 unions can never vote yes; a question that a unit
		// decides is no coalition's agreement.
		if want := !slices.Contains([]string{"sebac-1996", "sebac-1996-or", "unit-contract"}, n.Name); fits != want {
			t.Errorf("%s fits the sample: %v, want %v: %q", n.Name, fits, want, lines(p.Faults()))
		}
	}
}

func TestNothingIsMadeFromAWorkbookWithAFault(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) { set(t, f, "Places", "E14", "1,2x4") }))
	v, err := p.Vote()
	var faults plan.FaultsError
	if v != nil || !errors.As(err, &faults) || len(faults) != 1 {
		t.Fatalf("got %v, %v", v, err)
	}
	if want := "the workbook has a fault: Places!E14: the roll 1,2x4 is no number; type digits only, such as 1284"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestMembersThatDoNotAddUpAreNotedOnly(t *testing.T) {
	p := read(t, edited(t, func(f *excelize.File) {
		set(t, f, "Places", "E4", 241)
		set(t, f, "Unions", "C5", 900)
		set(t, f, "Places", "E10", nil) // not known: nothing can be said of its unit
	}))
	if got := lines(p.Faults()); len(got) > 0 {
		t.Fatal(got)
	}
	want := []string{
		"Unions!C5: the units of this union have 904 members together, and here stands 900",
		"Units!D4: the places of this unit have 518 members together, and here stands 517",
		"Vote!B13: the unions of the coalition have 1,915 members together, and here stands 1,919",
	}
	if diff := cmp.Diff(want, lines(p.Notes())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatIsNoWorkbookIsCalledByItsName(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"nothing", "", "this is an empty file"},
		{"page", "%PDF-1.7\n", "this is a PDF document"},
		{"words", "Unions: LAMP", "this is no workbook at all"},
	} {
		if _, err := plan.Read([]byte(c.content)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func set(t testing.TB, f *excelize.File, sheet, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}
