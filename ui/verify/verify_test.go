package verify_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell/shelltest"
	"countersign/ui/verify"
)

// stage is the verify screen on a window.
type stage struct {
	*certifytest.Stage
	screen *verify.Screen
	list   string         // the trust list
	open   *desk.Snapshot // the open count
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: certifytest.NewStage(t, fyne.NewSize(1280, 800)), list: filepath.Join(t.TempDir(), "keys.trust")}
	s.screen = verify.New(s.Frame, s.Worker, s.Window, verify.Options{
		Trust: s.list, Random: chance(1),
		Count: func() *desk.Snapshot { return s.open },
		Clock: func() time.Time { return time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC) },
	})
	s.Frame.Show(s.screen.Screen())
	return s
}

// chance is a stream of one value.
type chance byte

func (c chance) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(c)
	}
	return len(p), nil
}

// verify opens files as if they were dropped.
func (s *stage) verify(paths ...string) {
	s.Act(func() { s.screen.Open(paths) })
}

// made is a signed sheet that many tests look at: signing is slow.
var made struct {
	sync.Once
	pdf, book []byte
	digest    count.Digest
}

// sheet writes the sample sheet into a folder of the test.
func sheet(t *testing.T) (pdf, book string, digest count.Digest) {
	t.Helper()
	made.Do(func() {
		pdf, book, digest := certifytest.Files(t)
		made.pdf, made.book, made.digest = content(t, pdf), content(t, book), digest
	})
	folder := t.TempDir()
	pdf, book = filepath.Join(folder, "sample.pdf"), filepath.Join(folder, "sample.xlsx")
	put(t, pdf, made.pdf)
	put(t, book, made.book)
	return pdf, book, made.digest
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func put(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// definition writes the embedded vote to learn with as a file.
func definition(t *testing.T) string {
	t.Helper()
	b, ok := assets.Vote("training")
	if !ok {
		t.Fatal("the training vote is not embedded")
	}
	path := filepath.Join(t.TempDir(), "training.vote")
	put(t, path, b)
	return path
}

func TestWithoutAFileTheScreenSaysWhatToDo(t *testing.T) {
	s := newStage(t)
	s.Must("Verify a sheet", "Drop a PDF, an Excel file, or both together.", "Only a printed sheet?")
	s.Picture("verify-empty")
}

func TestASheetThatIsUnchangedSaysSo(t *testing.T) {
	s := newStage(t)
	pdf, book, digest := sheet(t)
	s.verify(pdf, book)
	s.Must("This sheet is unchanged and signed by every teller that it names",
		"Nobody has confirmed 3 keys yet: compare with the ink-signed sheet before you use it.",
		"Lamplighters Local 11 · Street Lamps · Training vote (sample) · revision 1",
		"Ruth Pelletier, recorder", "The signature holds and covers the PDF up to the next signature, and all of the Excel file.",
		"The signature holds and covers all of the PDF, and all of the Excel file.", "R605",
		"The files agree", strings.ToUpper(strings.Join(digest.Groups()[:4], " ")), "The sums are right",
		"Revision 1", "It replaces no other sheet", "The vote definition is not at hand", "Signed figures")
	s.Picture("verify-fine")
	if s.Shows("Do not use") {
		t.Error("a good sheet is refused")
	}
}

func TestAWorkbookAloneIsSignedToo(t *testing.T) {
	s := newStage(t)
	_, book, _ := sheet(t)
	s.verify(book)
	s.Must("This sheet is unchanged and signed by every teller", "The signature holds and covers all of the Excel file.", "Signed figures")
}

func TestADefinitionBesideASheetIsHeldAgainstIt(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := sheet(t)
	s.verify(pdf, definition(t))
	s.Must("It belongs to the vote that was dropped with it", "Nobody you know has signed the definition")
	other := filepath.Join(t.TempDir(), "other.vote")
	b, _ := assets.Vote("sebac-2011-06")
	put(t, other, b)
	s.verify(pdf, other)
	s.Must("Do not use this sheet", "R601")
	put(t, other, []byte("no definition"))
	s.verify(pdf, other)
	s.Must("2 sheets: 1 can be used, 1 not", "This vote definition cannot be used")
}

func TestTheOpenCountSaysThatThereIsANewerRevision(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := sheet(t)
	d, _ := certifytest.NewDesk(t)
	now := d.Snapshot()
	s.open = &now
	s.verify(pdf)
	s.Must("It belongs to the vote of the open count")
	if s.Shows("newer revision") {
		t.Error("the same revision is called newer")
	}
	now.Sheet = 2
	s.verify(pdf)
	s.Must("There is a newer revision of this sheet", "Revision 2 is being made in the open count. You are looking at revision 1.")
}

func TestAChangedCellIsNamed(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := sheet(t)
	s.verify(pdf, tampered(t, book))
	s.Must("Do not use this sheet",
		"The Excel file was changed after it was signed:", "Ask Lamplighters Local 11 for both files again.",
		"R606", "shows 66", "The signed record says 60")
	s.Picture("verify-tampered")
}

// tampered writes a copy of a workbook in which a figure of 60 says 66.
func tampered(t *testing.T, path string) string {
	t.Helper()
	changed := false
	copied := rewritten(t, path, func(name string, b []byte) []byte {
		if changed || !strings.HasPrefix(name, "xl/worksheets/") || !bytes.Contains(b, []byte("<v>60</v>")) {
			return b
		}
		changed = true
		return bytes.Replace(b, []byte("<v>60</v>"), []byte("<v>66</v>"), 1)
	})
	if !changed {
		t.Fatal("nothing was changed")
	}
	return copied
}

// rewritten writes a copy of a workbook with other parts; a part of which nothing
// is left is left out.
func rewritten(t *testing.T, path string, change func(name string, b []byte) []byte) string {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if b = change(f.Name, b); b == nil {
			continue
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method, Modified: f.Modified})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "changed.xlsx")
	put(t, copied, out.Bytes())
	return copied
}

func TestAWorkbookThatAnotherProgramSavedBesideItsPDFIsToldInWholeSentences(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := sheet(t)
	s.verify(resaved(t, book), pdf)
	s.Must("The Excel file was changed after it was signed: another program saved it again.", "Another program saved it again.",
		"What was signed is the file as Countersign wrote it.",
		"The signature is not in the Excel file any more, or does not fit. The signature holds and covers all of the PDF. The key has not been compared with the ink-signed sheet yet.")
	for _, said := range []string{"The key .", "workbook shows"} {
		if s.Shows(said) {
			t.Errorf("the window says %q", said)
		}
	}
	s.Picture("verify-resaved")
}

func TestASheetSignedWithTheKeyOfAnotherLocalSaysSo(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := certifytest.FilesOfAnotherLocal(t, certifytest.A)
	s.verify(pdf, book)
	s.Must("This sheet is unchanged and signed by every teller that it names", "Ruth Pelletier, recorder",
		"The key's certificate names another role or place: Chief teller, Lamplighters Local 14.")
	s.Picture("verify-elsewhere")
}

// resaved writes a copy of a workbook as another program saves it: that says who
// it is, and no signature is left.
func resaved(t *testing.T, path string) string {
	t.Helper()
	return rewritten(t, path, func(name string, b []byte) []byte {
		switch {
		case strings.HasPrefix(name, "_xmlsignatures/"):
			return nil
		case name == "docProps/app.xml":
			return bytes.Replace(b, []byte("<Application>Countersign</Application>"), []byte("<Application>LibreOffice</Application>"), 1)
		}
		return b
	})
}

func TestAFlippedByteOfAPDFIsRefused(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := sheet(t)
	b, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	path := filepath.Join(t.TempDir(), "flipped.pdf")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	s.verify(path)
	s.Must("Do not use this sheet", "for both files again.", "R60")
	if s.Shows("unchanged and signed") {
		t.Error("a changed file is called unchanged")
	}
	s.Picture("verify-flipped")
}

func TestTwoRecordsOfOneSheetDoNotAgree(t *testing.T) {
	s := newStage(t)
	pdf, _, _ := sheet(t)
	other := otherWorkbook(t)
	s.verify(pdf, other)
	s.Must("Do not use this sheet", "The PDF and the Excel file do not carry the same record.", "PDF and Excel file do not agree")
}

// Seen: beside the signed PDF and its workbook lay a record that anybody could
// have written. "Do not use this sheet", it said of all three.
func TestARecordThatNobodySignedSpoiledTheSignedSheetBesideIt(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := sheet(t)
	v := export.VerifyFile(otherWorkbook(t), nil)
	rec, err := record.Write(v.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	forged := filepath.Join(t.TempDir(), "forged.json")
	put(t, forged, rec)
	s.verify(pdf, book)
	s.Must("This sheet is unchanged and signed by every teller that it names", "The files agree")
	s.verify(pdf, book, forged)
	s.Must("Do not use this sheet", "A file that nobody signed does not carry the signed record", "Use sample.", ", which holds, and not forged.json.",
		"2 sheets: 1 can be used, 1 not", "This sheet is unchanged and signed by every teller that it names", "The files agree")
	s.Picture("verify-disowned")
}

// otherWorkbook is the workbook of another count of the same place.
func otherWorkbook(t *testing.T) string {
	t.Helper()
	_, book, _ := certifytest.Files(t, `{"do":"void","batch":1,"question":"agreement","reason":"signed","ruled_by":"Ruth Pelletier"}`)
	return book
}

func TestWhatCannotBeReadStandsBesideWhatCan(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := sheet(t)
	noise := filepath.Join(t.TempDir(), "holiday.jpg")
	if err := os.WriteFile(noise, []byte("no sheet"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.verify(pdf, noise, filepath.Join(t.TempDir(), "gone.pdf"), book)
	s.Must("3 sheets: 1 can be used, 2 not", "This is no tally sheet: it is a text", "This file cannot be read", "holiday.jpg", "gone.pdf", "This sheet is unchanged")
	s.Picture("verify-several")
}

func TestAFileIsChosenByTypingItsPath(t *testing.T) {
	s := newStage(t)
	pdf, book, _ := sheet(t)
	s.Ctrl(fyne.KeyI)
	s.Type(book)
	s.Press(fyne.KeyReturn)
	s.Must("This sheet is unchanged")
	s.Ctrl(fyne.KeyI)
	s.Type(pdf) // what stands there already is selected
	s.Press(fyne.KeyReturn)
	s.Must("The files agree")
	s.Press(fyne.KeyF6)
	s.Picture("verify-print")
	s.Type("ZZZZ")
	s.Must("Group 5 does not match this file.")
}

func TestEveryLookOfTheScreenCanBeRead(t *testing.T) {
	s := newStage(t)
	show := func() { s.Frame.Show(s.screen.Screen()) }
	shelltest.Looks(t, s.App, s.Window, "verify-empty", show)
	pdf, book, _ := sheet(t)
	s.verify(pdf, tampered(t, book))
	shelltest.Looks(t, s.App, s.Window, "verify-tampered", show)
	s.verify(pdf, book)
	shelltest.Looks(t, s.App, s.Window, "verify-fine", show)
	shelltest.Looks(t, s.App, s.Window, "verify-confirm", func() {
		if s.Frame.Table.Asleep() {
			s.Press(fyne.KeyEscape)
		}
		show()
		s.Ctrl(fyne.KeyE)
	})
}
