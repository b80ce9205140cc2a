package pdf_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
)

func saved(t testing.TB, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func textOf(t testing.TB, b []byte) string {
	t.Helper()
	return run(t, "pdftotext", "-layout", saved(t, b), "-")
}

// word is a word that pdftotext sees, in points from the upper left corner.
type word struct {
	page                     int
	left, top, right, bottom float64
	text                     string
}

// overlaps reports whether the letters of two words touch, within what the
// boxes leave for accents.
func (w word) overlaps(v word) bool {
	height := min(w.bottom-w.top, v.bottom-v.top)
	return w.page == v.page && w.left < v.right-0.3 && v.left < w.right-0.3 &&
		min(w.bottom, v.bottom)-max(w.top, v.top) > height*0.42
}

var wordLine = regexp.MustCompile(`<page |<word xMin="([-.\d]+)" yMin="([-.\d]+)" xMax="([-.\d]+)" yMax="([-.\d]+)">(.*)</word>`)

func wordBoxes(t testing.TB, path string) []word {
	t.Helper()
	var out []word
	page := 0
	for _, m := range wordLine.FindAllStringSubmatch(run(t, "pdftotext", "-bbox", path, "-"), -1) {
		if m[1] == "" {
			page++
			continue
		}
		var v [4]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		out = append(out, word{page, v[0], v[1], v[2], v[3], m[5]})
	}
	return out
}

func TestTheSheetSaysWhatWasCounted(t *testing.T) {
	text := strings.Join(strings.Fields(textOf(t, draw(t, sheet(t)))), " ")
	for _, want := range []string{
		"EMBARGO: not before June 24, 2011, 6:00 p.m.",
		"AFSCME Local 749", "1,600", "26: 25 of 50 and 1 of 34 *",
		"Number of votes cast (valid and void; blanks are not votes) 1,279 1,275",
		"Necessary for adoption (more than half of the votes cast) 640 638",
		"Votes for 513 544", "Votes against 763 728", "Void ballots (counted as votes) 3 3", "Blank ballots (not counted as votes) 5 9",
		"Votes for, compared with the number necessary 127 short 94 short",
		"seven hundred", "sixty-three", "one thousand two",
		"1 signature short: explained below, A303",
		"Register line 212", "R" + "uth Pelletier * Luis Ortega * Marian Kowalczyk * Dana Whitfield *",
		"Recorder A", "Recorder B", "Chief teller", "Ink only",
		"Revision 1, the first: replaces no earlier sheet.", "* Sample: invented.",
		"The tellers report these figures. The chair declares the result.",
		"7 50 21 28 1 0 23 26 1 0 1 No: A 28, B 27, recount 28",
		"Sum 1,284 513 763 5 3 544 728 9 3 22 3 settled by recount, 1 reopened",
		"signed by the voter", "not on the register", "Page 1 of 3", "Page 3 of 3",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	for _, never := range []string{"passed", "failed", "adopted"} {
		if strings.Contains(text, never) {
			t.Errorf("the sheet says %q: tellers report, the chair declares", never)
		}
	}
}

func TestTheFirstPageHasTheExplanationsWordForWord(t *testing.T) {
	first, _, _ := strings.Cut(textOf(t, draw(t, sheet(t))), "\f")
	if !strings.Contains(first, "Register line 212") {
		t.Error("the explanations were pushed to a later page")
	}
}

func TestEveryPageCarriesTheDigestAndTheEmbargo(t *testing.T) {
	s := sheet(t)
	b := draw(t, s)
	doc, err := pdf.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	digest := count.Sum(doc.Record).Groups()
	pages := strings.Split(strings.TrimRight(textOf(t, b), "\f"), "\f")
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		flat := strings.Join(strings.Fields(page), " ")
		for _, want := range []string{strings.Join(digest[:8], " "), strings.Join(digest[8:], " "), "EMBARGO", pdf.Name(s) + ".pdf"} {
			if !strings.Contains(flat, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
}

func TestOtherReadersAcceptTheSheet(t *testing.T) {
	path := saved(t, draw(t, sheet(t)))
	if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	if out := run(t, "pdfdetach", "-list", path); !strings.Contains(out, "SEBAC2011-AFSCME-JN-7-749-r1.record.json") {
		t.Error(out)
	}
	structure := run(t, "pdfinfo", "-struct-text", path)
	for _, want := range []string{"H1", `"Tally sheet"`, "Table", "TH", `"763"`, "Figure"} {
		if !strings.Contains(structure, want) {
			t.Errorf("the structure lacks %s", want)
		}
	}
}

func TestTheLogsSayWhatWasWithdrawn(t *testing.T) {
	s := sheet(t)
	by := []string{"Ruth Pelletier", "Luis Ortega"}
	s.Tally.Challenges[1].Withdrawn = &count.Withdrawal{Reason: "entered twice (sample)", By: by}
	s.Tally.Voids[0].Withdrawn = &count.Withdrawal{Reason: "of the other batch (sample)", By: by}
	text := textOf(t, draw(t, s))
	for _, want := range []string{
		"withdrawn", "Withdrawn: signed by the voter", "Withdrawn from the logs",
		"Envelope 2 was withdrawn by Ruth Pelletier, Luis Ortega and counts nowhere: entered twice (sample)",
		"Row 1 of the void log was withdrawn by Ruth Pelletier, Luis Ortega and counts nowhere: of the other batch (sample)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}
