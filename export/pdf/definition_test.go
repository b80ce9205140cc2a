package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assets"
	"countersign/assets/votetest"
	"countersign/assets/words"
	"countersign/count"
	"countersign/export/pdf"
)

func drawDefinition(t testing.TB, v *count.Vote, language string) []byte {
	t.Helper()
	b, err := pdf.DrawDefinition(pdf.Definition{Vote: v, At: moment(t, "2026-05-08T18:00:00-04:00"), Words: words.In(language)})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// published is the embedded vote of 2011, with unions, units and locals for
// three pages.
func published(t testing.TB) *count.Vote {
	t.Helper()
	b, _ := assets.Vote("sebac-2011-06")
	v, err := count.ParseVote(b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheSameDefinitionGivesTheSamePage(t *testing.T) {
	if !bytes.Equal(drawDefinition(t, votetest.Training(t), "en"), drawDefinition(t, votetest.Training(t), "en")) {
		t.Error("two pages of one definition differ")
	}
}

func TestThePageOfADefinitionNamesEveryPlaceAndRule(t *testing.T) {
	v := published(t)
	text := strings.Join(strings.Fields(textOf(t, drawDefinition(t, v, "en"))), " ")
	d, err := v.Digest()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"At least 14 of 15 unions vote yes", "15 unions. 38 places.", "until June 24, 2011, 6:00 p.m.", "counted with JN-7", "not known", "Page 3 of 3"}
	want = append(want, d.Groups()...)
	for _, p := range v.Places() {
		want = append(want, string(p.ID))
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("the page does not say %q", w)
		}
	}
}

func TestNoTextOfADefinitionLeavesThePageOrStandsOnOther(t *testing.T) {
	a4 := published(t)
	a4.Ballots.Paper = "a4"
	long := votetest.Training(t)
	for i := range long.Coalition.Unions {
		long.Coalition.Unions[i].Name = strings.Repeat("Sample Federation of Lamplighters ", 8)
	}
	long.Questions[0].Rule.Words = strings.Repeat("At least two of three unions vote yes (sample). ", 40)
	for name, b := range map[string][]byte{
		"letter": drawDefinition(t, published(t), "en"), "a4": drawDefinition(t, a4, "en"),
		"Spanish": drawDefinition(t, published(t), "es"), "long": drawDefinition(t, long, "en"),
	} {
		apart(t, name, b, 200)
	}
}

func TestNamesOfAnyKindStandOnThePageOfADefinition(t *testing.T) {
	for _, name := range hostileNames {
		v := votetest.Training(t)
		v.Title, v.Note, v.Coalition.Name, v.Questions[0].Title, v.Questions[0].Rule.Words = name, name, name, name, name
		v.Ballots.VoidPolicy, v.Coalition.Unions[0].Name, v.Coalition.Unions[0].Units[0].Name = name, name, name
		drawDefinition(t, v, "en")
	}
}

func TestOtherReadersAcceptThePageOfADefinition(t *testing.T) {
	path := saved(t, drawDefinition(t, votetest.Training(t), "en"))
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	structure := run(t, "pdfinfo", "-struct-text", path)
	for _, want := range []string{"H1", "H2", `"Training vote (sample)"`, "Table", "TH", "Figure"} {
		if !strings.Contains(structure, want) {
			t.Errorf("the structure lacks %s", want)
		}
	}
}
