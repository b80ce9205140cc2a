package newvote_test

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/plan"
	"countersign/ui/certify/certifytest"
	"countersign/ui/newvote"
	"countersign/ui/shell/shelltest"
	"countersign/ui/widget"
)

const enter = fyne.KeyReturn

// stage is the screen on a window, with a folder of its own.
type stage struct {
	*certifytest.Stage
	screen *newvote.Screen
	folder string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: certifytest.NewStage(t, fyne.NewSize(1280, 800)), folder: t.TempDir()}
	s.screen = newvote.New(newvote.Options{
		Frame: s.Frame, Worker: s.Worker, Random: rand.Reader,
		Clock: func() time.Time { return time.Date(2026, 5, 8, 18, 0, 0, 0, time.FixedZone("", -4*3600)) },
	})
	s.screen.Folder = s.folder
	s.show()
	return s
}

func (s *stage) show() { s.Act(func() { s.Frame.Show(s.screen.Screen()) }) }

// book writes the filled template, after cells were changed, and gives its path.
func (s *stage) book(cells ...[3]string) string {
	s.T.Helper()
	b, err := plan.Template(words.In("en"), true)
	if err != nil {
		s.T.Fatal(err)
	}
	path := filepath.Join(s.folder, "sample plan.xlsx")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		s.T.Fatal(err)
	}
	s.change(path, cells...)
	return path
}

// change types into cells of a workbook: sheet, cell, value.
func (s *stage) change(path string, cells ...[3]string) {
	s.T.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		s.T.Fatal(err)
	}
	for _, c := range cells {
		if err := f.SetCellStr(c[0], c[1], c[2]); err != nil {
			s.T.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		s.T.Fatal(err)
	}
}

// vote reads a definition that the screen saved.
func (s *stage) vote(name string) *count.Vote {
	s.T.Helper()
	b, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil {
		s.T.Fatal(err)
	}
	v, err := count.ParseVote(b)
	if err != nil {
		s.T.Fatal(err)
	}
	return v
}

func TestAVoteIsMadeWithTheKeyboardAlone(t *testing.T) {
	s := newStage(t)
	s.Must("New vote", "A vote definition from a workbook", "Every fault is listed with its cell")
	s.Picture("newvote-empty")

	s.Ctrl(fyne.Key9) // the template, filled with the sample
	s.Tab(1)
	s.Press(fyne.KeySpace)
	s.Tab(2)
	s.Press(enter)
	s.Must("Saved and read back", "Vote template.xlsx")

	s.Ctrl(enter) // choose it
	s.Type(filepath.Join(s.folder, "Vote template.xlsx"))
	s.Press(enter)
	s.Must("This workbook makes a definition", "Training vote (sample)", "Lamplighters Local 11", "3 unions, 12 places",
		"Question 1: Coalition agreement", "The yes unions hold at least 2/3 of the members", "Decided by the coalition", "SEBAC, the later bylaw", "Digest")
	s.Picture("newvote-whole")

	s.Press(fyne.KeyF6, fyne.KeyLeft) // another rule: the one before it
	s.Must("More than half of the unions vote yes")
	if _, ok := s.Window.Canvas().Focused().(*widget.Choice); !ok {
		t.Errorf("after a rule was chosen the keyboard is with %T", s.Window.Canvas().Focused())
	}

	s.Ctrl(enter) // save
	s.Must("Save the definition")
	s.Press(enter)
	s.Must("Saved, not signed yet", "TRAINING.vote")
	if q := s.vote("TRAINING.vote").Questions[0]; q.Rule.Words[:14] != "More than half" {
		t.Errorf("the rule that was saved is %q", q.Rule.Words)
	}

	s.Ctrl(fyne.KeyP) // print
	s.Press(enter)
	s.Must("Saved and read back", "TRAINING.pdf")
	if b, err := os.ReadFile(filepath.Join(s.folder, "TRAINING.pdf")); err != nil || string(b[:5]) != "%PDF-" {
		t.Errorf("the page: %v", err)
	}

	s.Ctrl(enter) // sign
	s.Must("Sign the definition")
	s.Type(certifytest.KeyFile(t, certifytest.Chief))
	s.Press(enter) // on to the passphrase
	s.Type("not this")
	s.Press(enter)
	s.Must("That passphrase is not right for this key file.")
	s.Type(certifytest.Passphrase)
	s.Press(enter)
	s.Must("Saved, with 1 signature", "TRAINING-signed.vote", "Signed by "+certifytest.Chief)
	s.Picture("newvote-signed")
	signers, err := export.CheckDefinition(s.vote("TRAINING-signed.vote"), nil)
	if err != nil || len(signers) != 1 || signers[0].Signature.Identity.Name != certifytest.Chief {
		t.Errorf("signed by %v, %v", signers, err)
	}
	plain, _ := s.vote("TRAINING.vote").Digest()
	if now, _ := s.vote("TRAINING-signed.vote").Digest(); now != plain {
		t.Error("the signature changed the digest")
	}
}

func TestFaultsAreListedByCellAndMended(t *testing.T) {
	s := newStage(t)
	path := s.book([3]string{"Places", "E14", "1,2x4"}, [3]string{"Questions", "E5", ""}, [3]string{"Units", "B9", "O-1"})
	s.Act(func() { s.screen.Open(path) })
	s.Must("3 faults are in the workbook", "Places!E14", "the roll 1,2x4 is no number", "Questions!E5", "question 2 has no rule",
		"Units!B9", "is there twice; it stands in Units!B8 already", "No rule is chosen yet")
	s.Picture("newvote-faults")
	if ok, _ := s.Frame.Table.State("print"); ok {
		t.Error("a page of a definition that is none can be printed")
	}
	s.Press(fyne.KeyF8, fyne.KeyF8) // go through them

	s.Press(fyne.KeyF6, fyne.KeyF6, fyne.KeyLeft) // the last of the rules is that of a unit's contract
	s.Must("2 faults are in the workbook", "Without the agreement no contract stands")

	s.change(path, [3]string{"Places", "E14", "60"}, [3]string{"Units", "B9", "O-2"}, [3]string{"Questions", "E5", "unit-contract"})
	s.Ctrl(enter) // read it again
	s.Must("This workbook makes a definition")
}

func TestWhatIsNoWorkbookIsSaid(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(s.folder, "page.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Act(func() { s.screen.Open(path) })
	s.Must("This is a PDF document, not a workbook (.xlsx)", "Choose a workbook...")
}

func TestNothingIsWrittenOver(t *testing.T) {
	s := newStage(t)
	path := s.book()
	s.Act(func() { s.screen.Open(path) })
	kept := filepath.Join(s.folder, "TRAINING.vote")
	if err := os.WriteFile(kept, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Ctrl(enter)
	s.Press(enter) // a name that is free is proposed
	s.Must("TRAINING 2.vote")
	if b, _ := os.ReadFile(kept); string(b) != "another" {
		t.Error("a file was written over")
	}
}

func TestEveryLookOfANewVoteCanBeRead(t *testing.T) {
	s := newStage(t)
	looks := func(name string) { shelltest.Looks(t, s.App, s.Window, name, s.show) }
	looks("newvote-empty")
	path := s.book([3]string{"Places", "E14", "1,2x4"}, [3]string{"Questions", "E5", ""})
	s.Act(func() { s.screen.Open(path) })
	looks("newvote-faults")
	path = s.book([3]string{"Places", "E4", "241"})
	s.Act(func() { s.screen.Open(path) })
	looks("newvote-whole")
}
