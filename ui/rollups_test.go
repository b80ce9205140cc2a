package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/export/pdf"
	"countersign/ui/certify/certifytest"
)

// TestFromADefinitionToAReportWithTheKeyboard begins a roll-up, imports a
// folder in which a file is no sheet, writes the report and goes on later.
func TestFromADefinitionToAReportWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.must("Roll-up", "the vote definition to begin one")
	s.typed("sebac-2011-06")
	s.press(fyne.KeyReturn)
	s.must("Begin a roll-up", "stays on record there")
	s.press(fyne.KeyReturn)
	s.must("Roll-up: ", "Roll-up: ")
	kept := keptRollup(s)
	sheets, _ := sheetsOf749(t)
	write(t, filepath.Join(sheets, "junk.pdf"), "no sheet")
	s.drop(sheets)
	s.must("Import 1 of 3 files?", "junk.pdf", "1 file is refused")
	s.press(fyne.KeyReturn)
	s.must("Imported 1, skipped 1, refused 1.")

	out := t.TempDir()
	s.ctrl(fyne.KeyP)
	for range s.folder { // the folder that is proposed
		s.press(fyne.KeyBackspace)
	}
	s.typed(out)
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?")
	s.typed(certifytest.KeyFile(t, certifytest.Chief))
	s.press(fyne.KeyReturn) // on to the passphrase
	s.typed("another passphrase")
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?", "That passphrase is not right for this key file.")
	s.typed(certifytest.Passphrase) // folder and key file are still there
	s.press(fyne.KeyTab)
	s.press(fyne.KeyRight)
	s.must("Español")
	s.press(fyne.KeyReturn)
	s.must("The report was written", "The PDF and the workbook are signed.")
	s.press(fyne.KeyReturn)
	doc, _ := signedReport(t, out)
	if doc.Report.Title != "Informe de la consolidación" {
		t.Errorf("the report is in another language than was chosen: %q", doc.Report.Title)
	}

	s.window.Close()
	s.open()
	s.drop(kept)
	s.must("Roll-up: ", "1 place in")

	// Another roll-up can be begun while one is open.
	s.ctrl(fyne.KeyU)
	s.must("the vote definition to begin one")
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.Key0)
	s.ctrl(fyne.KeyU)
	s.must("Roll-up: ", "1 place in")
}

// keptRollup is the file of the one roll-up in the folder.
func keptRollup(s *stage) string {
	s.Helper()
	found, err := filepath.Glob(filepath.Join(s.folder, "*.rollup"))
	if err != nil || len(found) != 1 {
		s.Fatalf("roll-ups in the folder: %v, %v", found, err)
	}
	return found[0]
}

// sheetsOf749 are the sheets of a sample count of Local 749, in a folder.
func sheetsOf749(t *testing.T) (folder string, files []export.File) {
	t.Helper()
	text, _ := assets.Vote("sebac-2011-06")
	vote, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	files = exporttest.New(t, vote).Files(t, "AFSCME/JN-7/749", 41, nil)
	if _, err := export.Save(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder, files
}

// TestASecretaryWithoutAKeyMakesOneForTheReport does so with the keyboard, from
// the question that asks for the key.
func TestASecretaryWithoutAKeyMakesOneForTheReport(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.typed("sebac-2011-06")
	s.press(fyne.KeyReturn, fyne.KeyReturn)
	s.must("Roll-up: ")
	out := t.TempDir()
	s.ctrl(fyne.KeyP)
	s.fill(out)
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?", "Look for it...", "Make a key...", "Language of the report")
	gallery(s, "rollup-signer")
	s.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	s.must("A key for the secretary")
	s.typed("Sam Sample")
	s.press(fyne.KeyReturn)
	s.typed(certifytest.Passphrase)
	s.press(fyne.KeyReturn)
	s.typed(certifytest.Passphrase)
	s.press(fyne.KeyReturn)
	s.must("The key of Sam Sample", "Sam Sample - secretary.p12")
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?")
	s.typed(certifytest.Passphrase) // the file is there already
	s.press(fyne.KeyReturn)
	s.must("The report was written", "The PDF and the workbook are signed.")
	doc, b := signedReport(t, out)
	if role := doc.Signatures[0].Identity.Role; role != "secretary" {
		t.Errorf("the report is signed as %q", role)
	}
	if dir := os.Getenv("GALLERY"); dir != "" {
		write(t, filepath.Join(dir, "report.pdf"), string(b))
	}
}

// TestAWrongPathOfTheKeyOfAReportIsSaidInASentence types a path where no file is.
func TestAWrongPathOfTheKeyOfAReportIsSaidInASentence(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyU)
	s.typed("sebac-2011-06")
	s.press(fyne.KeyReturn, fyne.KeyReturn)
	s.ctrl(fyne.KeyP)
	s.fill(t.TempDir())
	s.press(fyne.KeyReturn)
	s.typed("nowhere.p12")
	s.press(fyne.KeyReturn)
	s.typed(certifytest.Passphrase)
	s.press(fyne.KeyReturn)
	s.must("Who signs the report?", "There is no such file. Look for it, or type the path again.")
}

func TestARollUpThatIsNoneIsRefused(t *testing.T) {
	s := newStage(t)
	s.drop(write(t, filepath.Join(t.TempDir(), "text.rollup"), "hello"))
	s.must("This roll-up was not opened")
}

// signedReport reads the one report of a folder, which one person signed.
func signedReport(t *testing.T, folder string) (*pdf.ReportDocument, []byte) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(pages) != 1 {
		t.Fatalf("the report is %v, %v", pages, err)
	}
	b, err := os.ReadFile(pages[0])
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.ReadReport(b)
	if err != nil || len(doc.Signatures) != 1 || len(doc.Differences) > 0 {
		t.Fatalf("the report's signatures: %+v, %v", doc, err)
	}
	return doc, b
}
