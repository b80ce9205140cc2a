package verify_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/export/pdf"
	"countersign/export/sign"
	"countersign/export/trust"
)

// vote is that of these tests: two places, with sample tellers of one name.
func vote() *count.Vote { return rolluptest.Made(1, 1, 2) }

// saved writes a sheet's PDF under a name.
func saved(t *testing.T, name string, files []export.File) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	put(t, path, files[0].Data)
	return path
}

// knows confirms the keys of a file for its place, as somebody did once.
func (s *stage) knows(file string) {
	s.T.Helper()
	v := export.VerifyFile(file, nil)
	var list []trust.Entry
	for _, x := range v.Signed {
		key, err := sign.ParseFingerprint(x.Key)
		if err != nil {
			s.T.Fatal(err)
		}
		list = append(list, trust.Entry{
			What: trust.Confirmed, Key: key, Name: x.Name, Place: v.Sheet.Tally.Place.ID, Groups: []int{2, 5}, By: "Sample Secretary",
			At: count.At(time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC)),
		})
	}
	if _, err := trust.Add(context.Background(), s.list, list...); err != nil {
		s.T.Fatal(err)
	}
}

// Seen: whose keys were known for place 1 alone signed a print of place 2: "This
// code is genuine", in green.
func TestTheCodeOfAPrintOfAnotherPlaceWasGenuineInTheWindow(t *testing.T) {
	s := newStage(t)
	m := exporttest.New(t, vote())
	own := saved(t, "own.pdf", m.Files(t, "U1/N1/1", 20, nil))
	far, err := pdf.Read(m.Files(t, "U1/N1/2", 20, nil)[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	s.knows(own)
	s.Press(fyne.KeyF6)
	s.Act(func() { s.Type(far.Code.String()) })
	s.Press(fyne.KeyReturn)
	said := func() {
		t.Helper()
		s.Must("The key (Sample Chief) was confirmed for U1/N1/1, not for U1/N1/2: compare it with the ink-signed sheet.")
		if s.Shows("This code is genuine") || s.Shows(far.Code.Key.Short()+" (") {
			t.Error("it is genuine, or its key is shown")
		}
	}
	said()
	s.Picture("verify-code-of-another-place")
	s.verify(own)
	said()
	s.Must("None of these files is the sheet of U1/N1/2.")
}

// Seen: beside a genuine sheet, a revision 2 that a stranger signed with keys in
// the names of its tellers: "There is a newer revision of this sheet".
func TestARevisionThatAStrangerSignedReplacedAGenuineSheetInTheWindow(t *testing.T) {
	s := newStage(t)
	v := vote()
	m, stranger := exporttest.New(t, v), exporttest.New(t, v)
	one := saved(t, "one.pdf", m.Files(t, "U1/N1/1", 20, nil))
	first := export.VerifyFile(one, nil)
	sheet, err := rolluptest.Next(v, first.Sheet, rolluptest.Counted(v, "U1/N1/1", 40))
	if err != nil {
		t.Fatal(err)
	}
	sheet.Supersedes = first.Digest
	theirs := saved(t, "two.pdf", stranger.Signed(t, sheet))
	s.knows(one)
	s.verify(one, theirs)
	s.Must("This sheet is genuine and unchanged", "Revision 2 is signed with keys that nobody has confirmed",
		"Use revision 1 until they are compared with the ink-signed sheet.", "is not the one that was confirmed for this name on 2026-05-09")
	if s.Shows("There is a newer revision") {
		t.Error("the stranger's revision replaces the genuine one")
	}
	s.Picture("verify-stranger")
	ours := saved(t, "two.pdf", m.Signed(t, sheet))
	s.verify(one, ours)
	s.Must("There is a newer revision of this sheet", "Revision 2 is among these files. You are looking at revision 1.")
}

// Seen: two sheets of one place, whose definitions differ by a blank in the title:
// "2 sheets: 2 can be used".
func TestSheetsOfTwoDefinitionsOfOneVoteCouldBothBeUsedInTheWindow(t *testing.T) {
	s := newStage(t)
	other := vote()
	other.Title += " "
	s.verify(saved(t, "a.pdf", exporttest.New(t, vote()).Files(t, "U1/N1/1", 20, nil)), saved(t, "b.pdf", exporttest.New(t, other).Files(t, "U1/N1/1", 50, nil)))
	s.Must("2 not", "Do not use this sheet", "These sheets follow different vote definitions", "Compare these digests with your coalition's letter", "R601")
	s.Picture("verify-definitions")
}

// Seen: a code of another vote than the definition that lay beside it: "unchanged
// since it was signed".
func TestACodeOfAnotherVoteThanTheDefinitionBesideItWasFine(t *testing.T) {
	s := newStage(t)
	file, _, _ := sheet(t)
	text, _ := codeText(t, file)
	other := filepath.Join(t.TempDir(), "other.vote")
	b, _ := assets.Vote("sebac-2011-06")
	put(t, other, b)
	s.verify(other)
	s.Press(fyne.KeyF6)
	s.Act(func() { s.Type(text) })
	s.Press(fyne.KeyReturn)
	s.Must("Do not use this sheet: its code is of the vote ")
	if s.Shows("unchanged since it was signed") {
		t.Error("a code of another vote is fine")
	}
}
