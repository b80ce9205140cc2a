package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/certify/certifytest"
)

// Seen: a program wrote into the file of a count that everybody had signed, and
// the window said "Certified".
func TestACountThatNobodySignedWasShownAsCertified(t *testing.T) {
	d, path := certifytest.NewDesk(t)
	certifytest.Give(t, d, certifytest.Last)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	forge(t, path)
	s := newStage(t)
	s.drop(path)
	s.must("This count was not opened", "Event 12 of this count cannot have happened", "The signature in the name of "+certifytest.A+" is not one of these figures by the key of that teller.")
	gallery(s, "forged")
	s.press(fyne.KeyReturn)
	s.must("No counts yet.")
}

// forge certifies a count with a desk that takes anything for a signature.
func forge(t *testing.T, path string) {
	t.Helper()
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 5, 8, 18, 0, 0, 0, time.FixedZone("", -4*3600))
	d, err := desk.Resume(t.Context(), j, desk.Options{
		Clock: func() time.Time { return at }, Record: record.Write,
		Prove: func(_ []byte, _ count.Digest, name string) (count.Digest, error) { return count.Sum([]byte(name)), nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	var signers []count.Signer
	var signatures [][]byte
	for _, x := range d.Snapshot().Tally.Tellers {
		if x.Role == count.Observer {
			continue
		}
		signers = append(signers, count.Signer{Name: x.Name, Role: x.Role, Key: count.Sum([]byte(x.Name))})
		signatures = append(signatures, []byte("sample: no signature"))
	}
	r, err := export.Read(d, signers)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(t.Context(), &desk.Certify{At: r.Sheet.Certified, Signers: signers, Digest: r.Digest, Signatures: signatures}); err != nil {
		t.Fatal(err)
	}
}

// Seen: "event 1 of this count cannot have happened", of a roll-up that was
// called a count.
func TestARollUpThatWasOpenedAsACount(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.count")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := board.Create(t.Context(), j, votetest.Training(t), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	s.drop(path)
	s.must("This count was not opened", "This is a roll-up, no count.")
}
