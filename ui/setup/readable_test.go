package setup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/setup"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting/sittingtest"
)

func TestEveryLookOfSetupCanBeRead(t *testing.T) {
	s := newStage(t)
	x := setup.New(s.Sitting)
	x.Clock = s.Clock
	s.Show(x)
	looks := func(name string, show func()) { shelltest.Looks(t, fyne.CurrentApp(), s.Window, name, show) }
	show := func() { s.Frame.Show(x.Screen()) }
	looks("setup-empty", show)
	s.Tellers(26)
	looks("setup", show)
	looks("setup-key", func() {
		if s.Frame.Table.Asleep() {
			s.Press(fyne.KeyEscape)
		}
		show()
		shelltest.Reach(t, s.Window.Canvas(), "Make key...", 1)
		s.Press(fyne.KeyReturn)
	})
}

// Longer words at large text were cut at the edge of the window: why counting
// cannot start, and that there are more ballots than members.
func TestSetupWithTooManyBallotsCanBeReadInFrench(t *testing.T) {
	words.Use("fr")
	t.Cleanup(func() { words.Use("en") })
	s := sittingtest.New(t, "LAMP/L-1/13")
	x := setup.New(s.Sitting)
	s.Show(x)
	s.Press(fyne.KeyF6)
	s.Type("142")
	s.Press(fyne.KeyReturn)
	shelltest.Looks(t, fyne.CurrentApp(), s.Window, "setup-many-fr", func() { s.Frame.Show(x.Screen()) })
}
