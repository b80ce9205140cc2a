package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"countersign/assets/words"
)

// inEnglish leaves the language of the program to other tests as it was.
func inEnglish(t *testing.T) {
	t.Helper()
	t.Cleanup(func() { words.Use("en") })
}

func TestTheLanguageChangesInTheMiddleOfAnEntry(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	es := words.In("es")
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	s.typed("3118")
	s.must("Close batch 1", "31", "18", "49 so far. 1 to go", "next box")

	s.menu("Español")
	s.must("31", "18", es.F("Close batch %d", 1), es.F("%s so far. %s to go", "49", "1"), es.T("next box"), "2 "+es.T("Batches"), es.T("Sample: not a real vote"))
	for _, english := range []string{"Close batch", "so far", "next box", "Batches", "Sample"} {
		if s.says(english) {
			t.Errorf("the Spanish window says %q", english)
		}
	}
	if item := s.item("Español"); item == nil || !item.Checked {
		t.Error("the menu does not mark Spanish")
	}
	if got := lang.L("Cancel"); got != es.T("Cancel") {
		t.Errorf("the file picker says %q", got)
	}
	s.typed("1")
	s.press(fyne.KeyReturn)
	s.typed("0")
	s.press(fyne.KeyReturn)
	s.must("50", es.F("%s of %s", "50", "50"))

	s.menu("English")
	s.must("31", "18", "50 of 50", "Close batch 1", "Recorder A")
	s.typed("27")
	s.must("27 so far")
}

func TestALanguageIsKept(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.menu("Français")
	s.window.Close()
	s.open()
	s.must(words.In("fr").T("No count is open"))
	s.menu(words.In("fr").T("As the system"))
	s.must("No count is open", "New count")
}

func TestEveryScreenIsSaidInAnotherLanguage(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	es := words.In("es")
	s.ctrl(fyne.KeyK)
	s.menu("Español")
	s.must(es.T("Verify a sheet"), es.T("Only a printed sheet?"))
	s.menu("English")
	s.must("Only a printed sheet?")
	s.ctrl(fyne.KeyT)
	for key, says := range map[fyne.KeyName]string{
		fyne.Key1: "Tellers", fyne.Key3: "Ballot account", fyne.Key4: "Checks", fyne.Key5: "Not ready to certify", fyne.Key0: "Recent counts and roll-ups",
	} {
		s.ctrl(key)
		s.must(says)
		s.menu("Español")
		s.must(es.T(says))
		s.menu("English")
		s.must(says)
	}
}

func TestWhatIsTypedElsewhereStaysToo(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.window.OpenFile("sebac-2011-06")
	s.settle()
	s.typed("judicial 749")
	s.press(fyne.KeyReturn)
	s.typed("Sample Hall")
	s.menu("Español")
	if hall := strings.Join(s.entries(), "|"); !strings.Contains(hall, "Sample Hall") {
		t.Errorf("what is typed into the entries is %q", hall)
	}
}

func TestANumberOfTheAccountIsTakenAndComesBack(t *testing.T) {
	inEnglish(t)
	s := newStage(t)
	s.ctrl(fyne.KeyT)
	s.ctrl(fyne.Key3)
	s.typed("120")
	s.menu("Español")
	s.must("120")
	s.press(fyne.KeyReturn)
	s.menu("English")
	s.must("120")
	s.window.Close()
	state := s.folded(s.counts()[0])
	if got := len(state.Tally.Account); got != 1 {
		t.Errorf("the account holds %d numbers", got)
	}
}
