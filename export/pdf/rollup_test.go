package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
	unions := pdf.ReportMeter{Title: "Unions", All: 15, Needed: 14, Short: "11 unions yes, 4 no", Asks: "14 needed"}
	members := pdf.ReportMeter{Title: "Members of the unions, bloc by bloc", All: 45000, Needed: 36000, Short: "Yes unions hold 23,000 of 45,000 members", Asks: "36,000 needed"}
	for _, stand := range []count.Verdict{count.Passes, count.Fails} {
		for _, row := range q.Unions {
			if (row.Casts == "Yes") == (stand == count.Passes) {
				unions.Parts = append(unions.Parts, pdf.ReportPart{Name: row.Name, Size: 1, Stand: stand})
				members.Parts = append(members.Parts, pdf.ReportPart{Name: row.Name, Size: row.Members.Int(), Stand: stand})
			}
		}
	}
	q.Meters = []pdf.ReportMeter{unions, members}
	r.Follows = []string{"Sample: agreement rejected, contract ratified: no layoff protection for this unit."}
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

// TestAReportIsSignedAndReadBack signs a report as a secretary, and has
// programs that are not ours look at it.
func TestAReportIsSignedAndReadBack(t *testing.T) {
	r := report(t)
	day := &count.Sheet{Certified: r.At}
	key, other := newKey(t, day, "Sample Secretary", "Secretary"), newKey(t, day, "Sample Stranger", "Secretary")
	r.Signer = &count.Signer{Name: "Sample Secretary", Key: count.Digest(key.Fingerprint())}
	b := drawReport(t, r)
	if _, err := pdf.SignReport(b, other, r.At); err == nil {
		t.Error("a stranger signed the report")
	}
	signed, err := pdf.SignReport(b, key, r.At)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.ReadReport(signed)
	if err != nil || len(doc.Differences) > 0 || len(doc.Signatures) != 1 || doc.Report.Title != r.Title {
		t.Fatalf("read back: %+v, %v", doc, err)
	}
	r.Questions[0].Unions[0].For = count.N(9000) // what is shown, and the attachment of the first
	forged, err := pdf.ReadReport(append(bytes.Clone(drawReport(t, r)), signed[len(b):]...))
	if err == nil && len(forged.Differences) == 0 {
		t.Error("another report with the same signature is taken")
	}
	if text := textOf(t, signed); !strings.Contains(text, "Key "+key.Fingerprint().Short()) {
		t.Error("the box of the signature does not show its key")
	}
	if _, err := pdf.Read(signed); err == nil || !strings.Contains(err.Error(), "not a tally sheet") {
		t.Errorf("a report read as a sheet: %v", err)
	}
	if dir := os.Getenv("GALLERY"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "report.pdf"), signed, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	r := report(f)
	day := &count.Sheet{Certified: r.At}
	key := newKey(f, day, "Sample Secretary", "Secretary")
	r.Signer = &count.Signer{Name: "Sample Secretary", Key: count.Digest(key.Fingerprint())}
	b := drawReport(f, r)
	signed, err := pdf.SignReport(b, key, r.At)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(signed)
	f.Add(signed[:len(signed)/2])
	f.Add(draw(f, sheet(f)))
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if doc, err := pdf.ReadReport(b); (err == nil) == (doc == nil) {
			t.Errorf("%v and %v", doc, err)
		}
	})
}
