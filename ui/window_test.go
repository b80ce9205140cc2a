package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/ui/shell/shelltest"
)

func TestANewUserStartsPracticeWithOneKey(t *testing.T) {
	s := newStage(t)
	s.must("No counts yet. Open the vote definition your coalition sent, or try the practice count.", "No count is open")
	s.press(fyne.KeyReturn)
	s.must("Who records?", "Lamplighters Local 11 · Street Lamps", "Sample: not a real vote", "2 Batches 0/2")
	if got := s.window.Window().Title(); !strings.Contains(got, "Lamplighters Local 11") {
		t.Errorf("the title of the window is %q", got)
	}
	s.window.Close()
	state := s.folded(filepath.Join(s.folder, "Practice count.count"))
	if len(state.Tally.Batches) != 2 || len(state.Tally.Tellers) != 3 {
		t.Errorf("the practice count has %d batches and %d tellers", len(state.Tally.Batches), len(state.Tally.Tellers))
	}
}

func TestPracticeGoesOnWhereItWasLeft(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key0)
	s.ctrl(fyne.KeyT)
	s.window.Close()
	s.open()
	s.ctrl(fyne.KeyT)
	s.must("Who records?", "Continued from")
	if found := s.counts(); len(found) != 1 {
		t.Errorf("there are %d practice counts: %q", len(found), found)
	}
}

func TestOneBatchIsKeyedByBothRecorders(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	for _, figures := range []string{"31", "18"} {
		s.typed(figures)
	}
	for _, rest := range []string{"1", "0"} {
		s.typed(rest)
		s.press(fyne.KeyReturn)
	}
	s.typed("2722")
	s.typed("0")
	s.press(fyne.KeyReturn)
	s.typed("1")
	s.press(fyne.KeyReturn)
	s.must("Batch 1: recorder A has closed", "2 Batches 0/2")
	if !strings.Contains(s.log.String(), `"entry closed" batch=1 side=A`) {
		t.Errorf("the log does not tell of the entry:\n%s", s.log)
	}
	for _, secret := range []string{"31", "Pelletier", "Lamplighters"} {
		for _, line := range strings.Split(s.log.String(), "\n") {
			if _, rest, ok := strings.Cut(line, "msg="); ok && strings.Contains(rest, secret) {
				t.Errorf("the log holds %q: %s", secret, line)
			}
		}
	}
}

func TestANewCountByKeyboard(t *testing.T) {
	s := newStage(t)
	s.window.OpenFile("sebac-2011-06")
	s.settle()
	s.must("Which place is counted here", "38 of 38")
	s.typed("judicial 749")
	s.must("1 of 38")
	s.press(fyne.KeyReturn)
	s.must("Vote definition", "1,600", "Say how many batches there are.")

	s.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // where, when and how many ballots can wait
	s.typed("26")
	s.press(fyne.KeyReturn)
	for _, name := range []string{"Marian Kowalczyk", "Ruth Pelletier", "Luis Ortega"} {
		s.typed(name)
		s.press(fyne.KeyReturn)
	}
	s.ctrl(fyne.KeyReturn) // start counting
	s.must("Who records?", "2 Batches 0/26")
	s.window.Close()

	found := s.counts()
	if len(found) != 1 || filepath.Base(found[0]) != "AFSCME Local 749 - Judicial Non-Professional.count" {
		t.Fatalf("the files are %q", found)
	}
	state := s.folded(found[0])
	if got, want := names(state.Tally.Tellers), "Marian Kowalczyk chief teller, Ruth Pelletier recorder, Luis Ortega recorder"; got != want {
		t.Errorf("the tellers are %s; want %s", got, want)
	}
	if state.Tally.Declared != count.N(26) {
		t.Errorf("%s batches are declared", state.Tally.Declared)
	}
}

func TestASecondCountOfAPlaceDoesNotTakeTheFirstOnesFile(t *testing.T) {
	s := newStage(t)
	for range 2 {
		s.window.OpenFile("training")
		s.settle()
		s.typed("Local 11")
		s.press(fyne.KeyReturn)
	}
	s.must("There is a count of this place")
	shelltest.Reach(t, s.canvas(), "Begin another count", 1)
	s.press(fyne.KeyReturn)
	if found := s.counts(); len(found) != 2 {
		t.Errorf("the files are %q", found)
	}
}

func TestHomeListsWhatWasOpenAndWhatIsMissing(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key0)
	s.must("Recent counts", "Not begun", "Kept in Documents/Countersign")
	s.press(fyne.KeyReturn) // the newest count has the focus
	s.must("Who records?")
	s.window.Close()
	if err := os.Remove(s.counts()[0]); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.must("File missing")
	s.press(fyne.KeyReturn)
	s.must("Insert the stick that it is on, or say where it lies now.")
}

func TestDroppedFilesGoWhereTheyBelong(t *testing.T) {
	s := newStage(t)
	text, _ := assets.Vote("training")
	folder := t.TempDir()
	vote := write(t, filepath.Join(folder, "ours.VOTE"), string(text))
	s.drop(vote)
	s.must("Which place is counted here")
	s.press(fyne.KeyReturn)
	path := s.counts()[0]
	s.window.Close()

	s.open()
	s.drop(path)
	s.must("Vote definition", "Say how many batches there are.")
	s.drop(write(t, filepath.Join(folder, "a.pdf"), "no sheet"), write(t, filepath.Join(folder, "b.xlsx"), "nor this"))
	if s.says("Vote definition") || !strings.Contains(s.log.String(), "screen=verify") {
		t.Error("sheets that were dropped are not verified")
	}
}

func TestBadFilesSayWhyAndChangeNothing(t *testing.T) {
	s := newStage(t)
	folder := t.TempDir()
	for path, why := range map[string]string{
		write(t, filepath.Join(folder, "text.vote"), "hello"):  "This vote definition was not opened",
		write(t, filepath.Join(folder, "text.count"), "hello"): "Not a Countersign count",
		filepath.Join(folder, "gone.count"):                    "There is no such count",
	} {
		s.drop(path)
		s.must(why)
		s.press(fyne.KeyReturn)
		s.must("No counts yet.")
	}
	if found := s.counts(); len(found) != 0 {
		t.Errorf("files were made: %q", found)
	}
}

func TestACountIsOpenInOneWindowOnly(t *testing.T) {
	first := newStage(t)
	first.ctrl(fyne.KeyT)
	path := first.counts()[0]
	second := stageOn(t, first.folder)
	second.drop(path)
	second.must("This count is open elsewhere", "This count is open in another window.", "Look again")
	second.press(fyne.KeyReturn)
	second.must("This count is open elsewhere")
	first.window.Close()
	second.press(fyne.KeyReturn)
	second.must("Who records?")
}

func TestADefinitionAmongSheetsBeginsNoCount(t *testing.T) {
	s := newStage(t)
	folder := t.TempDir()
	b, _ := assets.Vote("training")
	s.drop(write(t, filepath.Join(folder, "training.vote"), string(b)), write(t, filepath.Join(folder, "a.pdf"), "no sheet"))
	s.must("Verify a sheet", "a.pdf cannot be read")
	s.drop(filepath.Join(folder, "training.vote"))
	s.must("Which place is counted here")
}

func TestEveryScreenHasHelp(t *testing.T) {
	s := newStage(t)
	help := func(says string) {
		t.Helper()
		s.ctrl(fyne.KeySlash)
		s.must("All keys of this screen", says)
		s.press(fyne.KeyReturn)
	}
	help("Begin a count, go on with one")
	s.ctrl(fyne.KeyK)
	help("Says whether sheets that you were sent can be used.")
	s.ctrl(fyne.KeyT)
	for key, says := range map[fyne.KeyName]string{
		fyne.Key1: "Who counts, how many batches", fyne.Key2: "Both recorders key every batch", fyne.Key3: "Where every ballot paper went",
		fyne.Key4: "Everything that was found", fyne.Key5: "read back line by line",
	} {
		s.ctrl(key)
		help(says)
	}
}

func TestAMissingCountIsFound(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.window.Close()
	path := s.counts()[0]
	moved := filepath.Join(t.TempDir(), "moved.count")
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.must("File missing", "Find...", "Forget")
	s.press(fyne.KeyReturn)
	s.must("Find Lamplighters Local 11 · Street Lamps")
	for range len(path) {
		s.press(fyne.KeyBackspace)
	}
	s.typed(moved)
	s.press(fyne.KeyReturn)
	s.must("Who records?", "Continued from")
	s.ctrl(fyne.Key0)
	if s.says("File missing") {
		t.Error("the place where it was is still in the list")
	}
}

func TestEscStopsLongWork(t *testing.T) {
	s := newStage(t)
	s.window.Hold("Checking sheet 1 of 55")
	if s.says("Checking sheet 1 of 55") {
		t.Error("a person is told of short work")
	}
	s.alarm()
	s.must("Checking sheet 1 of 55. Esc stops it.")
	s.press(fyne.KeyEscape)
	s.must("choose", "all keys")
	if s.says("Checking sheet") {
		t.Error("work that was stopped is still shown")
	}
}

func TestClosingWaitsForWorkWithoutBlocking(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	release := s.window.Hold("Saving the sheet")
	s.window.CloseWhenDone()
	s.must("Finishing what was begun; then the window closes.")
	if s.window.Closed() {
		t.Fatal("the window closed over work that was not done")
	}
	release()
	s.settle()
	if !s.window.Closed() {
		t.Error("the window does not close after the work is done")
	}
}

func TestStepsThatCannotBeDoneSayWhy(t *testing.T) {
	s := newStage(t)
	s.ctrl(fyne.Key2)
	s.must("No count is open.")
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key6)
	s.must("Export opens when the count is certified.")
	s.ctrl(fyne.KeyS)
	s.must("Already saved 18:00:")
}

func TestAnEmbargoStandsOnEveryStepButNotAtHome(t *testing.T) {
	s := newStage(t)
	text, _ := assets.Vote("training")
	v, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	v.Embargo = count.Embargo{AllIn: true, Words: "Figures are confidential until all places have voted."}
	b, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	s.drop(write(t, filepath.Join(t.TempDir(), "embargo.vote"), string(b)))
	s.press(fyne.KeyReturn)
	s.must("Embargo. Figures are confidential until all places have voted.")
	s.ctrl(fyne.Key3)
	s.must("Embargo. Figures")
	s.ctrl(fyne.Key0)
	if s.says("Embargo") {
		t.Error("the home screen tells of an embargo")
	}
}
