package rollup_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/votetest"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/ui/shell/shelltest"
)

// What a person saw in the roll-up, and was misled by.

func TestAVerdictIsSaidWithTheReservationThatNobodyHasConfirmedTheKeys(t *testing.T) {
	v := votetest.ByBallots(t, sample(t, 2, 1, 2))
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	for _, p := range v.Places() {
		files(t, folder, m.Files(t, p.ID, 41, nil)[:1])
	}
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter)
	const said = "4 of 4 sheets are signed with keys that nobody has confirmed; their figures count."
	s.Must("Passes", said)
	s.Picture("rollup-reserved")
	s.Act(func() { s.screen.Projector() })
	s.Must("Passes", said)
	s.Press(fyne.KeyEscape)
	for _, n := range s.board.Report().Leaves() {
		for _, k := range n.Place.ToConfirm() {
			if err := s.board.Confirm(t.Context(), k.Key, k.Name, n.Place.ID, []int{1, 2}, "Dana Sample"); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.reload()
	s.Must("Passes")
	s.none("nobody has confirmed")
}

func TestTheBarOfAnOpenQuestionSaysOfWhatItsShareIs(t *testing.T) {
	v := votetest.ByBallots(t, sample(t, 2, 1, 2))
	s := newStage(t, v, wide)
	s.arrive(s.counted("U1/N1/1", 30), s.counted("U1/N1/2", 30))
	s.reload()
	s.Must("Still open", "60 yes of 120 valid votes so far; needs more than 1/2; at most 200 ballots still out: open; 101 yes among them are enough.", "60 is 18.7 % of 320, of which 200 are still open.")
	s.none("18.7 %: 60")
	s.Picture("rollup-bar")
}

func TestWhoVotedNoIsNotCalledAsRefusedFilesAre(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	m, folder := makerFor(t, v), t.TempDir()
	files(t, folder, m.Files(t, "U1/N1/1", 41, nil)[:1])
	other := makerFor(t, sample(t, 4, 3, 4)).Files(t, "U1/N1/3", 40, nil)[:1]
	other[0].Data[len(other[0].Data)/2] ^= 1
	files(t, folder, renamed("other vote", other))
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Press(enter)
	s.Must("Voted no 0", "Refused files 1")
	s.none("Rejected")
	s.Reach("Refused files 1", 1)
	s.Press(enter)
	s.Must("1 file refused", "other vote.pdf")
	s.Picture("rollup-refused")
}

func TestTheSquaresOfTheSecondQuestionStandUnderAHeading(t *testing.T) {
	heads := func(s *stage) int { return strings.Count(shelltest.Said(s.Window), "Casts") }
	s := newStage(t, sample(t, 2, 1, 2), wide)
	s.arrive(s.counted("U1/N1/1", 41), s.counted("U1/N1/2", 41))
	s.reload()
	if n := heads(s); n != 2 {
		t.Errorf("the squares of 2 questions stand under %d headings", n)
	}
	s.Picture("rollup-casts")
	if n := heads(newStage(t, votetest.ByBallots(t, sample(t, 2, 1, 2)), wide)); n != 1 {
		t.Errorf("ballots decide question 1, and there are %d headings for squares", n)
	}
}

func TestASheetSignedWithTheKeyOfAnotherLocalSaysSo(t *testing.T) {
	v := sample(t, 5, 3, 4)
	s := newStage(t, v, wide)
	k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: "Sample Chief", Role: "chief teller", Local: "Lamplighters Local 14"}, time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	files(t, folder, makerFor(t, v).With("Sample Chief", k).Files(t, "U1/N1/1", 41, nil))
	s.Act(func() { s.screen.Import([]string{folder}) })
	s.Must("counts.")
	s.Press(enter, fyne.KeyF8, enter)
	s.Must("Signed by Sample Chief", "The key's certificate names another role or place: chief teller, Lamplighters Local 14.")
	s.Picture("rollup-elsewhere")
}
