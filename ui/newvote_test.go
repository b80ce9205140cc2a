package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/export/plan"
)

func TestTheWindowMakesANewVote(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyF9)
	s.must("A vote definition from a workbook")
	b, err := plan.Template(words.In("en"), true)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.xlsx")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s.drop(path)
	s.must("This workbook makes a definition", "Question 2: Individual contract")
	s.ctrl(fyne.Key0)
	s.must("Secretary of a coalition?")
	s.menu("New vote...")
	s.must("This workbook makes a definition") // what was read is still there
	gallery(s, "newvote-window")
	s.ctrl(fyne.Key0)
	s.drop(path) // elsewhere it is looked at as a sheet
	s.must("This is no tally sheet")
}
