package verify_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/certify/certifytest"
	"countersign/ui/shell"
	"countersign/ui/verify"
)

// stage is the verify screen on a window.
type stage struct {
	*certifytest.Stage
	screen *verify.Screen
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: certifytest.NewStage(t, fyne.NewSize(1280, 800))}
	s.screen = verify.New(s.Frame, s.Worker, s.Window)
	s.Frame.Show(s.screen.Screen())
	return s
}

// open verifies files as if they were dropped.
func (s *stage) open(paths ...string) {
	s.Act(func() { s.screen.Open(paths) })
}

func TestWithoutAFileTheScreenSaysWhatToDo(t *testing.T) {
	s := newStage(t)
	s.Must("Drop a PDF, an Excel file, or both together.")
	s.Picture("verify-empty.png")
}

func TestASheetThatIsUnchangedSaysSo(t *testing.T) {
	s := newStage(t)
	pdf, book, digest := certifytest.Files(t)
	s.open(pdf, book)
	s.Must("This sheet is unchanged and signed by every teller that it names",
		"Lamplighters Local 11 · Street Lamps · Training vote (sample) · revision 1",
		"Ruth Pelletier, recorder", "The signature holds.", "It covers the whole file.",
		"The files agree", strings.Join(digest.Groups()[:4], " "), "The sums are right",
		"Nobody has confirmed the keys on this computer", "Signed figures")
	s.Picture("verify-fine.png")
	if s.Shows("Do not use") {
		t.Error("a good sheet is refused")
	}
}

func TestAWorkbookAloneIsSignedToo(t *testing.T) {
	s := newStage(t)
	_, book, _ := certifytest.Files(t)
	s.open(book)
	s.Must("This sheet is unchanged and signed by every teller", "Signed figures")
}

func TestAChangedCellIsNamed(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := certifytest.Files(t)
	s.open(pdf, tampered(t, book))
	s.Must("Do not use this sheet",
		"The Excel file was changed after it was signed. Ask Lamplighters Local 11 for both files again.",
		"shows 66", "The signed record says 60")
	s.Picture("verify-tampered.png")
}

// tampered writes a copy of a workbook in which a figure of 60 says 66.
func tampered(t *testing.T, path string) string {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var out bytes.Buffer
	w, changed := zip.NewWriter(&out), false
	for _, f := range r.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if !changed && strings.HasPrefix(f.Name, "xl/worksheets/") && bytes.Contains(b, []byte("<v>60</v>")) {
			b, changed = bytes.Replace(b, []byte("<v>60</v>"), []byte("<v>66</v>"), 1), true
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method, Modified: f.Modified})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !changed {
		t.Fatalf("nothing was changed, %v", err)
	}
	copied := filepath.Join(t.TempDir(), "changed.xlsx")
	if err := os.WriteFile(copied, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestAFlippedByteOfAPDFIsRefused(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := certifytest.Files(t)
	b, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	path := filepath.Join(t.TempDir(), "flipped.pdf")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	s.open(path)
	s.Must("Do not use this sheet", "flipped.pdf was changed after it was signed.")
	if s.Shows("unchanged and signed") {
		t.Error("a changed file is called unchanged")
	}
	s.Picture("verify-flipped.png")
}

func TestTwoRecordsOfOneSheetDoNotAgree(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := certifytest.Files(t)
	other := otherWorkbook(t)
	s.open(pdf, other)
	s.Must("Do not use this sheet", "The PDF and the Excel file do not carry the same record.", "PDF and Excel file do not agree")
}

// otherWorkbook is the workbook of another count of the same place.
func otherWorkbook(t *testing.T) string {
	t.Helper()
	_, book, _ := certifytest.Files(t, `{"do":"void","batch":1,"question":"agreement","reason":"signed","ruled_by":"Ruth Pelletier"}`)
	return book
}

func TestWhatCannotBeReadStandsBesideWhatCan(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := certifytest.Files(t)
	noise := filepath.Join(t.TempDir(), "holiday.jpg")
	if err := os.WriteFile(noise, []byte("no sheet"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.open(pdf, noise, filepath.Join(t.TempDir(), "gone.pdf"), book)
	s.Must("3 sheets: 1 can be used, 2 not", "Do not use this file", "holiday.jpg", "gone.pdf", "This sheet is unchanged")
	s.Picture("verify-several.png")
}

func TestAFileIsChosenByTypingItsPath(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := certifytest.Files(t)
	s.Ctrl(fyne.KeyI)
	s.Type(book)
	s.Press(fyne.KeyReturn)
	s.Must("This sheet is unchanged")
	s.Ctrl(fyne.KeyI)
	s.Type(filepath.Base(pdf)) // the folder stands there already
	s.Press(fyne.KeyReturn)
	s.Must("The files agree")
	s.Press(fyne.KeyF6)
	s.Picture("verify-print.png")
	s.Type("ZZZZ")
	s.Must("Group 5 does not match this file.")
}

func TestVerifyFitsTheSmallestWindow(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := certifytest.Files(t)
	s.Window.Resize(fyne.NewSize(shell.MinWidth, shell.MinHeight))
	s.open(pdf, book)
	s.Picture("verify-1024.png")
	if got := s.Window.Content().MinSize(); got.Width > shell.MinWidth || got.Height > shell.MinHeight {
		t.Errorf("the screen needs %v", got)
	}
}
