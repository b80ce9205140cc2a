//go:build !windows

package export

import (
	"path/filepath"
	"testing"
)

func TestPlacesAreNamedAsPeopleKnowThem(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for dir, want := range map[string]string{
		filepath.Join(home, "Documents", "Countersign", "Local 749"): "Documents/Countersign/Local 749",
		"/media/ruth/TALLY-2":     `USB stick "TALLY-2"`,
		"/media/ruth/TALLY-2/out": `USB stick "TALLY-2", out`,
		"/run/media/ruth/TALLY-2": `USB stick "TALLY-2"`,
		"/Volumes/TALLY-2":        `USB stick "TALLY-2"`,
		"/media":                  "/media",
		"/srv/sheets":             "/srv/sheets",
	} {
		if got := place(filepath.FromSlash(dir)); got != want {
			t.Errorf("%s is %s, want %s", dir, got, want)
		}
	}
	for dir, want := range map[string]string{"/srv/Local 749": "Local 749", "/": "drive", ".": "drive"} {
		if got := folderName(filepath.FromSlash(dir)); got != want {
			t.Errorf("the folder of %s is %q, want %q", dir, got, want)
		}
	}
}

func TestASpoolerWithoutPrintersSaysSo(t *testing.T) {
	for said, want := range map[string]string{
		"lp: Error - no default destination available.": errNoPrinter.Error(),
		"lpr: Error - No destinations added.":           errNoPrinter.Error(),
		"lp: paper jam\nsomething else":                 "the printer refused the sheet: lp: paper jam. Open the PDF and print it from there",
		"":                                              "the printer refused the sheet: exit status 1. Open the PDF and print it from there",
	} {
		if got := spoolFault(said, errExit{}); got.Error() != want {
			t.Errorf("%q becomes %q, want %q", said, got, want)
		}
	}
}

type errExit struct{}

func (errExit) Error() string { return "exit status 1" }
