package cdf_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export/cdf"
)

var moment = count.At(time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC))

// schema is the published one, as it is (public domain, NIST).
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "NIST_V2_election_results_reporting.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// half is a roll-up of a made vote with every second place in, and one file
// that was refused.
func half(t testing.TB) (*count.Vote, *rollup.Report) {
	t.Helper()
	v := rolluptest.Made(3, 2, 4)
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range v.Places() {
		found := rolluptest.Counted(v, p.ID, 20+i)
		for k := range found.Answers {
			found.Answers[k].Figures = rolluptest.Of(20+i, 30, 3, 2)
		}
		s, err := rolluptest.Sheet(v, found)
		if err != nil {
			t.Fatal(err)
		}
		a, err := rolluptest.Arrive(s, string(p.ID)+".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			a.Problems = []count.Finding{{Code: "R604", Severity: count.Error, Short: "A signature is missing"}}
		}
		if i%2 == 0 || i == 1 {
			r.Add(a)
		}
	}
	return v, r.Report()
}

func written(t testing.TB, v *count.Vote, r *rollup.Report) []byte {
	t.Helper()
	b, err := cdf.Write(v, r, cdf.Issue{Sequence: 1, At: moment, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAReportIsWhatTheStandardSays(t *testing.T) {
	v, r := half(t)
	b := written(t, v, r)
	valid(t, b)
	if again := written(t, v, r); !bytes.Equal(b, again) {
		t.Error("the same roll-up gives other bytes")
	}
	for _, want := range []string{
		`"Status": "unofficial-partial"`, `"TestType": "sample"`, `"OtherType": "ratification"`,
		"Refused, nothing of it counts", "Void votes: gp-", "not received",
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}

func valid(t *testing.T, b []byte) {
	t.Helper()
	data, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema(t).Validate(data); err != nil {
		t.Errorf("the published schema says: %v", err)
	}
}

// TestTheFiguresAreThoseOfTheRollUp adds the yes votes of the places up again,
// as another program would.
func TestTheFiguresAreThoseOfTheRollUp(t *testing.T) {
	v, r := half(t)
	var doc struct {
		Election []struct {
			Contest []struct {
				ElectionDistrictID string `json:"ElectionDistrictId"`
				ContestSelection   []struct {
					VoteCounts []struct {
						GpUnitID string `json:"GpUnitId"`
						Count    int
					}
				}
			}
		}
	}
	if err := json.Unmarshal(written(t, v, r), &doc); err != nil {
		t.Fatal(err)
	}
	agreement := doc.Election[0].Contest[0]
	stated, summed := 0, 0
	for _, c := range agreement.ContestSelection[0].VoteCounts {
		switch strings.Count(c.GpUnitID, "_") {
		case 0:
			if c.GpUnitID == "gp-coalition" {
				stated = c.Count
			}
		case 2:
			summed += c.Count
		}
	}
	if want := r.Coalition.Totals[0].Yes.Int(); stated != want || summed != want || want == 0 {
		t.Errorf("the coalition has %d yes votes, its report states %d and its places sum up to %d", want, stated, summed)
	}
}

// TestAReportThatCannotBeIsNotWritten gives figures that the schema would take.
func TestAReportThatCannotBeIsNotWritten(t *testing.T) {
	for what, spoil := range map[string]func(*rollup.Report){
		"more votes than members": func(r *rollup.Report) { r.Coalition.Totals[0].Yes = count.N(count.MaxCount) },
		"a body twice": func(r *rollup.Report) {
			r.Coalition.Children[1].Code = r.Coalition.Children[0].Code
		},
	} {
		v, r := half(t)
		spoil(r)
		if b, err := cdf.Write(v, r, cdf.Issue{Sequence: 1, At: moment}); err == nil || b != nil {
			t.Errorf("%s: a report was written", what)
		}
	}
}

func TestThePublishedVotesValidate(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "count", "testdata", "ratification_results.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	votes, err := rolluptest.RealVotes(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, real := range votes {
		r, err := rollup.New(real.Vote)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range real.Sheets {
			a, err := rolluptest.Arrive(s, string(s.Tally.Place.ID))
			if err != nil {
				t.Fatal(err)
			}
			r.Add(a)
		}
		valid(t, written(t, real.Vote, r.Report()))
	}
	if len(votes) == 0 {
		t.Error("no published vote was read")
	}
}
