package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/xlsx"
)

var reportLanguages = []words.Documents{{"es"}, {"fr"}}

// The English file was made before there were other languages.
func TestReportsThatWereMadeAreReadForEver(t *testing.T) {
	paths, err := filepath.Glob("testdata/reports/*.pdf")
	if err != nil || len(paths) != 3 {
		t.Fatalf("%q, %v", paths, err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := pdf.ReadReport(b)
		if err != nil || len(doc.Differences) > 0 {
			t.Errorf("%s: %+v, %v", path, doc, err)
		}
		if v := export.Verify(path, b, nil); !strings.Contains(v.Sentence, "It shows what is attached to it") {
			t.Errorf("%s: %s", path, v.Sentence)
		}
	}
}

// left are words of English that neither Spanish nor French has.
var left = regexp.MustCompile(`(?i)\b(?:the|of|is|are|and|not|for|with|needs|yes|before|after|by|this|was|were|each|needed|report|sheets?|places?|received|open|told|together|against|members|rule|signed|page)\b`)

// untyped takes away what the definition and people say in the sample reports.
func untyped(s string) string {
	for _, own := range []string{
		"At least 2 of 3 unions vote yes, and the yes unions hold at least 60 % of the members.", "More yes than no of the valid votes.",
		"greement rejected: no contract takes effect (sample)", "a bundle was found under the table", "Countersign report 1",
	} {
		s = strings.ReplaceAll(s, own, "")
	}
	return s
}

func TestAReportInAnotherLanguageHasNoWordOfEnglishLeft(t *testing.T) {
	for _, in := range reportLanguages {
		for name, x := range sampleReports(t, in) {
			files, err := x.Files(nil)
			if err != nil {
				t.Fatal(err)
			}
			told := append(printedTexts(t, files[0].Data), bookTexts(t, files[1].Data)...)
			for _, s := range told {
				for _, at := range left.FindAllStringIndex(s, -1) {
					if s[at[0]:at[1]] != "Page" || in[0] != "fr" {
						t.Errorf("%s in %s: %q is left in %q", name, in, s[at[0]:at[1]], s[max(0, at[0]-40):min(len(s), at[1]+40)])
					}
				}
			}
		}
	}
}

// printedTexts are the lines of a printed report, and what rides along with it.
func printedTexts(t *testing.T, b []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.ReadReport(b)
	if err != nil {
		t.Fatal(err)
	}
	attached, err := json.Marshal([]any{doc.Report.Title, doc.Report.Box, doc.Report.Verdict, doc.Report.Notes, doc.Report.Follows, doc.Report.Words})
	if err != nil {
		t.Fatal(err)
	}
	page := strings.NewReplacer("\n", " ", "\f", " ").Replace(string(text)) // a typed sentence may go over two lines
	return []string{untyped(page), untyped(string(attached))}
}

// columns are the heads of the tables, the same in every language.
var columns = []string{
	"code", "name", "question", "eligible", "yes", "no", "blank", "void", "ballots", "received", "of", "result",
	"place", "state", "revision", "digest", "reason", "about", "depth", "words",
}

func bookTexts(t *testing.T, b []byte) []string {
	t.Helper()
	var out []string
	for _, page := range pages(t, b) {
		for _, c := range page.Cells {
			if c.Kind == "text" && !slices.Contains(columns, c.Value) {
				out = append(out, untyped(c.Value))
			}
		}
	}
	return out
}

func pages(t *testing.T, b []byte) []xlsx.Page {
	t.Helper()
	out, err := xlsx.Pages(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// bare is a report without its words.
func bare(x *export.Report) any {
	type row struct {
		Members, For, Against count.Count
	}
	p := x.Printed()
	var out []any
	rows := func(all ...pdf.ReportRow) {
		for _, r := range all {
			out = append(out, row{r.Members, r.For, r.Against})
		}
	}
	for _, q := range p.Questions {
		rows(append(append(q.Unions, q.Units...), q.Total)...)
		for _, m := range q.Meters {
			out = append(out, m.All, m.Needed, m.Parts)
		}
	}
	for _, s := range p.Sheets {
		out = append(out, s.Name, s.Revision, s.Digest)
	}
	for _, s := range p.Places {
		out = append(out, s.Place, s.Unit)
	}
	return append(out, p.Vote, p.Revision, p.At, p.Name)
}

func TestFiguresAndDigestsAreTheSameInEveryLanguage(t *testing.T) {
	english := sampleReports(t, nil)
	for _, in := range reportLanguages {
		for name, x := range sampleReports(t, in) {
			want, err := json.Marshal(bare(english[name]))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := json.Marshal(bare(x)); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s in %s has other figures: %v\n%s\nwant\n%s", name, in, err, got, want)
			}
			own, err := x.Files(nil)
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := english[name].Files(nil)
			if err != nil {
				t.Fatal(err)
			}
			for i := 2; i < len(theirs); i++ { // the tables for machines
				if !bytes.Equal(own[i].Data, theirs[i].Data) {
					t.Errorf("%s in %s is another file", own[i].Name, in)
				}
			}
			sameCells(t, pages(t, own[1].Data), pages(t, theirs[1].Data))
		}
	}
}

// sameCells compares names of sheets, heads of tables and figures.
func sameCells(t *testing.T, got, want []xlsx.Page) {
	t.Helper()
	figures := func(all []xlsx.Page) (out []string) {
		for _, page := range all {
			out = append(out, page.Name)
			heads := 0
			for _, c := range page.Cells {
				if c.Col == 1 && slices.Contains(columns, c.Value) {
					heads = c.Row
				}
				if c.Kind == "" || c.Row == heads {
					out = append(out, xlsx.Ref(c.Col, c.Row)+" "+c.Value)
				}
			}
		}
		return out
	}
	if a, b := figures(got), figures(want); !slices.Equal(a, b) {
		t.Errorf("the cells are %q, want %q", a, b)
	}
}

func TestASpanishReportIsSignedAndVerified(t *testing.T) {
	v := ruledVote()
	r, _ := sampleRollup(t, v, 40, 40, 40)
	key := keyOf(t, "Sample Chief")
	i := issue(t)
	i.At, i.In = sampleSheet(t).Certified, words.Documents{"es"}
	i.Signer = &count.Signer{Name: key.Identity().Name, Key: count.Digest(key.Fingerprint())}
	files, err := export.NewReport(v, r, i).Files(key)
	if err != nil {
		t.Fatal(err)
	}
	if v := export.Verify("report.pdf", files[0].Data, nil); !strings.Contains(v.Sentence, "It is unchanged and signed by Sample Chief") {
		t.Errorf("the verdict on the PDF: %s", v.Sentence)
	}
	if v := export.Verify("report.xlsx", files[1].Data, nil); !strings.Contains(v.Sentence, "the workbook of a roll-up report") {
		t.Errorf("the verdict on the workbook: %s", v.Sentence)
	}
	english := bytes.Replace(files[0].Data, []byte("Countersign report 1, es"), []byte("Countersign report 1, fr"), 1)
	if doc, err := pdf.ReadReport(english); err == nil && len(doc.Differences) == 0 {
		t.Error("a report that states another language is taken")
	}
}

func TestAReportIsInOneLanguage(t *testing.T) {
	i := issue(t)
	i.In = words.Documents{"es", "en"}
	v := ruledVote()
	r, _ := sampleRollup(t, v, 40)
	if _, err := export.NewReport(v, r, i).Files(nil); err == nil || !strings.Contains(err.Error(), "one language") {
		t.Errorf("a report in two languages: %v", err)
	}
}
