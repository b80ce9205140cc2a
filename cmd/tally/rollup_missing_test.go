package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
)

// Seen: one figure was larger than a roll, and the secretary had neither PDF nor
// workbook nor table: status 1, and an empty folder.
func TestAReportWithoutItsNISTFileIsSavedAndSaysSo(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	v.Coalition.Unions[0].Roll = count.N(50) // a slip in the definition: its local has 100
	f := newFolder(t, v)
	f.definition("made.vote", v)
	f.sheets("sheets", "U1/N1/1", 40)
	dir := t.TempDir()
	if err := os.CopyFS(dir, f.files); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	said, status := called(t, "rollup", filepath.Join(dir, "sheets"), "--vote", filepath.Join(dir, "made.vote"), "--out", out)
	if status != found || !strings.Contains(said, "the report in NIST's format is missing, the other files of the report are there: ") {
		t.Errorf("status %d: %s", status, said)
	}
	for _, ending := range []string{".pdf", ".xlsx", ".csv"} {
		if _, err := os.Stat(filepath.Join(out, "MADE-rollup-1"+ending)); err != nil {
			t.Error(err)
		}
	}
}
