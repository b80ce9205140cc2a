package setup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/setup"
	"countersign/ui/shell/shelltest"
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
