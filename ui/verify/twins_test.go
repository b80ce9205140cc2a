package verify_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestASheetIsSavedAsTextAndTableWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	pdf, _, digest := sheet(t)
	s.verify(pdf)
	s.Reach("Save text and table", 1)
	s.Press(fyne.KeyReturn)
	s.Must("Saved beside the sheet")
	for _, ending := range []string{"*.txt", "*.csv"} {
		found, err := filepath.Glob(filepath.Join(filepath.Dir(pdf), ending))
		if err != nil || len(found) != 1 {
			t.Fatalf("there is %v: %v", found, err)
		}
		b, err := os.ReadFile(found[0])
		if err != nil || !strings.Contains(string(b), digest.String()) && !strings.Contains(string(b), strings.Join(digest.Groups(), " ")) {
			t.Errorf("%s does not say of which sheet it is a twin: %v", found[0], err)
		}
	}
	s.Press(fyne.KeyReturn)
	s.Must("is there already and is not overwritten")
}
