package xlsx_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/count"
	"countersign/export/xlsx"
)

// Programs outside rely on these headers: a change here breaks them.
var goldenHeaders = []string{
	"vote", "vote_title", "vote_revision", "coalition", "union", "unit", "local", "place", "question", "question_title",
	"eligible", "ballots", "yes", "no", "blank", "void", "challenged", "cast", "necessary", "result", "revision",
	"certified", "digest", "supersedes", "definition", "sample",
}

func TestTheTableTallyIsFlatAndItsHeadersAreFixed(t *testing.T) {
	b := written(t, sheet(t, 4, "Mo Sample"))
	f := opened(t, b)
	rows, err := f.GetRows("Data", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	if !slices.Equal(rows[0], goldenHeaders) {
		t.Errorf("the headers are %q", rows[0])
	}
	tables, err := f.GetTables("Data")
	if err != nil || len(tables) != 1 || tables[0].Name != "Tally" || tables[0].Range != "A1:Z3" {
		t.Errorf("the tables are %+v: %v", tables, err)
	}
	for i, e := range unzipped(t, b) {
		if e.name != "xl/tables/table1.xml" {
			continue
		}
		var names []string
		for _, m := range regexp.MustCompile(`<tableColumn [^>]*name="([^"]*)"`).FindAllSubmatch(e.data, -1) {
			names = append(names, string(m[1]))
		}
		if !slices.Equal(names, goldenHeaders) {
			t.Errorf("part %d: the table's columns are %q", i, names)
		}
	}
	doc, err := xlsx.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"place": "AFSCME/JN-7/749", "question": "agreement", "eligible": "1600", "ballots": "1284", "yes": "513", "no": "763", "blank": "5",
		"void": "3", "result": "fails", "revision": "1", "certified": "2011-06-15T17:06:00-04:00", "digest": count.Sum(doc.Record).String(), "supersedes": "", "sample": "0",
	}
	for i, h := range goldenHeaders {
		if w, ok := want[h]; ok && rows[1][i] != w && !(h == "sample" && rows[1][i] == "FALSE") {
			t.Errorf("%s is %q, want %q", h, rows[1][i], w)
		}
	}
}

var (
	formulaCell = regexp.MustCompile(`<c ([^>]*)><f>([^<]*)</f>(<v>([^<]*)</v>)?</c>`)
	comparison  = regexp.MustCompile(`=|&gt;|&lt;`)
)

// A previewer that does not calculate shows the values in the file.
func TestEveryFormulaHasAValueOfItsKind(t *testing.T) {
	for name, s := range sheets(t) {
		n := 0
		for _, e := range unzipped(t, written(t, s)) {
			if !strings.HasPrefix(e.name, "xl/worksheets/") {
				continue
			}
			for _, m := range formulaCell.FindAllStringSubmatch(string(e.data), -1) {
				n++
				truth := comparison.MatchString(m[2])
				switch {
				case truth && (!strings.Contains(m[1], `t="b"`) || m[4] != "0" && m[4] != "1"):
					t.Errorf("%s, %s: %s is no truth value", name, e.name, m[0])
				case !truth && (strings.Contains(m[1], " t=") || !regexp.MustCompile(`^-?[0-9]+$`).MatchString(m[4])):
					t.Errorf("%s, %s: %s is no number", name, e.name, m[0])
				}
			}
			if all := strings.Count(string(e.data), "<f>"); all > 0 && all != len(formulaCell.FindAll(e.data, -1)) {
				t.Errorf("%s, %s: a formula has a form that this test does not know", name, e.name)
			}
		}
		if n < 8 {
			t.Errorf("%s: only %d formulas", name, n)
		}
	}
}

// sheets are sample sheets of many shapes.
func sheets(t testing.TB) map[string]*count.Sheet {
	missing := sheet(t, 4, "Mo Sample")
	missing.Tally.Batches[1].A.Answers[0].Void = count.Count{}
	missing.Tally.Batches[2].B.Ballots = count.N(1)
	missing.Tally.Account = nil
	missing.Results = missing.Tally.Results()
	empty := sheet(t, 4, "Mo Sample")
	empty.Tally.Batches = nil
	empty.Results = empty.Tally.Results()
	a4 := sheet(t, 40, strings.Repeat("Long sample name ", 18))
	a4.Tally.Policy.Paper, a4.Tally.Policy.Method = "a4", count.Both
	a4.Tally.Account = nil
	for _, l := range count.Both.Lines() {
		a4.Tally.Account = append(a4.Tally.Account, count.AccountLine{Line: l, Value: count.N(7)})
	}
	withdrawn := sheet(t, 4, "Mo Sample")
	gone := &count.Withdrawal{Reason: "entered twice (sample)", By: []string{"Mo Sample", "Rae Sample"}}
	withdrawn.Tally.Challenges = []count.Challenge{{Envelope: 1, Ground: "sample", Ruling: count.Unresolved}, {Envelope: 2, Ground: "sample", Ruling: count.Unresolved, Withdrawn: gone}}
	withdrawn.Tally.Voids = []count.Void{{Batch: 1, Question: "contract", Reason: "torn", RuledBy: "Mo Sample", Withdrawn: gone}}
	return map[string]*count.Sheet{
		"withdrawn rows": withdrawn,
		"usual":          sheet(t, 4, "Mo Sample"), "figures missing": missing, "no batch": empty, "mail and long names": a4, "stored": stored(t),
		"four questions": questions(t, 4), "one question": questions(t, 1),
	}
}

// questions is a sample sheet with n questions on the paper.
func questions(t testing.TB, n int) *count.Sheet {
	t.Helper()
	s := sheet(t, 4, "Mo Sample")
	y := &s.Tally
	first := y.Questions[0]
	y.Questions = nil
	for i := range n {
		q := first
		q.ID, q.Short = "q"+string(rune('1'+i)), "Sample question "+string(rune('1'+i))
		y.Questions = append(y.Questions, q)
	}
	for i := range y.Batches {
		b := &y.Batches[i]
		for _, e := range []*count.Entry{&b.A, &b.B} {
			a := e.Answers[0]
			e.Answers = nil
			for _, q := range y.Questions {
				a.Question = q.ID
				e.Answers = append(e.Answers, a)
			}
		}
		for k := range b.Recounts {
			b.Recounts[k].Question = "q1"
		}
	}
	s.Results = y.Results()
	return s
}

func TestEverySheetIsReadBack(t *testing.T) {
	for name, s := range sheets(t) {
		doc, err := xlsx.Read(written(t, s))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(doc.Differences) > 0 || doc.Resaved || doc.Sheet.Tally.Place.ID != s.Tally.Place.ID {
			t.Errorf("%s: %v", name, doc.Differences)
		}
	}
}

func TestSheetTallySaysWhichRowsOfTheLogsWereWithdrawn(t *testing.T) {
	b := written(t, sheets(t)["withdrawn rows"])
	said := strings.Join(cellsOf(t, b, "Tally", "A"), "\n")
	for _, want := range []string{
		"Challenged ballots: 1\n",
		"Envelope 2 was withdrawn by Mo Sample, Rae Sample and counts nowhere: entered twice (sample)\n",
		"Row 1 of the void log was withdrawn by Mo Sample, Rae Sample and counts nowhere: entered twice (sample)\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}
