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
	paths, _, err := Find([]string{dir})
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

// Seen: the sheets of a place lay in the folder as an archive, a mail and half a
// download. They were passed over without a word.
func TestWhatIsNotLookedAtIsNamed(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"a.pdf", "a.record.json", "a.1.p7s", ".DS_Store", "~$a.xlsx", "Thumbs.db",
		"b.pdf.crdownload", "mail.zip", "mail.eml", "photo.png", "sheet",
	} {
		put(t, dir, name, nil)
	}
	_, others, err := Find([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range others {
		others[i] = filepath.Base(p)
	}
	if want := []string{"b.pdf.crdownload", "mail.eml", "mail.zip", "photo.png", "sheet"}; !slices.Equal(others, want) {
		t.Errorf("not looked at: %v, want %v", others, want)
	}
	s := seen{of: map[string]look{}}
	for range 2 {
		if _, others, _, err = s.whole(dir); err != nil {
			t.Fatal(err)
		}
	}
	if len(others) != 5 {
		t.Errorf("a watched folder: %v", others)
	}
	if _, others, _, _ = s.whole(dir); len(others) != 0 {
		t.Errorf("told again: %v", others)
	}
}
