package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/shell/shelltest"
)

// looks shows a question in every look; ask brings it up.
func looks(s *stage, name string, ask func()) {
	s.Helper()
	shelltest.Looks(s.T, s.app, s.window.Window(), name, func() {
		for s.canvas().Overlays().Top() != nil {
			s.press(fyne.KeyEscape)
		}
		s.ctrl(fyne.Key0)
		ask()
		if s.canvas().Overlays().Top() == nil {
			s.Error("nothing is asked")
		}
	})
}

func TestEveryLookOfACrashReportCanBeRead(t *testing.T) {
	s := newStage(t)
	s.reported(fault)
	looks(s, "crash-report", func() {
		s.app.Preferences().SetStringList("crash.told", nil)
		s.window.OfferReport()
		s.settle()
		s.press(fyne.KeyTab, fyne.KeyReturn)
		s.must("Crash report")
	})
}

func TestEveryLookOfADamagedCountCanBeRead(t *testing.T) {
	s := newStage(t)
	path := rotten(s)
	looks(s, "salvage-saved", func() {
		s.drop(path)
		s.press(fyne.KeyReturn)
		if err := os.Remove(strings.TrimSuffix(path, ".count") + " salvaged.count"); err != nil {
			t.Error("nothing was saved")
		}
	})
	stick := t.TempDir()
	s.app.Preferences().SetString("backup.folder", stick)
	duplicate(s, ready(s), filepath.Join(stick, filepath.Base(path)))
	looks(s, "salvage-copy", func() { s.drop(path) })
}
