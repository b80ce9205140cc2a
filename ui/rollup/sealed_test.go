package rollup_test

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export/sealed"
)

// TestSealedFilesAreOpenedWithTheIdentityOfARecipient refuses them first, and
// reads them again once it is known.
func TestSealedFilesAreOpenedWithTheIdentityOfARecipient(t *testing.T) {
	secret, public, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	v := sample(t, 5, 3, 4)
	v.Embargo = count.Embargo{
		AllIn: true, Words: "Figures stay closed until every place is in (sample).",
		Recipients: []count.Recipient{{Name: "Sample Secretary", Key: public}},
	}
	s := newStage(t, v, wide)
	folder := t.TempDir()
	for _, f := range makerFor(t, v).Files(t, "U1/N1/1", 41, nil) {
		b, err := sealed.Seal(f.Data, []string{public})
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(folder, f.Name+sealed.Ending), b)
	}
	other, _, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	identity := writeFile(t, filepath.Join(t.TempDir(), "secretary.txt"), []byte("# sample\n"+secret+"\n"))
	stranger := writeFile(t, filepath.Join(t.TempDir(), "stranger.txt"), []byte("# sample\n"+other+"\n"))

	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("2 files are refused", "it is sealed", "Open sealed files...", "No file will be imported")
	s.Picture("rollup-sealed")
	open := func(path string) {
		s.Tab(1)
		s.Press(enter)
		s.Must("Open sealed files", "age identity file of a recipient")
		s.Type(path)
		s.Press(enter)
	}
	open(stranger)
	s.Must("2 files are refused")
	open(identity)
	s.Must("No file is refused", "1 file will be imported", "1 file will be skipped: here already")
	s.none("41")
	s.Press(enter)
	if p := s.place("U1/N1/1"); p.Counted == nil || p.Counted.Results[0].Yes != count.N(41) {
		t.Errorf("the place is %+v", p)
	}
	s.Must("1 received")
	s.none("41")
}

// TestAVoteWithThreeQuestions shows two of them and goes on to the third.
func TestAVoteWithThreeQuestions(t *testing.T) {
	v := sample(t, 5, 3, 4)
	third := v.Questions[1]
	third.ID, third.Title, third.Short = "dues", "Sample dues", "Sample dues"
	v.Questions = append(v.Questions, third)
	s := newStage(t, v, wide)
	found := rolluptest.Counted(v, "U1/N1/1", 41)
	found.Answers[2].Figures = rolluptest.Of(7, 53, 0, 0)
	x, err := rolluptest.Sheet(v, found)
	if err != nil {
		t.Fatal(err)
	}
	s.arrive(x)
	s.show()
	s.reload()
	s.Must("1 Sample agreement", "2 Sample contract", "Other questions", "Decided unit by unit")
	s.Picture("rollup-three")
	s.Act(func() { s.screen.OtherQuestions() })
	s.Must("3 Sample dues", "53", "All, so far")
	s.none("1 Sample agreement")
	s.Picture("rollup-three-others")
	s.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, enter)
	s.Must("3 Sample dues", "53", "41")
	s.Picture("rollup-three-details")
	s.Press(fyne.KeyEscape)
	s.Act(func() { s.screen.Projector() })
	s.Must("3 Sample dues")
	s.Picture("rollup-three-projector")
	s.Press(fyne.KeyEscape)
	s.Act(func() { s.screen.OtherQuestions() })
	s.Must("1 Sample agreement")
}
