package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/ui/theme"
)

// taker is somebody who does what the coach says, and knows nothing else.
type taker struct {
	*stage
	keys int
}

func (s *taker) says(words ...string) {
	s.Helper()
	s.must(words...)
}

func (s *taker) hit(names ...fyne.KeyName) {
	s.Helper()
	s.press(names...)
	s.keys += len(names)
}

func (s *taker) with(name fyne.KeyName) {
	s.Helper()
	s.ctrl(name)
	s.keys++
}

// figures types numbers; Enter goes on after those of a single digit.
func (s *taker) figures(list ...string) {
	s.Helper()
	for _, n := range list {
		s.typed(n)
		s.keys += len(n)
		if len(n) == 1 {
			s.hit(fyne.KeyReturn)
		}
	}
}

// enter is Enter on a screen that has just appeared: it does not hear a key that
// comes too early.
func (s *taker) enter(then string) {
	s.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for range 200 {
		<-tick.C
		s.press(fyne.KeyReturn)
		if s.stage.says(then) {
			s.keys++
			return
		}
	}
	s.must(then)
	s.FailNow()
}

// whole takes the tour from its key to its end.
func (s *taker) whole() {
	s.Helper()
	s.hit(fyne.KeyF5)
	s.says("Tour, part 1 of", "Press Enter: both are chosen already.")
	gallery(s.stage, "tour-people")
	s.hit(fyne.KeyReturn)

	s.says("type 27, 20, 2, 1 for question 1", "Recorder A's paper (sample)")
	gallery(s.stage, "tour-entry")
	s.figures("27", "20", "2", "1", "30", "18", "1", "1")
	s.says("Now you are recorder B. Press Enter")
	gallery(s.stage, "tour-handover")
	s.enter("Recorder B's paper")
	s.says("Recorder B's paper (sample)")
	s.figures("27", "20", "2", "1", "30", "18", "1", "1")
	s.says("Press Enter: batch 2 is next.")
	s.enter("Recorder A: type 31")
	s.figures("31", "18", "1", "0", "28", "21", "0", "1")
	s.enter("Recorder B's paper")
	s.says("49 of 50")
	s.figures("31", "18", "1", "0", "28", "20", "0", "1")
	s.with(fyne.KeyReturn)
	s.says("One pile differs.", "Type 21 and press Enter.")
	gallery(s.stage, "tour-recount")
	s.typed("21")
	s.keys += 2
	s.hit(fyne.KeyReturn)
	s.says("Press Enter: batch 3 is next.")
	s.enter("Recorder A: type 26")
	s.figures("26", "23", "0", "1", "29", "19", "2", "0")
	s.enter("Recorder B's paper")
	s.figures("26", "23", "0", "1", "29", "19", "2", "0")

	s.says("Every batch stands. Press Enter")
	s.enter("Type the numbers of this list")
	gallery(s.stage, "tour-account")
	for _, n := range []string{"201", "153", "45", "2", "150", "0", "2", "1", "151", "1", "150"} {
		s.typed(n)
		s.keys += len(n)
		s.hit(fyne.KeyReturn)
	}
	s.says("200 papers were delivered")
	s.with(fyne.Key4)
	s.says("Warning A301: a printed paper is not found again.")
	gallery(s.stage, "tour-checks")
	s.hit(fyne.KeyF7)
	s.says("What tellers usually find", "A pack that says 100 holds 99 or 101")
	gallery(s.stage, "tour-page")
	s.hit(fyne.KeyEscape, fyne.KeyReturn)
	s.typed("200")
	s.keys += 3
	s.hit(fyne.KeyReturn)
	s.says("Every line holds now. Press Ctrl+Enter")
	s.with(fyne.KeyReturn)
	s.says("Nothing stands in the way. Press Ctrl+Enter to certify.")
	s.with(fyne.KeyReturn)
	s.says("Press Space for each line that is right.")
	gallery(s.stage, "tour-read")
	for !s.stage.says("Each of the three signs") {
		s.hit(fyne.KeySpace)
		if s.keys > 400 {
			s.Fatal("reading back comes to no end")
		}
	}
	gallery(s.stage, "tour-sign")
	for range 3 {
		s.typed("practice")
		s.keys += len("practice")
		s.hit(fyne.KeyReturn)
	}
	s.with(fyne.KeyReturn)
	s.says("Certified. Press Ctrl+Enter to go on to the files.")
	s.with(fyne.KeyReturn)
	s.says("the PDF and the workbook are written, signed and read back.")
	s.with(fyne.KeyReturn)
	s.says("You have done a whole count")
	gallery(s.stage, "tour-done")
}

func TestTheTourIsFinishedWithTheKeyboardAlone(t *testing.T) {
	s := &taker{stage: newStage(t)}
	s.says("Here for the first time?", "Take the tour", "F5")
	gallery(s.stage, "tour-offer")
	s.whole()
	t.Logf("the tour takes %d keys", s.keys)
	if s.keys > 300 {
		t.Errorf("the tour takes %d keys; in five minutes that is one a second", s.keys)
	}
	s.hit(fyne.KeyF5)
	if s.stage.says("Tour, done") {
		t.Error("the panel stays")
	}
	s.with(fyne.Key0)
	if s.stage.says("Here for the first time?") {
		t.Error("the tour is offered again")
	}
	for _, ending := range []string{"*.pdf", "*.xlsx"} {
		if found, err := filepath.Glob(filepath.Join(s.folder, ending)); err != nil || len(found) != 1 {
			t.Errorf("%s: %q, %v", ending, found, err)
		}
	}
}

// The sheets of the first tour lie where those of the second would go, and are
// not replaced: whoever took it second could not finish.
func TestASecondPersonFinishesTheTourToo(t *testing.T) {
	s := &taker{stage: newStage(t)}
	s.whole()
	s.hit(fyne.KeyF5) // closes the panel
	s.keys = 0
	s.whole()
	if found, err := filepath.Glob(filepath.Join(s.folder, "Tour 2", "*.pdf")); err != nil || len(found) != 1 {
		t.Errorf("%q, %v", found, err)
	}
}

func TestTheTourIsLeftAndGoneOnWith(t *testing.T) {
	s := &taker{stage: newStage(t)}
	s.hit(fyne.KeyF5, fyne.KeyReturn)
	s.figures("27", "20", "2", "1", "30", "18", "1", "1")
	s.says("Now you are recorder B.")
	s.hit(fyne.KeyF5)
	if s.stage.says("Tour, part") {
		t.Error("the panel stays")
	}
	s.says("Batch 1: recorder A has closed") // the count stays as it is
	s.window.Close()
	s.open()
	if s.stage.says("Here for the first time?") {
		t.Error("who has left the tour is offered it again")
	}
	s.hit(fyne.KeyF5)
	s.says("Tour, part 3 of", "Now you are recorder B.")
	if found := s.counts(); len(found) != 1 {
		t.Errorf("there are the counts %q", found)
	}
	s.window.Close() // while it goes on
	s.open()
	s.drop(s.counts()[0])
	s.says("Tour, part 3 of")
}

func TestStepsOfTheTourAreSkipped(t *testing.T) {
	s := &taker{stage: newStage(t)}
	s.hit(fyne.KeyF4)
	s.says("Only a step of the tour is skipped")
	s.hit(fyne.KeyF5, fyne.KeyReturn, fyne.KeyF4)
	s.enter("Recorder B's paper")
	s.hit(fyne.KeyF4)
	s.says("Press Enter: batch 2 is next.")
	s.window.Close()
	if b := s.folded(s.counts()[0]).Tally.Batches[0]; b.Figures(b.A.Answers[0].Question).Yes != count.N(27) {
		t.Errorf("batch 1 was skipped as %+v", b)
	}
}

func TestAPracticeKeyIsMadeOnce(t *testing.T) {
	s := &taker{stage: newStage(t)}
	s.hit(fyne.KeyF5)
	list := func() map[string]string {
		out := map[string]string{}
		files, err := filepath.Glob(filepath.Join(s.folder, "Practice keys", "*.p12"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(f)] = string(b)
		}
		return out
	}
	before := list()
	if len(before) != 3 {
		t.Fatalf("there are %d practice keys", len(before))
	}
	for name := range before {
		if !strings.Contains(name, "sample") {
			t.Errorf("%s does not say that it is a sample", name)
		}
	}
	s.window.Close()
	s.open()
	s.drop(s.counts()[0])
	for name, text := range list() {
		if before[name] != text {
			t.Errorf("%s was made again", name)
		}
	}
}

// The panel leaves every screen of the smallest window its room.
func TestTheTourFitsTheSmallestWindow(t *testing.T) {
	for _, look := range []struct {
		palette theme.Palette
		size    theme.TextSize
	}{{theme.HighContrast, theme.Normal}, {theme.Light, theme.Huge}, {theme.HighContrast, theme.Double}} {
		s := &taker{stage: newStage(t)}
		fyne.CurrentApp().Settings().SetTheme(theme.New(look.palette, look.size))
		s.window.Window().Resize(fyne.NewSize(1024, 664))
		s.hit(fyne.KeyF5)
		at := func(what string) {
			t.Helper()
			if least := s.canvas().Content().MinSize(); least.Width > 1024 || least.Height > 664 {
				t.Errorf("%s: %s at %d %% needs %v", what, look.palette, look.size, least)
			}
			gallery(s.stage, strings.ReplaceAll(fmt.Sprintf("tour-%s-%d-%s", look.palette, look.size, what), " ", "-"))
		}
		at("people")
		s.hit(fyne.KeyReturn)
		at("entry")
		for batch := 1; batch <= 2; batch++ {
			s.hit(fyne.KeyF4)
			s.enter("Recorder B's paper")
			s.hit(fyne.KeyF4)
			if batch == 1 {
				s.enter("Recorder A: type 31")
			}
		}
		s.hit(fyne.KeyF4)
		at("settled")
		s.enter("Recorder A: type 26")
		s.hit(fyne.KeyF4)
		s.enter("Recorder B's paper")
		s.hit(fyne.KeyF4)
		s.enter("Type the numbers of this list")
		at("account")
		s.hit(fyne.KeyF4)
		s.with(fyne.Key4)
		at("checks")
		s.hit(fyne.KeyF4)
		s.with(fyne.Key5)
		at("certify")
		s.says("Press Space for each line that is right.")
		s.window.Close()
	}
}
