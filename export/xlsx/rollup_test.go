package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/xlsx"
)

func TestARollupKeepsTextAsTextAndNumbersAsNumbers(t *testing.T) {
	r := xlsx.Report{
		Title: "Sample: roll-up", Paper: "letter", At: count.Time{},
		Bodies: []xlsx.Body{
			{Level: count.LevelCoalition, Code: "C", Name: "=1+1", Question: "agreement", Figures: figures(21415, 15988, 0, 0), Received: 2, Of: 3, Result: "open"},
			{Level: count.LevelUnion, Code: "U", Name: "Sample", Question: "agreement", Figures: count.Figures{Yes: count.N(7)}},
			{Level: count.LevelUnit, Code: "N", Name: "@x", Question: "agreement"},
		},
		Places: []xlsx.Place{{ID: "U/N/1", Name: "+x", Question: "agreement", State: "refused", Reason: "-x", Digest: count.Sum([]byte("sample"))}},
	}
	one, err := xlsx.WriteRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	two, err := xlsx.WriteRollup(r)
	if err != nil || !bytes.Equal(one, two) {
		t.Fatalf("two workbooks of one report differ: %v", err)
	}
	f := opened(t, one)
	for name, want := range map[string]string{"Coalition": "=1+1", "Units": "@x", "Places": "+x"} {
		if !shows(t, f, name, want) {
			t.Errorf("%s does not show %q", name, want)
		}
		if n := allFormulas(t, f, name); n > 0 {
			t.Errorf("%s has %d formulas", name, n)
		}
	}
	for page, want := range map[string][]string{
		"Coalition": {"code", "name", "question", "eligible", "yes", "no", "blank", "void", "ballots", "received", "of", "result"},
		"Unions":    {"U", "Sample", "agreement", "", "7", "", "", "", "", "0", "0"},
		"Units":     {"N", "@x", "agreement", "", "", "", "", "", "", "0", "0"},
		"Places":    {"U/N/1", "+x", "agreement", "refused", "", "", "", "", "", "", "", count.Sum([]byte("sample")).String(), "-x"},
	} {
		if rows, err := f.GetRows(page); err != nil || !slices.ContainsFunc(rows, func(row []string) bool { return strings.Join(row, "|") == strings.Join(want, "|") }) {
			t.Errorf("%s has no row %q, but %q: %v", page, want, rows, err)
		}
	}
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Coalition", "Unions", "Units", "Places", "Rule", "Missing", "Charts"}) {
		t.Errorf("the sheets are %q", got)
	}
	kind, err := f.GetCellType("Coalition", spot(t, one, "Coalition", "21,415"))
	if err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the yes votes are of kind %v: %v", kind, err)
	}
}

// The charts are of figures: where there are none, there is no sheet for them.
func TestARollupShowsRuleMissingPlacesAndCharts(t *testing.T) {
	r := xlsx.Report{
		Title: "Sample: roll-up", Paper: "letter",
		Rules:   []xlsx.Rule{{Question: "agreement", About: "open", Words: "=needs 14 of 15 (sample)", Depth: 1}},
		Missing: []xlsx.Place{{ID: "U/N/2", Name: "Sample local 2", State: "refused", Reason: "-R604 (sample)"}},
	}
	for _, q := range []string{"agreement", "contract"} {
		for i := range 3 {
			b := xlsx.Body{Level: count.LevelUnion, Code: "U", Name: "Sample union", Question: q, Eligible: count.N(100)}
			if q == "agreement" {
				b.Figures = figures(40+i, 20, 0, 0)
			}
			r.Bodies = append(r.Bodies, b)
		}
	}
	b, err := xlsx.WriteRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, b)
	if !shows(t, f, "Rule", "=needs 14 of 15 (sample)") || !shows(t, f, "Missing", "-R604 (sample)") {
		t.Error("rule or missing places are not shown")
	}
	var charts []string
	for _, e := range unzipped(t, b) {
		if strings.HasPrefix(e.name, "xl/charts/chart") {
			charts = append(charts, string(e.data))
		}
	}
	if len(charts) != 2 {
		t.Fatalf("%d charts, want votes and turnout of the agreement", len(charts))
	}
	for i, column := range []string{"$E$2:$E$4", "$I$2:$I$4"} { // yes, and ballots
		if !slices.ContainsFunc(charts, func(c string) bool { return strings.Contains(c, "Unions") && strings.Contains(c, column) }) {
			t.Errorf("no chart of column %s: %d", column, i)
		}
	}
	r.Bodies = nil
	if b, err = xlsx.WriteRollup(r); err != nil {
		t.Fatal(err)
	}
	if got := opened(t, b).GetSheetList(); slices.Contains(got, "Charts") {
		t.Errorf("the sheets are %q", got)
	}
}

func shows(t *testing.T, f *excelize.File, name, text string) bool {
	t.Helper()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, text) })
}

func allFormulas(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	for r := 1; r < 20; r++ {
		for c := 1; c < 20; c++ {
			cell, err := excelize.CoordinatesToCellName(c, r)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula(name, cell); err != nil || formula != "" {
				n++
			}
		}
	}
	return n
}

// A table that a pivot table is made of has no gaps and no joined cells.
func TestARollupOfManyPlacesIsAFlatTable(t *testing.T) {
	r := xlsx.Report{Title: strings.Repeat("Long sample title ", 30), Paper: "a4", Notes: []string{"=sample", strings.Repeat("A long sample note. ", 20)}}
	for i := range 300 {
		r.Places = append(r.Places, xlsx.Place{ID: count.PlaceID("U/N/" + string(rune('A'+i%26))), Name: "Sample", Question: "agreement", State: "received", Revision: 1, Figures: figures(i, 2, 3, 4)})
	}
	b, err := xlsx.WriteRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, b)
	rows, err := f.GetRows("Places", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 301 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	if last := rows[300]; last[5] != "299" || last[9] != "308" || last[10] != "1" {
		t.Errorf("the last row is %q", last)
	}
	if joined, err := f.GetMergeCells("Places"); err != nil || len(joined) > 0 {
		t.Errorf("%d joined cells: %v", len(joined), err)
	}
	if !shows(t, f, "Coalition", "=sample") {
		t.Error("the note is not shown")
	}
}
