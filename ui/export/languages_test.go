package export_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	documents "countersign/export"
	"countersign/ui/widget"
)

// TestASheetIsSavedInTheLanguagesThatWereChosen chooses by the keyboard.
func TestASheetIsSavedInTheLanguagesThatWereChosen(t *testing.T) {
	s := atExport(t)
	for range 12 {
		if _, ok := s.Window.Canvas().Focused().(*widget.Choice); ok {
			break
		}
		s.Tab(1)
	}
	list, ok := s.Window.Canvas().Focused().(*widget.Choice)
	if !ok {
		t.Fatal("Tab does not lead to the choice of language")
	}
	if list.Selected != "English" {
		t.Errorf("%q is chosen at first", list.Selected)
	}
	for range 3 {
		s.Press(fyne.KeyRight)
	}
	if list.Selected != "Español, then English" {
		t.Fatalf("%q is chosen", list.Selected)
	}
	s.Picture("export-language")
	s.Ctrl(fyne.KeyReturn)
	s.Must("Exported and saved", "Read back")
	digest := s.Sitting.Snapshot().Certified.Digest
	for _, path := range files(t, s.dir) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if v := documents.Verify(path, b, nil); !v.Fine() || v.Digest != digest {
			t.Errorf("%s: %s", path, v.Sentence)
		}
		if !strings.HasSuffix(path, ".pdf") {
			continue
		}
		text, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Acta de escrutinio", "Tally sheet", "Signed on the pages in the first language"} {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("the sheet lacks %q", want)
			}
		}
	}
}
