package assets_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/count"
)

// records reads a CSV file with a header into one map a row.
func records(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, head := range rows[0] {
			m[head] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// published finds the members that the source prints for a union, unit and
// local. The row of a whole union has its unit name in brackets; the first row
// of a unit is the unit's own.
func published(t *testing.T, rows []map[string]string, union, unit, local string) (count.Count, bool) {
	t.Helper()
	for _, r := range rows {
		name := r["unit_name"]
		if strings.HasPrefix(name, "(union total") {
			name = ""
		}
		if r["union"] != union || name != unit || local != "" && r["local"] != local {
			continue
		}
		n, err := count.ParseCount(r["members"])
		if err != nil {
			t.Fatal(err)
		}
		return n, true
	}
	return count.Count{}, false
}

// TestRollsOfSEBACArePublished fails on a name or a roll that the source does
// not print, and on a roll that is printed and left out.
func TestRollsOfSEBACArePublished(t *testing.T) {
	v, _ := decode(t, "sebac-2011-06")
	rows := records(t, "../count/testdata/sebac_units.csv")
	same := func(what string, roll count.Count, union, unit, local string) {
		if n, ok := published(t, rows, union, unit, local); !ok || n != roll {
			t.Errorf("%s: roll %s, published %s (row found: %v)", what, roll.Grouped(), n.Grouped(), ok)
		}
	}
	if v.Coalition.Roll.Set() {
		t.Error("the source prints no roll for the coalition")
	}
	for _, u := range v.Coalition.Unions {
		if len(u.Units) > 1 {
			same(u.Code, u.Roll, u.Name, "", "")
		} else if u.Roll != u.Units[0].Roll {
			t.Errorf("%s has one unit and another roll", u.Code)
		}
		for _, n := range u.Units {
			same(n.Code, n.Roll, u.Name, n.Name, "")
			for _, l := range n.Locals {
				if l.Code != "749" { // printed as two figures, see the next test
					same(l.Name, l.Roll, u.Name, n.Name, l.Code)
				}
			}
		}
	}
}

func TestRollOfLocal749IsTheSumOfItsUnits(t *testing.T) {
	v, _ := decode(t, "sebac-2011-06")
	rows := records(t, "../count/testdata/sebac_units.csv")
	judicial, ok1 := published(t, rows, "AFSCME Council 4", "Judicial Non-Professional", "749")
	criminal, ok2 := published(t, rows, "AFSCME Council 4", "Criminal Justice Employees", "749")
	p, _ := v.Place("AFSCME/JN-7/749")
	if !ok1 || !ok2 || judicial.Int()+criminal.Int() != p.Roll.Int() {
		t.Errorf("roll %s, published %s and %s", p.Roll.Grouped(), judicial.Grouped(), criminal.Grouped())
	}
}

// TestPublishedTotalsAreThoseOfTheTable derives published_totals.csv from the
// results again: each row that is a total, with the sum of the rows under it.
func TestPublishedTotalsAreThoseOfTheTable(t *testing.T) {
	results := records(t, "../count/testdata/ratification_results.csv")
	var want, got [][]string
	for _, r := range results {
		if isTotal(r) {
			want = append(want, totalRow(t, r, results))
		}
	}
	for _, p := range records(t, "../count/testdata/published_totals.csv") {
		got = append(got, []string{
			p["event"], p["question"], p["group"], p["rows_included"], p["sum_yes"], p["sum_no"],
			p["published_yes"], p["published_no"], p["complete"],
		})
		if p["note"] == "" {
			t.Errorf("%s: no note", p["event"])
		}
	}
	if d := cmp.Diff(want, got); d != "" || len(got) == 0 {
		t.Errorf("%d totals (-want +got):\n%s", len(got), d)
	}
}

func isTotal(r map[string]string) bool { return strings.Contains(r["local_or_unit"], "total") }

// totalRow sums the rows that are kept under a total. Where none is kept the
// sum is empty: unknown is not zero.
func totalRow(t *testing.T, total map[string]string, results []map[string]string) []string {
	t.Helper()
	n, yes, no := 0, 0, 0
	for _, r := range results {
		same := r["event"] == total["event"] && r["question"] == total["question"]
		if same && !isTotal(r) && (total["group"] == "" || total["group"] == r["group"]) {
			n, yes, no = n+1, yes+number(t, r["yes"]), no+number(t, r["no"])
		}
	}
	sumYes, sumNo, complete := strconv.Itoa(yes), strconv.Itoa(no), "partial"
	switch {
	case n == 0:
		sumYes, sumNo, complete = "", "", "no"
	case sumYes == total["yes"] && sumNo == total["no"]:
		complete = "yes"
	}
	return []string{
		total["event"], total["question"], total["group"], strconv.Itoa(n), sumYes, sumNo,
		total["yes"], total["no"], complete,
	}
}

// TestSampleBatchesOfLocal749AddUp holds the invented batches against the
// published totals of yes and no.
func TestSampleBatchesOfLocal749AddUp(t *testing.T) {
	rows := records(t, "demo/local749-batches.csv")
	sums := map[string]int{}
	for i, r := range rows {
		if number(t, r["batch"]) != i+1 || len(r["remark"]) < 6 || r["remark"][:6] != "sample" {
			t.Errorf("row %d is batch %s, remark %q", i+1, r["batch"], r["remark"])
		}
		for _, q := range []string{"agreement", "contract"} {
			found := 0
			for _, cell := range []string{"_yes", "_no", "_blank", "_void"} {
				n := number(t, r[q+cell])
				sums[q+cell] += n
				found += n
			}
			if found != number(t, r["ballots"]) {
				t.Errorf("batch %d, %s: %d of %s ballots", i+1, q, found, r["ballots"])
			}
		}
		sums["ballots"] += number(t, r["ballots"])
	}
	want := map[string]int{
		"ballots":       1284,
		"agreement_yes": 513, "agreement_no": 763, "agreement_blank": 5, "agreement_void": 3,
		"contract_yes": 544, "contract_no": 728, "contract_blank": 9, "contract_void": 3,
	}
	if d := cmp.Diff(want, sums); d != "" || len(rows) != 26 {
		t.Errorf("%d batches, sums (-want +got):\n%s", len(rows), d)
	}
}
