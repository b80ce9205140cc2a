package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/export"
	"countersign/export/exporttest"
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
	found, err := filepath.Glob(filepath.Join(s.folder, "*.rollup"))
	if err != nil || len(found) != 1 {
		t.Fatalf("roll-ups in the folder: %v, %v", found, err)
	}
	text, _ := assets.Vote("sebac-2011-06")
	vote, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	sheets := t.TempDir()
	files := exporttest.New(t, vote).Files(t, "AFSCME/JN-7/749", 41, nil)
	if _, err := export.Save(sheets, files); err != nil {
		t.Fatal(err)
	}
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
		s.drop(found[0])
		if s.must("Roll-up: "); s.says("1 place in") {
			t.Error("the place still counts")
		}
		s.window.Close()
	}
}
