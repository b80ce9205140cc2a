package ui_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/ui/certify/certifytest"
	"countersign/ui/home"
)

// rotten is a count, closed again, of which one byte of an entry in the middle
// has changed.
func rotten(s *stage) string {
	s.Helper()
	d, path := certifytest.NewDesk(s)
	certifytest.Give(s, d, certifytest.Last)
	if _, err := d.Do(s.Context(), &desk.Account{Lines: []count.AccountLine{{Line: count.Printed, Value: count.N(400)}}}); err != nil {
		s.Fatal(err)
	}
	if err := d.Close(); err != nil {
		s.Fatal(err)
	}
	j, err := journal.OpenReadOnly(path)
	if err != nil {
		s.Fatal(err)
	}
	var body []byte
	for e, err := range j.Read(s.Context(), 1) {
		if err != nil {
			s.Fatal(err)
		}
		if e.Seq == 8 {
			body = e.Body
		}
	}
	if err := j.Close(); err != nil {
		s.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		s.Fatal(err)
	}
	at := bytes.Index(b, body)
	if at < 0 || bytes.Count(b, body) != 1 {
		s.Fatal("entry 8 is not in the file once")
	}
	at += bytes.LastIndexByte(body, ':') + 1
	b[at] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		s.Fatal(err)
	}
	return path
}

func TestADamagedCountIsSavedAsFarAsItIsGoodWithTheKeyboard(t *testing.T) {
	s := newStage(t)
	path := rotten(s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.drop(path)
	s.must("This count is damaged", "Event 8 of this count", "The file stays as it is.", "Save what is good")
	gallery(s, "salvage-offer")
	s.press(fyne.KeyReturn)
	s.must("Saved: 7 entries", "5 entries behind them can be read", "batch 1, side B; batch 2, side A", "ballot account", "Key what is missing again.", "The damaged file is kept")
	gallery(s, "salvage-saved")
	s.press(fyne.KeyReturn)
	s.must("Continued from")
	s.window.Close()

	saved := strings.TrimSuffix(path, ".count") + " salvaged.count"
	j, err := journal.OpenReadOnly(saved)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	if seq, _, err := j.Head(t.Context()); err != nil || seq != 7 {
		t.Errorf("the new file has %d entries (%v)", seq, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the damaged file was changed (%v)", err)
	}
}

func TestTheSecondCopyOfADamagedCountIsTriedFirst(t *testing.T) {
	s := newStage(t)
	path := rotten(s)
	stick := t.TempDir()
	s.app.Preferences().SetString("backup.folder", stick)
	s.drop(path)
	gallery(s, "salvage-away")
	s.must("This count is damaged", "Its second copy is not in", "Put that stick in first")
	s.press(fyne.KeyEscape)
	if left, _ := filepath.Glob(filepath.Join(stick, "*")); len(left) != 0 {
		t.Errorf("a damaged count has left a copy: %q", left)
	}

	duplicate(s, ready(s), filepath.Join(stick, filepath.Base(path)))
	s.drop(path)
	s.must("Its second copy is whole and holds", "Open that first", "Open the second copy", "Save what is good of the damaged one")
	gallery(s, "salvage-copy")
	s.press(fyne.KeyReturn)
	s.must("Continued from", "2 Batches 2/2")
	if s.says("second copy behind") {
		t.Error("the copy is asked to be a copy of itself")
	}
	if found, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*salvaged*")); len(found) != 0 {
		t.Errorf("%q was written beside it", found)
	}
}

func TestACopyOfAnotherCountIsNoSecondCopy(t *testing.T) {
	s := newStage(t)
	path := rotten(s)
	stick := t.TempDir()
	s.app.Preferences().SetString("backup.folder", stick)
	home.Remember(s.app.Preferences(), home.Recent{Path: path, Title: "Local 11 (sample)", Origin: "another", Entries: 20})
	duplicate(s, ready(s), filepath.Join(stick, filepath.Base(path)))
	s.drop(path)
	s.must("cannot be used: It is a copy of another count.", "Save what is good")
	if s.says("Open the second copy") {
		t.Error("another count is offered in place of this one")
	}
}

func TestADamagedCountOfWhichNothingIsProvedSaysSo(t *testing.T) {
	s := newStage(t)
	path := rotten(s)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 2 * 4096; i < len(b); i++ { // keep the head of the file and its table
		b[i] ^= 0xff
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s.drop(path)
	s.must("This count is damaged")
	s.press(fyne.KeyReturn)
	s.must("Nothing could be saved", "The damaged file stays as it is.")
}
