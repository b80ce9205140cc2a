package ui_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export/exporttest"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sealed"
	"countersign/ui/certify/certifytest"
	"countersign/ui/widget"
)

// badFiles are the files of the mixed folder of which nothing counts, and the
// check that says so.
var badFiles = map[string]string{
	"empty.pdf": "R604", "cut.xlsx": "R604", "picture.pdf": "R604", "more.pdf": "R604", "letter.pdf": "R604", "sealed.pdf.age": "R604",
	"other-vote.pdf": "R601", "other-revision.xlsx": "R601", "sums.pdf": "R610",
}

// mixedFolder holds sheets of six places, the second of which has two that
// contradict one another and the first a revision, and the bad files.
func mixedFolder(t *testing.T, v *count.Vote) string {
	t.Helper()
	dir, m, places := t.TempDir(), exporttest.New(t, v), v.Places()
	put := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	first, err := rolluptest.Sheet(v, rolluptest.Counted(v, places[0].ID, 40))
	if err != nil {
		t.Fatal(err)
	}
	good := m.Signed(t, first)
	text, err := record.Write(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := rolluptest.Next(v, first, rolluptest.Counted(v, places[0].ID, 37))
	if err != nil {
		t.Fatal(err)
	}
	second.Supersedes = count.Sum(text)
	all := append(slices.Clone(good), m.Signed(t, second)...)
	for _, p := range places[1:6] {
		all = append(all, m.Files(t, p.ID, 40, nil)...)
	}
	for _, f := range all {
		put(f.Name, f.Data)
	}
	put("twice.xlsx", m.Files(t, places[1].ID, 11, nil)[1].Data)

	page, book := good[0].Data, good[1].Data
	put("empty.pdf", nil)
	put("cut.xlsx", book[:len(book)/2])
	put("picture.pdf", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF sample, a photograph of a sheet"))
	put("more.pdf", append(slices.Clone(page), "\n%%EOF\n"...))
	put("letter.pdf", []byte("%PDF-1.4 a letter (sample)"))
	_, stranger, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	closed, err := sealed.Seal(page, []string{stranger})
	if err != nil {
		t.Fatal(err)
	}
	put("sealed.pdf.age", closed)
	other, newer := *v, *v
	other.ID, other.Title, newer.Revision = "OTHER", "Another sample vote", 2
	put("other-vote.pdf", exporttest.New(t, &other).Files(t, places[6].ID, 30, nil)[0].Data)
	put("other-revision.xlsx", exporttest.New(t, &newer).Files(t, places[6].ID, 30, nil)[1].Data)
	put("sums.pdf", m.Files(t, places[6].ID, 30, func(s *count.Sheet) {
		s.Tally.Account[len(s.Tally.Account)-1].Value = count.N(59)
	})[0].Data)
	return dir
}

// fill types a path over the one that is proposed.
func (s *stage) fill(path string) {
	s.Helper()
	for range s.canvas().Focused().(*widget.TextEntry).Text {
		s.canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	s.typed(path)
}

// TestFromAFolderOfGoodAndBadFilesToASignedReportByKeyboard is a secretary who
// never touches the mouse: reads why each bad file is refused, accepts a
// revision, says that nobody voted at a place, and signs.
func TestFromAFolderOfGoodAndBadFilesToASignedReportByKeyboard(t *testing.T) {
	v := rolluptest.Made(2, 2, 2)
	folder := mixedFolder(t, v)
	definition, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.fill(write(t, filepath.Join(t.TempDir(), "made.vote"), string(definition)))
	s.press(fyne.KeyReturn)
	s.must("Begin a roll-up", "8 places")
	s.press(fyne.KeyReturn)
	s.must("Roll-up: Sample vote", "8 are expected.")

	s.ctrl(fyne.KeyI)
	s.fill(folder)
	s.press(fyne.KeyReturn)
	s.must("Import 8 of 24 files?", fmt.Sprintf("%d files are refused: nothing of them counts", len(badFiles)), "8 files will be imported")
	gallery(s, "rollup-mixed")
	named := map[string]bool{}
	for range len(badFiles) {
		s.press(fyne.KeyDown)
		for name, code := range badFiles {
			if s.says(name+". ") && s.says(code+": ") {
				named[name] = true
			}
		}
	}
	if len(named) != len(badFiles) {
		t.Errorf("these bad files are named with their reason: %v", named)
	}
	s.press(fyne.KeyEnd)
	s.must("7 files will be skipped: here already")
	s.press(fyne.KeyReturn)
	s.must("Imported 8, skipped 7, refused 9.", "revision 2 waits", "5 places in", "2 problems")

	// F8 goes from one thing that somebody has to look at to the next.
	s.press(fyne.KeyF8, fyne.KeyReturn)
	s.must("Revision 1 counts until you accept revision 2.")
	s.press(fyne.KeyReturn)
	s.typed("Ana Sample")
	s.press(fyne.KeyTab)
	s.typed("The chief teller called (sample)")
	s.press(fyne.KeyReturn)
	s.must("Revision 2 was accepted by Ana Sample.")
	s.press(fyne.KeyEscape, fyne.KeyF8, fyne.KeyReturn)
	s.must("Two sheets of one revision have different figures")
	s.press(fyne.KeyEscape)

	s.press(fyne.KeyEnd, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyEnd, fyne.KeyReturn)
	s.must("U2/N2/2", "Nobody voted here...")
	s.press(fyne.KeyReturn)
	s.typed("Ana Sample")
	s.press(fyne.KeyTab)
	s.typed("The hall was closed (sample)")
	s.press(fyne.KeyReturn)
	s.must("Nobody voted here, by Ana Sample: The hall was closed (sample).")
	s.press(fyne.KeyEscape)

	out := t.TempDir()
	s.ctrl(fyne.KeyP)
	s.fill(out)
	s.press(fyne.KeyReturn)
	s.fill(certifytest.KeyFile(t, certifytest.Chief))
	s.press(fyne.KeyReturn)
	s.typed(certifytest.Passphrase)
	s.press(fyne.KeyReturn)
	s.must("The report was written")
	s.press(fyne.KeyReturn)
	s.checkReport(filepath.Join(out, "MADE-rollup-1.pdf"))
}

// checkReport holds a signed report against what was done.
func (s *stage) checkReport(path string) {
	s.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		s.Fatal(err)
	}
	doc, err := pdf.ReadReport(b)
	if err != nil || len(doc.Signatures) != 1 || len(doc.Differences) > 0 {
		s.Fatalf("the report: %+v, %v", doc, err)
	}
	notes := strings.Join(doc.Report.Notes, "\n")
	for name, code := range badFiles {
		if !strings.Contains(notes, "Refused: "+name+": "+code) {
			s.Errorf("the report does not say why %s is refused", name)
		}
	}
	for _, words := range []string{
		"Revision 2 replaces revision 1", "Ana Sample accepted revision 2 of U1/N1/1: The chief teller called (sample)",
		"Ana Sample says that nobody voted at U2/N2/2", "U1/N1/2 (problem)",
	} {
		if !strings.Contains(notes, words) {
			s.Errorf("the report does not say %q:\n%s", words, notes)
		}
	}
	if got := doc.Report.Questions[0].Total.For; got != count.N(37+4*40) {
		s.Errorf("the report has %s yes", got.Grouped())
	}
}
