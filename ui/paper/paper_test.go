package paper_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/export/paper/byhand"
	"countersign/ui/batches"
	"countersign/ui/paper"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
)

const enter = fyne.KeyReturn

// table is a window over an open count with two batches, its batches shown.
type table struct {
	*sittingtest.Stage
	paper   *paper.Paper
	folder  string
	printed []string
	broken  error // of the printer
}

func sit(t *testing.T) *table {
	t.Helper()
	s := place(t)
	s.Show(batches.New(s.Sitting))
	return s
}

// place is a window over an open count that shows no screen.
func place(t *testing.T) *table {
	t.Helper()
	s := &table{Stage: sittingtest.New(t, sittingtest.TwoQuestions), folder: t.TempDir()}
	s.Tellers(2)
	s.paper = &paper.Paper{
		Frame: s.Frame, Worker: s.Sitting.Worker, Folder: func() string { return s.folder },
		Print: func(_ context.Context, path string) error { s.printed = append(s.printed, path); return s.broken },
	}
	return s
}

// filled is a template for two batches with sample figures in it; in batch 2 A
// and B differ. More replaces what it holds.
func (s *table) filled(more ...string) string {
	s.T.Helper()
	b, err := byhand.Template(votetest.Training(s.T), sittingtest.TwoQuestions, 2, true, nil)
	if err != nil {
		s.T.Fatal(err)
	}
	text := strings.NewReplacer(append(more,
		"held,,", "held,2026-05-08,Lantern Bay hall (sample)",
		"keyed by,", "keyed by,Marian Sample",
		"count,1,A,,,,,,,,,,", "count,1,A,Ruth Sample,50,30,18,1,1,31,17,1,1",
		"count,1,B,,,,,,,,,,", "count,1,B,Luis Sample,50,30,18,1,1,31,17,1,1",
		"count,2,A,,,,,,,,,,", "count,2,A,Ruth Sample,28,15,13,0,0,16,12,0,0",
		"count,2,B,,,,,,,,,,", "count,2,B,Luis Sample,28,15,13,0,0,15,12,0,0",
		"account,box,", "account,box,78", "account,counted,", "account,counted,78",
	)...).Replace(string(b))
	path := filepath.Join(s.folder, "count.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.T.Fatal(err)
	}
	return path
}

func (s *table) choose(path string) {
	s.T.Helper()
	s.paper.AskImport(s.Sitting)
	s.Type(path)
	s.Press(enter)
	s.Settle()
}

func TestAHandKeptCountIsImportedWithTheKeyboard(t *testing.T) {
	s := sit(t)
	s.choose(s.filled())
	s.MustSay("Import this count", "4 entries of recorders", "Recorder A: Ruth Sample", "Recorder B: Luis Sample", "Counted on May 8, 2026, keyed by Marian Sample")
	if got := s.Sitting.Desk.Snapshot().Tally.Hall; got != "" {
		t.Fatalf("it is imported before anybody agreed: %q", got)
	}
	s.Picture("import", 1280, 800)
	s.Press(enter)
	s.Settle()
	s.MustSay("The count was imported", "4 entries of recorders were copied from paper", "1 batch stands", "A and B differ in batch 2")
	s.Picture("imported", 1280, 800)
	s.Press(enter)
	y := s.Sitting.Snapshot().Tally
	if y.Hall != "Lantern Bay hall (sample); counted on paper, keyed by Marian Sample" || y.Batches[1].State(y.QuestionIDs()) != count.BatchDiffer {
		t.Errorf("the hall is %q, batch 2 is %s", y.Hall, y.Batches[1].State(y.QuestionIDs()))
	}
	s.MustSay("Batch 1")
}

func TestEscapeImportsNothing(t *testing.T) {
	s := sit(t)
	before := s.Sitting.Desk.Snapshot().Revision
	s.choose(s.filled())
	s.Press(fyne.KeyEscape)
	s.Settle()
	if got := s.Sitting.Desk.Snapshot().Revision; got != before {
		t.Errorf("%d entries were made", got-before)
	}
}

func TestEveryFaultOfAFileIsShownAndNothingIsImported(t *testing.T) {
	s := sit(t)
	before := s.Sitting.Desk.Snapshot().Revision
	s.choose(s.filled("keyed by,", "keyed by,", "count,1,A,,,,,,,,,,", "count,1,A,Ruth Sample,50,30,18,,1,31,17,1,x"))
	s.MustSay("Nothing was imported", "3 things have to be put right in the file", "field 8: nothing stands here. Type 0 when there are none", `field 13: only digits here: "x"`)
	s.Picture("faults", 1280, 800)
	s.Press(enter)
	s.choose(s.filled("count,1,B,,,,,,,,,,", "count,1,B,Ruth Sample,50,30,18,1,1,31,17,1,1"))
	s.MustSay("Nothing was imported", "1 thing has to be put right", "Ruth Sample has recorded side A")
	s.Press(enter)
	if err := os.WriteFile(filepath.Join(s.folder, "count.csv"), []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.choose(filepath.Join(s.folder, "count.csv"))
	s.MustSay("This file cannot be imported", "this is not a count that was kept by hand")
	s.Press(enter)
	if got := s.Sitting.Desk.Snapshot().Revision; got != before {
		t.Errorf("%d entries were made", got-before)
	}
}

func (s *table) forms() []string {
	s.T.Helper()
	found, err := filepath.Glob(filepath.Join(s.folder, "*.pdf"))
	if err != nil {
		s.T.Fatal(err)
	}
	return found
}

func TestFormsAreSavedAndPrintedWithTheKeyboard(t *testing.T) {
	s := sit(t)
	now := s.Sitting.Snapshot()
	s.paper.AskForms(&now)
	s.MustSay("Forms for Lamplighters Local 11", "Quick guide, one page")
	s.Press(fyne.KeyRight) // the second form
	s.MustSay("Tally forms for the recorders")
	s.Picture("forms", 1280, 800)
	s.Tab(3)
	s.Press(fyne.KeyRight) // the printer too
	s.Ctrl(enter)
	s.Settle()
	got := s.forms()
	if len(got) != 1 || filepath.Base(got[0]) != "tally forms.pdf" || len(s.printed) != 1 || s.printed[0] != got[0] {
		t.Fatalf("saved %v, printed %v", got, s.printed)
	}
	b, err := os.ReadFile(got[0])
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF-1.7")) {
		t.Errorf("it is no PDF (%v)", err)
	}
	s.MustSay("Sent to the printer, and saved as")

	// The same again is another file; a printer that is gone is said.
	s.broken = errors.New("this computer has no printer")
	s.paper.AskForms(&now)
	s.Tab(3)
	s.Press(fyne.KeyRight)
	s.Ctrl(enter)
	s.Settle()
	s.MustSay("Saved, and not printed", "this computer has no printer")
	s.Press(enter)
	if got := s.forms(); len(got) != 2 {
		t.Errorf("saved %v", got)
	}
}

// Tab moves the keyboard on by so many controls.
func (s *table) Tab(n int) {
	for range n {
		s.Window.Canvas().FocusNext()
	}
}

func TestWithoutACountThereIsTheGuide(t *testing.T) {
	s := sit(t)
	s.paper.AskForms(nil)
	s.MustSay("Forms with the names of a place can be made once its count is open.", "Quick guide, one page")
	if s.Says("Tally forms") {
		t.Error("forms of a place are offered without one")
	}
	s.Ctrl(enter)
	s.Settle()
	if got := s.forms(); len(got) != 1 || filepath.Base(got[0]) != "quick guide.pdf" {
		t.Errorf("saved %v", got)
	}
}

func TestQuestionsAboutPaperCanBeReadAtEverySize(t *testing.T) {
	s := place(t)
	now := s.Sitting.Snapshot()
	shelltest.Looks(t, fyne.CurrentApp(), s.Window, "paper-forms", func() { s.closed(); s.paper.AskForms(&now) })
}

// closed cancels what is asked.
func (s *table) closed() {
	for s.Frame.Table.Asleep() {
		s.Press(fyne.KeyEscape)
	}
}
