package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/trust"
)

// Seen: a key was refused in the person's list after its sheet was imported, and
// the roll-up went on counting the place.
func TestAKeyThatWasRefusedSinceItsSheetWasImportedCountedInTheWindow(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.typed("sebac-2011-06")
	s.press(fyne.KeyReturn, fyne.KeyReturn)
	kept := keptRollup(s)
	sheets, files := sheetsOf749(t)
	s.drop(sheets)
	s.press(fyne.KeyReturn)
	s.must("1 place in")
	s.window.Close()

	signer := export.VerifyFile(filepath.Join(sheets, files[0].Name), nil).Signed[0]
	key, err := sign.ParseFingerprint(signer.Key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := trust.Add(t.Context(), filepath.Join(s.folder, "keys.trust"), trust.Entry{
		What: trust.Refused, Key: key, Name: signer.Name, By: "Sample Secretary", Reason: "the stick was lost",
		At: count.At(time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC)),
	}); err != nil {
		t.Fatal(err)
	}
	for range 2 { // it is said once, and stays
		s.open()
		s.drop(kept)
		if s.must("Roll-up: "); s.says("1 place in") {
			t.Error("the place still counts")
		}
		s.window.Close()
	}
}
