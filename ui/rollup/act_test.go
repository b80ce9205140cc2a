package rollup_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

var wide = fyne.NewSize(1280, 800)

// node is a place as the board has it now.
func (s *stage) place(id string) *rollup.PlaceState {
	s.T.Helper()
	n := s.board.Report().Find(id)
	if n == nil {
		s.T.Fatalf("there is no place %s", id)
	}
	if n.Place == nil {
		return n.Children[0].Place
	}
	return n.Place
}

func TestMixedFilesAreNamedBeforeAnythingIsImported(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	other := makerFor(t, sample(t, 4, 3, 4))
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil), m.Files(t, "U1/N1/2", 42, nil))
	files(t, filepath.Join(folder), renamed("other vote", other.Files(t, "U1/N1/3", 40, nil)[:1]))
	writeFile(t, filepath.Join(folder, "junk.pdf"), []byte("this is no sheet"))
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("Import 2 of 6 files?", "Import 2 files", "2 files are refused: nothing of them counts", "junk.pdf", "R604", "R601", "2 files will be imported", "2 files will be skipped: here already")
	s.Picture("rollup-lists")
	if got := s.board.Report().Received; got != 0 {
		t.Fatalf("%d places are in before anybody agreed", got)
	}
	s.Press(fyne.KeyEscape)
	if got := s.board.Report(); got.Received != 0 || len(got.Refused) != 0 {
		t.Fatal("something was imported although nobody agreed")
	}
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(fyne.KeyDown, enter)
	if got := s.board.Report(); got.Received != 2 || len(got.Refused) != 2 {
		t.Errorf("%d places and %d refused files, want 2 and 2", got.Received, len(got.Refused))
	}
	s.Must("Imported 2, skipped 2, refused 2.", "2 of 60")
}

// renamed gives files another name.
func renamed(name string, fs []export.File) []export.File {
	for i := range fs {
		fs[i].Name = name + filepath.Ext(fs[i].Name)
	}
	return fs
}

func TestAKeyIsConfirmedByTypingTwoGroups(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Ctrl(enter)
	s.Press(fyne.KeyF8)
	s.Must("Check keys")
	s.Press(enter)
	s.Must("Confirm the key of Sample", "What you can do")
	s.Picture("rollup-details")
	keys := s.place("U1/N1/1").Counted.Keys
	for range keys {
		s.Press(enter)
		s.Must("Take the sheet of this place that was signed in ink")
		s.Type("FFFF")
		s.Tab(1)
		s.Type("0000")
		s.Tab(2)
		s.Type("Dana Whitfield")
		s.Press(enter)
		s.Must("from the key that signed this file")
		if !s.place("U1/N1/1").Unconfirmed {
			t.Fatal("wrong groups confirmed a key")
		}
		s.Picture("rollup-key")
		asked := s.key(keys)
		s.typeGroups(asked)
		s.Tab(1)
		s.Press(enter)
	}
	if s.place("U1/N1/1").Unconfirmed {
		t.Error("every key was confirmed, and the place is still unconfirmed")
	}
	s.Press(fyne.KeyEscape)
	s.Must("Verified")
}

// key is the one that the open question asks for.
func (s *stage) key(of []rollup.Key) rollup.Key {
	s.T.Helper()
	for _, k := range of {
		if s.Shows("that stands beside the signature of " + k.Name) {
			return k
		}
	}
	s.T.Fatal("no key is asked for")
	return rollup.Key{}
}

func TestACorrectedRollIsAcceptedByNameAndReason(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), wide)
	x := s.counted("U1/N1/1", 41)
	correct(x, 96)
	s.arrive(x)
	s.reload()
	if got := s.place("U1/N1/1").State; got != rollup.Waits {
		t.Fatalf("the place is %q, want one that waits: %v", got, s.board.Report().Refused)
	}
	s.Press(fyne.KeyF8, enter)
	s.Must("The tellers corrected the roll to 96")
	s.Press(enter)
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("short")
	s.Press(enter)
	s.Must("at least 10 characters")
	s.Tab(1)
	s.Type(": four left in May (sample)")
	s.Press(enter)
	if got := s.place("U1/N1/1").RollBy; got != "Ana Sample" {
		t.Errorf("accepted by %q", got)
	}
	s.Must("The corrected roll was accepted by Ana Sample.")
}

// correct has the tellers find another roll.
func correct(x *count.Sheet, roll int) {
	x.Tally.RollChange = &count.RollChange{Roll: count.N(roll), Reason: "four members left (sample)", By: []string{"Sample Recorder A", "Sample Recorder B"}}
	rolluptest.Certify(x)
}

func TestAPlaceThatDidNotVoteIsPutOnRecord(t *testing.T) {
	s := half(t, wide)
	s.Press(fyne.KeyF6, fyne.KeyDown, enter)
	s.Must("Nobody voted here...", "Not received")
	s.Press(enter)
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("No quorum, by its chair (sample)")
	s.Press(enter)
	s.Must("Did not vote", "Nobody voted here, by Ana Sample")
	s.Press(fyne.KeyEscape)
	s.Must("Waiting for 25")
}

// TestWhatArrivesInAWatchedFolderIsImported and shows in three lists what became
// of it.
func TestWhatArrivesInAWatchedFolderIsImported(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	first := files(t, folder, m.Files(t, "U1/N1/1", 41, nil))
	second := append(files(t, folder, m.Files(t, "U1/N1/2", 42, nil)[:1]), writeFile(t, filepath.Join(folder, "junk.pdf"), []byte("no sheet")))
	s.Act(func() { s.screen.Watch(folder) })
	s.none("Arrived...")
	found := <-s.watcher
	found(first, nil)
	s.Settle()
	if got := s.board.Report().Received; got != 1 {
		t.Errorf("%d places are in", got)
	}
	s.Must("Arrived: imported 1, skipped 1, refused 0.", "Stop watching", "Arrived...")
	found(second, []string{filepath.Join(folder, "mail.zip")})
	s.Settle()
	s.Must("Arrived: imported 2, skipped 1, refused 1.")
	s.Picture("rollup-watching")
	s.Act(func() { s.screen.Came() })
	s.Must("4 files arrived", "1 file is refused: nothing of it counts", "junk.pdf", "R604", "2 files were imported", "1 file was skipped: here already", "1 file was not looked at", "mail.zip")
	s.Press(fyne.KeyDown)
	s.Must("junk.pdf. R604")
	s.Picture("rollup-arrived")
	s.Press(enter)
	if got := s.board.Report(); got.Received != 2 || len(got.Refused) != 1 {
		t.Errorf("%d places are in, %d files refused", got.Received, len(got.Refused))
	}
	s.Press(fyne.KeyEscape)
	s.Must("All, so far")
}

func TestUnderEmbargoNoFigureIsShown(t *testing.T) {
	v := sample(t, 5, 3, 4)
	v.Embargo = count.Embargo{AllIn: true, Words: "Figures stay closed until every place is in (sample)."}
	s := newStage(t, v, wide)
	s.arriveHalf()
	open := func() {
		s.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown)
	}
	open()
	s.Must("Embargo.", "Received", "35 received", "Figures stay closed until every place is in: 35 of 60 are.")
	s.Picture("rollup-embargo")
	s.none("1,232", "475", "Voted no", "2 to 1", "Revision 2")
	s.Press(enter)
	s.none("39", "Before", "Digest")
	s.Must("Figures stay closed")
	s.Press(fyne.KeyEscape, fyne.KeyF6, fyne.KeyF6)
	s.Act(func() { s.screen.Projector() })
	s.Must("35 of 60 places have reported", "Figures stay closed")
	s.none("1,232", "yes")
	s.Picture("rollup-projector-closed")
	s.Press(fyne.KeyEscape)
	s.Act(func() { s.screen.OpenEarly() })
	s.Must("Open figures before their time?")
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("A court asked for them (sample)")
	s.Tab(2)
	s.Press(enter)
	s.Must("The embargo was ended early by Ana Sample", "1,232")
}

// none fails where words are on the window.
func (s *stage) none(words ...string) {
	s.T.Helper()
	for _, w := range words {
		figure := strings.Trim(w, "0123456789") == ""
		if figure && s.ShowsFigure(w) || !figure && s.Shows(w) {
			s.T.Errorf("the window shows %q", w)
		}
	}
}

func TestChartsRecordAndProjector(t *testing.T) {
	s := half(t, wide)
	s.Press(fyne.KeyF6)
	for i, name := range []string{"rollup-charts.png", "rollup-record.png"} {
		s.Act(func() { s.screen.Beside(i + 1) })
		s.Picture(name)
	}
	s.Must("On record", "Nobody has decided anything yet.")
	s.Act(func() { s.screen.Projector() })
	s.Must("Still open", "All ballots so far: 1,232 yes, 868 no")
	s.Picture("rollup-projector")
	s.Press(fyne.KeyEscape)
	s.Must("All, so far")
}

func TestReadingStopsWithEscape(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	folder := t.TempDir()
	for i := range 40 {
		writeFile(t, filepath.Join(folder, "junk "+strings.Repeat("x", i)+".pdf"), []byte("no sheet"))
	}
	s.Act(func() {
		s.screen.Import([]string{folder})
		s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	})
	s.Must("Stopped. Nothing was imported.")
	if len(s.board.Report().Refused) != 0 {
		t.Error("something was imported after Esc")
	}
}

func TestTheReportGoesToAFolder(t *testing.T) {
	s := half(t, wide)
	var asked string
	s.screen.OnReport = func(folder string) { asked = folder }
	s.screen.Folder = t.TempDir()
	s.Ctrl(fyne.KeyP)
	s.Must("a CSV table and a file in NIST's common data format")
	s.Press(enter)
	if beside := filepath.Dir(s.screen.Path()); asked != beside {
		t.Errorf("the report goes to %q and not beside the roll-up, %q", asked, beside)
	}
}

// TestEscapeGoesBackAlsoAfterAClickBesideTheButtons takes the focus from all
// parts, as such a click does.
func TestEscapeGoesBackAlsoAfterAClickBesideTheButtons(t *testing.T) {
	s := half(t, wide)
	s.Press(fyne.KeyF6, enter)
	s.Must("What you can do")
	s.Act(func() { s.Frame.Focus(nil) })
	s.Press(fyne.KeyEscape)
	s.none("What you can do")
	s.Must("All, so far")
}

// TestNothingIsPromisedOfFilesThatAreAllRefused reads what Enter will do.
func TestNothingIsPromisedOfFilesThatAreAllRefused(t *testing.T) {
	s := newStage(t, sample(t, 5, 3, 4), wide)
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "junk.pdf"), []byte("this is no sheet"))
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("Nothing to import in 1 file", "Put on record")
}

// TestTwoSheetsOfAPlaceThatDifferSayWhomToAsk shows the error before what is
// only to be checked, and nothing twice.
func TestTwoSheetsOfAPlaceThatDifferSayWhomToAsk(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil)[:1], renamed("other", m.Files(t, "U1/N1/1", 40, nil)[:1]))
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("Import 2 files?")
	s.Press(enter)
	s.Press(fyne.KeyF8, enter)
	s.Must("Confirm the keys of the sheet that is right, or ask the place: its tellers certify the next revision.", "R602: Two sheets of one revision have different figures")
	s.Must("What was found R602")
	s.Press(fyne.KeyF7)
	s.Must("R602: Two sheets of one revision have different figures", "The place counted on two computers.")
	s.Press(fyne.KeyEscape)
	s.none("Nobody voted here...", "ink-signed sheet. R605", "not entered")
	s.Picture("rollup-two-sheets")
}

// TestEnterDoesNotSayThatNobodyVotedWhereSheetsWereRefused has a key distrusted.
func TestEnterDoesNotSayThatNobodyVotedWhereSheetsWereRefused(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil)[:1])
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter)
	s.Act(func() { s.screen.Distrust("U1/N1/1", "Sample Chief") })
	s.Type("Ana Sample")
	s.Tab(1)
	s.Type("The stick with it was lost (sample)")
	s.Tab(2)
	s.Press(enter)
	s.Press(fyne.KeyF8, enter)
	s.Must("Ask the place for another sheet.", "Nobody voted here...")
	s.Press(enter)
	s.none("Nobody voted at")
}

func TestFiltersUnfoldTheTree(t *testing.T) {
	s := half(t, wide)
	s.Act(func() { s.screen.Filter(3) })
	s.Must("Sample union 3", "Voted no 4")
	s.Act(func() { s.screen.Filter(1) })
	s.Must("Missing 25", "Sample union 4")
	s.Picture("rollup-missing")
}
