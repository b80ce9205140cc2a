package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/export/paper/byhand"
	"countersign/ui/certify/certifytest"
)

func TestTheRestOfACountIsImportedFromPaperWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	d, path := certifytest.NewDesk(s) // batch 2 lacks side B
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := byhand.Template(votetest.Training(t), certifytest.Place, 2, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(
		"held,,", "held,2026-05-08,Lantern Bay hall (sample)",
		"keyed by,", "keyed by,"+certifytest.Chief,
		"count,2,B,,,,,,,,,,", "count,2,B,"+certifytest.B+",50,30,18,1,1,31,17,1,1",
	).Replace(string(b))
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(s.folder, "paper.csv"), text)
	s.menu("Import a hand-kept count...")
	if s.says("Look at it") {
		t.Fatal("a count is imported while none is open")
	}
	s.drop(path)
	s.menu("Import a hand-kept count...")
	s.typed(filepath.Join(s.folder, "paper.csv"))
	s.press(fyne.KeyReturn)
	s.must("Import this count", "1 entry of a recorder", "keyed by "+certifytest.Chief)
	s.press(fyne.KeyReturn)
	s.must("The count was imported", "1 batch stands", "Saved")
	s.press(fyne.KeyReturn)
	s.window.Close()
	state := s.folded(path)
	if got := state.Tally.Batches[1].State(state.Tally.QuestionIDs()); got != count.BatchAgreed {
		t.Errorf("batch 2 is %s", got)
	}
	if !strings.HasSuffix(state.Tally.Hall, "counted on paper, keyed by "+certifytest.Chief) {
		t.Errorf("the hall is %q", state.Tally.Hall)
	}
}

func TestPaperFormsAreInTheMenuFromTheStart(t *testing.T) {
	s := newStage(t)
	s.menu("Paper forms...")
	s.must("Quick guide, one page")
}
