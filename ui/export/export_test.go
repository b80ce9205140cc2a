package export_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	documents "countersign/export"
	"countersign/ui/certify"
	"countersign/ui/certify/certifytest"
	"countersign/ui/export"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// stage is the export screen of a count, saving into a folder of the test.
type stage struct {
	*certifytest.Stage
	dir    string
	screen *export.Screen
	opened []string
	sent   []string // to the printer
	jam    error    // what the printer says
}

// atCertify is at the certify screen and has read everything.
func atCertify(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: certifytest.NewStage(t, fyne.NewSize(1280, 800)), dir: filepath.Join(t.TempDir(), "Local 11")}
	d, path := certifytest.NewDesk(t)
	certifytest.Give(t, d, certifytest.Last)
	s.Sit(d, path)
	s.KnowKeys(certify.KeyPreference)
	s.App.Preferences().SetString(export.FolderPreference, s.dir)
	s.Show(certify.New(s.Sitting))
	s.Press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	return s
}

// atExport reads, signs and goes to the export screen, by keys alone.
func atExport(t *testing.T) *stage {
	t.Helper()
	s := atCertify(t)
	s.passphrases()
	s.Ctrl(fyne.KeyReturn)
	s.show()
	return s
}

func (s *stage) passphrases() {
	for range 3 {
		s.Type(certifytest.Passphrase)
		s.Press(fyne.KeyReturn)
	}
}

// show opens a new export screen on the sitting, as after a restart.
func (s *stage) show() {
	s.screen = export.New(s.Sitting)
	s.screen.OpenURL = func(u *url.URL) error { s.opened = append(s.opened, u.Path); return nil }
	s.screen.Print = func(_ context.Context, path string) error {
		if s.jam == nil {
			s.sent = append(s.sent, path)
		}
		return s.jam
	}
	s.Show(s.screen)
}

// files are what lies in a folder.
func files(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	hidden, _ := filepath.Glob(filepath.Join(dir, ".countersign*"))
	return append(found, hidden...)
}

func TestNothingIsExportedBeforeItIsCertified(t *testing.T) {
	s := certifytest.NewStage(t, fyne.NewSize(1280, 800))
	d, path := certifytest.NewDesk(t)
	s.Sit(d, path)
	s.Show(export.New(s.Sitting))
	s.Must("Export opens when the tellers have signed.")
	s.Ctrl(fyne.KeyReturn)
	if s.Went != sitting.Certify {
		t.Errorf("Ctrl+Enter went to %d, want certify", s.Went)
	}
}

func TestSavedFilesAreReadBackAndFine(t *testing.T) {
	s := atExport(t)
	s.Picture("export-before")
	s.Must("Save the sheet", "Both files go to Local 11")
	s.Ctrl(fyne.KeyReturn)
	s.Must("Exported and saved", "Signed by 3 tellers", "Revision 1", "TRAINING-LAMP-L-1-11-r1.pdf", "TRAINING-LAMP-L-1-11-r1.xlsx", "Read back", "Saved in Local 11")
	s.Picture("export-after")
	found := files(t, s.dir)
	if len(found) != 2 {
		t.Fatalf("the folder holds %v", found)
	}
	digest := s.Sitting.Snapshot().Certified.Digest
	for _, path := range found {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if v := documents.Verify(path, b, nil); !v.Fine() || v.Digest != digest {
			t.Errorf("%s: %s", path, v.Sentence)
		}
	}
	s.Ctrl(fyne.KeyP)
	s.Ctrl(fyne.KeyL)
	if got := strings.Join(s.sent, " "); got != found[0] {
		t.Errorf("printed %q, want %q", got, found[0])
	}
	if got := strings.Join(s.opened, " "); got != filepath.ToSlash(s.dir) {
		t.Errorf("opened %q, want the folder", got)
	}
}

func TestAfterARestartThePassphrasesAreAskedForAgain(t *testing.T) {
	s := atExport(t)
	s.Sitting.Unlocked = nil
	s.show()
	s.Must("Open the keys again")
	s.Picture("export-keys")
	s.Type("not the passphrase")
	s.Press(fyne.KeyReturn)
	s.Must("That passphrase is not right for")
	s.Ctrl(fyne.KeyReturn)
	if got := files(t, s.dir); len(got) != 0 {
		t.Fatalf("%v was written without the keys", got)
	}
	s.passphrases()
	s.Ctrl(fyne.KeyReturn)
	s.Must("Exported and saved")
}

func TestFilesOfBeforeAreFoundAndNothingIsAsked(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	s.Sitting.Unlocked = nil
	s.show()
	s.Must("Exported and saved")
}

func TestAFileThatIsThereIsNotReplaced(t *testing.T) {
	s := atExport(t)
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(s.dir, "TRAINING-LAMP-L-1-11-r1.xlsx")
	if err := os.WriteFile(old, []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Ctrl(fyne.KeyReturn)
	s.Must("is there already and is not overwritten. Choose another folder.")
	s.Picture("export-exists")
	if got := files(t, s.dir); len(got) != 1 {
		t.Errorf("the folder holds %v", got)
	}
	if b, _ := os.ReadFile(old); string(b) != "something else" {
		t.Error("the file was replaced")
	}
}

func TestAFolderThatCannotBeMadeSaysSo(t *testing.T) {
	s := atExport(t)
	if err := os.WriteFile(s.dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s.Ctrl(fyne.KeyReturn)
	s.Must("could not be written", "Save the sheet")
}

func TestASecondCopyIsReadBackToo(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	stick := filepath.Join(t.TempDir(), "TALLY-2")
	s.copyTo(stick)
	s.Must("Saved twice: "+s.dir+" and "+stick+". Both copies were read back.", "Same files")
	s.Picture("export-twice")
	for _, path := range files(t, s.dir) {
		a, _ := os.ReadFile(path)
		b, _ := os.ReadFile(filepath.Join(stick, filepath.Base(path)))
		if string(a) != string(b) || len(a) == 0 {
			t.Errorf("%s differs from its copy", path)
		}
	}
}

// copyTo goes to the copy button by Tab and types the folder.
func (s *stage) copyTo(dir string) {
	s.T.Helper()
	s.reach("Copy to another folder...", 1)
	s.Type(dir)
	s.Press(fyne.KeyReturn)
}

func TestAStickThatIsGoneLosesNothing(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	gone := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(gone, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s.copyTo(filepath.Join(gone, "folder"))
	s.Must("The USB stick is full or was removed. Your count is safe on this computer. Insert a stick and press Enter.")
	s.Must("Exported and saved", "Copy again")
	s.Picture("export-full")
	if err := os.Remove(gone); err != nil { // another stick
		t.Fatal(err)
	}
	s.Press(fyne.KeyReturn)
	s.Must("Saved twice", "Same files")
	if got := folders(s); got != "Local 11, folder" {
		t.Errorf("the journal knows of %s", got)
	}
}

// folders are those that the journal knows files of the sheet to be in.
func folders(s *stage) string {
	var out []string
	for _, x := range s.Sitting.Desk.Snapshot().Exports {
		out = append(out, x.Folder)
	}
	return strings.Join(out, ", ")
}

func TestWhatWasSavedIsKeptInTheJournal(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	kept := s.Sitting.Desk.Snapshot().Exports
	if len(kept) != 1 || kept[0].Folder != "Local 11" || len(kept[0].Files) != 2 {
		t.Fatalf("kept: %+v", kept)
	}
	for _, f := range kept[0].Files {
		b, err := os.ReadFile(filepath.Join(s.dir, f.Name))
		if err != nil || count.Sum(b) != f.Digest || len(b) != f.Size {
			t.Errorf("%s is kept as %s with %d bytes: %v", f.Name, f.Digest, f.Size, err)
		}
	}
}

func TestTheSheetIsPrintedTwiceOrSaysWhyNot(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	s.jam = errors.New("this computer has no printer. Copy the PDF to a stick and print it elsewhere")
	s.Ctrl(fyne.KeyP)
	s.Must("This computer has no printer. Copy the PDF to a stick and print it elsewhere.")
	s.jam = nil
	s.Ctrl(fyne.KeyP)
	s.Must("Sent to the printer. Print it once more")
	s.Ctrl(fyne.KeyReturn)
	s.Must("Sent to the printer twice.")
	if len(s.sent) != 2 {
		t.Errorf("printed %d times", len(s.sent))
	}
}

func TestAFolderThatVanishedIsNoticed(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	for _, do := range []func(){
		func() { s.Ctrl(fyne.KeyP) },
		func() { s.copyTo(filepath.Join(t.TempDir(), "TALLY-2")) },
		func() { s.Show(s.screen) },
	} {
		s.Must("Exported and saved")
		if err := os.RemoveAll(s.dir); err != nil {
			t.Fatal(err)
		}
		do()
		s.Must("is not there any more. Put the stick or the drive back, or save both files again.", "Save the sheet", "in a folder named Local 11")
		if len(s.sent) > 0 {
			t.Error("a file that is gone was printed")
		}
		s.Ctrl(fyne.KeyReturn)
	}
	s.Must("Exported and saved")
}

func TestTheNumberOfTheSealIsKept(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	shelltest.ReachPart(t, s.Window.Canvas(), "Seal number", func(e *widget.TextEntry) bool { return e.PlaceHolder == "Seal number" })
	s.Type("A 0412")
	s.Press(fyne.KeyReturn)
	if got := s.Sitting.Desk.Snapshot().Sealed; got != "A 0412" {
		t.Errorf("sealed as %q", got)
	}
	s.show()
	s.Must("A 0412")
}

func TestASheetThatSomebodySignsLaterIsSavedAndSaysSo(t *testing.T) {
	s := atCertify(t)
	s.reach("Signs later...", 2)
	s.Type(certifytest.Certificate(t, certifytest.B))
	s.Press(fyne.KeyReturn)
	s.OpenKeys(2)
	s.Ctrl(fyne.KeyReturn)
	s.show()
	s.Ctrl(fyne.KeyReturn)
	s.Must("Exported and saved", "Signed by 2 tellers", "Luis Ortega signs both files on another computer.")
	for _, path := range files(t, s.dir) {
		if v := documents.VerifyFile(path, nil); v.Fine() || !v.Incomplete() {
			t.Errorf("%s: %s", path, v.Sentence)
		}
	}
}

// reach presses the nth button with a label.
func (s *stage) reach(label string, nth int) {
	s.T.Helper()
	s.Reach(label, nth)
	s.Press(fyne.KeyReturn)
}

func TestSavingCanBeCalledOff(t *testing.T) {
	s := atExport(t)
	s.Act(func() {
		for _, item := range s.Window.MainMenu().Items[1].Items {
			if item.Shortcut != nil {
				item.Action() // the main action, while the worker is held
				break
			}
		}
		s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	})
	s.Must("Called off. Nothing was written.", "Save the sheet")
	if got := files(t, s.dir); len(got) != 0 {
		t.Errorf("written: %v", got)
	}
	s.Ctrl(fyne.KeyReturn)
	s.Must("Exported and saved")
}

func TestThePrintIsComparedByTwoGroups(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	groups := s.Sitting.Snapshot().Certified.Digest.Groups()
	s.Press(fyne.KeyF6)
	s.Type(strings.ToLower(groups[4]))
	s.Must("Group 5 matches", "Group 12 is not typed yet")
	s.Tab(1)
	s.Type("zzzz")
	s.Must("Group 12 does not match this file.")
	s.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	s.Type(groups[11])
	s.Must("Group 12 matches")
	s.Picture("export-groups")
}

func TestReopeningStartsTheNextRevision(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	s.Reach("Reopen the count...", 1)
	s.Press(fyne.KeyReturn)
	s.Type("a bundle was found")
	s.Tab(1)
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // opens the list, chooses the first
	s.Tab(1)
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.Picture("export-reopen")
	s.Tab(2) // past the safe button
	s.Press(fyne.KeyReturn)
	now := s.Sitting.Desk.Snapshot()
	if now.Certified != nil || now.Sheet != 2 {
		t.Fatalf("revision %d, certified %v", now.Sheet, now.Certified != nil)
	}
	if s.Sitting.Unlocked != nil {
		t.Error("the keys of revision 1 are still open")
	}
	if s.Went != sitting.Batches {
		t.Errorf("went to %d, want the batches", s.Went)
	}
	s.Must("Revision 2 has begun. Correct here what was wrong, then certify again.")
	if got := files(t, s.dir); len(got) != 2 {
		t.Errorf("the files of revision 1 are %v", got)
	}
}

// Enter behind the reason meant Cancel, and the reason was gone.
func TestEnterBehindTheReasonDoesNotThrowItAway(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	s.Reach("Reopen the count...", 1)
	s.Press(fyne.KeyReturn)
	s.Type("a bundle was found")
	s.Press(fyne.KeyReturn)
	s.Must("Choose two different tellers.", "a bundle was found")
	s.Press(fyne.KeyEscape)
	if s.Sitting.Desk.Snapshot().Certified == nil {
		t.Error("it was reopened")
	}
}

// A certified count that was opened again had the keyboard nowhere.
func TestACertifiedCountIsOpenedAtTheButtonThatPrints(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	s.Sitting.Unlocked = nil
	s.show()
	s.Must("Exported and saved")
	if b, ok := s.Window.Canvas().Focused().(*widget.Button); !ok || b.Label() != "Print the sheet" {
		t.Errorf("the keyboard is on %T", s.Window.Canvas().Focused())
	}
}

func TestExportFitsTheSmallestWindow(t *testing.T) {
	s := atExport(t)
	s.Ctrl(fyne.KeyReturn)
	for name, look := range map[string]fyne.Theme{
		"dark": theme.New(theme.Dark, theme.Normal), "hc": theme.New(theme.HighContrast, theme.Normal), "huge": theme.New(theme.Light, theme.Huge),
	} {
		s.App.Settings().SetTheme(look)
		s.Show(s.screen)
		s.Picture("export-" + name + ".png")
	}
	s.App.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	s.Show(s.screen)
	s.Window.Resize(fyne.NewSize(shell.MinWidth, shell.MinHeight))
	s.Picture("export-1024")
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("the screen needs %v", got)
	}
}
