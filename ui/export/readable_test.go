package export_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell/shelltest"
)

func TestEveryLookOfTheExportCanBeRead(t *testing.T) {
	s := atExport(t)
	looks := func(name string) {
		shelltest.Looks(t, s.App, s.Window, name, func() { s.Act(func() { s.Frame.Show(s.screen.Screen()) }) })
	}
	looks("export")
	s.Ctrl(fyne.KeyReturn)
	looks("exported")
}
