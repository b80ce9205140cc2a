package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/csv"
	"countersign/export/pdf"
	"countersign/export/xlsx"
	"countersign/export/xlsx/office"
)

// summed is a roll-up of sample sheets: so many yes at each place, in the
// order of the definition; -1 where nothing came.
func summed(t *testing.T, v *count.Vote, yes ...int) *rollup.Report {
	t.Helper()
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range v.Places() {
		if i >= len(yes) || yes[i] < 0 {
			continue
		}
		s, err := rolluptest.Sheet(v, rolluptest.Counted(v, p.ID, yes[i]))
		if err != nil {
			t.Fatal(err)
		}
		a, err := rolluptest.Arrive(s, string(p.ID)+".pdf")
		if err != nil {
			t.Fatal(err)
		}
		if o := r.Add(a); o.Kind != rollup.Accepted {
			t.Fatalf("%+v", o)
		}
	}
	return r.Report()
}

// everything is all that the documents of a report say, as one text.
func everything(t *testing.T, x *export.Report) string {
	t.Helper()
	page, err := json.Marshal(x.Printed())
	if err != nil {
		t.Fatal(err)
	}
	state, err := json.Marshal(x.Rollup())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s\n%s\n%+v\n%s", page, state, x.Workbook(), csv.Write(x.Table()))
}

func issue(t *testing.T) export.Issue {
	t.Helper()
	at, err := count.ParseTime("2026-05-08T20:00:00-04:00")
	if err != nil {
		t.Fatal(err)
	}
	return export.Issue{Number: 1, At: at, Version: "sample"}
}

func TestAReportIsWrittenFourTimesAndSignedTwice(t *testing.T) {
	v := rolluptest.Made(2, 2, 2)
	r := summed(t, v, 40, 35, 21, 50, 33, 12)
	i := issue(t)
	key := keyOf(t, "Sample Chief")
	i.At = sampleSheet(t).Certified
	i.Signer = &count.Signer{Name: key.Identity().Name, Key: count.Digest(key.Fingerprint())}
	x := export.NewReport(v, r, i)
	files, err := x.Files(key)
	if err != nil {
		t.Fatal(err)
	}
	if v := export.Verify("report.pdf", files[0].Data, nil); !strings.Contains(v.Sentence, "It is unchanged and signed by") {
		t.Errorf("the verdict on a report: %s", v.Sentence)
	}
	if v := export.Verify("report.xlsx", files[1].Data, nil); v.Fine() || strings.Contains(v.Sentence, "Do not use") || !strings.Contains(v.Sentence, "the workbook of a roll-up report") {
		t.Errorf("the verdict on the workbook of a report: %s", v.Sentence)
	}
	if len(files) != 4 || files[0].Name != "MADE-rollup-1.pdf" || files[3].Name != "MADE-rollup-1.nist.json" {
		t.Fatalf("%d files", len(files))
	}
	doc, err := pdf.ReadReport(files[0].Data)
	if err != nil || len(doc.Signatures) != 1 || len(doc.Differences) > 0 {
		t.Errorf("the PDF: %+v, %v", doc, err)
	}
	book, err := office.Verify(files[1].Data)
	if err != nil || len(book.Signatures) != 1 || book.Signatures[0].Fingerprint != key.Fingerprint() {
		t.Errorf("the workbook: %+v, %v", book.Signatures, err)
	}
	plain, again := export.NewReport(v, r, issue(t)), export.NewReport(v, r, issue(t))
	one, err := plain.Files(nil)
	if err != nil {
		t.Fatal(err)
	}
	two, err := again.Files(nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range one {
		if !bytes.Equal(one[i].Data, two[i].Data) {
			t.Errorf("%s: the same report gave other bytes", one[i].Name)
		}
	}
}

// The figures stand out: no other number of the report has them.
func TestAClosedReportTellsNoFigure(t *testing.T) {
	v := rolluptest.Made(2, 2, 2)
	r := summed(t, v, 47, 38, 29)
	i := issue(t)
	before := everything(t, export.NewReport(v, r, i))
	i.Closed = "Figures stay closed until everybody has voted."
	closed := export.NewReport(v, r, i)
	text := everything(t, closed)
	secrets := []string{"47", "38", "29", "13", "22", "31", "114", "66", "180"}
	for _, secret := range secrets {
		for _, form := range []string{`"yes":%s`, `"no":%s`, `"for":%s`, `"against":%s`, `"ballots":%s`, ",%s,", " %s yes", " %s no", "(%s)"} {
			if s := fmt.Sprintf(form, secret); strings.Contains(text, s) {
				t.Errorf("the closed report says %q", s)
			}
		}
	}
	if !strings.Contains(before, `"yes":47`) || !strings.Contains(before, ",114,66,") {
		t.Error("the open report does not tell the figures")
	}
	for _, want := range []string{"3 of 8 places have reported", "no figures and no turnout", "not received"} {
		if !strings.Contains(text, want) {
			t.Errorf("the closed report does not say %q", want)
		}
	}
	for _, q := range closed.Rollup().Questions {
		if q.Outcome != count.Open || q.For.Bodies+q.Against.Bodies > 0 || len(q.Meters)+len(q.Results) > 0 {
			t.Errorf("%s tells how it stands: %+v", q.ID, q)
		}
	}
	files, err := closed.Files(nil)
	if err != nil || len(files) != 3 {
		t.Errorf("%d files: %v", len(files), err)
	}
	if r.Coalition.Totals[0].Yes != count.N(114) {
		t.Error("the roll-up itself lost its figures")
	}
}

func TestSmallFiguresAreMergedAndCannotBeWorkedOut(t *testing.T) {
	v := rolluptest.Made(2, 2, 3)
	for name, x := range map[string]struct {
		yes  []int
		want []string // what is told together
		not  []int    // yes votes that no row may tell
	}{
		"nobody is small":                 {[]int{40, 30, 20, 25, 35, 45}, nil, nil},
		"a place with its neighbour":      {[]int{58, 30, 20, 25, 35, 45}, []string{"Together: Sample local 1, Sample local 2"}, []int{58, 30}},
		"all the places of a unit":        {[]int{58, 2, 59, 25, 35, 45}, []string{"Together: Sample local 1, Sample local 2, Sample local 3"}, []int{58, 2, 59}},
		"a unit takes its neighbour down": {[]int{60, -1, -1, 25, 35, 45}, []string{"Together: Sample unit 1, Sample unit 2"}, []int{60, 25, 35, 45, 105}},
		"a whole union":                   {[]int{60, -1, -1, -1, -1, -1, 20, 30, 40}, []string{"Together: Sample union 1, Sample union 2"}, []int{60, 20, 30, 40, 90}},
	} {
		i := issue(t)
		i.MergeSmall = true
		r := export.NewReport(v, summed(t, v, x.yes...), i)
		var got []string
		told := map[int]bool{}
		for _, row := range r.Table() {
			if row.Level == "together" && row.Question == "agreement" {
				got = append(got, row.Name)
			}
			told[row.Figures.Yes.Int()] = true
		}
		if strings.Join(got, "|") != strings.Join(x.want, "|") {
			t.Errorf("%s: together are %q, want %q", name, got, x.want)
		}
		text := everything(t, r)
		for _, yes := range x.not {
			if told[yes] || strings.Contains(text, fmt.Sprintf("agreement %d yes", yes)) || strings.Contains(text, fmt.Sprintf(`"yes":%d,`, yes)) {
				t.Errorf("%s: %d yes is told", name, yes)
			}
		}
		if said := strings.Contains(text, "are not told alone"); said != (len(x.want) > 0) {
			t.Errorf("%s: that figures were merged is said: %v", name, said)
		}
		sum, all := 0, 0
		for _, yes := range x.yes {
			all += max(yes, 0)
		}
		for _, row := range r.Table() {
			if row.Level == string(count.LevelCoalition) && row.Question == "agreement" {
				sum = row.Figures.Yes.Int()
			}
		}
		if sum != all {
			t.Errorf("%s: the coalition has %d yes, want %d", name, sum, all)
		}
		if _, err := r.Files(nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAReportNamesWhoOpenedItEarly(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Words: "Figures are confidential"}
	i := issue(t)
	i.Early = &board.Entry{At: i.At, What: "ended the embargo before its time", By: "Sample Secretary", Why: "everybody asked for it"}
	i.Log = []board.Entry{*i.Early}
	r := summed(t, v, 40)
	printed := export.NewReport(v, r, i).Printed()
	text := strings.Join(append(printed.Box, printed.Notes...), "\n")
	for _, want := range []string{"Embargo ended early, May 8, 2026", "Sample Secretary ended the embargo before its time: everybody asked for it"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
	if printed.Vote.Embargo.On() {
		t.Error("the banner is there although figures are open")
	}
	i.Early, i.Log, i.Closed = nil, nil, "closed"
	if !export.NewReport(v, r, i).Printed().Vote.Embargo.On() {
		t.Error("there is no banner")
	}
}

func TestAReportOfNothingIsWritten(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	x := export.NewReport(v, summed(t, v), issue(t))
	files, err := x.Files(nil)
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	if _, err := xlsx.WriteRollup(x.Workbook()); err != nil {
		t.Error(err)
	}
}
