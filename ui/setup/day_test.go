package setup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
)

func TestADateIsTypedInTheOrderOfTheLanguage(t *testing.T) {
	words.Use("es")
	t.Cleanup(func() { words.Use("en") })
	s := newStage(t)
	s.Type("Sample Hall")
	s.Press(fyne.KeyReturn)
	s.Press(fyne.KeyEnd)
	for range 10 { // the date of today stands there
		s.Press(fyne.KeyBackspace)
	}
	s.Type("08/06/2026")
	s.MustSay("Fecha: 8 de junio de 2026")
	s.Press(fyne.KeyReturn)
	if held := s.Sitting.Snapshot().Tally.Held; held != count.Date("2026-06-08") {
		t.Errorf("the count is held on %s", held)
	}
}
