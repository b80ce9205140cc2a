// Package sittingtest is a window over an open count for the tests of screens:
// a real journal on disk, the embedded training vote (a sample), and the
// keyboard as the window system hands it on. Nothing here waits for a clock.
package sittingtest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/assets/votetest"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/shell/shelltest"
	"countersign/ui/sitting"
	"countersign/ui/theme"
)

// Two places of the training vote: at the first both questions are put, at the
// second only the first.
const (
	TwoQuestions count.PlaceID = "LAMP/L-1/11"
	OneQuestion  count.PlaceID = "FERRY/F-2/23"
)

// Stage is a window that shows one screen of an open count.
type Stage struct {
	T       testing.TB
	Window  fyne.Window
	Frame   *shell.Frame
	Sitting *sitting.Sitting
	// Keys is how many keys were pressed.
	Keys int
	// Went is where the screen asked to go.
	Went []sitting.Go

	now  time.Time
	loop shelltest.Loop
}

// New opens a count of a place in a new file.
func New(t testing.TB, place count.PlaceID) *Stage {
	t.Helper()
	return NewOf(t, votetest.Training(t), place)
}

// NewOf opens a count of a place of another vote.
func NewOf(t testing.TB, v *count.Vote, place count.PlaceID) *Stage {
	t.Helper()
	s := newStage(t)
	path := filepath.Join(t.TempDir(), "sample.count")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	at := s.now
	clock := func() time.Time { at = at.Add(time.Second); return at }
	d, err := desk.Create(context.Background(), j, v, place, desk.Options{Clock: clock, Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	s.sit(d, path)
	return s
}

// newStage is a window that shows nothing yet.
func newStage(t testing.TB) *Stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	s := &Stage{
		T: t, Window: test.NewTempWindow(t, container.NewStack()),
		now: time.Date(2026, 5, 8, 17, 0, 0, 0, time.FixedZone("", -4*3600)),
	}
	s.Window.Resize(fyne.NewSize(1280, 800))
	s.Frame = shell.NewFrame(s.Window, command.NewTable())
	return s
}

// sit shares a count with the screens until the test ends.
func (s *Stage) sit(d *desk.Desk, path string) {
	worker := shell.NewWorker(nil)
	worker.Through(s.loop.Post)
	s.T.Cleanup(func() {
		worker.Close()
		if err := s.Sitting.Close(); err != nil {
			s.T.Error(err)
		}
	})
	s.Sitting = sitting.New(s.Frame, worker, d, path)
	s.Sitting.Show = func(to sitting.Go) { s.Went = append(s.Went, to) }
	s.Frame.Header.SetPlace(s.Sitting.Snapshot().Tally.Place.Title()+" (sample)", "Training vote")
	s.Frame.Status.SetSample("Sample figures")
}

// Do gives commands to the desk, as if they had been done before.
func (s *Stage) Do(commands ...desk.Command) {
	s.T.Helper()
	for _, c := range commands {
		if _, err := s.Sitting.Desk.Do(context.Background(), c); err != nil {
			s.T.Fatalf("%T: %v", c, err)
		}
	}
	s.Sitting.Refresh()
}

// Tellers appoints four invented people and declares batches.
func (s *Stage) Tellers(batches int) {
	s.T.Helper()
	s.Do(
		&desk.Appoint{Name: "Marian Sample", Role: count.ChiefTeller},
		&desk.Appoint{Name: "Ruth Sample", Role: count.Recorder},
		&desk.Appoint{Name: "Luis Sample", Role: count.Recorder},
		&desk.Appoint{Name: "Ada Sample", Role: count.Observer},
		&desk.Declare{Batches: count.N(batches)},
	)
}

// Batch is one recorder's count of a batch of 50: yes, no, blank and void for
// each question.
func (s *Stage) Batch(n int, side count.Side, figures ...[4]int) *desk.Close {
	c := &desk.Close{Batch: n, Side: side, Recorder: "Ruth Sample", Ballots: count.N(50)}
	if side == count.SideB {
		c.Recorder = "Luis Sample"
	}
	tally := s.Sitting.Snapshot().Tally
	for i, q := range tally.QuestionIDs() {
		f := count.Figures{}
		for k, cell := range count.Cells {
			f = f.Put(cell, count.N(figures[i][k]))
		}
		c.Answers = append(c.Answers, count.Answer{Question: q, Figures: f})
	}
	return c
}

// Show puts a screen into the window and gives it every snapshot.
func (s *Stage) Show(screen interface {
	Screen() shell.Screen
	Update(desk.Snapshot)
},
) {
	s.Sitting.OnChange(screen.Update)
	s.Frame.Show(screen.Screen())
}

// Clock is the time that passes only in Wait.
func (s *Stage) Clock() time.Time { return s.now }

// Wait lets time pass.
func (s *Stage) Wait(d time.Duration) { s.now = s.now.Add(d) }

// Picture gives the window a size, and keeps a drawing of it if GALLERY names a
// folder.
func (s *Stage) Picture(name string, width, height float32) {
	s.T.Helper()
	s.Window.Resize(fyne.NewSize(width, height))
	shelltest.Picture(s.T, s.Window, name)
}
