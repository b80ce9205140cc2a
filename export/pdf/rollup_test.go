package pdf_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
	"countersign/export/pdf/file"
)

// report is a sample roll-up; the totals are those published in June 2011, the
// figures of the unions are invented.
func report(t testing.TB) pdf.Report {
	r := pdf.Report{
		Title: "Coalition roll-up report", Name: "SEBAC2011-rollup-r1", Revision: 1, At: moment(t, "2011-06-27T16:20:00-04:00"),
		Vote:    count.VoteRef{ID: "SEBAC2011", Title: "SEBAC 2011 agreement and individual contracts", Digest: count.Sum([]byte("sample definition"))},
		Box:     []string{"15 of 15 unions", "55 tally sheets verified", "Embargo ended June 24, 2011"},
		Verdict: "Required majority not reached",
		Words: []string{
			"Required: at least 14 of 15 unions vote yes, and the yes unions hold at least 80 % of the members.",
			"Obtained: 11 of 15. All ballots: 21,415 for, 15,988 against; for information, not part of the rule.",
		},
		Notes: []string{"Sample: members and figures by union are invented where none were published; they add up to the published totals 21,415 and 15,988."},
	}
	q := pdf.ReportQuestion{Title: "the SEBAC agreement", Total: pdf.ReportRow{Name: "Coalition", Members: count.N(45000), For: count.N(21415), Against: count.N(15988), Casts: "11 : 4"}}
	for i, v := range [][3]int{
		{15600, 5900, 7000},
		{7700, 4646, 2000},
		{6800, 4150, 1250},
		{4500, 1450, 2359},
		{3900, 1843, 1200},
		{1550, 800, 480},
		{1250, 1054, 114},
		{1150, 262, 660},
		{750, 172, 532},
		{600, 300, 210},
		{500, 380, 45},
		{300, 215, 40},
		{150, 92, 38},
		{150, 96, 32},
		{100, 55, 28},
	} {
		casts := "No"
		if v[1] > v[2] {
			casts = "Yes"
		}
		name := fmt.Sprintf("Union %d (sample)", i+1)
		q.Unions = append(q.Unions, pdf.ReportRow{Name: name, Members: count.N(v[0]), For: count.N(v[1]), Against: count.N(v[2]), Casts: casts})
		q.Units = append(q.Units, pdf.ReportRow{Name: "Unit of " + name, Members: count.N(v[0]), For: count.N(v[1]), Against: count.N(v[2]), Casts: casts})
	}
	q.Units = append(q.Units, pdf.ReportRow{Name: "Unit that did not vote (sample)", Casts: "–"})
	r.Questions = append(r.Questions, q)
	for i := range 55 {
		r.Places = append(r.Places, pdf.ReportPlace{Place: fmt.Sprintf("Local %d (sample)", i+1), Unit: "Judicial", State: "Received", Note: "513 for, 763 against, 5 blank, 3 void"})
		r.Sheets = append(r.Sheets, pdf.ReportSheet{Name: fmt.Sprintf("SEBAC2011-AFSCME-%d-r1.pdf", i+1), Revision: 1, Digest: count.Sum([]byte{byte(i)}), SignedBy: "Ruth Pelletier, Luis Ortega, Marian Kowalczyk"})
	}
	r.Places[7].State, r.Places[7].Note = "Refused", "The Excel file was changed after it was signed. Ask Local 8 for both files again."
	return r
}

func drawReport(t testing.TB, r pdf.Report) []byte {
	t.Helper()
	b, err := pdf.DrawRollup(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheReportShowsEveryUnionAndPlace(t *testing.T) {
	b := drawReport(t, report(t))
	text := textOf(t, b)
	for _, want := range []string{"Required majority not reached", "21,415", "15,988", "Union 15 (sample)", "Local 55 (sample)", "Refused", "Page 1 of 5", "Page 5 of 5"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if _, err := file.Verify(b); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(b, drawReport(t, report(t))) {
		t.Error("the same report gave other bytes")
	}
}

func TestAHostileReportIsDrawn(t *testing.T) {
	for _, name := range hostileNames {
		r := report(t)
		r.Title, r.Verdict, r.Vote.Title, r.Vote.ID, r.Name = name, name, name, name, "report"
		r.Box, r.Words, r.Notes = []string{name, name}, []string{name, name}, []string{name}
		r.Questions[0].Title, r.Questions[0].Unions[0].Name, r.Questions[0].Unions[0].Casts = name, name, name
		r.Places[0] = pdf.ReportPlace{Place: name, Unit: name, State: name, Note: name}
		r.Sheets[0].Name, r.Sheets[0].SignedBy = name, name
		drawReport(t, r)
	}
	drawReport(t, pdf.Report{Name: "empty"})
}

// run gives what a program prints.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &problems
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, &out, &problems)
	}
	return out.String()
}
