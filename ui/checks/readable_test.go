package checks_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/checks"
	"countersign/ui/shell/shelltest"
)

func TestEveryLookOfTheChecksCanBeRead(t *testing.T) {
	s := begin(t)
	x := checks.New(s.Sitting)
	s.Show(x)
	show := func() { s.Frame.Show(x.Screen()) }
	looks := func(name string, show func()) { shelltest.Looks(t, fyne.CurrentApp(), s.Window, name, show) }
	looks("checks", show)
	for !s.Says("Warning A303") {
		s.Press(fyne.KeyF8)
	}
	looks("checks-warning", show)
	looks("checks-page", func() {
		if s.Frame.Table.Asleep() {
			s.Press(fyne.KeyEscape)
		}
		show()
		s.Press(fyne.KeyF7)
	})
	s.Press(fyne.KeyEscape)
	for !s.Says("Warning A303") {
		s.Press(fyne.KeyF8)
	}
	keys(t, s, "Ruth Sample", "Luis Sample")
	looks("explain", func() {
		if s.Frame.Table.Asleep() {
			s.Press(fyne.KeyEscape)
		}
		show()
		s.Ctrl(fyne.KeyE)
		s.Type("Register line 212: the ballot was handed out at 11:40 and the line was left unsigned.")
	})
}
