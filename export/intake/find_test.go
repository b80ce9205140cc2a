package intake

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The folder that tally certify --p7s had written was imported with its record,
// which nobody signed by itself; a link to a sheet was skipped without a word.
func TestAFolderIsReadForItsSheetsOnce(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	for _, name := range []string{"a.pdf", "a.record.json", "a.1.p7s", "b.xlsx", "b.record.json", "alone.record.json", "c.pdf.age", "c.record.json.age"} {
		put(t, dir, name, nil)
	}
	for _, x := range [][2]string{{put(t, elsewhere, "far.pdf", nil), "near.pdf"}, {filepath.Join(elsewhere, "gone.pdf"), "broken.pdf"}} {
		if err := os.Symlink(x[0], filepath.Join(dir, x[1])); err != nil {
			t.Fatal(err)
		}
	}
	paths, err := Find([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range paths {
		paths[i] = filepath.Base(p)
	}
	if want := []string{"a.pdf", "alone.record.json", "b.xlsx", "broken.pdf", "c.pdf.age", "c.record.json.age", "near.pdf"}; !slices.Equal(paths, want) {
		t.Errorf("found %v, want %v", paths, want)
	}
}
